/**
 * `node test/bed/prepare.ts`: brings what the integration tests need on the toolchain that CIIA_TOOLCHAIN names, and prints
 * which one they get; Node 24. Where it cannot be had it ends with a sentence and 1, or 3 if this kind of system has none.
 */
import { everyProgram, provision } from './provision.ts';
import { describeToolchain, NoToolchainError } from './toolchain.ts';

try {
  provision(everyProgram, {
    install: true,
    say: (line) => {
      console.error(line);
    },
  });
  console.log(describeToolchain());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof NoToolchainError ? 3 : 1;
}
