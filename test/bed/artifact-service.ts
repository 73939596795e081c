import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Artifact, ArtifactRegister } from './artifact-register.ts';
import type { BlobStore } from './blob-store.ts';
import { answerJson, readBody } from './loopback-server.ts';
import { backendIds, readRuntimeToken, type RuntimeIdentity } from './runtime-token.ts';

/** Where the service's methods live. */
export const artifactServicePath = '/twirp/github.actions.results.api.v1.ArtifactService/';

/** A signed URL of the service lives for ten minutes. */
const urlLifetime = 600_000;

/** Fields of the requests that are read; numbers of 64 bits come as strings. */
interface Message {
  readonly workflow_run_backend_id?: string;
  readonly name?: string;
  readonly mime_type?: string;
  readonly expires_at?: string;
  readonly size?: string;
  readonly hash?: string;
  readonly name_filter?: string;
  readonly id_filter?: string;
}

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly msg: string;
}

/** A method's answer: what it gives, or how it refuses. */
type Answer = { readonly body: unknown } | { readonly refusal: Refusal };

const refusal = (status: number, code: string, msg: string): Answer => ({ refusal: { status, code, msg } });
const notFound = refusal(404, 'not_found', 'artifact not found');
/** What a job that was run again gets since July 2026, now and then, for what an earlier attempt uploaded. */
const runNotFound = refusal(404, 'not_found', 'workflow run not found');

/**
 * The runtime's artifact service, for `@actions/artifact` 6.2.1: CreateArtifact, FinalizeArtifact, ListArtifacts,
 * GetSignedArtifactURL and DeleteArtifact as Twirp JSON. Seen on the real service and kept: snake case, bare wrapper
 * values, 409 for a name that the run has already, also by an upload that was never finalized (such an artifact is not
 * listed and cannot be deleted). Left out: MigrateArtifact; a digest is stored as told, not checked.
 * @param options.losesEarlierAttempts whether signed URLs for what an earlier attempt of the run uploaded are refused
 * @returns a handler for requests below `artifactServicePath`
 */
export function artifactService(
  artifacts: ArtifactRegister,
  blobs: BlobStore,
  options: { readonly now: () => number; readonly losesEarlierAttempts: boolean },
): (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> {
  const { now, losesEarlierAttempts } = options;
  const listed = (identity: RuntimeIdentity, { name_filter: name, id_filter: id }: Message): readonly Artifact[] =>
    artifacts
      .seenBy(identity)
      .filter((artifact) => !artifacts.isExpired(artifact))
      .filter(
        (artifact) =>
          (name === undefined || artifact.name === name) && (id === undefined || String(artifact.id) === id),
      );

  const methods: Readonly<Record<string, (message: Message, identity: RuntimeIdentity, origin: string) => Answer>> = {
    CreateArtifact({ name = '', mime_type: mimeType = 'application/zip', expires_at: expiresAt }, identity, origin) {
      const artifact = artifacts.create({
        runId: identity.runId,
        attempt: identity.attempt,
        name,
        mimeType,
        expiresAt: expiresAt === undefined ? undefined : Date.parse(expiresAt),
      });
      if (artifact === undefined) {
        return refusal(409, 'already_exists', 'an artifact with this name already exists on the workflow run');
      }
      return { body: { ok: true, signed_upload_url: origin + blobs.sign(artifact.blob, 'w', now() + urlLifetime) } };
    },
    FinalizeArtifact({ name = '', size = '0', hash }, identity) {
      const artifact = artifacts.finalize(identity, name, Number(size), hash);
      return artifact === undefined ? notFound : { body: { ok: true, artifact_id: String(artifact.id) } };
    },
    ListArtifacts(message, identity) {
      const ids = backendIds(identity);
      const entries = listed(identity, message).map((artifact) => ({
        workflow_run_backend_id: ids.run,
        workflow_job_run_backend_id: ids.job,
        database_id: String(artifact.id),
        name: artifact.name,
        size: String(artifact.sizeBytes),
        created_at: new Date(artifact.createdAt).toISOString(),
        ...(artifact.digest === undefined ? {} : { digest: artifact.digest }),
      }));
      // An empty list is a default value, and those are left out of Twirp JSON.
      return { body: entries.length === 0 ? {} : { artifacts: entries } };
    },
    GetSignedArtifactURL({ name = '' }, identity, origin) {
      const artifact = listed(identity, { name_filter: name })[0];
      if (artifact === undefined) return notFound;
      if (losesEarlierAttempts && artifact.attempt < identity.attempt) return runNotFound;
      return { body: { signed_url: origin + downloadUrl(artifact, blobs, now()) } };
    },
    DeleteArtifact({ name = '' }, identity) {
      const artifact = listed(identity, { name_filter: name })[0];
      if (artifact === undefined) return notFound;
      artifacts.remove(artifact.id);
      blobs.remove(artifact.blob);
      return { body: { ok: true, artifact_id: String(artifact.id) } };
    },
  };

  return async (request, response, url) => {
    const identity = readRuntimeToken(request.headers.authorization);
    const method = methods[url.pathname.slice(artifactServicePath.length)];
    const message = JSON.parse((await readBody(request)).toString()) as Message;
    let answer: Answer;
    if (identity === undefined) answer = refusal(401, 'unauthenticated', 'invalid token');
    else if (method === undefined || request.method !== 'POST')
      answer = refusal(404, 'bad_route', 'no handler for path');
    else if (message.workflow_run_backend_id !== backendIds(identity).run) {
      answer = refusal(403, 'permission_denied', 'the token is for another run');
    } else answer = method(message, identity, url.origin);
    if ('body' in answer) answerJson(response, 200, answer.body);
    else answerJson(response, answer.refusal.status, { code: answer.refusal.code, msg: answer.refusal.msg });
  };
}

/** Path and query from which an artifact's content can be fetched for ten minutes. */
export function downloadUrl(artifact: Artifact, blobs: BlobStore, now: number): string {
  const fileName = artifact.mimeType === 'application/zip' ? `${artifact.name}.zip` : artifact.name;
  return blobs.sign(artifact.blob, 'r', now + urlLifetime, fileName);
}
