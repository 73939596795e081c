import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeApp } from '../pipeline/app.ts';

/** The targets of the bake file, each in a folder of its own name. */
export const targets = ['api', 'web', 'worker'] as const;

/** How much each image holds and how much there is to do for it. */
interface ImageSize {
  readonly megabytes: number;
  readonly buildWork: number;
}

/**
 * Writes a project of three images that are alike in size and work and share no layer and no step, so that neither a solve
 * nor a store gains by what they have in common.
 */
export function writeProject(folder: string, { megabytes, buildWork }: ImageSize): void {
  for (const name of targets) {
    const context = join(folder, name);
    mkdirSync(context, { recursive: true });
    writeApp(context, { buildWork, suiteWork: 1, megabytes });
    writeFileSync(join(context, 'work.sh'), `# ${name}\n`, { flag: 'a' });
    const copied = readdirSync(context, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const entry of copied) writeFileSync(join(context, entry.name, 'name'), name);
  }
  const bake = {
    group: { default: { targets } },
    target: Object.fromEntries(targets.map((name) => [name, { context: name }])),
  };
  writeFileSync(join(folder, 'docker-bake.json'), JSON.stringify(bake));
}
