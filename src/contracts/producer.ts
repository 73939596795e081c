import { serialiseHandover } from '../core/handover-record.ts';
import type { InputReader, Outputs } from '../core/inputs.ts';
import { phaseRow } from '../core/build/build-summary.ts';
import { summaryTable } from '../core/summary-table.ts';
import { readableBytes } from '../flows/progress.ts';
import type { ProducerInputs, ProducerResult } from '../flows/producer.ts';
import type { RunFacts } from '../ports.ts';
import { buildOutputs, readBuildInputs } from './buildx-build-with-retry.ts';
import { readComputeTagInputs, tagOutputs } from './compute-tag.ts';
import { readSaveImageInputs, saveImageOutputs } from './save-and-upload-image.ts';

const tagInputs = [
  ...['images', 'tag', 'moving-tags', 'short-sha-length', 'max-length', 'pr-prefix'],
  ...['skip-patterns', 'skip-actors', 'force-branches', 'labels', 'annotations'],
];
const buildInputs = [
  ...['context', 'file', 'target', 'platforms', 'build-args', 'build-contexts', 'secrets', 'secret-envs'],
  ...['secret-files', 'ssh', 'cache-from', 'cache-to', 'registry-cache', 'pull-request-cache', 'no-cache', 'pull'],
  ...['provenance', 'sbom', 'builder', 'fresh-builder', 'push', 'if-tag-exists'],
  ...['max-attempts', 'retry-wait-seconds', 'timeout-minutes', 'total-timeout-minutes'],
];
const saveInputs = ['artifact-name', 'local-tag', 'compression', 'retention-days', 'archive', 'file-name'];

/**
 * The inputs of `action.yml`: each has the meaning that it has in the action that it comes from.
 * @throws UserError for the first value that is not allowed.
 */
export function readProducerInputs(inputs: InputReader, env: RunFacts['env']): ProducerInputs {
  return {
    tag: readComputeTagInputs(inputs.only(tagInputs), env),
    build: readBuildInputs(inputs.only([...buildInputs, 'local-tag'])),
    save: readSaveImageInputs(inputs.only(saveInputs)),
    artifact: inputs.choice('artifact', ['auto', 'always', 'never'], 'auto'),
    requirePush: inputs.choice('require-push', ['auto', 'true', 'false'], 'auto'),
  };
}

/** Every output that `action.yml` declares: those of the three parts, with the record as it is in the end. */
export function producerOutputs(result: ProducerResult): Outputs {
  return {
    ...saveImageOutputs(result.save),
    ...buildOutputs(result.build),
    ...tagOutputs(result.tag),
    'artifact-name': result.save.artifactName || result.tag.artifactName,
    handover: serialiseHandover(result.handover),
    registry: result.registry,
  };
}

/** The page of the step: what was made, where it is, and what it took. */
export function producerSummary(result: ProducerResult): string {
  const { tag, build, save, registry, handover } = result;
  const known = (text: string): readonly string[] => (text === '' ? [] : [text]);
  const { cache, failure } = build;
  const { packed, artifact } = save;
  const title =
    handover.skipped !== null ? 'Image build skipped' : failure === undefined ? 'Image built once' : 'Image build';
  return summaryTable(title, [
    ['image', [tag.imageRef]],
    ['moving tags', tag.movingTags],
    ['revision', [tag.revision]],
    ['imageid', known(build.imageid)],
    ['digest', known(build.digest)],
    ['registry', [build.pushSkippedReason === '' ? registry : `${registry}: ${build.pushSkippedReason}`]],
    ['artifact', artifact === undefined ? [] : [artifact.name]],
    [
      'archive',
      packed === undefined
        ? []
        : [
            `${readableBytes(packed.sizeBytes)}, uploaded as ${readableBytes(packed.archiveBytes)} (${packed.compression})`,
          ],
    ],
    ['steps from cache', cache === undefined ? [] : [`${String(cache.cached)} of ${String(cache.total)}`]],
    ...build.phases.map(phaseRow),
    ['save', packed === undefined ? [] : [`${packed.seconds.toFixed(1)} s`]],
    ['upload', artifact === undefined ? [] : [`${save.uploadSeconds.toFixed(1)} s`]],
    ['failure', failure === undefined ? [] : [`${failure.class}: ${failure.reason}`, failure.remedy]],
  ]);
}
