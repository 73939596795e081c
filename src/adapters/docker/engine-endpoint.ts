import { readEnvVariable, type Environment } from '../../core/inputs/environment.ts';
import { textAt } from '../../core/json/read-json.ts';
import { CommandError, UserError } from '../../errors.ts';
import type { Exec } from '../../ports/process.ts';
import { readDockerConfig } from './docker-config.ts';

const localScheme = 'unix://';
const contextTimeoutMs = 10_000;

/**
 * Finds the endpoint that the docker client on PATH connects to: DOCKER_HOST, DOCKER_CONTEXT, the current context, or the
 * default socket. https://docs.docker.com/engine/manage-resources/contexts/
 */
export async function findEngineEndpoint(exec: Exec, env: Environment): Promise<string> {
  const host = readEnvVariable(env, 'DOCKER_HOST');
  if (host !== undefined) return host;
  const context = readEnvVariable(env, 'DOCKER_CONTEXT') ?? (await readCurrentContext(env));
  if (context === '' || context === 'default') return `${localScheme}/var/run/docker.sock`;
  const args = ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}', '--', context];
  const result = await exec.run('docker', args, { timeoutMs: contextTimeoutMs });
  if (result.exitCode !== 0) {
    const cause = new CommandError({ command: 'docker context inspect', ...result });
    throw new UserError(
      `The docker context "${context}" cannot be used (${cause.message}): create it before this step, or set DOCKER_CONTEXT to "default".`,
      { cause },
    );
  }
  return result.stdout.trim();
}

/** Whether an endpoint is a socket of this machine, which needs no client to be opened. */
export function isLocalSocket(endpoint: string): boolean {
  return endpoint.startsWith(localScheme);
}

export function socketPath(endpoint: string): string {
  return endpoint.slice(localScheme.length);
}

async function readCurrentContext(env: Environment): Promise<string> {
  // The docker client only warns of a file that it cannot read.
  return textAt(await readDockerConfig(env).catch(() => ({})), 'currentContext') ?? '';
}
