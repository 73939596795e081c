import { classifyError } from '../../core/failures/classify.ts';
import { parseImageRef } from '../../core/oci/reference.ts';
import { mediaTypeOf } from '../../core/oci/manifest.ts';
import { sha256 } from '../../core/oci/digest.ts';
import { tryParseJson } from '../../core/json/read-json.ts';
import { CommandError, UserError } from '../../errors.ts';
import type { CallOptions, Exec } from '../../ports/process.ts';
import type { ImageCopier, ImagePlace } from '../../ports/registry.ts';
import { isLoopback } from './registry-address.ts';

/** The first version with --preserve-digests and --multi-arch. */
const oldest = [1, 6] as const;
const remedy = 'ubuntu-24.04 runners have it; elsewhere install skopeo 1.6 or newer before this step';

/**
 * Image copies by skopeo. Credentials go by auth file, never as arguments; a registry on loopback is reached without TLS,
 * as engines do, and no other one.
 * @param folder for its temporary files
 */
export function skopeo(exec: Exec, folder: string): ImageCopier {
  const run = async (command: string, args: readonly string[], options: CallOptions): Promise<string> => {
    const result = await exec.run('skopeo', ['--tmpdir', folder, command, ...args], options);
    if (result.exitCode === 0) return result.stdout;
    const stderr = readableError(result.stderr);
    throw new CommandError({ command: `skopeo ${command}`, ...result, stderr });
  };
  const inspect = (place: ImagePlace, flags: readonly string[], options: CallOptions): Promise<string> =>
    run('inspect', [...flags, ...access(place, ''), '--', nameOf(place)], options);
  return {
    async check() {
      if (!(await exec.has('skopeo'))) throw new UserError(`The program "skopeo" is not on PATH: ${remedy}.`);
      const { stdout } = await exec.run('skopeo', ['--version']);
      const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(stdout) ?? []).slice(1).map(Number);
      if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
      throw new UserError(
        `The program "skopeo" is version ${String(major)}.${String(minor)}, which cannot keep digests: ${remedy}.`,
      );
    },
    async manifest(place, options = {}) {
      let raw: string;
      try {
        raw = await inspect(place, ['--raw'], options);
      } catch (error) {
        if (isAbsent(error)) return { found: false };
        throw error;
      }
      return { found: true, digest: sha256(raw), mediaType: mediaTypeOf(tryParseJson(raw)), raw };
    },
    config: (place, options = {}) => inspect(place, ['--raw', '--config'], options),
    async copy(from, to, what, options = {}) {
      const exact = from.kind === 'archive' ? [] : ['--preserve-digests'];
      const compressed = to.kind === 'folder' ? ['--dest-compress'] : [];
      const flags = ['--quiet', '--multi-arch', what === 'all' ? 'all' : 'index-only', ...exact, ...compressed];
      const sides = [...access(from, 'src-'), ...access(to, 'dest-')];
      await run('copy', [...flags, ...sides, '--', nameOf(from), nameOf(to)], options);
    },
  };
}

function access(place: ImagePlace, side: '' | 'src-' | 'dest-'): readonly string[] {
  if (place.kind !== 'registry') return [];
  const { host } = parseImageRef(place.ref, 'reference');
  const plain = host !== undefined && isLoopback(host);
  return [`--${side}authfile`, place.authFile, ...(plain ? [`--${side}tls-verify=false`] : [])];
}

function nameOf(place: ImagePlace): string {
  if (place.kind === 'registry') return `docker://${place.ref}`;
  return `${place.kind === 'folder' ? 'dir' : 'docker-archive'}:${place.path}`;
}

/**
 * skopeo's errors as plain lines: without the frame of its logger, and without the queries of upload addresses, which
 * hold what a log must not.
 */
function readableError(stderr: string): string {
  const lines = stderr.split('\n').map((line) => {
    const [, quoted] = /^time="[^"]*" level=fatal msg=("(?:[^"\\]|\\.)*")/.exec(line) ?? [];
    return quoted === undefined ? line : unquoted(quoted).replaceAll(/\s+/g, ' ').trim();
  });
  return lines.join('\n').replaceAll(/(https?:\/\/[^\s"?]+)\?[^\s":]*/g, '$1');
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}

function isAbsent(error: unknown): boolean {
  if (!(error instanceof CommandError) || error.timedOut) return false;
  if (/manifest unknown|name unknown|StatusCode: 404\b/.test(error.finalLine)) return true;
  return classifyError(error, { phase: 'registry' }).class === 'auth';
}
