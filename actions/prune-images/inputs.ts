import type { InputReader } from '../../src/core/inputs/input-reader.ts';
import { checkTagStyle } from '../../src/core/tags/tag-text.ts';
import { UserError } from '../../src/errors.ts';
import type { PruneInputs } from './prune-images.ts';
import { parsePackageChoice } from './rules/package-choice.ts';
import { defaultRules, parsePruneRules } from './rules/prune-policy.ts';
import { parseTagPattern } from './rules/tag-pattern.ts';

/**
 * Reads the inputs of `prune-images/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
export function readPruneInputs(inputs: InputReader): PruneInputs {
  const prPrefix = inputs.text('pr-prefix') ?? 'pr-';
  checkTagStyle({ shortShaLength: 7, maxLength: 128, prPrefix });
  const rules = inputs.lines('rules');
  const useRegex = inputs.boolean('use-regex', false);
  const packages = useRegex ? inputs.lines('packages') : inputs.list('packages');
  const number = inputs.integer('pull-request', { min: 1, max: 2 ** 31, fallback: 0 });
  return {
    images: inputs.lines('images'),
    packages: parsePackageChoice(inputs.text('owner'), packages, useRegex),
    policy: {
      rules: parsePruneRules(rules.length === 0 ? defaultRules(prPrefix) : rules),
      pullRequest: number === 0 ? undefined : number,
      prPrefix,
      excluded: inputs.list('exclude-tags').map((text) => parseTagPattern(text, 'input "exclude-tags"')),
      keepNewest: inputs.integer('keep-n-tagged', { min: 0, max: 10_000, fallback: 0 }),
      untagged: inputs.choice('delete-untagged', ['caches', 'true', 'false'], 'caches'),
      repair: inputs.choice('repair', ['none', 'report', 'delete'], 'none'),
    },
    api: inputs.choice('registry-api', ['auto', 'github', 'distribution'], 'auto'),
    artifacts: inputs.boolean('artifacts', false),
    dryRun: inputs.boolean('dry-run', true),
    reportFile: inputs.text('report-file'),
    retry: {
      maxAttempts: inputs.integer('max-attempts', { min: 1, max: 10, fallback: 3 }),
      waitSeconds: inputs.integer('retry-wait-seconds', { min: 0, max: 60, fallback: 10 }),
      retryOn: 'transient',
    },
    timeoutMs: inputs.integer('timeout-minutes', { min: 1, max: 360, fallback: 30 }) * 60_000,
  };
}

/**
 * Reads the login for the registry; undefined: the docker login of the job.
 * @throws UserError when only half of it is given.
 */
export function readPruneLogin(
  inputs: InputReader,
): { readonly username: string; readonly password: string } | undefined {
  const username = inputs.text('username');
  const password = inputs.text('password');
  if (username !== undefined && password !== undefined) return { username, password };
  if (username === undefined && password === undefined) return undefined;
  const [given, empty] = username === undefined ? ['password', 'username'] : ['username', 'password'];
  throw new UserError(
    `Input "${given}" is set and "${empty}" is empty: set both (a secret that does not exist here is empty), or neither to use the docker login of the job.`,
  );
}
