import { failureOf } from '../flows/build/phase.ts';
import { UploadFailed } from '../flows/save/upload-artifact.ts';
import type { NamedFailure } from '../core/summary/page.ts';

/** What ended a step, for its summary page; empty when nothing did. */
export function reportedFailures(error: unknown): readonly NamedFailure[] {
  if (error === undefined) return [];
  return [{ name: '', failure: error instanceof UploadFailed ? error.failure : failureOf(error) }];
}
