/**
 * `npm run bed`: both engines of a toolchain and a registry, up until interrupted, for a quick loop while developing. Prints the
 * variables that the integration tests reuse, which find the same clients by them; without them the tests start their own.
 */
import { startEngine } from './engine.ts';
import { everyProgram, provision } from './provision.ts';
import { startRegistry } from './registry.ts';
import { describeToolchain } from './toolchain.ts';

provision(everyProgram, {
  install: true,
  say: (line) => {
    console.error(line);
  },
});
const classic = await startEngine('classic');
const containerd = await startEngine('containerd');
const registry = await startRegistry();
console.log(`# ${describeToolchain()}`);
for (const name of ['CIIA_TOOLCHAIN', 'PATH', 'HOME']) console.log(`export ${name}='${process.env[name] ?? ''}'`);
console.log(`export CIIA_CLASSIC_HOST=${classic.host}`);
console.log(`export CIIA_CONTAINERD_HOST=${containerd.host}`);
console.log(`export CIIA_REGISTRY=${registry.address}`);
const keepAlive = setInterval(() => undefined, 60_000);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    clearInterval(keepAlive);
    void Promise.all([classic.stop(), containerd.stop(), registry.stop()]);
  });
}
