import { readFileSync, readdirSync } from 'node:fs';

/** Ticks a second of the times in /proc: what Linux shows to programs, whatever its own clock. */
const ticks = 100;

interface ProcessTimes {
  readonly parent: number;
  /** Of the process alone, in seconds. */
  readonly own: number;
  /** Of its children that have ended, theirs included. */
  readonly children: number;
}

function timesOf(pid: string): ProcessTimes {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15).map(Number);
  return { parent: Number(fields[1]), own: (user + system) / ticks, children: (childUser + childSystem) / ticks };
}

/** CPU seconds of all programs that this process started and that have ended. */
export function cpuOfChildren(): number {
  return timesOf('self').children;
}

/**
 * CPU seconds of a private engine so far: dockerd and its containerd, with the build steps that have ended, which they
 * wait for. A container of `docker run` is not among them: its shim belongs to nobody.
 * @param host unix socket of the engine
 */
export function cpuOfEngine(host: string): number {
  const home = host.replace(/^unix:\/\//, '').replace(/\/[^/]*$/, '');
  const pids = listPids().filter((pid) => isDaemonOf(pid, home));
  if (pids.length < 2) throw new Error(`dockerd and containerd of ${host} are not both running`);
  return pids.map(timesOf).reduce((sum, { own, children }) => sum + own + children, 0);
}

/** CPU seconds of the registries that this process started and that still run. */
export function cpuOfRegistries(): number {
  const pids = listPids().filter((pid) => /(^|\/)docker-registry$/.test(commandLine(pid)[0] ?? ''));
  const ours = pids.map(timesOf).filter(({ parent }) => parent === process.pid);
  return ours.reduce((sum, { own }) => sum + own, 0);
}

function listPids(): readonly string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
}

/** Empty for a process that has just ended. */
function commandLine(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

function isDaemonOf(pid: string, home: string): boolean {
  const [program = '', ...args] = commandLine(pid);
  return /(^|\/)(dockerd|containerd)$/.test(program) && args.some((arg) => arg.includes(`${home}/`));
}
