import {
  fillInName,
  fillInRefName,
  hasNamePlaceholder,
  namePlaceholder,
} from '../../../src/core/inputs/name-placeholder.ts';
import { familiarName, parseImageRef, parseLocalTag } from '../../../src/core/oci/reference.ts';
import { UserError } from '../../../src/errors.ts';

/** An image in this machine's engine, and the name by which it was asked for. */
export interface StackImage {
  readonly name: string;
  /** The reference under which the engine has it. */
  readonly ref: string;
}

/**
 * Checks one entry of the input `local-tag`, which may hold `{name}`.
 * @throws UserError when it is no reference
 */
export function parseLocalTagPattern(text: string): string {
  if (!hasNamePlaceholder(text)) return parseLocalTag(text);
  parseLocalTag(fillInName(text, 'name'));
  return text;
}

/**
 * The local tags of one image. Its name is brought into lower case in a repository, and stays as it is in a tag.
 * @throws UserError when the name cannot stand there
 */
export function expandLocalTags(patterns: readonly string[], name: string): readonly string[] {
  return patterns.map((pattern) => {
    if (!hasNamePlaceholder(pattern)) return pattern;
    try {
      return parseLocalTag(fillInRefName(pattern, name));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      throw new UserError(`Input "local-tag" has "${pattern}", and the image is "${name}": ${error.message}`, {
        cause: error,
      });
    }
  });
}

interface NamedRefs {
  readonly name: string;
  readonly refs: readonly string[];
  /** '' when it is not known. */
  readonly imageid: string;
}

/**
 * Checks that no two images get the same name in the engine: the second one would take it away from the first. One image
 * that goes by two names may have it.
 * @throws UserError that names both
 */
export function checkDistinctRefs(images: readonly NamedRefs[]): void {
  const owners = new Map<string, NamedRefs>();
  for (const image of images) {
    for (const ref of new Set(image.refs.map((written) => familiarName(written) ?? written))) {
      const owner = owners.get(ref);
      if (owner !== undefined && (owner.imageid === '' || owner.imageid !== image.imageid)) {
        throw new UserError(
          `The images "${owner.name}" and "${image.name}" would both be ${ref} in the engine: write "${namePlaceholder}" into "local-tag", as in ${namePlaceholder}:test, or build them under different names.`,
        );
      }
      owners.set(ref, image);
    }
  }
}

/**
 * The variable of an image in the env file: `API_GATEWAY_IMAGE` for `api-gateway`. One that would begin with a digit, which
 * no shell takes, begins with an underscore.
 */
export function formatEnvVariable(name: string): string {
  const variable = `${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}_IMAGE`;
  return /^\d/.test(variable) ? `_${variable}` : variable;
}

/** The variables of images, and those that would stand for different ones. */
interface EnvVariables {
  /** Reference by variable. */
  readonly values: Readonly<Record<string, string>>;
  readonly ambiguous: readonly { readonly variable: string; readonly names: readonly string[] }[];
}

/** Lists the variables of the env file. Two names may come to the same one. */
export function listEnvVariables(images: readonly StackImage[]): EnvVariables {
  const byVariable = new Map<string, StackImage[]>();
  for (const image of images) {
    const variable = formatEnvVariable(image.name);
    byVariable.set(variable, [...(byVariable.get(variable) ?? []), image]);
  }
  const isAmbiguous = (same: readonly StackImage[]): boolean => new Set(same.map(({ ref }) => ref)).size > 1;
  const entries = [...byVariable];
  return {
    values: Object.fromEntries(
      entries.flatMap(([variable, same]) => (isAmbiguous(same) ? [] : [[variable, same[0]?.ref ?? '']])),
    ),
    ambiguous: entries.flatMap(([variable, same]) =>
      isAmbiguous(same) ? [{ variable, names: same.map(({ name }) => name) }] : [],
    ),
  };
}

/**
 * Writes an override for compose: each service runs its image as it is in the engine, and is neither built nor pulled.
 * Names are quoted, since YAML reads some of them (`on`, `1.0`) as something else than text.
 * https://docs.docker.com/reference/compose-file/merge/#reset-value
 */
export function renderComposeOverride(images: readonly StackImage[]): string {
  const services = images.flatMap(({ name, ref }) => [
    `  ${JSON.stringify(name)}:`,
    `    image: ${JSON.stringify(checkRef(ref))}`,
    '    pull_policy: never',
    '    build: !reset null',
  ]);
  return ['services:', ...services, ''].join('\n');
}

/** Writes a line `API_IMAGE=<reference>` for each variable, as a shell and `docker compose --env-file` read it. */
export function renderEnvFile(values: EnvVariables['values']): string {
  return Object.entries(values)
    .map(([variable, ref]) => `${variable}=${checkRef(ref)}\n`)
    .join('');
}

/** A reference holds no character that YAML, compose or a shell gives a meaning to; anything else must not get there. */
function checkRef(ref: string): string {
  parseImageRef(ref, 'name of an image in the engine');
  return ref;
}
