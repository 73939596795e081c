import type { Leg } from './matrix.ts';
import type { StepAnnotation } from './workflow-commands.ts';

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

export interface StepResult {
  readonly id: string;
  readonly name: string;
  /** Before `continue-on-error`. */
  readonly outcome: Conclusion;
  /** After it. */
  readonly conclusion: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
  readonly seconds: number;
  /** Masked lines. */
  readonly log: readonly string[];
  readonly annotations: readonly StepAnnotation[];
  readonly summary: string;
}

/** One job, or one leg of its matrix. A called workflow's jobs have ids of the form `caller/job`. */
export interface JobResult {
  readonly id: string;
  readonly name: string;
  readonly matrix: Leg;
  readonly result: Conclusion;
  /** Whether a failure of it leaves the run green. */
  readonly continueOnError: boolean;
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly StepResult[];
  readonly seconds: number;
  /** What the runner itself has to say. */
  readonly notes: readonly string[];
}

/** The one result of several jobs: the worst, leaving skipped ones out; `skipped` when nothing ran. */
export function overallResult(results: readonly Conclusion[]): Conclusion {
  return (['failure', 'cancelled', 'success'] as const).find((result) => results.includes(result)) ?? 'skipped';
}

/** Whether a step of the workflow's file ran: those of post parts come behind it. */
export function isOwnStep({ name, outcome }: Pick<StepResult, 'name' | 'outcome'>): boolean {
  return outcome !== 'skipped' && !name.startsWith('Post ');
}
