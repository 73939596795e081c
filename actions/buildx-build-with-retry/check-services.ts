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

/** Uses of anchors in one file: some have one for each service. */
const maxYamlAliases = 10_000;

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
  const documents: unknown[] = [];
  for (const path of paths) {
    if (!/\.ya?ml$/i.test(path) || !(await files.exists(path))) continue;
    documents.push(...(await parseYaml(await files.readText(path))));
  }
  const merged = findMergedServices(documents, names);
  if (merged === undefined) return;
  const [one, other] = merged.services;
  throw new UserError(
    `The services "${one}" and "${other}" in "files" would become one target, "${merged.target}", since bake puts "_" in place of a dot: rename one of them.`,
  );
}

/** The documents of a file. Empty where it cannot be read here: bake has judged it, and took it. */
async function parseYaml(text: string): Promise<readonly unknown[]> {
  const { parseAllDocuments } = await import('yaml');
  try {
    return [...parseAllDocuments(text, { logLevel: 'silent', merge: true })].map((document): unknown =>
      document.toJS({ maxAliasCount: maxYamlAliases }),
    );
  } catch {
    return [];
  }
}
