import { serialiseHandover } from '../core/handover-record.ts';
import type { InputReader, Outputs } from '../core/inputs.ts';
import { buildLead, buildRows } from '../core/build/build-summary.ts';
import { asCode } from '../core/summary/escaped.ts';
import { summaryPage } from '../core/summary/page.ts';
import { known } from '../core/summary-table.ts';
import type { ProducerInputs, ProducerResult } from '../flows/producer.ts';
import type { RunFacts } from '../ports.ts';
import { buildOutputs, readBuildInputs } from './buildx-build-with-retry.ts';
import { readComputeTagInputs, tagOutputs } from './compute-tag.ts';
import { reportedFailures } from './reported-failure.ts';
import { archiveText, readSaveImageInputs, saveImageOutputs, saveLead } from './save-and-upload-image.ts';

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

/**
 * The page of the step: what was made, where it is, and what it took.
 * @param error what ended the step; undefined: nothing did
 */
export function producerSummary(result: ProducerResult, error?: unknown): string {
  const { tag, build, save, registry, handover } = result;
  const { packed, artifact } = save;
  const failures = reportedFailures(error ?? (registry === 'degraded' ? build.failure : undefined));
  const failed = error !== undefined;
  const skipped = handover.skipped !== null;
  return summaryPage({
    title: failed
      ? 'Image build failed'
      : skipped
        ? 'Image build skipped'
        : build.reused
          ? 'Image reused'
          : 'Image built once',
    failures,
    failed,
    lead: failed
      ? ''
      : skipped
        ? `Nothing was built: ${asCode(handover.skipped)}.`
        : `${buildLead(build)}${saveLead(save)}.`,
    rows: [
      ['image', known(tag.imageRef)],
      ['moving tags', tag.movingTags],
      ['revision', known(tag.revision)],
      ...buildRows({ ...build, pushSkippedReason: '' }),
      ['registry', [build.pushSkippedReason === '' ? registry : `${registry}: ${build.pushSkippedReason}`]],
      ['artifact', artifact === undefined ? [] : [artifact.name]],
      ['archive', packed === undefined ? [] : [archiveText(packed)]],
    ],
    phases: [...build.phases, ...save.phases],
  });
}
