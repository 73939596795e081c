import type { RunFacts } from '../../../src/core/events/run-facts.ts';
import { UserError } from '../../../src/errors.ts';
import type { BuildInputs } from './build-inputs.ts';

/** Whether the builder fetches the context, so that its files have no path on this machine: a URL, or `user@host:path`. */
export function isRemoteContext(context: string): boolean {
  return /^(https?|git|ssh):\/\/|^(git@|[\w.-]+@[\w.-]+:|github\.com\/)/.test(context);
}

/**
 * The id of the secret that opens Git contexts with this run's token: repositories on the server of this run. BuildKit
 * takes `GIT_AUTH_TOKEN.<host>` for that host alone (since 0.8, `authSecretNames` of
 * https://github.com/moby/buildkit/blob/master/source/git/source.go). Plain `GIT_AUTH_TOKEN` would go to every server
 * that the Dockerfile names in an `ADD`.
 * @param serverUrl `https://github.com`
 * @param ids of the secrets that are given: one for this server, or for all, takes the place of the token
 * @returns undefined when no token is needed
 */
export function gitTokenSecret(
  { context, buildContexts }: Pick<BuildInputs, 'context' | 'buildContexts'>,
  serverUrl: string,
  ids: readonly string[],
): string | undefined {
  const sources = [context, ...buildContexts.map((line) => line.slice(line.indexOf('=') + 1))];
  if (!sources.some((source) => source.startsWith(`${serverUrl}/`) && /^[^?#]*\.git([#?]|$)/.test(source))) {
    return undefined;
  }
  const { host } = new URL(serverUrl);
  const given = ['GIT_AUTH_TOKEN', 'GIT_AUTH_HEADER'].flatMap((name) => [name, `${name}.${host}`]);
  return given.some((id) => ids.includes(id)) ? undefined : `GIT_AUTH_TOKEN.${host}`;
}

/**
 * Puts the Git context of this run in place of `{{defaultContext}}`, as docker/build-push-action does in `context` and
 * `build-contexts`: `gitContext` of https://github.com/docker/actions-toolkit/blob/main/src/context.ts
 * @throws UserError for another expression
 */
export function resolveDefaultContext<T extends Pick<BuildInputs, 'context' | 'buildContexts'>>(
  inputs: T,
  run: Pick<RunFacts, 'serverUrl' | 'repository' | 'ref' | 'sha' | 'env'>,
): T {
  const own = `${run.serverUrl}/${run.repository}.git#${defaultRef(run)}`;
  const resolve = (text: string, input: string): string => {
    const resolved = text.replaceAll(/\{\{\{?\s*defaultContext\s*\}?\}\}/g, () => own);
    const [unknown] = /\{\{.*?\}\}/.exec(resolved) ?? [];
    if (unknown === undefined) return resolved;
    throw new UserError(`Input "${input}" has "${unknown}": the only expression that it knows is {{defaultContext}}.`);
  };
  return {
    ...inputs,
    context: resolve(inputs.context, 'context'),
    buildContexts: inputs.buildContexts.map((line) => resolve(line, 'build-contexts')),
  };
}

/** The commit, and on a pull request the ref of its merge, or of its head where the environment asks for that. */
function defaultRef({ ref, sha, env }: Pick<RunFacts, 'ref' | 'sha' | 'env'>): string {
  if (!ref.startsWith('refs/pull/')) return sha === '' ? ref : sha;
  return env['DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF'] === 'true' ? ref.replace(/\/merge$/, '/head') : ref;
}
