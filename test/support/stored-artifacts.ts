import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ArtifactEntry, Artifacts, OtherRun } from '../../src/ports/artifacts.ts';

/** One artifact of one file; `fail` is thrown by the download instead. */
export interface StoredArtifact {
  readonly name: string;
  readonly content: Buffer | string;
  readonly fail?: Error;
  /** What the service says of it; that of its content unless given. `none`: it tells none. */
  readonly digest?: string;
}

/** Artifacts of this run that are there from the start, the oldest first; `calls` names every call. */
export function storedArtifacts(stored: readonly StoredArtifact[]): Artifacts & { readonly calls: string[] } {
  const calls: string[] = [];
  const entries = stored.map(({ name, content, digest }, index): ArtifactEntry => ({
    id: index + 1,
    name,
    sizeBytes: content.length,
    digest: digest === 'none' ? undefined : (digest ?? `sha256:${createHash('sha256').update(content).digest('hex')}`),
  }));
  const note = (call: string, from: OtherRun | undefined): void => {
    calls.push(from === undefined ? call : `${call} of run ${from.runId} of ${from.repository}`);
  };
  return {
    calls,
    list(from) {
      note('list', from);
      return Promise.resolve(entries);
    },
    async download(artifact, _folder, { from }) {
      await Promise.resolve();
      note(`download ${artifact.name} ${artifact.id}`, from);
      const found = stored[artifact.id - 1];
      if (found === undefined) throw new Error('Artifact not found for name: it was not stored');
      if (found.fail !== undefined) throw found.fail;
      return Readable.from([found.content]);
    },
    upload: () => Promise.reject(new Error('not expected')),
    remove: () => Promise.reject(new Error('not expected')),
  };
}
