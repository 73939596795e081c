import type { BuildInputs } from './build-inputs.ts';

/** What one call of `docker buildx build` takes beyond the inputs. */
interface BuildCall {
  readonly names: readonly string[];
  readonly labels: readonly string[];
  readonly load: boolean;
  readonly outputs: readonly string[];
  /** Undefined: buildx decides. */
  readonly provenance: string | undefined;
  /** `id=…,src=…` or `id=…,env=…`: values are never among the arguments. */
  readonly secrets: readonly string[];
  readonly metadataFile: string;
  /** Makes it a question about the build; see `resolveCallFlags`. */
  readonly callArgs: readonly string[];
}

/** Builds the arguments of `docker buildx build`. Each value is one element, so that it arrives as it was given. */
export function buildArgv(inputs: BuildInputs, call: BuildCall): readonly string[] {
  return [
    '--progress=plain',
    ...call.callArgs,
    `--metadata-file=${call.metadataFile}`,
    ...option('builder', inputs.builder),
    ...option('file', inputs.file),
    ...option('target', inputs.target),
    ...(inputs.platforms.length === 0 ? [] : [`--platform=${inputs.platforms.join(',')}`]),
    ...options('tag', call.names),
    ...options('label', call.labels),
    ...options('annotation', inputs.annotations),
    ...options('build-arg', inputs.buildArgs),
    ...options('build-context', inputs.buildContexts),
    ...options('secret', call.secrets),
    ...options('ssh', inputs.ssh),
    ...options('cache-from', inputs.cacheFrom),
    ...options('cache-to', inputs.cacheTo),
    ...flag('no-cache', inputs.noCache),
    ...options('no-cache-filter', inputs.noCacheFilters),
    ...flag('pull', inputs.pull),
    ...flag('load', call.load),
    ...options('output', call.outputs),
    ...option('provenance', call.provenance),
    ...option('sbom', inputs.sbom),
    ...options('attest', inputs.attests),
    ...option('network', inputs.network),
    ...option('shm-size', inputs.shmSize),
    ...options('ulimit', inputs.ulimit),
    ...options('add-host', inputs.addHosts),
    ...options('allow', inputs.allow),
    ...option('cgroup-parent', inputs.cgroupParent),
    '--',
    inputs.context,
  ];
}

/** `--name=value`, so that a value which starts with a dash stays a value. */
function option(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`--${name}=${value}`];
}

function options(name: string, values: readonly string[]): readonly string[] {
  return values.map((value) => `--${name}=${value}`);
}

function flag(name: string, on: boolean): readonly string[] {
  return on ? [`--${name}`] : [];
}
