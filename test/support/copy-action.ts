import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runAction, type ActionRequest, type ActionResult } from '../bed/action-process.ts';

const execFileAsync = promisify(execFile);

/** copy-image on a PATH where skopeo, which it does not need, fails and is on record. */
export interface CopyAction {
  readonly run: (inputs: Readonly<Record<string, string>>, how?: Partial<ActionRequest>) => Promise<ActionResult>;
  /** The command lines of skopeo since the last call: none. */
  readonly commands: () => readonly string[];
  /** A folder for DOCKER_CONFIG with these logins: `user:password` by host. */
  readonly dockerConfig: (logins: Readonly<Record<string, string>>) => string;
  /** Runs a program that is not under test, on its own credentials; answers with its stdout. */
  readonly tool: (program: string, args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<string>;
  /** Puts a shell script on the action's PATH. */
  readonly program: (name: string, script: string) => void;
  /** Scratch space that goes with `stop`. */
  readonly home: string;
  readonly stop: () => void;
}

export function startCopyAction(): CopyAction {
  const home = mkdtempSync(join(tmpdir(), 'ciia-copy-'));
  const record = join(home, 'commands');
  const bin = join(home, 'bin');
  mkdirSync(bin);
  const program = (name: string, script: string): void => {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  };
  program('skopeo', `echo "$@" >> ${record}\nexit 1`);
  const path = `${bin}:${process.env['PATH'] ?? ''}`;
  const nobody = join(home, 'nobody');
  mkdirSync(nobody);
  let configs = 0;
  return {
    home,
    program,
    run: (inputs, { env = {}, ...how } = {}) =>
      runAction({
        action: 'copy-image',
        inputs: { 'retry-wait-seconds': '0', ...inputs },
        ...how,
        env: { PATH: path, DOCKER_CONFIG: nobody, ...env },
      }),
    commands() {
      const lines = existsSync(record) ? readFileSync(record, 'utf8').split('\n') : [];
      rmSync(record, { force: true });
      return lines.filter((line) => line !== '');
    },
    dockerConfig(logins) {
      const folder = join(home, `docker-${++configs}`);
      mkdirSync(folder);
      const auths = Object.entries(logins).map(([host, login]) => [
        host,
        { auth: Buffer.from(login).toString('base64') },
      ]);
      writeFileSync(join(folder, 'config.json'), JSON.stringify({ auths: Object.fromEntries(auths) as unknown }));
      return folder;
    },
    async tool(program, args, env = {}) {
      const { stdout } = await execFileAsync(program, args, { env: { ...process.env, ...env }, cwd: home });
      return stdout;
    },
    stop() {
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** What a registry has under a reference; '' when there is nothing. */
export async function fetchManifest(
  address: string,
  repository: string,
  reference: string,
  login?: string,
): Promise<{ readonly text: string; readonly digest: string }> {
  const types = [
    'oci.image.index',
    'oci.image.manifest',
    'docker.distribution.manifest',
    'docker.distribution.manifest.list',
  ];
  const answer = await fetch(`http://${address}/v2/${repository}/manifests/${reference}`, {
    headers: {
      accept: types.map((type) => `application/vnd.${type}.v${type.startsWith('oci') ? '1' : '2'}+json`).join(', '),
      ...(login === undefined ? {} : { authorization: `Basic ${Buffer.from(login).toString('base64')}` }),
    },
  });
  const body = Buffer.from(await answer.arrayBuffer());
  if (!answer.ok) return { text: '', digest: '' };
  return { text: body.toString(), digest: `sha256:${createHash('sha256').update(body).digest('hex')}` };
}

/** The digest of what a registry has under a reference; '' when there is nothing. */
export async function fetchDigest(...place: Parameters<typeof fetchManifest>): Promise<string> {
  return (await fetchManifest(...place)).digest;
}
