import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEngine } from './engine.ts';
import { everyProgram, provision } from './provision.ts';
import { startRegistry } from './registry.ts';
import { describeToolchain } from './toolchain.ts';

/** Variables that integration tests read; a bed that is up already (`npm run bed`) is used as it is. */
export const bedVariables = ['CIIA_CLASSIC_HOST', 'CIIA_CONTAINERD_HOST', 'CIIA_REGISTRY'] as const;

/**
 * Starts both engines of the toolchain that CIIA_TOOLCHAIN names (today's by default) and a registry for the integration
 * tests, bringing what is missing, and bundles the actions once for all of them, unless CIIA_DIST names a folder of
 * compiled actions.
 */
export default async function setUp(): Promise<void> {
  const stops: (() => unknown)[] = [];
  const stop = (): Promise<unknown> => Promise.all(stops.map((end) => end()));
  globalThis.ciiaBed = { stop };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void stop().finally(() => process.exit(1));
    });
  }
  if (process.env['CIIA_DIST'] === undefined) {
    const dist = mkdtempSync(join(tmpdir(), 'ciia-dist-'));
    stops.push(() => {
      rmSync(dist, { recursive: true });
    });
    execFileSync(process.execPath, [fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url)), '--out', dist]);
    process.env['CIIA_DIST'] = dist;
  }
  if (bedVariables.every((name) => process.env[name] !== undefined)) return;
  provision(everyProgram, {
    install: true,
    say: (line) => {
      console.error(line);
    },
  });
  console.error(`Toolchain ${describeToolchain()}`);
  const classic = await startEngine('classic');
  stops.push(classic.stop);
  const containerd = await startEngine('containerd');
  stops.push(containerd.stop);
  const registry = await startRegistry();
  stops.push(registry.stop);
  process.env['CIIA_CLASSIC_HOST'] = classic.host;
  process.env['CIIA_CONTAINERD_HOST'] = containerd.host;
  process.env['CIIA_REGISTRY'] = registry.address;
}

declare global {
  var ciiaBed: { readonly stop: () => Promise<unknown> } | undefined;
}
