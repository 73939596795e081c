/** A finding of BuildKit's checks, where in the Dockerfile it is. */
export interface BuildWarning {
  readonly message: string;
  readonly line: number | undefined;
}

/** GitHub shows ten annotations of a kind for a step. */
const shown = 10;

/**
 * The warnings in a metadata file (buildx 0.16 and later writes them when BUILDX_METADATA_WARNINGS is set). Text is
 * base64 there, as Go writes bytes; what has another form is passed over, for a warning must not fail a build.
 */
export function readBuildWarnings(metadata: Readonly<Record<string, unknown>>): readonly BuildWarning[] {
  const list = metadata['buildx.build.warnings'];
  if (!Array.isArray(list)) return [];
  return list
    .flatMap((entry: unknown): readonly BuildWarning[] => {
      const { short, range } = (entry ?? {}) as RawWarning;
      if (typeof short !== 'string') return [];
      const line = Array.isArray(range) ? (range[0] as RawRange | undefined)?.start?.line : undefined;
      return [
        { message: Buffer.from(short, 'base64').toString('utf8'), line: typeof line === 'number' ? line : undefined },
      ];
    })
    .slice(0, shown);
}

interface RawWarning {
  readonly short?: unknown;
  readonly range?: unknown;
}

interface RawRange {
  readonly start?: { readonly line?: unknown };
}
