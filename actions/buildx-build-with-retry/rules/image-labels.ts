import { createHash } from 'node:crypto';
import type { BuildInputs } from './build-inputs.ts';
import type { Revisions } from '../../../src/core/tags/target-refs.ts';
import { revisionLabel } from '../../../src/core/oci/labels.ts';

/** Tells whether an image of the same revision came out of the same inputs. */
export const buildLabel = 'io.github.ci-image-actions.build';

export interface ImageLabels {
  /** `key=value` lines for buildx. */
  readonly lines: readonly string[];
  /** Identity of the build's inputs. */
  readonly build: string;
  /** What `labels` said of the revision, when it was something else than the revision. */
  readonly overruled: string | undefined;
}

/** The user's labels with the revision and the build's own hash set by us, whatever `labels` say of them. */
export function imageLabels(inputs: BuildInputs, revisions: Revisions): ImageLabels {
  const given = inputs.labels.find((line) => keyOf(line) === revisionLabel);
  const said = given?.slice(revisionLabel.length + 1);
  const build = buildHash(inputs, revisions.sourceSha);
  const own = inputs.labels.filter((line) => ![revisionLabel, buildLabel].includes(keyOf(line)));
  return {
    lines: [...own, `${revisionLabel}=${revisions.revision}`, `${buildLabel}=${build}`],
    build,
    overruled: said === undefined || said === revisions.revision ? undefined : said,
  };
}

/** What decides about the content of an image besides the base images: 32 hex digits. */
function buildHash(inputs: BuildInputs, sourceSha: string): string {
  const { context, file, target, platforms, buildArgs, buildContexts } = inputs;
  const facts = [sourceSha, context, file ?? '', target ?? '', platforms, buildArgs, buildContexts];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32);
}

function keyOf(line: string): string {
  return line.split('=', 1)[0] ?? '';
}
