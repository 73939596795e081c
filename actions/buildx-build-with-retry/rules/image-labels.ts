import { createHash } from 'node:crypto';
import { revisionLabel } from '../../../src/core/oci/labels.ts';
import type { Revisions } from '../../../src/core/tags/target-refs.ts';
import { linkedTargets, type BakeImage } from './bake-target.ts';
import type { BuildInputs } from './build-inputs.ts';
import { identifyContext } from './handover-context.ts';

/** The label with the build hash: it tells whether an image of the same revision came out of the same inputs. */
export const buildLabel = 'io.github.ci-image-actions.build';

export interface ImageLabels {
  /** `key=value` lines for buildx. */
  readonly lines: readonly string[];
  /** The same by name. */
  readonly values: Readonly<Record<string, string>>;
  /** Identity of the build's inputs: 32 hex digits. */
  readonly buildHash: string;
  /** The revision that `labels` named, where it is another one. */
  readonly overruledRevision: string | undefined;
}

/** Adds the revision and the build hash to the user's labels, in place of what `labels` say of them. */
export function labelBuild(inputs: BuildInputs, revisions: Revisions): ImageLabels {
  const given = inputs.labels.find((line) => labelKey(line) === revisionLabel);
  const givenRevision = given?.slice(revisionLabel.length + 1);
  const buildContexts = inputs.buildContexts.map(identifyContext);
  const buildHash = hashInputs({ ...inputs, buildContexts }, revisions.sourceSha);
  const own = inputs.labels.filter((line) => ![revisionLabel, buildLabel].includes(labelKey(line)));
  const lines = [...own, `${revisionLabel}=${revisions.revision}`, `${buildLabel}=${buildHash}`];
  return {
    lines,
    values: Object.fromEntries(lines.map((line) => [labelKey(line), line.slice(labelKey(line).length + 1)])),
    buildHash,
    overruledRevision: givenRevision === revisions.revision ? undefined : givenRevision,
  };
}

/** Hashes what decides about the content of an image besides the base images. */
function hashInputs(inputs: BuildInputs, sourceSha: string): string {
  const { context, file, target, platforms, buildArgs, buildContexts, bakeImage } = inputs;
  const facts = [sourceSha, context, file ?? '', target ?? '', platforms, buildArgs, buildContexts];
  if (bakeImage !== undefined) facts.push(...definitionFacts(bakeImage));
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32);
}

/** What a definition says beyond the inputs: a Dockerfile in it, and the targets that are linked to. */
function definitionFacts({ name, target, definition }: BakeImage): readonly string[] {
  const linked = linkedTargets(name, definition).map((each) => {
    const { context, dockerfile, dockerfileInline, stage, args, contexts, platforms } =
      definition.targets[each] ?? target;
    return JSON.stringify([each, context, dockerfile, dockerfileInline, stage, args, contexts, platforms]);
  });
  return [target.dockerfileInline ?? '', ...linked];
}

function labelKey(line: string): string {
  return line.split('=', 1)[0] ?? '';
}
