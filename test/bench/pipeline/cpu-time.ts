import { readFileSync, readdirSync } from 'node:fs';

/** Ticks a second of the times in /proc: what Linux shows to programs, whatever its own clock. */
const ticks = 100;

/** Times of one process: its own, and of its children that have ended, theirs included. */
function timesOf(pid: string): { readonly own: number; readonly children: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
    .map(Number);
  return { own: (user + system) / ticks, children: (childUser + childSystem) / ticks };
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
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isDaemonOf(name, home));
  if (pids.length < 2) throw new Error(`dockerd and containerd of ${host} are not both running`);
  return pids.map(timesOf).reduce((sum, { own, children }) => sum + own + children, 0);
}

function isDaemonOf(pid: string, home: string): boolean {
  try {
    const [program = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return /(^|\/)(dockerd|containerd)$/.test(program) && args.some((arg) => arg.includes(`${home}/`));
  } catch {
    return false;
  }
}
