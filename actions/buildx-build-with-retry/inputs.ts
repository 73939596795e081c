import type { BuildInputs } from './rules/build-inputs.ts';
import { csvList, lineList, plainLines, shortList, type ListForm } from '../../src/core/inputs/csv-list.ts';
import type { InputReader } from '../../src/core/inputs/input-reader.ts';

const minuteMs = 60_000;
const autoSwitch = ['auto', 'true', 'false'] as const;

/**
 * The inputs of `buildx-build-with-retry/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
export function readBuildInputs(inputs: InputReader): BuildInputs {
  const list = (name: string, form: ListForm): readonly string[] => csvList(name, inputs.text(name) ?? '', form);
  const movingTags = list('moving-tags', shortList);
  const requiredRegistries = list('required-registries', shortList);
  return {
    call: inputs.choice('call', ['build', 'check', 'outline', 'targets'], 'build'),
    context: inputs.text('context') ?? '.',
    file: inputs.text('file'),
    target: inputs.text('target'),
    platforms: list('platforms', shortList),
    tags: list('tags', shortList),
    movingTags: movingTags.length === 0 ? undefined : movingTags.filter((tag) => tag !== 'none'),
    localTag: inputs.text('local-tag'),
    labels: list('labels', lineList),
    annotations: list('annotations', lineList),
    buildArgs: list('build-args', lineList),
    secretBuildArgs: inputs.choice('secret-build-args', ['warn', 'fail', 'allow'], 'warn'),
    buildContexts: list('build-contexts', lineList),
    secrets: list('secrets', lineList),
    secretEnvs: list('secret-envs', shortList),
    secretFiles: list('secret-files', lineList),
    ssh: list('ssh', shortList),
    cacheFrom: list('cache-from', lineList),
    cacheTo: list('cache-to', lineList),
    registryCache: inputs.text('registry-cache'),
    pullRequestCache: inputs.boolean('pull-request-cache', false),
    noCache: inputs.boolean('no-cache', false),
    noCacheFilters: list('no-cache-filters', shortList),
    pull: inputs.boolean('pull', false),
    push: inputs.choice('push', autoSwitch, 'auto'),
    load: inputs.choice('load', autoSwitch, 'auto'),
    outputs: list('outputs', plainLines),
    imageTar: inputs.text('image-tar'),
    provenance: inputs.text('provenance'),
    sbom: inputs.text('sbom'),
    attests: list('attests', lineList),
    builder: inputs.text('builder'),
    freshBuilder: inputs.choice('fresh-builder', ['auto', 'always', 'never'], 'auto'),
    network: inputs.text('network'),
    shmSize: inputs.text('shm-size'),
    ulimit: list('ulimit', lineList),
    addHosts: list('add-hosts', shortList),
    allow: list('allow', shortList),
    cgroupParent: inputs.text('cgroup-parent'),
    ifTagExists: inputs.choice('if-tag-exists', ['reuse', 'overwrite', 'fail'], 'reuse'),
    requiredRegistries: requiredRegistries.length === 0 ? undefined : requiredRegistries,
    retry: {
      maxAttempts: inputs.integer('max-attempts', { min: 1, max: 10, fallback: 3 }),
      waitSeconds: inputs.integer('retry-wait-seconds', { min: 0, max: 3600, fallback: 10 }),
      retryOn: inputs.choice('retry-on', ['transient', 'any', 'never'], 'transient'),
    },
    timeoutMs: inputs.integer('timeout-minutes', { min: 1, max: 360, fallback: 25 }) * minuteMs,
    totalTimeoutMs: inputs.integer('total-timeout-minutes', { min: 1, max: 360, fallback: 90 }) * minuteMs,
  };
}
