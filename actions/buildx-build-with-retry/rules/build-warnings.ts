import { listAt, valueAt } from '../../../src/core/json/read-json.ts';

/** A finding of BuildKit's checks, where in the Dockerfile it is. */
export interface BuildWarning {
  readonly message: string;
  readonly line: number | undefined;
}

/** GitHub shows ten annotations of a kind for a step. */
const maxWarnings = 10;

/**
 * Reads the warnings in a metadata file, which buildx writes since 0.16 when BUILDX_METADATA_WARNINGS is set
 * (https://docs.docker.com/build/building/variables/#buildx_metadata_warnings). Their text is base64, as Go writes bytes.
 * What has another form is passed over, since a warning must not fail a build.
 */
export function readBuildWarnings(metadata: unknown): readonly BuildWarning[] {
  return listAt(metadata, 'buildx.build.warnings')
    .flatMap((entry): readonly BuildWarning[] => {
      const short = valueAt(entry, 'short');
      if (typeof short !== 'string') return [];
      const [range] = listAt(entry, 'range');
      const line = valueAt(range, 'start', 'line');
      return [
        { message: Buffer.from(short, 'base64').toString('utf8'), line: typeof line === 'number' ? line : undefined },
      ];
    })
    .slice(0, maxWarnings);
}
