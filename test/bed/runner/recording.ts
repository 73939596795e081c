import type { JobScope } from './job-scope.ts';
import type { StepAnnotation } from './workflow-commands.ts';

/** Collects what a step leaves behind. */
export class Recording {
  readonly log: string[] = [];
  readonly annotations: StepAnnotation[] = [];
  readonly outputs: Record<string, string> = {};
  summary = '';
  /** Adds a line to the log. */
  readonly line: (text: string) => void;

  constructor(scope: JobScope, job: string, step: string) {
    this.line = (text) => {
      const hidden = scope.settings.masks.hide(text);
      this.log.push(hidden);
      scope.settings.log(hidden, { job, step });
    };
  }

  annotate(annotation: StepAnnotation): void {
    this.annotations.push(annotation);
    this.line(`${annotation.level}: ${annotation.message}`);
  }

  error(message: string): void {
    this.annotate({ level: 'error', message, properties: {} });
  }
}
