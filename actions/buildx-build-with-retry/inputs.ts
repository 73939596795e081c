import { readCsvList, exactLineForm, lineForm, rawLineForm, csvForm, type CsvForm } from '../../src/core/inputs/csv.ts';
import { canonicalHost } from '../../src/core/oci/reference.ts';
import { readMovingTags } from '../../src/core/tags/target-refs.ts';
import type { InputReader } from '../../src/core/inputs/input-reader.ts';
import type { BuildInputs } from './rules/build-inputs.ts';
import { joinRecordLines } from './rules/handover-context.ts';

const minuteMs = 60_000;
const autoSwitch = ['auto', 'true', 'false'] as const;

/**
 * Reads the inputs of `buildx-build-with-retry/action.yml`.
 * @throws UserError for the first value that is not allowed
 */
export function readBuildInputs(inputs: InputReader): BuildInputs {
  const list = (name: string, form: CsvForm): readonly string[] => readCsvList(name, inputs.text(name) ?? '', form);
  const requiredRegistries = list('required-registries', csvForm);
  const [registryCache, files, targets] = [
    inputs.text('registry-cache'),
    list('files', csvForm),
    list('targets', csvForm),
  ];
  if (registryCache === undefined) {
    inputs.warnWithoutEffect({ 'pull-request-cache': 'false' }, { without: 'registry-cache' });
  }
  if (files.length + targets.length === 0)
    inputs.warnWithoutEffect({ 'keep-file-tags': 'false' }, { without: 'files' });
  return {
    call: inputs.choice('call', ['build', 'check', 'outline', 'targets'], 'build'),
    files,
    targets,
    set: readCsvList('set', joinRecordLines(inputs.text('set') ?? ''), rawLineForm),
    vars: list('vars', rawLineForm),
    keepFileTags: inputs.boolean('keep-file-tags', false),
    context: inputs.text('context') ?? '.',
    file: inputs.text('file'),
    target: inputs.text('target'),
    platforms: list('platforms', csvForm),
    tags: list('tags', csvForm),
    movingTags: readMovingTags(list('moving-tags', csvForm)),
    localTag: inputs.text('local-tag'),
    labels: list('labels', lineForm),
    annotations: list('annotations', lineForm),
    buildArgs: list('build-args', lineForm),
    secretBuildArgs: inputs.choice('secret-build-args', ['warn', 'fail', 'allow'], 'warn'),
    buildContexts: readCsvList('build-contexts', joinRecordLines(inputs.text('build-contexts') ?? ''), lineForm),
    secrets: readCsvList('secrets', inputs.verbatim('secrets') ?? '', exactLineForm),
    secretEnvs: list('secret-envs', csvForm),
    secretFiles: list('secret-files', lineForm),
    ssh: list('ssh', csvForm),
    cacheFrom: list('cache-from', lineForm),
    cacheTo: list('cache-to', lineForm),
    registryCache,
    pullRequestCache: inputs.boolean('pull-request-cache', false),
    noCache: inputs.boolean('no-cache', false),
    noCacheFilters: list('no-cache-filters', csvForm),
    pull: inputs.boolean('pull', false),
    push: inputs.choice('push', autoSwitch, 'auto'),
    load: inputs.choice('load', autoSwitch, 'auto'),
    outputs: list('outputs', rawLineForm),
    layerCompression: inputs.choice('layer-compression', ['auto', 'gzip', 'zstd', 'uncompressed'], 'auto'),
    imageTar: inputs.text('image-tar'),
    provenance: inputs.text('provenance'),
    sbom: inputs.text('sbom'),
    attests: list('attests', lineForm),
    builder: inputs.text('builder'),
    freshBuilder: inputs.choice('fresh-builder', ['auto', 'always', 'never'], 'auto'),
    network: inputs.text('network'),
    shmSize: inputs.text('shm-size'),
    ulimit: list('ulimit', lineForm),
    addHosts: list('add-hosts', csvForm),
    allow: list('allow', csvForm),
    cgroupParent: inputs.text('cgroup-parent'),
    ifTagExists: inputs.choice('if-tag-exists', ['reuse', 'overwrite', 'fail'], 'reuse'),
    requiredRegistries: requiredRegistries.length === 0 ? undefined : requiredRegistries.map(canonicalHost),
    retry: {
      maxAttempts: inputs.integer('max-attempts', { min: 1, max: 10, fallback: 3 }),
      waitSeconds: inputs.integer('retry-wait-seconds', { min: 0, max: 3600, fallback: 10 }),
      retryOn: inputs.choice('retry-on', ['transient', 'any', 'never'], 'transient'),
    },
    timeoutMs: inputs.integer('timeout-minutes', { min: 1, max: 360, fallback: 25 }) * minuteMs,
    totalTimeoutMs: inputs.integer('total-timeout-minutes', { min: 1, max: 360, fallback: 90 }) * minuteMs,
  };
}
