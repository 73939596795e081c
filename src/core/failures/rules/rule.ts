import type { FailurePhase } from '../evidence.ts';
import type { FailureClass } from '../failure.ts';
import type { RequestKind } from '../http-status.ts';
import type { OciCode } from '../oci-code.ts';
import type { ParsedError } from '../parse-error.ts';
import { adviseOnRegistry, type Situation } from '../registry-advice.ts';

/** What to do about a fault of a registry, or of the network, that passes. */
export const tryLater = 'run again later; the registry or the network between was at fault';

/** What an error must be for a rule to fit. All that is given must hold. */
interface RuleConditions {
  readonly text?: RegExp | undefined;
  /** On the text without names, where any word may stand for something else. */
  readonly words?: RegExp | undefined;
  /** What stands behind the command of a failed RUN. */
  readonly runResult?: RegExp | undefined;
  readonly status?: readonly number[] | undefined;
  readonly code?: readonly OciCode[] | undefined;
  readonly systemCode?: RegExp | undefined;
  readonly grpcCode?: readonly string[] | undefined;
  readonly request?: readonly RequestKind[] | undefined;
  readonly phase?: readonly FailurePhase[] | undefined;
  /** Whether a base image, or what the Dockerfile names, was asked for. */
  readonly isBaseImage?: boolean | undefined;
  readonly also?: ((error: ParsedError) => boolean) | undefined;
}

/** One line of the failure table. */
export interface FailureRule {
  /** Names it in reports; unique. */
  readonly id: string;
  readonly when: RuleConditions;
  readonly class: FailureClass;
  /** What the user does next: one sentence, or one that depends on the error. */
  readonly remedy: string | ((error: ParsedError) => string);
  /** How often it is tried again at most, where the class would allow more. */
  readonly maxRetries?: number;
  /** What has to pass before another try can end otherwise. */
  readonly minWaitSeconds?: number;
  /** As a program printed it, to be found in the user's guide, and to prove the rule. */
  readonly example: RuleExample;
  /** Where the text, or what it means, is written down. */
  readonly source?: string;
  /** The programs whose versions print it, where not all do. */
  readonly printedBy?: string;
}

interface RuleExample {
  readonly text: string;
  readonly phase?: FailurePhase;
  readonly justPushed?: boolean;
  readonly elapsedMs?: number;
}

export function fitsRule({ when }: FailureRule, error: ParsedError): boolean {
  return (
    (when.text?.test(error.text) ?? true) &&
    (when.words?.test(error.words) ?? true) &&
    (when.runResult === undefined || (error.runResult !== undefined && when.runResult.test(error.runResult))) &&
    holds(when.status, error.status) &&
    holds(when.code, error.ociCode) &&
    (when.systemCode === undefined || when.systemCode.test(error.systemCode ?? '')) &&
    holds(when.grpcCode, error.grpcCode) &&
    holds(when.request, error.request) &&
    holds(when.phase, error.phase) &&
    (when.isBaseImage ?? error.isBaseImage) === error.isBaseImage &&
    (when.also?.(error) ?? true)
  );
}

function holds<T>(allowed: readonly T[] | undefined, value: T | undefined): boolean {
  return allowed === undefined || (value !== undefined && allowed.includes(value));
}

/** A remedy in the words of the registry that answered. */
export function byRegistry(situation: Situation): FailureRule['remedy'] {
  return (error) => adviseOnRegistry(situation, error);
}
