import { UserError } from '../../src/errors.ts';
import type { Files } from '../../src/ports/files.ts';
import type { BakeDefinition } from './rules/bake-target.ts';
import { findMergedServices } from './rules/compose-services.ts';

/**
 * Compose files that bake finds by itself: `DefaultFileNames` of
 * https://github.com/compose-spec/compose-go/blob/main/cli/options.go
 */
export const defaultComposeFiles: readonly string[] = [
  'compose.yaml',
  'compose.yml',
  'docker-compose.yml',
  'docker-compose.yaml',
];

/**
 * Looks for compose services that bake would merge without a word.
 * @param paths of the definition files; those that are there and are compose files are read
 * @throws UserError that names two of them
 */
export async function checkServices(
  paths: readonly string[],
  { targets }: BakeDefinition,
  files: Files,
): Promise<void> {
  const names = Object.keys(targets);
  // Other names are those of the services.
  if (!names.some((name) => name.includes('_'))) return;
  const texts: string[] = [];
  for (const path of paths) {
    if (!/\.ya?ml$/i.test(path) || !(await files.exists(path))) continue;
    texts.push(await files.readText(path));
  }
  const merged = findMergedServices(texts, names);
  if (merged === undefined) return;
  const [one, other] = merged.services;
  throw new UserError(
    `The services "${one}" and "${other}" in "files" would become one target, "${merged.target}", since bake puts "_" in place of a dot: rename one of them.`,
  );
}
