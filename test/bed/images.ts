import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What is in a test image besides its one file `/content`. */
interface TestImageOptions {
  /** `repository:tag`; a unique one by default. */
  readonly ref?: string;
  /** Of `/content`; random by default, so that no two images are the same. */
  readonly content?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** With `/bin/busybox` and its `sh`, 2 MB more. */
  readonly runnable?: boolean;
}

export interface TestImage {
  readonly ref: string;
  /** `.Id` as the engine gives it. */
  readonly id: string;
  /** Takes the name away, and the image with its last name. */
  readonly remove: () => void;
}

/** A name that no other test uses: `<prefix>-<random>`. */
export function uniqueName(prefix: string): string {
  return `${prefix}-${randomBytes(6).toString('hex')}`;
}

/** Runs the docker client against an engine and answers with what it printed. */
export function docker(host: string, ...args: readonly string[]): string {
  return listAgain(args, () =>
    execFileSync('docker', ['--host', host, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }),
  ).trim();
}

/** The containerd store fails to list images while another test removes one: such a list is taken once more. */
export function listAgain(args: readonly string[], run: () => string): string {
  try {
    return run();
  } catch (error) {
    if (args.slice(0, 2).join(' ') === 'image ls' && String(error).includes('not found')) return run();
    throw error;
  }
}

/**
 * `docker buildx build --push` on an engine of the containerd store, whose builder and whose client push one after the
 * other: the registry writes a tag's file in place, and may answer the second with 500 while the first is at it.
 */
export function buildAndPush(host: string, ...args: readonly string[]): void {
  const build = ['buildx', 'build', '--builder', 'default', '--quiet', '--push', ...args];
  try {
    docker(host, ...build);
  } catch (error) {
    if (!String(error).includes('500 Internal Server Error')) throw error;
    docker(host, ...build);
  }
}

/** Writes a build context for a small image, from scratch: nothing has to be pulled. The caller removes it. */
export function writeContext(options: Pick<TestImageOptions, 'content' | 'runnable'> = {}): string {
  const context = mkdtempSync(join(tmpdir(), 'ciia-context-'));
  const lines = ['FROM scratch', 'COPY content /content'];
  writeFileSync(join(context, 'content'), options.content ?? randomBytes(16).toString('hex'));
  if (options.runnable === true) {
    copyFileSync('/bin/busybox', join(context, 'busybox'));
    lines.push('COPY --chmod=755 busybox /bin/busybox', 'COPY --chmod=755 busybox /bin/sh', 'CMD ["/bin/sh"]');
  }
  writeFileSync(join(context, 'Dockerfile'), `${lines.join('\n')}\n`);
  return context;
}

/** Builds a small image on the engine at `host` (value for DOCKER_HOST). */
export function makeImage(host: string, options: TestImageOptions = {}): TestImage {
  const ref = options.ref ?? `${uniqueName('ciia-test')}:t`;
  const context = writeContext(options);
  try {
    const labels = Object.entries(options.labels ?? {}).flatMap(([name, value]) => ['--label', `${name}=${value}`]);
    const flags = ['--builder', 'default', '--provenance=false', '--load', '--quiet', '--tag', ref, ...labels];
    docker(host, 'buildx', 'build', ...flags, context);
  } finally {
    rmSync(context, { recursive: true, force: true });
  }
  return {
    ref,
    id: docker(host, 'image', 'inspect', '--format', '{{.Id}}', ref),
    remove: () => {
      docker(host, 'image', 'rm', ref);
    },
  };
}
