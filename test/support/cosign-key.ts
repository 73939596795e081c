import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The password of the key pair; a secret of runs, and so nothing that may be part of another word. */
export const cosignPassword = 'open-sesame-cosign';

/**
 * Makes the key pair `cosign.key` and `cosign.pub` in a folder, unless it is there.
 * @returns the options of `cosign sign` and `attest` that keep away from every service but a registry without TLS. Since
 *   3.0 the services are those of a file; signatures lie beside the image as referrers then, and not under a tag each.
 */
export function makeCosignKey(folder: string): readonly string[] {
  const cosign = (...args: string[]): string =>
    execFileSync('cosign', args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, COSIGN_PASSWORD: cosignPassword },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  if (!existsSync(join(folder, 'cosign.pub'))) cosign('generate-key-pair');
  const shared = ['--allow-insecure-registry', '--yes'];
  // Distributions build it without its version.
  if (!cosign('sign', '--help').includes('--use-signing-config=true')) return ['--tlog-upload=false', ...shared];
  const config = join(folder, 'signing-config.json');
  const services = ['rekor', 'fulcio', 'oidc', 'tsa'].map((service) => `--no-default-${service}`);
  cosign('signing-config', 'create', ...services, `--out=${config}`);
  return [`--signing-config=${config}`, ...shared];
}
