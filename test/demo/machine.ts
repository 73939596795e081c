import { buildxAnswers, daemonAnswers, startEngine } from '../bed/engine.ts';
import { provision } from '../bed/provision.ts';
import { describeDaemon, describeToolchain } from '../bed/toolchain.ts';

/** The engine that the demo works on. */
interface DemoEngine {
  /** Variables for every docker command. */
  readonly env: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

/**
 * The Docker daemon that answers; where none does, or the client has no buildx, a private one of the toolchain that
 * CIIA_TOOLCHAIN names, for which root on Debian or Ubuntu may bring what is missing. Says which one it is. Either way
 * buildx builds in the engine itself, whatever builder is selected otherwise.
 * @throws Error with what to do, where there is no engine to be had.
 */
export async function findEngine(options: {
  readonly install: boolean;
  readonly say: (line: string) => void;
}): Promise<DemoEngine> {
  if (buildxAnswers() && daemonAnswers()) {
    provision(['docker-registry'], options);
    options.say(`Using the Docker daemon that answers: ${describeDaemon()}`);
    return { env: { ...clientVariables(), BUILDX_BUILDER: 'default' }, stop: () => Promise.resolve() };
  }
  const engine = ['dockerd', 'docker', 'buildx', 'containerd', 'runc', 'iptables', 'ip'] as const;
  provision([...engine, 'docker-registry'], options);
  if (process.getuid?.() !== 0) {
    throw new Error('No Docker daemon answers, and only root can start one: start Docker, or run this as root.');
  }
  options.say(`No Docker daemon answers: starting a private one of the toolchain ${describeToolchain()}`);
  const { host, stop } = await startEngine('classic');
  return { env: { DOCKER_HOST: host, BUILDX_BUILDER: 'default' }, stop };
}

/** What tells the docker client of this machine where its daemon is; steps see no other variable of the machine. */
function clientVariables(): Record<string, string> {
  const names = ['DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CONFIG', 'DOCKER_CERT_PATH', 'DOCKER_TLS_VERIFY'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
