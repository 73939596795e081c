/**
 * `node test/demo/write-pages.ts FOLDER`: the summary pages of docs/summaries.md and those of several images, written by the
 * compiled actions on the bed that `npm run bed` keeps up; Node 24.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { makePages } from './pages.ts';
import { makeSeveralPages } from './several-pages.ts';

const [folder = '.'] = process.argv.slice(2);
const { CIIA_CLASSIC_HOST: host = '', CIIA_REGISTRY: registry = '' } = process.env;
const pages = {
  ...(await makePages(host, registry, { sleepSeconds: 45, megabytes: 60 })),
  ...(await makeSeveralPages(host, registry)),
};
mkdirSync(folder, { recursive: true });
for (const [name, { summary }] of Object.entries(pages)) writeFileSync(`${folder}/${name}.md`, summary);
process.exit();
