/** An artifact as the service knows it. */
export interface Artifact {
  readonly id: number;
  readonly runId: number;
  readonly name: string;
  /** Name of its blob. */
  readonly blob: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly expiresAt: number;
  /** Until the client has finalized it, it holds its name and can be neither seen nor deleted. */
  readonly finalized: boolean;
  readonly sizeBytes: number;
  /** `sha256:<hex>` as the client said it. */
  readonly digest: string | undefined;
  readonly mimeType: string;
}

/** All artifacts of all runs: what the runtime service and the REST API both look at. */
export interface ArtifactRegister {
  /** Undefined when the run has one of that name. */
  readonly create: (
    artifact: Pick<Artifact, 'runId' | 'name' | 'mimeType'> & { readonly expiresAt: number | undefined },
  ) => Artifact | undefined;
  readonly finalize: (
    runId: number,
    name: string,
    sizeBytes: number,
    digest: string | undefined,
  ) => Artifact | undefined;
  /** The run's finalized artifacts, newest first; expired ones included. */
  readonly ofRun: (runId: number) => readonly Artifact[];
  readonly byId: (id: number) => Artifact | undefined;
  readonly remove: (id: number) => void;
  readonly isExpired: (artifact: Artifact) => boolean;
  /** Ends the retention of one artifact now. */
  readonly expire: (id: number) => void;
}

const day = 86_400_000;

/** An empty register. Artifacts without a retention of their own are kept for 90 days, GitHub's default. */
export function artifactRegister(now: () => number): ArtifactRegister {
  const artifacts = new Map<number, Artifact>();
  let lastId = 5000;
  const find = (runId: number, name: string): Artifact | undefined =>
    [...artifacts.values()].find((artifact) => artifact.runId === runId && artifact.name === name);
  const change = (artifact: Artifact, changes: Partial<Artifact>): Artifact => {
    const changed = { ...artifact, ...changes };
    artifacts.set(artifact.id, changed);
    return changed;
  };
  return {
    create({ runId, name, mimeType, expiresAt }) {
      if (find(runId, name) !== undefined) return undefined;
      const id = ++lastId;
      const artifact = {
        ...{ id, runId, name, mimeType, finalized: false, sizeBytes: 0, digest: undefined },
        blob: mimeType === 'application/zip' ? `artifact-${String(id)}.zip` : `artifact-${String(id)}`,
        createdAt: now(),
        expiresAt: expiresAt ?? now() + 90 * day,
      };
      artifacts.set(id, artifact);
      return artifact;
    },
    finalize(runId, name, sizeBytes, digest) {
      const artifact = find(runId, name);
      return artifact === undefined ? undefined : change(artifact, { finalized: true, sizeBytes, digest });
    },
    ofRun: (runId) =>
      [...artifacts.values()]
        .filter((artifact) => artifact.runId === runId && artifact.finalized)
        .sort((a, b) => b.id - a.id),
    byId: (id) => {
      const artifact = artifacts.get(id);
      return artifact?.finalized === true ? artifact : undefined;
    },
    remove: (id) => {
      artifacts.delete(id);
    },
    isExpired: (artifact) => artifact.expiresAt <= now(),
    expire: (id) => {
      const artifact = artifacts.get(id);
      if (artifact === undefined) throw new Error(`There is no artifact ${String(id)}.`);
      change(artifact, { expiresAt: now() });
    },
  };
}
