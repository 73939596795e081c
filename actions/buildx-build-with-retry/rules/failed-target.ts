import { linkedTargets, type BakeImage } from './bake-target.ts';
import { targetLines } from './build-progress.ts';

/**
 * Names of the images that cannot be built, by what buildx wrote. Newer versions name the target in the error, older ones
 * only in front of the step that failed. When it is one that others link to, these cannot be built either.
 * @returns empty when no target is named
 */
export function failedTargets(stderr: string, images: readonly BakeImage[]): readonly string[] {
  const [{ definition } = { definition: { targets: {} } }] = images;
  const namesIn = (pattern: RegExp): readonly string[] => [...stderr.matchAll(pattern)].map(([, name = '']) => name);
  const steps = failedSteps(stderr, Object.keys(definition.targets));
  const cause = stderr.slice(stderr.lastIndexOf('\nERROR: ') + 1);
  const failed = [
    namesIn(/^ERROR: target ([\w-]+): /gm).slice(-1),
    // The end of the solve breaks steps of other targets off, which then have errors of their own.
    steps.filter(({ reason }) => cause.includes(reason)).map(({ name }) => name),
    onlyName(namesIn(/^ > \[([\w-]+) [^\]\n]*\]/gm)),
    onlyName(steps.map(({ name }) => name)),
  ].find((names) => names.length > 0);
  const isAffected = ({ name }: BakeImage): boolean =>
    [name, ...linkedTargets(name, { targets: definition.targets })].some((each) => failed?.includes(each));
  return images.filter(isAffected).map(({ name }) => name);
}

/** Steps that failed, by the lines of the progress: the target of each, and its error. */
function failedSteps(
  stderr: string,
  targets: readonly string[],
): readonly { readonly name: string; readonly reason: string }[] {
  if (targets.length < 2) return [];
  const targetOf = targetLines(targets);
  return stderr.split('\n').flatMap((line) => {
    const name = targetOf(line);
    const [, reason] = /^#\d+ ERROR: (.+)$/.exec(line) ?? [];
    return name === undefined || reason === undefined ? [] : [{ name, reason }];
  });
}

/** The one name that all of them are; empty when they differ. */
function onlyName(names: readonly string[]): readonly string[] {
  const different = [...new Set(names)];
  return different.length === 1 ? different : [];
}

/** Where a build failed, as buildx quotes it. */
export interface QuotedLine {
  /** The file's name, without its folder. */
  readonly file: string;
  readonly line: number;
  /** What stands there; undefined: buildx does not show it. */
  readonly text: string | undefined;
}

/** Reads where in a Dockerfile buildx says that it failed; undefined: it does not say. */
export function readQuotedLine(stderr: string): QuotedLine | undefined {
  const found = [...stderr.matchAll(/^([\w./-]{1,200}):(\d{1,9})\r?\n-{10,}$/gm)].at(-1);
  const [, file, line] = found ?? [];
  if (found === undefined || file === undefined || line === undefined) return undefined;
  const rows = stderr.slice(found.index).matchAll(/^ *(\d{1,9}) \| >>> (.*)$/gm);
  return { file, line: Number(line), text: [...rows].find(([, number]) => number === line)?.[2] };
}
