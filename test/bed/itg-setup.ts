import { startEngine } from './engine.ts';
import { everyProgram, provision } from './provision.ts';
import { startRegistry } from './registry.ts';

/** Variables that integration tests read; a bed that is up already (`npm run bed`) is used as it is. */
export const bedVariables = ['CIIA_CLASSIC_HOST', 'CIIA_CONTAINERD_HOST', 'CIIA_REGISTRY'] as const;

/** Starts both engines and a registry for the integration tests, installing what is missing. */
export default async function setUp(): Promise<void> {
  if (bedVariables.every((name) => process.env[name] !== undefined)) return;
  provision(everyProgram, {
    install: true,
    say: (line) => {
      console.error(line);
    },
  });
  const classic = await startEngine('classic');
  const containerd = await startEngine('containerd');
  const registry = await startRegistry();
  process.env['CIIA_CLASSIC_HOST'] = classic.host;
  process.env['CIIA_CONTAINERD_HOST'] = containerd.host;
  process.env['CIIA_REGISTRY'] = registry.address;
  const stop = (): Promise<unknown> => Promise.all([classic.stop(), containerd.stop(), registry.stop()]);
  globalThis.ciiaBed = { stop };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void stop().finally(() => process.exit(1));
    });
  }
}

declare global {
  var ciiaBed: { readonly stop: () => Promise<unknown> } | undefined;
}
