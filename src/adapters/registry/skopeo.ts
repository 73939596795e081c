import { classifyError } from '../../core/failures/classify.ts';
import { tryParseJson } from '../../core/json/read-json.ts';
import { sha256 } from '../../core/oci/digest.ts';
import { mediaTypeOf } from '../../core/oci/manifest.ts';
import { parseImageRef } from '../../core/oci/reference.ts';
import { CommandError, UserError } from '../../errors.ts';
import type { CallOptions, Exec } from '../../ports/process.ts';
import type { ImageCopier, ImagePlace } from '../../ports/registry.ts';
import { isLoopback } from './registry-address.ts';

/** The first version with --preserve-digests and --multi-arch: https://github.com/containers/skopeo/releases */
const minVersion = [1, 6] as const;
const remedy = 'ubuntu-24.04 runners have it; elsewhere install skopeo 1.6 or newer before this step';

/**
 * Copies images with skopeo. Credentials are passed as auth files, never as arguments. Only registries on loopback are
 * reached without TLS, as engines do. https://github.com/containers/skopeo/blob/main/docs/skopeo-copy.1.md
 * @param folder for its temporary files
 */
export function skopeoCopier(exec: Exec, folder: string): ImageCopier {
  const run = async (command: string, args: readonly string[], options: CallOptions): Promise<string> => {
    const result = await exec.run('skopeo', ['--tmpdir', folder, command, ...args], options);
    if (result.exitCode === 0) return result.stdout;
    const stderr = readableError(result.stderr);
    throw new CommandError({ command: `skopeo ${command}`, ...result, stderr });
  };
  const inspect = (place: ImagePlace, flags: readonly string[], options: CallOptions): Promise<string> =>
    run('inspect', [...flags, ...accessFlags(place, ''), '--', transportName(place)], options);
  return {
    async check() {
      if (!(await exec.has('skopeo'))) throw new UserError(`The program "skopeo" is not on PATH: ${remedy}.`);
      const { stdout } = await exec.run('skopeo', ['--version']);
      const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(stdout) ?? []).slice(1).map(Number);
      if (major > minVersion[0] || (major === minVersion[0] && minor >= minVersion[1])) return;
      throw new UserError(`The program "skopeo" is version ${major}.${minor}, which cannot keep digests: ${remedy}.`);
    },
    async manifest(place, options = {}) {
      let raw: string;
      try {
        raw = await inspect(place, ['--raw'], options);
      } catch (error) {
        if (isMissingManifest(error)) return { found: false };
        throw error;
      }
      return { found: true, digest: sha256(raw), mediaType: mediaTypeOf(tryParseJson(raw)), raw };
    },
    config: (place, options = {}) => inspect(place, ['--raw', '--config'], options),
    async copy(from, to, what, options = {}) {
      // skopeo before 1.14 knows no `artifactType` of a descriptor: it leaves that out where it may, and else fails.
      const exact = from.kind === 'archive' || what === 'listing' ? [] : ['--preserve-digests'];
      const compressed = to.kind === 'folder' ? ['--dest-compress'] : [];
      const flags = ['--quiet', '--multi-arch', what === 'all' ? 'all' : 'index-only', ...exact, ...compressed];
      const sides = [...accessFlags(from, 'src-'), ...accessFlags(to, 'dest-')];
      await run('copy', [...flags, ...sides, '--', transportName(from), transportName(to)], options);
    },
  };
}

/** Credentials and TLS of one side of a call. */
function accessFlags(place: ImagePlace, side: '' | 'src-' | 'dest-'): readonly string[] {
  if (place.kind !== 'registry') return [];
  const { host } = parseImageRef(place.ref, 'reference');
  const plain = host !== undefined && isLoopback(host);
  return [`--${side}authfile`, place.authFile, ...(plain ? [`--${side}tls-verify=false`] : [])];
}

/** The name with skopeo's transport: https://github.com/containers/image/blob/main/docs/containers-transports.5.md */
function transportName(place: ImagePlace): string {
  if (place.kind === 'registry') return `docker://${place.ref}`;
  return `${place.kind === 'folder' ? 'dir' : 'docker-archive'}:${place.path}`;
}

/**
 * Makes plain lines of skopeo's errors: without the frame of its logger, and without the queries of upload URLs, which may
 * hold secrets.
 */
function readableError(stderr: string): string {
  const lines = stderr.split('\n').map((line) => {
    const [, quoted] = /^time="[^"]*" level=fatal msg=("(?:[^"\\]|\\.)*")/.exec(line) ?? [];
    return quoted === undefined ? line : unquoteGoString(quoted).replaceAll(/\s+/g, ' ').trim();
  });
  return lines.join('\n').replaceAll(/(https?:\/\/[^\s"?]+)\?[^\s":]*/g, '$1');
}

function unquoteGoString(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}

/** Whether there is nothing that the user may see: 404, 401 or 403. */
function isMissingManifest(error: unknown): boolean {
  if (!(error instanceof CommandError) || error.timedOut) return false;
  if (/manifest unknown|name unknown|StatusCode: 404\b/.test(error.finalLine)) return true;
  return classifyError(error, { phase: 'registry' }).class === 'auth';
}
