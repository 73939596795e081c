import type { NamedFailure } from '../../core/summary/page.ts';
import { failureOf } from './phases.ts';

/** What ended a step, for its summary page; empty when nothing did. */
export function reportedFailures(error: unknown): readonly NamedFailure[] {
  return error === undefined ? [] : [{ name: '', failure: failureOf(error) }];
}
