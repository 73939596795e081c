import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import { runFacts } from './run-facts.ts';

interface EventFixture {
  readonly eventName: string;
  readonly ref: string;
  readonly sha: string;
  readonly actor: string;
  /** After GitHub's documented webhook payloads, reduced to the fields that say something about refs and people. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** One of `test/fixtures/events`: an event of `acme/app`. */
export function eventFixture(name: string): EventFixture {
  const file = fileURLToPath(new URL(`../fixtures/events/${name}.json`, import.meta.url));
  return JSON.parse(readFileSync(file, 'utf8')) as EventFixture;
}

/** The same as the facts of a run. */
export function runOf(name: string, changes: Partial<RunFacts> = {}): RunFacts {
  return runFacts({ ...eventFixture(name), repository: 'acme/app', ...changes });
}

/** A comment on a pull request: its run is on the default branch. */
export function commentOn(number: number): RunFacts {
  const run = runOf('push-default-branch');
  const { repository } = run.payload as { readonly repository: unknown };
  const issue = { number, title: 'Add a feature', pull_request: { url: 'https://api.github.com/x' } };
  return { ...run, eventName: 'issue_comment', payload: { action: 'created', issue, repository } };
}
