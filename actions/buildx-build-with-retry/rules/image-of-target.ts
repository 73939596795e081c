import { readCsvFields, writeCsvLine } from '../../../src/core/inputs/csv.ts';
import {
  fillInName,
  fillInRefName,
  hasNamePlaceholder,
  namePlaceholder,
} from '../../../src/core/inputs/name-placeholder.ts';
import { lowerRepository, parseImageRef } from '../../../src/core/oci/reference.ts';
import { hasRegistry, readTargetRefs, type Revisions } from '../../../src/core/tags/target-refs.ts';
import { UserError, toMessage } from '../../../src/errors.ts';
import type { BakeImage, BakeTarget } from './bake-target.ts';
import type { BuildInputs } from './build-inputs.ts';

/** The inputs that describe one image, and the key of `set` that says the same of a target. */
const singleImageInputs: readonly (readonly [field: keyof BuildInputs, input: string, key: string])[] = [
  ['context', 'context', 'context'],
  ['file', 'file', 'dockerfile'],
  ['target', 'target', 'target'],
  ['platforms', 'platforms', 'platform'],
  ['buildArgs', 'build-args', 'args.NAME'],
  ['buildContexts', 'build-contexts', 'contexts.NAME'],
  ['cacheFrom', 'cache-from', 'cache-from'],
  ['cacheTo', 'cache-to', 'cache-to'],
  ['noCacheFilters', 'no-cache-filters', 'no-cache-filter'],
  ['outputs', 'outputs', 'output'],
  ['network', 'network', 'network'],
  ['shmSize', 'shm-size', 'shm-size'],
  ['ulimit', 'ulimit', 'ulimits'],
  ['addHosts', 'add-hosts', 'extra-hosts.NAME'],
];

/** Whether the step builds what bake definitions say. */
export function buildsFromFiles({ files, targets }: Pick<BuildInputs, 'files' | 'targets'>): boolean {
  return files.length > 0 || targets.length > 0;
}

/**
 * Refuses inputs that describe one image beside a definition that describes several, and the other way round.
 * @throws UserError
 */
export function checkBakeInputs(inputs: BuildInputs): void {
  if (!buildsFromFiles(inputs)) {
    const [stray] = [...inputs.set.map(() => 'set'), ...inputs.vars.map(() => 'vars')];
    if (stray === undefined) return;
    throw new UserError(`Input "${stray}" is set without "files": name the bake or compose files that it is for.`);
  }
  const isSet = (value: unknown): boolean =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '.';
  const single = singleImageInputs.find(([field]) => isSet(inputs[field]));
  if (single !== undefined) {
    throw new UserError(
      `Input "${single[1]}" describes one image, and "files" describes all of them: write it into the file, or use "set" with a line such as *.${single[2]}=value.`,
    );
  }
  if (inputs.cgroupParent !== undefined) {
    throw new UserError('Input "cgroup-parent" is not known to bake: leave it out beside "files".');
  }
  if (inputs.call !== 'build') {
    throw new UserError(`Input "call" is "${inputs.call}", which is for one image: leave it out beside "files".`);
  }
}

/**
 * The inputs of the image that a target becomes: what the step says of all images, and what the definition says of this
 * one, which is more specific and wins.
 * @param isOnly whether it is the step's only image
 * @throws UserError for a target that cannot become an image
 */
export function inputsOfTarget(
  step: BuildInputs,
  image: BakeImage,
  revisions: Revisions,
  isOnly: boolean,
): BuildInputs {
  const { name, target } = image;
  checkOutputs(name, target.outputs);
  const isGiven = (line: string): boolean => Object.hasOwn(target.labels, line.split('=', 1)[0] ?? '');
  const tags = tagsOfTarget(step, image, revisions);
  const hosts = tags.tags.map((tag) => parseImageRef(tag, 'input "tags"').host ?? 'docker.io');
  return {
    ...inputsOfDefinition(step, target),
    ...tags,
    // An image need not go to every registry of the step.
    requiredRegistries: step.requiredRegistries?.filter((host) => hosts.includes(host)),
    bakeImage: image,
    labels: [...step.labels.filter((line) => !isGiven(line)), ...pairLines(target.labels)],
    registryCache: cacheOfTarget(step.registryCache, name),
    localTag:
      step.localTag === undefined ? undefined : lowerRepository(nameInput('local-tag', step.localTag, name, isOnly)),
    imageTar: step.imageTar === undefined ? undefined : nameInput('image-tar', step.imageTar, name, isOnly),
  };
}

/** What the definition says of a target, in place of the step's inputs or added to them. */
export function inputsOfDefinition(step: BuildInputs, target: BakeTarget): BuildInputs {
  const attests = splitAttests(target.attests);
  return {
    ...step,
    context: target.context,
    file: target.dockerfile,
    target: target.stage,
    platforms: target.platforms,
    labels: pairLines(target.labels),
    annotations: [...step.annotations, ...target.annotations],
    buildArgs: pairLines(target.args),
    buildContexts: pairLines(target.contexts),
    ssh: [...target.ssh, ...step.ssh],
    cacheFrom: target.cacheFrom,
    cacheTo: target.cacheTo,
    noCache: step.noCache || target.noCache,
    noCacheFilters: target.noCacheFilters,
    pull: step.pull || target.pull,
    provenance: step.provenance ?? attests.provenance,
    sbom: step.sbom ?? attests.sbom,
    attests: [...attests.others, ...step.attests],
  };
}

/** `key=value` lines. */
export function pairLines(pairs: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(pairs).map(([key, value]) => `${key}=${value}`);
}

/** @throws UserError where several images would share one value */
function nameInput(input: string, value: string, name: string, isOnly: boolean): string {
  if (!isOnly && !hasNamePlaceholder(value)) {
    throw new UserError(
      `Input "${input}" is "${value}", and several images cannot share it: put ${namePlaceholder} where the target's name belongs.`,
    );
  }
  return fillInName(value, name);
}

/** Each target gets a cache of its own: those of several targets under one reference would replace each other. */
function cacheOfTarget(registryCache: string | undefined, name: string): string | undefined {
  if (registryCache === undefined) return undefined;
  if (hasNamePlaceholder(registryCache)) return fillInRefName(registryCache, name);
  const { repository, tag = 'latest' } = parseImageRef(registryCache, 'input "registry-cache"');
  return `${repository}:${tag}-${name}`;
}

/**
 * The references of a target's image: the step's tags in the repositories that the definition names, or else below each
 * of the step's own. A name without a host or an owner exists in the engine alone and names no repository.
 */
function tagsOfTarget(
  { tags, movingTags, keepFileTags }: BuildInputs,
  { name, target }: BakeImage,
  revisions: Revisions,
): Pick<BuildInputs, 'tags' | 'movingTags'> {
  const own = target.tags.map((tag) => readFileTag(name, tag));
  const repositories = [...new Set(own.filter(hasRegistryName).map(({ repository }) => repository))];
  const renamed = readTargetRefs(tags, movingTags, revisions).flatMap(({ repository, tag, isMoving }) => {
    const targets = repositories.length > 0 ? repositories : [below(repository, name)];
    return targets.map((each) => ({ repository: each, ref: `${each}:${tag}`, isMoving }));
  });
  const fixed = new Set(renamed.filter(({ isMoving }) => !isMoving).map(({ ref }) => ref));
  // A name of the engine alone would keep the others from being pushed.
  const keepable = [...own, ...renamed].some(hasRegistryName) ? own.filter(hasRegistryName) : own;
  const kept = keepFileTags ? keepable.map(({ ref }) => ref).filter((ref) => !fixed.has(ref)) : [];
  const moving = [...new Set([...renamed.filter(({ isMoving }) => isMoving).map(({ ref }) => ref), ...kept])];
  return { tags: [...fixed, ...moving.filter((ref) => !fixed.has(ref))], movingTags: moving };
}

/** Whether a target names the repository of its image. */
export function namesRepository(name: string, { tags }: Pick<BakeTarget, 'tags'>): boolean {
  return tags.some((tag) => hasRegistryName(readFileTag(name, tag)));
}

/** @throws UserError for what is no reference, as `image: api:${TAG}` is where that has no value */
function readFileTag(target: string, text: string): { readonly repository: string; readonly ref: string } {
  try {
    const { repository, tag = 'latest' } = parseImageRef(lowerRepository(text), `tag of target "${target}" in "files"`);
    return { repository, ref: `${repository}:${tag}` };
  } catch (error) {
    const message = toMessage(error).replace(/\.$/, '');
    throw new UserError(`${message}; correct it, or give the variables in it a value by "vars".`, { cause: error });
  }
}

function hasRegistryName({ repository }: { readonly repository: string }): boolean {
  return hasRegistry({ repository, ref: repository, host: '', tag: '', isMoving: false });
}

/** A name that exists in the engine alone stays one: with a slash in it, it would be an owner's repository. */
function below(repository: string, name: string): string {
  const full = `${repository}${hasRegistryName({ repository }) ? '/' : '-'}${name.toLowerCase()}`;
  try {
    parseImageRef(full, 'reference');
    return full;
  } catch (error) {
    throw new UserError(
      `Target "${name}" in "files" cannot name an image (${toMessage(error).replace(/\.$/, '')}): give it a tag in the file, whose repository is taken.`,
    );
  }
}

/** Outputs that say no more than that there is an image; where it goes is up to `push` and `load`. */
function checkOutputs(name: string, outputs: readonly string[]): void {
  for (const line of outputs) {
    const fields = readCsvFields(line).map((field) => field.trim());
    const isImage = fields.some((field) => /^type=(?:image|registry|docker)$/.test(field));
    if (isImage && fields.every((field) => /^(?:type|push)=/.test(field))) continue;
    throw new UserError(
      `Target "${name}" in "files" has the output "${line}", which this step does not write: leave the target out of "targets", or set "${name}.output=type=image" in "set".`,
    );
  }
}

interface Attests {
  readonly provenance: string | undefined;
  readonly sbom: string | undefined;
  readonly others: readonly string[];
}

/** Splits `attest` into what the inputs `provenance`, `sbom` and `attests` say. */
function splitAttests(lines: readonly string[]): Attests {
  const valueOf = (type: string): string | undefined => {
    const fields = lines.map(readCsvFields).findLast((each) => each.includes(`type=${type}`));
    if (fields === undefined) return undefined;
    if (fields.includes('disabled=true')) return 'false';
    const rest = fields.filter((field) => field !== `type=${type}` && !field.startsWith('disabled='));
    return rest.length === 0 ? 'true' : writeCsvLine(rest);
  };
  const isOther = (line: string): boolean =>
    !readCsvFields(line).some((field) => field === 'type=provenance' || field === 'type=sbom');
  return { provenance: valueOf('provenance'), sbom: valueOf('sbom'), others: lines.filter(isOther) };
}
