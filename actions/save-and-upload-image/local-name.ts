import type { Engine } from '../../src/ports/engine.ts';

/**
 * Runs `work` with `name` pointing to `source` in the engine, and leaves the name afterwards as it was before (S9).
 */
export async function withLocalName<T>(
  engine: Engine,
  source: string,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const before = (await engine.inspect(name))?.id;
  await engine.tag(source, name);
  try {
    return await work();
  } finally {
    if (before === undefined) await engine.untag(name);
    else if (before !== (await engine.inspect(name))?.id) await engine.tag(before, name);
  }
}
