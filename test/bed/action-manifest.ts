import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { interpolate, type Contexts } from './runner/expressions.ts';

/** What a runner needs of an `action.yml`. */
export interface ActionManifest {
  /** Folder that holds it. */
  readonly folder: string;
  /** Input name, as declared, to its default; '' without one. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Declared output names. */
  readonly outputs: readonly string[];
  /** Scripts, relative to `folder`. */
  readonly main: string;
  readonly pre: string | undefined;
  readonly post: string | undefined;
  /** When `post` runs; `always()` unless it says otherwise. */
  readonly postIf: string;
}

export type Mapping = Readonly<Record<string, unknown>>;

export const mapping = (value: unknown): Mapping =>
  typeof value === 'object' && value !== null ? (value as Mapping) : {};
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;

const manifestFile = (folder: string): string | undefined =>
  ['action.yml', 'action.yaml'].map((name) => join(folder, name)).find((path) => existsSync(path));

/** Whether there is an action in `folder`. */
export function isActionFolder(folder: string): boolean {
  return manifestFile(folder) !== undefined;
}

/**
 * Reads the action.yml in `folder` as it is.
 * @throws Error when there is none.
 */
export function readActionYml(folder: string): { readonly file: string; readonly manifest: Mapping } {
  const file = manifestFile(folder);
  if (file === undefined) throw new Error(`There is no action.yml in ${folder}.`);
  return { file, manifest: mapping(parse(readFileSync(file, 'utf8'))) };
}

/** Input name, as declared, to its default; '' without one. */
export function inputDefaults(manifest: Mapping): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(mapping(manifest['inputs'])).map(([name, input]) => [name, text(mapping(input)['default']) ?? '']),
  );
}

/**
 * Reads the JavaScript action in `folder`.
 * @throws Error when there is none, or when it does not run on node24.
 */
export function readActionManifest(folder: string): ActionManifest {
  const { file, manifest } = readActionYml(folder);
  const runs = mapping(manifest['runs']);
  const main = text(runs['main']);
  if (runs['using'] !== 'node24' || main === undefined) {
    throw new Error(
      `${file} runs using "${text(runs['using']) ?? ''}": only node24 actions with a main can be run here.`,
    );
  }
  return {
    folder,
    inputs: inputDefaults(manifest),
    outputs: Object.keys(mapping(manifest['outputs'])),
    main,
    pre: text(runs['pre']),
    post: text(runs['post']),
    postIf: text(runs['post-if']) ?? 'always()',
  };
}

/** The INPUT_* variables of a step, and which of its `with` names the action does not declare. */
interface ActionInputs {
  readonly env: Readonly<Record<string, string>>;
  readonly unexpected: readonly string[];
}

/** What is given, names in any case, and the evaluated default of everything that is not given. */
export function actionInputs(
  manifest: ActionManifest,
  given: Readonly<Record<string, string>>,
  contexts: Contexts,
): ActionInputs {
  const variable = (name: string): string => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) env[variable(name)] = value;
  for (const [name, value] of Object.entries(manifest.inputs)) env[variable(name)] ??= interpolate(value, contexts);
  const declared = new Set(Object.keys(manifest.inputs).map((name) => name.toLowerCase()));
  return { env, unexpected: Object.keys(given).filter((name) => !declared.has(name.toLowerCase())) };
}

/** Folder that holds this project's compiled actions, where it is not the `dist` that action.yml names. */
export const compiledActions = process.env['CIIA_DIST'];

/** `../dist/<n>/index.js` of an action.yml, in another folder of compiled actions when one is given. */
export function scriptPath(folder: string, script: string, dist: string | undefined): string {
  return dist === undefined ? join(folder, script) : join(dist, script.replace(/^(\.\.?\/)*dist\//, ''));
}
