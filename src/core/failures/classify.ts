import { CommandError, toMessage } from '../../errors.ts';
import type { FailureRule } from './rules/rule.ts';
import { failureRules } from './rules/index.ts';
import type { Failure } from './failure.ts';

/** The step of the work that failed: some texts mean something else in another one. */
export type FailurePhase = 'build' | 'push' | 'pull' | 'load' | 'save' | 'registry' | 'artifact';

/** What is known about a failure. */
export interface FailureEvidence {
  readonly phase: FailurePhase;
  /** The line that says why; see `finalErrorLine`. */
  readonly finalLine: string;
  readonly timedOut?: boolean;
  /** How long the failed call took: a login may run out during a long upload (row 67). */
  readonly elapsedMs?: number;
  /** Whether the reference asked for was pushed a moment ago: registries may lag behind (row 72). */
  readonly justPushed?: boolean;
}

/**
 * Decides what a failure is and what the user does about it, by the table of failures-and-threats section 1.
 * Only the final line is looked at, and of a failed RUN only what stands behind the command, so that a Dockerfile cannot
 * make its own failure look like the network's. The first rule that fits wins; they are ordered from the user's own
 * errors to the transient ones, so that a doubt ends the work instead of repeating it.
 */
export function classifyFailure(evidence: FailureEvidence): Failure {
  const { finalLine, timedOut } = evidence;
  if (timedOut === true) {
    return {
      class: 'timeout',
      reason: finalLine === '' ? 'the time limit of the attempt ended it' : `time limit of the attempt; ${finalLine}`,
      remedy: 'raise "timeout-minutes" if the work needs more time than that',
    };
  }
  const text = relevantText(finalLine);
  const rule = failureRules.find((candidate) => fits(candidate, text, evidence));
  if (rule === undefined) {
    return {
      class: 'unknown',
      reason: finalLine === '' ? 'it ended without saying why' : finalLine,
      remedy: 'this text is not known yet: please report it, so that it can be classified',
    };
  }
  const { class: name, remedy, maxRetries, minWaitSeconds: leastWaitSeconds } = rule;
  return {
    ...{ class: name, reason: finalLine, remedy },
    ...(maxRetries === undefined ? {} : { maxRetries }),
    ...(leastWaitSeconds === undefined ? {} : { minWaitSeconds: leastWaitSeconds }),
  };
}

/** Classifies anything thrown: a CommandError by its evidence, any other error by its message. */
export function classifyError(error: unknown, context: Omit<FailureEvidence, 'finalLine' | 'timedOut'>): Failure {
  return error instanceof CommandError
    ? classifyFailure({ ...context, finalLine: error.finalLine, timedOut: error.timedOut })
    : classifyFailure({ ...context, finalLine: toMessage(error).replaceAll(/\s+/g, ' ').trim() });
}

function fits(rule: FailureRule, text: string, evidence: FailureEvidence): boolean {
  return rule.pattern.test(text) && (rule.when?.(evidence) ?? true);
}

const runFailed = /\bprocess ".*" did not complete successfully: /;

/** Without the `ERROR: ` and `failed to solve: ` that stand before every reason, and without the failed RUN's command. */
function relevantText(finalLine: string): string {
  const text = finalLine
    .replace(/^ERROR: /, '')
    .replace(/^failed to build: /, '')
    .replace(/^failed to solve: /, '')
    .replace(/^rpc error: code = Unknown desc = /, '');
  return runFailed.test(text) ? text.replace(runFailed, 'RUN: ') : text;
}

/**
 * What a refused HTTP request is: a broken connection and 5xx pass, a rate limit asks for a wait, anything else stays.
 * @param status undefined: the connection failed
 */
export function classifyHttpStatus(status: number | undefined, reason: string, remedy: string): Failure {
  if (status === undefined || status >= 500) return { class: 'transient', reason, remedy };
  return { class: status === 429 ? 'rate-limit' : 'permanent', reason, remedy };
}
