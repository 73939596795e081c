import type { InputReader } from '../../src/core/inputs/input-reader.ts';
import { isDigest } from '../../src/core/oci/digest.ts';
import { isPlatform, normalizePlatform } from '../../src/core/oci/platform.ts';
import { readMovingTags } from '../../src/core/tags/target-refs.ts';
import { UserError } from '../../src/errors.ts';
import type { RegistryLogin } from '../../src/ports/registry.ts';
import type { CopyImageInputs } from './copy-inputs.ts';

/**
 * Reads the inputs of `copy-image/action.yml`.
 * @throws UserError for the first value that is not allowed.
 */
export function readCopyImageInputs(inputs: InputReader): CopyImageInputs {
  return {
    src: inputs.text('src') ?? '',
    dst: inputs.list('dst'),
    source: inputs.choice('source', ['registry', 'engine'], 'registry'),
    srcLogin: readSideLogin(inputs, 'src'),
    dstLogin: readSideLogin(inputs, 'dst'),
    digest: checkDigestInput(inputs.text('digest')),
    platforms: inputs.list('platforms').map(checkPlatformsEntry),
    referrers: inputs.boolean('referrers', true),
    movingTags: readMovingTags(inputs.list('moving-tags')),
    retry: {
      maxAttempts: inputs.integer('max-attempts', { min: 1, max: 10, fallback: 3 }),
      waitSeconds: inputs.integer('retry-wait-seconds', { min: 0, max: 3600, fallback: 10 }),
      retryOn: 'transient',
    },
    timeoutMs: inputs.integer('timeout-minutes', { min: 1, max: 360, fallback: 30 }) * 60_000,
  };
}

/** @throws UserError when only half of an account is given */
function readSideLogin(inputs: InputReader, side: 'src' | 'dst'): RegistryLogin | undefined {
  const username = inputs.text(`${side}-username`);
  const password = inputs.text(`${side}-password`);
  if (username !== undefined && password !== undefined) return { username, password };
  if (username === undefined && password === undefined) return undefined;
  const [given, empty] = username === undefined ? ['password', 'username'] : ['username', 'password'];
  throw new UserError(
    `Input "${side}-${given}" is set and "${side}-${empty}" is empty: set both (a secret that does not exist here, as on a fork's pull request, is empty), or neither to use the docker login of the job.`,
  );
}

function checkDigestInput(text: string | undefined): string | undefined {
  if (text === undefined || isDigest(text)) return text;
  throw new UserError(`Input "digest" is "${text}": use "sha256:" and 64 hex digits.`);
}

function checkPlatformsEntry(text: string): string {
  if (isPlatform(text)) return normalizePlatform(text);
  throw new UserError(`Input "platforms" has "${text}": use platforms such as linux/amd64.`);
}
