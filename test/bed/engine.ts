import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startDaemon } from './daemon.ts';

/** How an engine keeps its images: `classic` (default of Engine < 29) or `containerd`. */
export type EngineStore = 'classic' | 'containerd';

/** A private Docker Engine on a unix socket; images, containers and settings are its own. */
export interface PrivateEngine {
  readonly store: EngineStore;
  /** Value for DOCKER_HOST. */
  readonly host: string;
  readonly stop: () => Promise<void>;
}

function dockerSucceeds(...args: readonly string[]): boolean {
  try {
    execFileSync('docker', args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const serverVersion = ['version', '--format', '{{.Server.Version}}'] as const;

/** Whether the daemon that the docker client would talk to (DOCKER_HOST, context, default socket) answers. */
export function daemonAnswers(): boolean {
  return dockerSucceeds(...serverVersion);
}

/** Whether the docker client has buildx. */
export function buildxAnswers(): boolean {
  return dockerSucceeds('buildx', 'version');
}

/**
 * Starts a private dockerd as root with a containerd and a bridge of its own (another engine's docker0 stays as it is)
 * and without packet filter rules (docker-proxy carries published ports), and waits until it answers.
 * @throws Error with the daemon's last log lines when it does not come up within 60 s.
 */
export async function startEngine(store: EngineStore): Promise<PrivateEngine> {
  const home = mkdtempSync(join(tmpdir(), `ciia-${store}-`));
  const host = `unix://${home}/docker.sock`;
  const bridge = `ciia${process.pid.toString(36)}${store.slice(0, 2)}`.slice(0, 15);
  const subnet = `172.31.${(process.pid % 120) * 2 + (store === 'classic' ? 0 : 1)}.1/24`;
  execFileSync('ip', ['link', 'add', 'name', bridge, 'type', 'bridge']);
  execFileSync('ip', ['addr', 'add', subnet, 'dev', bridge]);
  execFileSync('ip', ['link', 'set', bridge, 'up']);
  const config = join(home, 'daemon.json');
  writeFileSync(config, JSON.stringify({ features: { 'containerd-snapshotter': store === 'containerd' } }));
  mkdirSync(join(home, 'exec'));
  const log = join(home, 'dockerd.log');
  const logFile = openSync(log, 'a');
  // A containerd that the machine runs already would be shared with its own engine.
  const containerd = `${home}/containerd.sock`;
  const toml = [
    'version = 2',
    `root = "${home}/containerd"`,
    `state = "${home}/containerd-state"`,
    'disabled_plugins = ["io.containerd.grpc.v1.cri"]',
    '[grpc]',
    `address = "${containerd}"`,
  ];
  writeFileSync(`${home}/containerd.toml`, `${toml.join('\n')}\n`);
  const output = ['ignore', logFile, logFile] as const;
  const daemons = [
    startDaemon('containerd', ['--config', `${home}/containerd.toml`], [...output]),
    startDaemon(
      'dockerd',
      [
        '--host',
        host,
        '--config-file',
        config,
        '--data-root',
        join(home, 'data'),
        '--containerd',
        containerd,
        '--exec-root',
        join(home, 'exec'),
        '--pidfile',
        join(home, 'dockerd.pid'),
        '--bridge',
        bridge,
        '--iptables=false',
        '--ip6tables=false',
        '--ip-masq=false',
      ],
      [...output],
    ),
  ];
  closeSync(logFile);
  const stop = async (): Promise<void> => {
    for (const daemon of [...daemons].reverse()) await daemon.end(20_000);
    execFileSync('ip', ['link', 'delete', bridge]);
    unmountBelow(home);
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  for (let tries = 0; tries < 300; tries++) {
    if (dockerSucceeds('--host', host, ...serverVersion)) return { store, host, stop };
    if (!daemons.every((daemon) => daemon.runs())) break;
    await sleep(200);
  }
  const tail = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
  await stop();
  throw new Error(`dockerd (${store} store) did not come up; its last lines:\n${tail}`);
}

/** An engine that has run a container on the host's network keeps a mount for it. */
function unmountBelow(folder: string): void {
  const mounts = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((target) => target.startsWith(`${folder}/`));
  for (const target of mounts.reverse()) execFileSync('umount', ['--lazy', target]);
}
