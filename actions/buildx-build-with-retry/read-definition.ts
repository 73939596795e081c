import { isAbsolute, join } from 'node:path/posix';
import { classifyError } from '../../src/core/failures/classify.ts';
import { generalRemedies } from '../../src/core/failures/rules/inputs.ts';
import { tryParseJson, valueAt } from '../../src/core/json/read-json.ts';
import { findNearestNames } from '../../src/core/oci/nearest-names.ts';
import { CommandError, UserError } from '../../src/errors.ts';
import type { CallOptions } from '../../src/ports/process.ts';
import { PhaseError } from '../../src/services/retry/phases.ts';
import type { BuildDeps } from './build-plan.ts';
import { checkServices, defaultComposeFiles } from './check-services.ts';
import type { BakeDefinition } from './rules/bake-target.ts';
import type { BuildInputs } from './rules/build-inputs.ts';
import { isRemoteContext } from './rules/git-context.ts';
import { localDockerfile } from './rules/local-dockerfile.ts';
import { nothingToBuild, parseBakeDefinition, probeLabel, probeValue } from './rules/parse-definition.ts';

type DefinitionInputs = Pick<BuildInputs, 'files' | 'targets' | 'set' | 'vars'>;
type DefinitionDeps = Pick<BuildDeps, 'buildx' | 'files' | 'log' | 'run'>;

/** Definitions that people write have some kilobytes. */
const maxDefinitionBytes = 4_000_000;

/** What bake says where there is no file, and of empty ones. */
const noDefinition = "couldn't find a bake definition";

/**
 * Lets bake say what its files mean: https://docs.docker.com/reference/cli/docker/buildx/bake/#print
 * @throws UserError for files and targets that are not there, and for what bake refuses
 */
export async function readDefinition(
  inputs: DefinitionInputs,
  limits: CallOptions,
  deps: DefinitionDeps,
): Promise<BakeDefinition> {
  await checkFiles(inputs.files, deps);
  const unusual = inputs.targets.find((target) => !/^[\w.*?[][\w.*?[\]-]*$/.test(target));
  if (unusual !== undefined) {
    throw new UserError(
      `Input "targets" has "${unusual}": use names of targets, groups or compose services; definitions of another repository have to be checked out first.`,
    );
  }
  const options = { ...limits, cwd: deps.run.workspace, env: readVars(inputs.vars) };
  const files = inputs.files.map((file) => `--file=${file}`);
  const sets = [...inputs.set, `*.labels.${probeLabel}=${probeValue}`].map((line) => `--set=${line}`);
  let text: string;
  try {
    text = await deps.buildx.describeBake(['--print', ...files, ...sets, '--', ...inputs.targets], options);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    if (inputs.files.length > 0 && error.stderr.includes(noDefinition)) throw nothingToBuild();
    throw await explain(error, () => listTargets((args) => deps.buildx.describeBake([...args, ...files], options)));
  }
  const definition = parseBakeDefinition(text);
  const paths = inputs.files.length === 0 ? defaultComposeFiles : inputs.files;
  await checkServices(
    paths.map((path) => resolvePath(path, deps.run)),
    definition,
    deps,
  );
  await checkDockerfiles(definition, deps);
  return definition;
}

async function checkFiles(paths: readonly string[], { files, run }: DefinitionDeps): Promise<void> {
  for (const path of paths) {
    if (isRemoteContext(path)) {
      throw new UserError(
        `Input "files" has "${path}", and definitions of another repository are not fetched: check it out first, and give paths from the workspace.`,
      );
    }
    const isThere = path !== '-' && (await files.exists(resolvePath(path, run)));
    if (!isThere) {
      throw new UserError(
        `Input "files" has "${path}", which is not there: give paths of bake or compose files, from the workspace.`,
      );
    }
    if (!(await isLarger(resolvePath(path, run), files))) continue;
    throw new UserError(
      `Input "files" has "${path}", which is larger than ${maxDefinitionBytes / 1_000_000} MB: give paths of bake or compose files, which are texts.`,
    );
  }
}

/** Whether a definition has too many bytes. Bake would read all of a file, of a device too, into memory. */
async function isLarger(path: string, files: DefinitionDeps['files']): Promise<boolean> {
  let bytes = 0;
  try {
    for await (const { length } of files.read(path)) {
      bytes += length;
      if (bytes > maxDefinitionBytes) return true;
    }
  } catch {
    // What cannot be read, such as a folder, bake names itself.
  }
  return false;
}

/** Bake takes `cwd://` for the workspace, as all paths count from it anyway. */
function resolvePath(path: string, { workspace }: Pick<BuildDeps['run'], 'workspace'>): string {
  const own = path.replace(/^cwd:\/\//, '');
  return isAbsolute(own) ? own : join(workspace, own);
}

/**
 * The variables as environment of bake, where every version looks for those that its files declare. Docker's own would
 * change the program and not the definition.
 */
function readVars(lines: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = '', value = ''] = /^([A-Za-z_]\w*)=([^]*)$/.exec(line) ?? [];
      const isOwn = /^(?:PATH|HOME|(?:LD|DOCKER|BUILDX|BUILDKIT)_\w*)$/.test(name);
      if (name !== '' && !isOwn) return [name, value];
      const why = isOwn ? 'which docker itself reads: give the variable another name' : 'which is not NAME=value';
      throw new UserError(`Input "vars" has ${isOwn ? `"${name}"` : 'a line'}, ${why}.`);
    }),
  );
}

/** Turns what bake says of its files into an error that names the nearest target, where a name is unknown. */
async function explain(error: CommandError, list: () => Promise<readonly string[]>): Promise<Error> {
  const [, pattern] = /could not find any target matching ['"]([^'"]*)['"]/.exec(error.stderr) ?? [];
  if (pattern === '*') return nothingToBuild();
  const [, missing = pattern] = /failed to find target (\S+)/.exec(error.stderr) ?? [];
  if (error.stderr.includes(noDefinition)) {
    return new UserError(
      'Input "targets" is set, and there is no bake or compose file in the workspace that bake finds by itself: name it in "files".',
      { cause: error },
    );
  }
  if (missing === undefined) {
    const failure = classifyError(error, { phase: 'build' });
    // Printing asks nobody but the files, whatever their text may look like.
    const isOfFiles = !error.timedOut && (failure.class !== 'user' || generalRemedies.includes(failure.remedy));
    const remedy = 'correct the files, or the inputs "set" and "vars", as the message says';
    return new PhaseError(
      'reading the definition',
      1,
      isOfFiles ? { ...failure, class: 'user', remedy } : failure,
      error,
    );
  }
  if (missing === 'default') {
    return new UserError('Input "files" has no group or target "default": name in "targets" what is to be built.', {
      cause: error,
    });
  }
  const names = await list();
  if (names.includes(missing)) {
    return new UserError(`Input "files" has the group "${missing}", which holds itself: take it out of its groups.`, {
      cause: error,
    });
  }
  const nearest = findNearestNames(missing, names);
  const advice =
    nearest.length === 0
      ? 'name targets of the files, or compose services with "build", and let no group hold itself'
      : `there is ${nearest.join(', ')}`;
  return new UserError(`Input "files" has no target "${missing}" (a compose service needs "build"): ${advice}.`, {
    cause: error,
  });
}

/** Names of targets and groups, or where this buildx cannot list them those of the default targets. */
async function listTargets(ask: (args: readonly string[]) => Promise<string>): Promise<readonly string[]> {
  try {
    const rows = (await ask(['--list=targets'])).split('\n').map((line) => /^([\w-]+)\t/.exec(line)?.[1]);
    return rows.filter((name) => name !== undefined && name !== 'TARGET').map(String);
  } catch {
    const printed = valueAt(tryParseJson(await ask(['--print']).catch(() => '')), 'target');
    return typeof printed === 'object' && printed !== null ? Object.keys(printed) : [];
  }
}

/** Looks for the Dockerfiles on this machine before anything is built. */
async function checkDockerfiles({ targets }: BakeDefinition, { files, run }: DefinitionDeps): Promise<void> {
  for (const [name, target] of Object.entries(targets)) {
    const path = localDockerfile(target);
    if (path === undefined) continue;
    const paths = [path, path.replace(/Dockerfile$/, 'dockerfile')];
    const found = await Promise.all(paths.map((each) => files.exists(resolvePath(each, run))));
    if (found.includes(true)) continue;
    throw new UserError(
      `Target "${name}" in "files" has the Dockerfile "${path}", which is not there: correct "context", which counts from the workspace wherever the file lies, and "dockerfile", which counts from "context".`,
    );
  }
}
