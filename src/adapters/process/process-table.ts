import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const pollMs = 50;

/**
 * When a process was started, in ticks since the machine was. Undefined: there is none, it has ended, or this is not Linux.
 * https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
export function readStartTime(pid: number): string | undefined {
  const stat = readOf(pid, 'stat');
  // The second field is the program's name in brackets, which may hold anything.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === '' || state === 'Z' ? undefined : fields[18];
}

/** The living processes with this variable in the environment that they were started with. */
export function findProcesses(variable: string, value: string): readonly number[] {
  return listProcesses().filter((pid) => readOf(pid, 'environ').split('\0').includes(`${variable}=${value}`));
}

/**
 * Ends processes by SIGTERM, and what then still lives by SIGKILL.
 * @param find those that are left
 */
export async function endProcesses(find: () => readonly number[], graceMs: number): Promise<void> {
  signal(find(), 'SIGTERM');
  for (let waitedMs = 0; waitedMs < graceMs && find().length > 0; waitedMs += pollMs) await sleep(pollMs);
  signal(find(), 'SIGKILL');
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended meanwhile.
    }
  }
}

function listProcesses(): readonly number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/** '' when it has ended, or belongs to another user. */
function readOf(pid: number, file: 'stat' | 'environ'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
