import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What one process cost. */
export interface Cost {
  readonly seconds: number;
  /** The largest resident size of the process itself, its children left out. */
  readonly peakBytes: number;
  /** The most that lay in its temporary folder at one time. */
  readonly tempBytes: number;
}

interface MeasuredProcess {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Folder that is looked at while it runs. */
  readonly temp?: string;
}

/** Bytes of all files below a folder that others write to meanwhile: what goes away while it is looked at counts nothing. */
function bytesBelow(folder: string): number {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.reduce((sum, entry) => {
      const path = join(folder, entry.name);
      return sum + (entry.isDirectory() ? bytesBelow(path) : sizeOf(path));
    }, 0);
  } catch {
    return 0;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** The kernel's own high-water mark; undefined once the process has ended. */
function peakOf(pid: number): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

/**
 * Runs a program to its end, and looks at it every 50 ms.
 * @throws Error with the end of its output when it fails.
 */
export async function measure({ program, args, env, temp }: MeasuredProcess): Promise<Cost> {
  const start = performance.now();
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-4000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  let peakBytes = 0;
  let tempBytes = 0;
  const watch = setInterval(() => {
    if (child.pid !== undefined) peakBytes = Math.max(peakBytes, peakOf(child.pid) ?? 0);
    if (temp !== undefined) tempBytes = Math.max(tempBytes, bytesBelow(temp));
  }, 50);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearInterval(watch);
  if (code !== 0) throw new Error(`${program} ${args[0] ?? ''} failed (${code}):\n${output}`);
  return { seconds: (performance.now() - start) / 1000, peakBytes, tempBytes };
}
