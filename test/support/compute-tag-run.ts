import { Readable } from 'node:stream';
import { computeTag, type ComputeTagResult } from '../../actions/compute-tag/compute-tag.ts';
import { readComputeTagInputs } from '../../actions/compute-tag/inputs.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import { InputReader } from '../../src/core/inputs/input-reader.ts';
import type { Artifacts } from '../../src/ports/artifacts.ts';
import type { Files } from '../../src/ports/files.ts';
import { fakeClock } from './fake-clock.ts';
import { recordingLog } from './recording-log.ts';
import { scriptedApi, type ScriptedAnswer } from './scripted-api.ts';

type Given = Readonly<Record<string, string>>;

interface Answer {
  readonly result: ComputeTagResult;
  readonly written: ReadonlyMap<string, string>;
  readonly lines: readonly string[];
}

/**
 * Runs compute-tag on inputs as a user writes them. Nothing is checked out, the API answers the script alone and must be
 * queried for all of it, and the triggering run has these records (`denied`: they may not be read).
 */
export async function runComputeTag(
  run: RunFacts,
  given: Given = {},
  script: readonly ScriptedAnswer[] = [],
  records: readonly string[] = [],
): Promise<Answer> {
  const written = new Map<string, string>();
  const unused = (): never => {
    throw new Error('not used');
  };
  const files: Files = {
    exists: unused,
    remove: unused,
    rename: unused,
    freeBytes: unused,
    read: unused,
    write: unused,
    follow: unused,
    unfinished: unused,
    makeFolder: unused,
    temporaryFolder: (options) => Promise.resolve(options?.lasting === true ? '/temp/lasting' : '/temp/passing'),
    size: () => Promise.resolve(1000),
    readText: unused,
    writeText: (path, text) => Promise.resolve(void written.set(path, text)),
  };
  const exec = {
    run: () => Promise.reject(new Error('no git here')),
    stream: unused,
    has: () => Promise.resolve(false),
  };
  const artifacts: Artifacts = {
    upload: unused,
    remove: unused,
    list: (from) => {
      if (run.eventName !== 'workflow_run') return unused();
      if (from?.runId !== 30_433_642 || from.repository !== 'acme/app') return unused();
      if (records.includes('denied')) return Promise.reject(new Error('Resource not accessible by integration'));
      const name = (index: number): string => `app-${index}.handover.json`;
      return Promise.resolve(records.map((_, id) => ({ id, name: name(id), sizeBytes: 1, digest: undefined })));
    },
    download: ({ id }) => Promise.resolve(Readable.from([records[id] ?? ''])),
  };
  const log = recordingLog();
  const api = scriptedApi(script);
  const inputs = readComputeTagInputs(new InputReader((name) => given[name] ?? ''), run.env);
  const { result } = await computeTag(inputs, { run, log, clock: fakeClock(), exec, files, api, artifacts });
  if (api.left() > 0) throw new Error(`${api.left()} scripted answers were not queried`);
  return { result, written, lines: log.lines };
}
