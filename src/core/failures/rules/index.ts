import type { FailureRule } from './rule.ts';
import { rateLimits, refusals, userErrors } from './lasting-failures.ts';
import { brokenBuilder, transients } from './passing-failures.ts';

/** Every rule, in the order in which they are asked: a doubt ends the work instead of repeating it. */
export const failureRules: readonly FailureRule[] = [
  ...userErrors,
  ...rateLimits,
  ...refusals,
  ...brokenBuilder,
  ...transients,
];
