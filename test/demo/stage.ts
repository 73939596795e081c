import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startActionsService, type ActionsService } from '../bed/actions-service.ts';
import { listAgain } from '../bed/images.ts';
import { startRegistry, type LocalRegistry } from '../bed/registry.ts';
import type { JobResult } from '../bed/runner/results.ts';
import { findEngine } from './machine.ts';

/** Where a demo plays: an engine, a registry and GitHub's side, and a folder that goes with it. */
export interface Stage {
  /** Variables for every docker command. */
  readonly env: Readonly<Record<string, string>>;
  readonly registry: LocalRegistry;
  readonly service: ActionsService;
  readonly home: string;
  /** Runs the docker client and answers with its stdout. */
  readonly docker: (...args: string[]) => string;
  /** Removes what the demo brought into the engine. */
  readonly removeImages: () => void;
}

/** Whether what is missing may be fetched or installed. */
export const mayInstall = !process.argv.includes('--no-install');

/** Tells people what happens. */
export const say = (line: string): void => {
  console.log(`> ${line}`);
};

/**
 * Sets the stage, lets `play` decide over the exit code of this process, and clears everything away. With the argument
 * `--no-install` nothing is fetched or installed.
 * @param localTag a name beside those in the registry that the demo gives an image
 */
export async function playOn(localTag: string | undefined, play: (stage: Stage) => Promise<boolean>): Promise<void> {
  const undo: (() => unknown)[] = [];
  try {
    process.exitCode = (await play(await setStage(localTag, undo))) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

async function setStage(localTag: string | undefined, undo: (() => unknown)[]): Promise<Stage> {
  const engine = await findEngine({ install: mayInstall, say });
  undo.push(engine.stop);
  const docker: Stage['docker'] = (...args) =>
    listAgain(args, () =>
      execFileSync('docker', args, { encoding: 'utf8', env: { ...process.env, ...engine.env } }),
    ).trim();
  const localTags = (): string[] => docker('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}').split('\n');
  if (localTag !== undefined && localTags().includes(localTag)) {
    throw new Error(
      `The engine has an image "${localTag}" already, which the demo would re-point: give it another name.`,
    );
  }
  const home = mkdtempSync(join(tmpdir(), 'ciia-demo-'));
  undo.push(() => {
    rmSync(home, { recursive: true, force: true });
  });
  const service = await startActionsService();
  undo.push(service.stop);
  const registry = await startRegistry();
  undo.push(registry.stop);
  const removeImages = (): void => {
    const ours = localTags().filter((tag) => tag.startsWith(`${registry.address}/`) || tag === localTag);
    if (ours.length > 0) docker('image', 'rm', '--force', ...ours);
  };
  undo.push(removeImages);
  return { env: engine.env, registry, service, home, docker, removeImages };
}

/** A job that went well needs one line; one that failed shows what its failed step said. */
export function show(job: JobResult): void {
  say(`${job.name}: ${job.result} (${job.seconds.toFixed(1)} s)`);
  for (const step of job.steps.filter((candidate) => candidate.outcome === 'failure')) {
    console.log(step.log.join('\n'));
  }
}

/** An imageid as a table shows it. */
export const shortImageid = (imageid: string): string => imageid.slice(0, 'sha256:'.length + 12);
