import { CommandError, RegistryError, toMessage } from '../../errors.ts';
import type { FailureContext, FailureEvidence } from './evidence.ts';
import type { Failure } from './failure.ts';
import { classOfStatus } from './http-status.ts';
import { parseError, type ParsedError } from './parse-error.ts';
import { describeReason } from './reason.ts';
import { findRule } from './rules/index.ts';
import { tryLater } from './rules/rule.ts';

/**
 * Decides what a failure is and what the user does about it: by its typed parts first (status, code, host, phase), by
 * its text where text is all there is.
 */
export function classifyFailure({ text, timedOut, ...context }: FailureEvidence): Failure {
  const error = parseError(text, context, context.phase === 'artifact');
  return timedOut === true ? describeTimeout(describeReason(error)) : judge(error);
}

/** Classifies anything thrown: a program's failure by what it wrote, any other error by its message and its fields. */
export function classifyError(error: unknown, context: FailureContext): Failure {
  if (error instanceof CommandError) {
    // The engine answers most failures with 500: its words, which may be a registry's, say more than its status.
    return classifyFailure({ code: error.code, ...context, text: error.stderr, timedOut: error.timedOut });
  }
  const failure = judge(parseError(toMessage(error), { ...readFields(error), ...context }, true));
  if (!(error instanceof RegistryError)) return failure;
  if (error.remedy !== undefined) return { class: 'permanent', reason: failure.reason, remedy: error.remedy };
  const isBrokenConnection = error.status === undefined && failure.class === 'unknown';
  return {
    ...failure,
    ...(isBrokenConnection ? { class: 'transient', remedy: tryLater } : {}),
    retryAfterMs: error.retryAfterMs,
  };
}

function judge(error: ParsedError): Failure {
  const reason = describeReason(error);
  const rule = findRule(error);
  if (rule === undefined) {
    return {
      class: 'unknown',
      reason: reason === '' ? 'it ended without saying why' : reason,
      remedy: 'this text is not known yet: please report it, so that it can be classified',
    };
  }
  const { class: name, remedy, maxRetries, minWaitSeconds } = rule;
  return {
    class: name,
    reason,
    remedy: typeof remedy === 'string' ? remedy : remedy(error),
    maxRetries,
    minWaitSeconds,
  };
}

function describeTimeout(reason: string): Failure {
  return {
    class: 'timeout',
    reason: reason === '' ? 'the time limit of the attempt ended it' : `time limit of the attempt; ${reason}`,
    remedy: 'raise "timeout-minutes" if the work needs more time than that',
  };
}

/** Status and code of an error that carries them, or whose cause does. */
function readFields(error: unknown): Pick<FailureContext, 'status' | 'code'> {
  let status: number | undefined;
  let code: string | undefined;
  for (let thrown = error, depth = 0; thrown instanceof Error && depth < 4; thrown = thrown.cause, depth++) {
    const fields = thrown as { status?: unknown; statusCode?: unknown; code?: unknown };
    status ??= [fields.status, fields.statusCode].find((value) => typeof value === 'number');
    code ??= typeof fields.code === 'string' ? fields.code : undefined;
  }
  return { status, code };
}

/**
 * What a refused HTTP request is: a broken connection and 5xx pass, a rate limit asks for a wait, anything else stays.
 * @param status undefined: the connection failed
 */
export function classifyHttpStatus(status: number | undefined, reason: string, remedy: string): Failure {
  return { class: classOfStatus(status), reason, remedy };
}
