/** The run, its attempt and the job that a runtime token speaks for. */
export interface RuntimeIdentity {
  readonly runId: number;
  readonly attempt: number;
  readonly jobId: number;
}

const backendId = (id: number, attempt: number): string =>
  `${String(attempt).padStart(8, '0')}-0000-4000-8000-${String(id).padStart(12, '0')}`;
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The ids under which the artifact service knows a run and a job: UUIDs, not the numbers that users see. */
export function backendIds(identity: RuntimeIdentity): { readonly run: string; readonly job: string } {
  const { runId, jobId, attempt } = identity;
  return { run: backendId(runId, attempt), job: backendId(jobId, attempt) };
}

/** An ACTIONS_RUNTIME_TOKEN for one job: a JWT whose `scp` claim carries the backend ids. Its signature is not real. */
export function runtimeToken(identity: RuntimeIdentity): string {
  const { run, job } = backendIds(identity);
  const claims = { scp: `Actions.Example Actions.Results:${run}:${job}`, iss: 'local' };
  return `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claims)}.local`;
}

/** Who a bearer token speaks for; undefined when it is none of ours. */
export function readRuntimeToken(authorization: string | undefined): RuntimeIdentity | undefined {
  const claims = /^Bearer [^.]+\.([^.]+)\.local$/.exec(authorization ?? '')?.[1];
  if (claims === undefined) return undefined;
  const { attempt, runId, jobId } =
    /Actions\.Results:(?<attempt>\d{8})-[0-9-]+-(?<runId>\d{12}):[0-9-]+-(?<jobId>\d{12})/.exec(
      Buffer.from(claims, 'base64url').toString(),
    )?.groups ?? {};
  return runId === undefined ? undefined : { attempt: Number(attempt), runId: Number(runId), jobId: Number(jobId) };
}
