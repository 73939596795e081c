import type { ParsedError } from '../parse-error.ts';
import { artifactErrors } from './artifact.ts';
import { baseImageErrors } from './base-image.ts';
import { brokenBuilder, builderErrors } from './builder.ts';
import { cacheErrors, cacheExportErrors } from './cache.ts';
import { dockerfileErrors, failedSteps } from './dockerfile.ts';
import { engineErrors, silentEngine } from './engine.ts';
import { gitErrors } from './git.ts';
import { buildMistakes, inputErrors } from './inputs.ts';
import { doubtfulNetworkErrors, networkErrors, tlsErrors } from './network.ts';
import { accessErrors } from './registry-access.ts';
import { manifestErrors, statusErrors } from './registry-answers.ts';
import { rateLimits, registryRefusals } from './registry.ts';
import { fitsRule, type FailureRule } from './rule.ts';

/** What the troubleshooting page calls the rules of one kind. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly FailureRule[];
}

/**
 * Every rule, in the order in which they are asked; the first that fits decides. The user's own errors come first, whose
 * texts hold names of the user's that may read like anything; then what stays; then what passes. So a doubt ends the
 * work instead of repeating it.
 */
export const ruleGroups: readonly RuleGroup[] = [
  { title: 'A step of the Dockerfile', rules: failedSteps },
  { title: 'The engine: archives, images, disk', rules: engineErrors },
  { title: 'The Dockerfile and its context', rules: dockerfileErrors },
  { title: 'A Git context', rules: gitErrors },
  { title: 'Inputs of the build', rules: inputErrors },
  { title: 'The builder', rules: builderErrors },
  { title: 'Certificates and proxies', rules: tlsErrors },
  { title: 'Artifacts', rules: artifactErrors },
  { title: 'Rate limits', rules: rateLimits },
  { title: 'The build cache', rules: cacheErrors },
  { title: 'Base images', rules: baseImageErrors },
  { title: 'The registry refuses', rules: registryRefusals },
  { title: 'Logins and permissions', rules: accessErrors },
  { title: 'What the registry has not, or does not take', rules: manifestErrors },
  { title: 'The registry fails', rules: statusErrors },
  { title: 'An engine that does not answer', rules: silentEngine },
  { title: 'A builder that broke', rules: brokenBuilder },
  { title: 'Unknown hosts and damaged transfers', rules: doubtfulNetworkErrors },
  { title: 'Exporting the cache', rules: cacheExportErrors },
  { title: 'The network', rules: networkErrors },
  { title: 'Mistakes that the message names', rules: buildMistakes },
];

/** The rule that an error falls under; undefined: its text is not known. */
export function findRule(error: ParsedError): FailureRule | undefined {
  for (const { rules } of ruleGroups) {
    const rule = rules.find((candidate) => fitsRule(candidate, error));
    if (rule !== undefined) return rule;
  }
  return undefined;
}
