import { spawn } from 'node:child_process';
import type { ActionHandler } from '../bed/runner/actions.ts';

/** Does what docker/login-action does: `docker login` with the password on standard input, into `configFolder`. */
export function dockerLogin(configFolder: string): ActionHandler {
  return async ({ inputs, log }) => {
    const { registry = '', username = '', password = '' } = inputs;
    const args = ['login', '--username', username, '--password-stdin', registry];
    const child = spawn('docker', args, {
      env: {
        PATH: process.env['PATH'] ?? '',
        DOCKER_CONFIG: configFolder,
        // Without an engine the client itself logs in, and knows of no registry without TLS.
        DOCKER_HOST: process.env['CIIA_CLASSIC_HOST'] ?? '',
      },
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.stdin.end(password);
    const code = await new Promise((resolve) => child.once('close', resolve));
    if (code !== 0) throw new Error(`Login to ${registry} failed: ${errors}`);
    log(`Logged in to ${registry}.`);
    return {};
  };
}
