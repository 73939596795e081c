import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { UploadError } from '../../src/errors.ts';
import type { ArtifactEntry, Artifacts } from '../../src/ports/artifacts.ts';

/** What one upload meets; `answer lost`: it is done and nobody hears of it; `broken off`: its name is held, unseen. */
type UploadFault =
  | {
      readonly message: string;
      readonly effect?: 'answer lost' | 'broken off';
      readonly storage?: UploadError['storage'];
    }
  | undefined;

const conflict =
  'Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict: an artifact with this name already exists on the workflow run';

/** The artifacts of a run, in memory. Each upload meets the next of `faults`, if there is one. */
export function memoryArtifacts(faults: readonly UploadFault[] = []): Artifacts & {
  readonly stored: Map<string, { readonly entry: ArtifactEntry; readonly content: Buffer }>;
  /** `upload NAME`, `remove NAME` */
  readonly calls: string[];
} {
  const stored = new Map<string, { entry: ArtifactEntry; content: Buffer }>();
  const held = new Set<string>();
  const queue = [...faults];
  const calls: string[] = [];
  let lastId = 0;
  return {
    stored,
    calls,
    async upload({ name, file, archive }) {
      await Promise.resolve();
      calls.push(`upload ${name}`);
      if (!archive && basename(file) !== name) throw new Error(`named ${basename(file)}`);
      const fault = queue.shift();
      if (fault !== undefined && fault.effect === undefined) throw new UploadError(fault.message, undefined);
      if (held.has(name) || stored.has(name)) throw new UploadError(conflict, undefined);
      if (fault?.effect === 'broken off') {
        held.add(name);
        throw new UploadError(fault.message, undefined, { storage: fault.storage });
      }
      const content = readFileSync(file);
      const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
      const entry = { id: ++lastId, name, sizeBytes: content.length, digest };
      stored.set(name, { entry, content });
      if (fault?.effect === 'answer lost') throw new UploadError(fault.message, digest);
      return entry;
    },
    list: () => Promise.resolve([...stored.values()].map(({ entry }) => entry)),
    download: (artifact) => Promise.resolve(Readable.from([stored.get(artifact.name)?.content ?? ''])),
    async remove(name) {
      await Promise.resolve();
      calls.push(`remove ${name}`);
      if (!stored.delete(name)) throw new Error(`Artifact not found for name: ${name}`);
    },
  };
}
