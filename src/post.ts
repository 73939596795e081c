import { readSavedState } from './adapters/runner/saved-state.ts';

/*
 * The post part of every action that has one. It knows by the runner's state alone what to do. What removes is loaded
 * only where something is left: mostly nothing is.
 */
const saved = readSavedState(process.env);
if (saved.main !== undefined && !(saved.hasEnded && saved.leftovers.length === 0)) {
  const { cleanUp } = await import('./clean-up.ts');
  await cleanUp(saved);
}
// Open connections would keep Node alive.
process.exit(0);
