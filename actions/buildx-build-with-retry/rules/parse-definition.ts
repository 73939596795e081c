import { unescapeTemplate } from '../../../src/core/bake/escape-templates.ts';
import { isTargetName, maxSetImages } from '../../../src/core/handover/handover-set.ts';
import { writeCsvLine } from '../../../src/core/inputs/csv.ts';
import { isObject, listAt, textAt, tryParseJson, valueAt } from '../../../src/core/json/read-json.ts';
import { UserError } from '../../../src/errors.ts';
import { linkedTargets, type BakeDefinition, type BakeTarget } from './bake-target.ts';
import { targetOfService } from './compose-services.ts';

/**
 * A label that every target is given while its definition is printed. How its value comes back tells whether this buildx
 * escapes templates when it prints, as newer ones do (`MarshalJSON` of
 * https://github.com/docker/buildx/blob/master/bake/bake.go), and older ones do not.
 */
export const probeLabel = 'io.github.ci-image-actions.probe';
export const probeValue = '${probe}';

const maxDefinitionLength = 4_000_000;

/** Fields that go back to bake as they are. */
const passedFields: readonly string[] = ['network', 'shm-size', 'ulimits', 'resources', 'entitlements', 'extra-hosts'];
const readFields: readonly string[] = [
  'description',
  'inherits',
  'annotations',
  'attest',
  'context',
  'contexts',
  'dockerfile',
  'dockerfile-inline',
  'args',
  'labels',
  'tags',
  'cache-from',
  'cache-to',
  'target',
  'secret',
  'ssh',
  'platforms',
  'output',
  'pull',
  'no-cache',
  'no-cache-filter',
  'call',
  'policy',
];

/**
 * Parses what `docker buildx bake --print` printed.
 * @throws UserError for a field that would be lost, and when there is nothing to build
 */
export function parseBakeDefinition(text: string): BakeDefinition {
  const json = text.length > maxDefinitionLength ? undefined : tryParseJson(text);
  if (!isObject(json) || !isObject(json['target'])) {
    throw new UserError(
      'docker buildx bake printed a definition that cannot be read: run "docker buildx bake --print" with the same files, and report what it prints.',
    );
  }
  const names = Object.keys(json['target']);
  if (names.length === 0) throw nothingToBuild();
  if (names.length > maxSetImages) {
    throw new UserError(
      `Input "files" defines ${names.length} targets, and at most ${maxSetImages} are built in one step: name fewer in "targets".`,
    );
  }
  const long = names.find((name) => !isTargetName(name));
  if (long !== undefined) {
    throw new UserError(
      `Input "files" has a target whose name has ${long.length} characters ("${long.slice(0, 40)}…"), and consumers take names of at most 128: shorten it.`,
    );
  }
  const targets = Object.fromEntries(names.map((name) => [name, readTarget(name, valueAt(json, 'target', name))]));
  // Bake prints what was asked for and what that links to. 0.13 leaves a target called `default` out of the group.
  const isLinked = names.some((name) => linkedTargets(name, { targets }).includes('default'));
  const requested = new Set([...resolveGroup(json), ...(isLinked ? [] : ['default'])]);
  return { targets, requested: [...requested].filter((name) => Object.hasOwn(targets, name)) };
}

/** The error of files in which nothing is built. */
export function nothingToBuild(): UserError {
  return new UserError(
    'Input "files" has no target to build: a bake file needs a target, and a compose file a service with "build".',
  );
}

/** Follows the group `default`, in which bake puts what was asked for. Groups may hold groups. */
function resolveGroup(json: unknown): readonly string[] {
  const seen = new Set<string>();
  const resolve = (name: string): readonly string[] => {
    // A target may be called `default` too.
    if (seen.has(name)) return [name];
    seen.add(name);
    const members = valueAt(json, 'group', name, 'targets');
    return Array.isArray(members) ? members.map(String).flatMap(resolve) : [name];
  };
  return resolve('default');
}

function readTarget(name: string, value: unknown): BakeTarget {
  const fields = isObject(value) ? value : {};
  const refuse = (field: string, why: string): never => {
    throw new UserError(`Target "${name}" in "files" has "${field}", ${why}.`);
  };
  const unknown = Object.keys(fields).find((field) => !passedFields.includes(field) && !readFields.includes(field));
  if (unknown !== undefined) refuse(unknown, 'which this version does not know: leave it out');
  const isEscaped = valueAt(value, 'labels', probeLabel) === `$${probeValue}`;
  const literal = (text: string): string => (isEscaped ? unescapeTemplate(text) : text);
  const text = (field: string): string | undefined => {
    const found = fields[field] ?? undefined;
    return found === undefined || typeof found === 'string' ? found : refuse(field, 'which is no text');
  };
  const texts = (field: string): readonly string[] =>
    list(field).map((item) =>
      typeof item === 'string' ? item : refuse(field, 'which holds something else than texts'),
    );
  const list = (field: string): readonly unknown[] => {
    const found = fields[field] ?? [];
    return Array.isArray(found) ? found : refuse(field, 'which is no list');
  };
  const lines = (field: string): readonly string[] =>
    list(field).map((item) => toLine(item) ?? refuse(field, 'which holds an entry of an unknown form'));
  const policies = (): readonly string[] =>
    list('policy').map((item) => toPolicyLine(item) ?? refuse('policy', 'which holds an entry of an unknown form'));
  const record = (field: string): Readonly<Record<string, string>> => {
    const found = fields[field] ?? {};
    if (!isObject(found)) return refuse(field, 'which is no object');
    const entries = Object.entries(found).filter(([, item]) => item !== null);
    return Object.fromEntries(
      entries.map(([key, item]) => [key, typeof item === 'string' ? item : refuse(field, 'which holds no text')]),
    );
  };
  const literals = (field: string): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(record(field)).map(([key, item]) => [key, literal(item)]));
  const flag = (field: string): boolean => {
    const found = fields[field] ?? false;
    return typeof found === 'boolean' ? found : refuse(field, 'which is neither true nor false');
  };
  const call = text('call') ?? 'build';
  if (call !== 'build') refuse('call', `which is "${call}" and makes no image: leave the target out of "targets"`);
  const labels = Object.entries(literals('labels')).filter(([key]) => key !== probeLabel);
  const inline = text('dockerfile-inline');
  return {
    context: text('context') ?? '.',
    dockerfile: text('dockerfile') ?? 'Dockerfile',
    dockerfileInline: inline === undefined ? undefined : literal(inline),
    stage: text('target'),
    args: literals('args'),
    labels: Object.fromEntries(labels),
    contexts: Object.fromEntries(Object.entries(record('contexts')).map(([key, item]) => [key, toLink(item)])),
    annotations: texts('annotations').map(literal),
    tags: texts('tags').filter((tag) => tag !== ''),
    platforms: readPlatforms(texts('platforms')),
    noCacheFilters: texts('no-cache-filter'),
    cacheFrom: lines('cache-from'),
    cacheTo: lines('cache-to'),
    secrets: lines('secret'),
    ssh: list('ssh').map((item) => toSshLine(item) ?? refuse('ssh', 'which holds an entry of an unknown form')),
    outputs: lines('output'),
    attests: lines('attest'),
    pull: flag('pull'),
    noCache: flag('no-cache'),
    others: {
      ...Object.fromEntries(passedFields.flatMap((field) => (field in fields ? [[field, fields[field]]] : []))),
      ...('policy' in fields ? { policy: policies() } : {}),
    },
  };
}

/** Older versions of buildx leave a link to a compose service as it stands in the file. */
function toLink(context: string): string {
  const [, service] = /^service:(.*)$/s.exec(context) ?? [];
  return service === undefined ? context : `target:${targetOfService(service)}`;
}

/** One text may hold several, as `set` gives them. `local` is what the builder builds for anyway. */
function readPlatforms(values: readonly string[]): readonly string[] {
  const platforms = values.flatMap((value) => value.split(',')).map((value) => value.trim());
  return platforms.length === 1 && platforms[0] === 'local' ? [] : platforms.filter((value) => value !== '');
}

/** An entry as the option of `docker buildx build` takes it. Newer versions of buildx print it as an object. */
function toLine(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry;
  return isObject(entry) ? writeFields(Object.entries(entry)) : undefined;
}

function writeFields(fields: readonly (readonly [key: string, value: unknown])[]): string | undefined {
  if (fields.some(([, value]) => !['string', 'number', 'boolean'].includes(typeof value))) return undefined;
  return writeCsvLine(fields.map(([key, value]) => [key, String(value)].join('=')));
}

/** `filename=path,strict=true`. Bake prints the fields of its own structure, and reads them by other names. */
function toPolicyLine(entry: unknown): string | undefined {
  const line = toLine(entry);
  if (line !== undefined || !isObject(entry)) return line;
  const { Files, Reset: reset, Disabled: disabled, Strict: strict, LogLevel, ...unknown } = entry;
  const files = Array.isArray(Files) ? Files : [];
  // Bake reads no policy whose text it prints.
  const isUnknown = Object.keys(unknown).length > 0 || files.some((file) => valueAt(file, 'Data') !== null);
  const options = Object.entries({ reset, disabled, strict, 'log-level': LogLevel });
  const given = options.filter(([, value]) => value !== null && value !== undefined);
  return isUnknown
    ? undefined
    : writeFields([...files.map((file) => ['filename', textAt(file, 'Filename')] as const), ...given]);
}

/** `default`, or `id=path,path` */
function toSshLine(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry;
  const id = textAt(entry, 'id');
  const paths = listAt(entry, 'paths').map(String);
  return id === undefined || paths.length === 0 ? id : `${id}=${paths.join(',')}`;
}
