import type { StepScope } from './job-scope.ts';
import type { StepAnnotation } from './workflow-commands.ts';

/** Collects what a step leaves behind. */
export class Recording {
  readonly log: string[] = [];
  readonly annotations: StepAnnotation[] = [];
  readonly outputs: Record<string, string> = {};
  summary = '';
  /** Adds a line to the log. */
  readonly line: (text: string) => void;

  constructor(scope: StepScope, job: string, step: string) {
    this.line = (text) => {
      const hidden = scope.settings.masks.hide(text);
      this.log.push(hidden);
      scope.settings.log(hidden, { job, step });
    };
  }

  /** Adds what a step inside this one left behind; its lines have been shown already. */
  include(inner: {
    readonly log: readonly string[];
    readonly annotations: readonly StepAnnotation[];
    readonly summary: string;
  }): void {
    this.log.push(...inner.log);
    this.annotations.push(...inner.annotations);
    this.summary += inner.summary;
  }

  annotate(annotation: StepAnnotation): void {
    this.annotations.push(annotation);
    this.line(`${annotation.level}: ${annotation.message}`);
  }

  error(message: string): void {
    this.annotate({ level: 'error', message, properties: {} });
  }
}
