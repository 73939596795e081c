import { dirname } from 'node:path/posix';
import { archivePath } from './archive-place.ts';
import type { BuildJob } from './build-job.ts';

/** Writes `image-tar`, where it is set, out of the engine. There is no file when that fails. */
export async function writeArchive({ inputs, plan, phases, deps }: BuildJob): Promise<void> {
  if (inputs.imageTar === undefined) return;
  const name = plan.archiveName ?? '';
  const file = archivePath(inputs.imageTar, deps.run);
  await phases.run({
    title: `save ${name}`,
    context: { phase: 'save' },
    work: async (limits) => {
      const part = `${file}.part`;
      const finished = deps.files.unfinished(part);
      try {
        await deps.files.makeFolder(dirname(file));
        await deps.files.write(part, await deps.engine.save(name, limits));
        await deps.files.rename(part, file);
      } catch (error) {
        for (const each of [part, file]) await deps.files.remove(each);
        throw error;
      } finally {
        finished();
      }
    },
  });
}
