import { escapeTemplates } from '../../../src/core/bake/escape-templates.ts';
import { readCsvFields } from '../../../src/core/inputs/csv.ts';
import type { BakeTarget } from './bake-target.ts';
import type { BuildInputs } from './build-inputs.ts';

/** What one solve makes of a target beyond its inputs. */
interface TargetCall {
  readonly names: readonly string[];
  /** `key=value` */
  readonly labels: readonly string[];
  readonly outputs: readonly string[];
  readonly provenance: string | undefined;
  /** `id=…,src=…` or `id=…,env=…`, of the step. They replace the definition's of the same id. */
  readonly secrets: readonly string[];
}

/** Writes a target as bake reads it, with nothing left to default but what the definition leaves so. */
export function renderTarget(
  target: BakeTarget,
  inputs: Pick<
    BuildInputs,
    | 'buildContexts'
    | 'platforms'
    | 'annotations'
    | 'ssh'
    | 'cacheFrom'
    | 'cacheTo'
    | 'noCache'
    | 'noCacheFilters'
    | 'pull'
    | 'sbom'
    | 'attests'
  >,
  call: TargetCall,
): Readonly<Record<string, unknown>> {
  const ids = call.secrets.map(idOf);
  const attests = [...inputs.attests, ...attestLine('provenance', call.provenance), ...attestLine('sbom', inputs.sbom)];
  return {
    ...target.others,
    context: target.context,
    contexts: Object.fromEntries(inputs.buildContexts.map(splitPair)),
    dockerfile: target.dockerfile,
    'dockerfile-inline': target.dockerfileInline,
    target: target.stage,
    args: target.args,
    labels: Object.fromEntries(call.labels.map(splitPair)),
    annotations: inputs.annotations,
    tags: call.names,
    platforms: inputs.platforms,
    'cache-from': inputs.cacheFrom,
    'cache-to': inputs.cacheTo,
    secret: [...target.secrets.filter((line) => !ids.includes(idOf(line))), ...call.secrets],
    ssh: inputs.ssh,
    output: call.outputs,
    attest: attests,
    'no-cache': inputs.noCache,
    'no-cache-filter': inputs.noCacheFilters,
    pull: inputs.pull,
  };
}

/** The definition file of one solve. Bake takes every text in it literally. */
export function renderDefinition(targets: Readonly<Record<string, Readonly<Record<string, unknown>>>>): string {
  return JSON.stringify(escapeTemplates({ target: targets }));
}

/** As `--provenance` and `--sbom` are read. */
function attestLine(type: string, value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  if (value === 'false') return [`type=${type},disabled=true`];
  return [value === 'true' ? `type=${type}` : `type=${type},${value}`];
}

function idOf(line: string): string {
  return readCsvFields(line).find((field) => field.startsWith('id=')) ?? line;
}

function splitPair(line: string): readonly [string, string] {
  const at = line.indexOf('=');
  return at === -1 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
}
