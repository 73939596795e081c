/** An artifact as the service knows it. */
export interface Artifact {
  readonly id: number;
  readonly runId: number;
  /** The attempt of the run that uploaded it. */
  readonly attempt: number;
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

/**
 * Whose names an artifact's name must differ from, and who sees it by a runtime token: `run` is every attempt of the run,
 * `attempt` only the one that uploaded it. Both have been seen on github.com; REST knows only runs.
 */
export type ArtifactScope = 'run' | 'attempt';

/** A run, or one attempt of it where artifacts are an attempt's. */
type Owner = Pick<Artifact, 'runId' | 'attempt'>;

/** All artifacts of all runs: what the runtime service and the REST API both look at. */
export interface ArtifactRegister {
  /** Undefined when its scope has one of that name. */
  readonly create: (
    artifact: Pick<Artifact, 'runId' | 'attempt' | 'name' | 'mimeType'> & { readonly expiresAt: number | undefined },
  ) => Artifact | undefined;
  readonly finalize: (
    owner: Owner,
    name: string,
    sizeBytes: number,
    digest: string | undefined,
  ) => Artifact | undefined;
  /** The run's finalized artifacts, newest first; expired ones included. */
  readonly ofRun: (runId: number) => readonly Artifact[];
  /** Those of them that a job of this attempt sees. */
  readonly seenBy: (owner: Owner) => readonly Artifact[];
  readonly byId: (id: number) => Artifact | undefined;
  readonly remove: (id: number) => void;
  readonly isExpired: (artifact: Artifact) => boolean;
  /** Ends the retention of one artifact now. */
  readonly expire: (id: number) => void;
}

const day = 86_400_000;

/** An empty register. Artifacts without a retention of their own are kept for 90 days, GitHub's default. */
export function artifactRegister(now: () => number, scope: ArtifactScope = 'run'): ArtifactRegister {
  const artifacts = new Map<number, Artifact>();
  let lastId = 5000;
  const isSeen = (artifact: Artifact, { runId, attempt }: Owner): boolean =>
    artifact.runId === runId && (scope === 'run' || artifact.attempt === attempt);
  const find = (owner: Owner, name: string): Artifact | undefined =>
    [...artifacts.values()].find((artifact) => isSeen(artifact, owner) && artifact.name === name);
  const ofRun = (runId: number): readonly Artifact[] =>
    [...artifacts.values()]
      .filter((artifact) => artifact.runId === runId && artifact.finalized)
      .sort((a, b) => b.id - a.id);
  const change = (artifact: Artifact, changes: Partial<Artifact>): Artifact => {
    const changed = { ...artifact, ...changes };
    artifacts.set(artifact.id, changed);
    return changed;
  };
  return {
    create({ runId, attempt, name, mimeType, expiresAt }) {
      if (find({ runId, attempt }, name) !== undefined) return undefined;
      const id = ++lastId;
      const artifact = {
        id,
        runId,
        attempt,
        name,
        mimeType,
        finalized: false,
        sizeBytes: 0,
        digest: undefined,
        blob: mimeType === 'application/zip' ? `artifact-${id}.zip` : `artifact-${id}`,
        createdAt: now(),
        expiresAt: expiresAt ?? now() + 90 * day,
      };
      artifacts.set(id, artifact);
      return artifact;
    },
    finalize(owner, name, sizeBytes, digest) {
      const artifact = find(owner, name);
      return artifact === undefined ? undefined : change(artifact, { finalized: true, sizeBytes, digest });
    },
    ofRun,
    seenBy: (owner) => ofRun(owner.runId).filter((artifact) => isSeen(artifact, owner)),
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
      if (artifact === undefined) throw new Error(`There is no artifact ${id}.`);
      change(artifact, { expiresAt: now() });
    },
  };
}
