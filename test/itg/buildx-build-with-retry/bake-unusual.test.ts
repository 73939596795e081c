import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { buildWithRetry } from '../../../actions/buildx-build-with-retry/buildx-build-with-retry.ts';
import { buildOutputs } from '../../../actions/buildx-build-with-retry/outputs.ts';
import { toMessage } from '../../../src/errors.ts';
import { uniqueName } from '../../bed/images.ts';
import { buildDeps, buildInputs, forgetImages } from '../../support/build-fixture.ts';
import { headSha } from '../../support/run-facts.ts';
import { storeEngines, type StoreEngine } from '../../support/store-engines.ts';

jest.setTimeout(120_000);

/* Definitions as people write them, through the real bake of both toolchains. */
const isOldest = process.env['CIIA_TOOLCHAIN'] === 'oldest';
const registry = process.env['CIIA_REGISTRY'] ?? '';
const tag = `sha-${headSha.slice(0, 7)}`;
const folder = mkdtempSync(join(tmpdir(), 'ciia-unusual-'));
const outside = mkdtempSync(join(tmpdir(), 'ciia-outside-'));
const socket = join(outside, 'agent.sock');
process.env['SSH_AUTH_SOCK'] = socket;
const [, engine] = storeEngines() as [StoreEngine, StoreEngine];
const real = buildDeps(engine, { workspace: folder });
const repository = uniqueName('ciia-unusual');
const base = `${registry}/${repository}`;
let agent: Server;

const files = {
  '.env': 'FROM_DOT_ENV=dotted\n',
  'secret.txt': 'hush',
  'a/Dockerfile':
    'ARG WHO\nFROM scratch AS first\nCOPY Dockerfile /first\nFROM scratch AS last\nCOPY Dockerfile /last\n',
  'b/Dockerfile': 'FROM base\nCOPY Dockerfile /b\n',
  'docker-bake.hcl': `
variable "WHO" { default = "nobody" }
variable "LIST" { default = "x,y" }
function "shout" {
  params = [text]
  result = upper(text)
}
group "all" { targets = ["inner", "matrix"] }
group "inner" { targets = ["app"] }
target "_common" {
  args = { WHO = shout(WHO) }
  labels = { gone = null, kept = "yes" }
}
target "app" {
  inherits = ["_common"]
  context = "cwd://a"
  target = "first"
  platforms = ["linux/amd64"]
  secret = ["id=hush,src=secret.txt"]
  output = ["type=registry"]
  attest = ["type=provenance,disabled=true"]
  no-cache = true
  cache-from = ["type=registry,ref=${registry}/none:cache"]
}
target "matrix" {
  name = "m-\${item}"
  matrix = { item = split(",", LIST) }
  contexts = { base = "target:app" }
  context = "b"
}
`,
  'override.hcl': 'target "app" {\n  labels = { overridden = "yes" }\n}\n',
  'compose.yml': `
services:
  base.image:
    build: ./a
  on-top:
    image: ${base}/top
    profiles: [never]
    build:
      context: b
      additional_contexts:
        base: service:base.image
      args:
        DOT: \${FROM_DOT_ENV}
        DOLLAR: $$HOME
      x-bake:
        no-cache: true
  inline:
    build:
      context: .
      dockerfile_inline: |
        FROM scratch
        COPY secret.txt /
  db: { image: postgres }
`,
  'required.yml': 'services:\n  q:\n    build:\n      context: a\n      args: { X: "${NEEDED:?say it}" }\n',
  'reads.hcl': `target "reads" {\n  context = "a"\n  secret = ["id=s,src=${outside}/secret"]\n}\n`,
  'agent.hcl': 'target "agent" {\n  context = "a"\n  ssh = ["default"]\n}\n',
  'shared.yml': `
services:
  worker: &app
    image: ${base}/shared:1
    build: ./a
  cron: *app
`,
  'including.yml': 'include: [parts/part.yml]\nservices:\n  a.b: { build: ./a }\n',
  'parts/part.yml': 'services:\n  a_b: { build: ../b }\n',
  'group.hcl': `
group "default" { targets = ["one"] }
group "one" { targets = ["two", "a"] }
group "two" { targets = ["one"] }
target "a" { context = "a" }
`,
  'merged.yml': 'services:\n  a.b: { build: ./a }\n  a_b: { build: ./b }\n',
};

beforeAll(async () => {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  writeFileSync(join(outside, 'secret'), 'x');
  agent = createServer();
  await new Promise<void>((resolve) => agent.listen(socket, resolve));
});
afterEach(() => real.cleanUp());
afterAll(() => {
  agent.close();
  forgetImages(engine, base);
  for (const path of [folder, outside]) rmSync(path, { recursive: true });
});

async function run(given: Readonly<Record<string, string>>): Promise<{
  readonly failure: string;
  readonly images: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}> {
  const { result, failure } = await buildWithRetry(
    buildInputs({ tags: `${base}:${tag}`, 'if-tag-exists': 'overwrite', ...given }),
    real,
  );
  return {
    failure: failure === undefined ? '' : toMessage(failure),
    images: JSON.parse(buildOutputs(result)['images'] ?? '') as never,
  };
}

test('groups in groups, a matrix, functions, inheritance and an override (I1)', async () => {
  const { failure, images } = await run({
    files: 'cwd://docker-bake.hcl, override.hcl',
    targets: 'all',
    vars: 'WHO=ops\nLIST=p,q,r',
  });
  expect(failure).toBe('');
  expect(Object.keys(images).sort()).toEqual(['app', 'm-p', 'm-q', 'm-r']);
  const [config] = await real.registry.configs(`${base}/app:${tag}`);
  expect(config?.labels).toMatchObject({ kept: 'yes', overridden: 'yes' });
  expect(config?.labels).not.toHaveProperty('gone');
});

test('compose: links, profiles, .env, x-bake, a Dockerfile in it and a short form (I1)', async () => {
  const { failure, images } = await run({ files: 'compose.yml' });
  expect(failure).toBe('');
  expect(Object.keys(images).sort()).toEqual(['base_image', 'inline', 'on-top']);
  expect(images['on-top']).toMatchObject({ image: `${base}/top`, pushed: true });
  expect((await run({ files: 'compose.yml', targets: 'base.image' })).images).toHaveProperty('base_image');
});

test('compose: services that run one image are built once, and have one image by both names (I1, I4)', async () => {
  const { failure, images } = await run({ files: 'shared.yml' });
  expect(failure).toBe('');
  expect(Object.keys(images).sort()).toEqual(['cron', 'worker']);
  expect(images['cron']).toEqual(images['worker']);
  expect(images['cron']).toMatchObject({ 'image-ref': `${base}/shared:${tag}`, pushed: true });
});

test("the step's own agent may be asked (I1)", async () => {
  expect((await run({ files: 'agent.hcl', targets: 'agent', ssh: 'default' })).failure).toBe('');
});

describe('one sentence each, and nothing is built (I1)', () => {
  test.each([
    [{ files: 'merged.yml' }, 'The services "a.b" and "a_b" in "files" would become one target, "a_b"'],
    [{ files: 'including.yml' }, 'The services "a.b" and "a_b" in "files" would become one target, "a_b"'],
    [{ files: '/dev/zero' }, 'Input "files" has "/dev/zero", which is larger than 4 MB'],
    [{ files: '.' }, 'is a directory. Next: correct the files'],
    [{ files: 'group.hcl' }, isOldest ? 'let no group hold itself' : 'has the group "one", which holds itself'],
    [{ files: 'required.yml' }, 'required variable NEEDED is missing a value: say it'],
    [{ files: 'https://github.com/acme/app.git' }, 'definitions of another repository are not fetched'],
    [{ files: 'compose.yml', set: 'nope.args.X=1' }, 'Input "files" has no target "nope"'],
    [{ files: 'compose.yml', set: 'inline.nope=1' }, 'unknown key: nope'],
    [{ files: 'compose.yml', set: 'inline' }, 'invalid override key inline, expected target.name'],
  ])('%j: %s', async (given, message) => {
    const { failure, images } = await run(given);
    expect(failure).toContain(message);
    expect(images).toEqual({});
  });

  const withPermissions = isOldest ? undefined : test;
  withPermissions?.('a definition that reads outside of the workspace needs "allow" (I1)', async () => {
    const given = { files: 'reads.hcl', targets: 'reads' };
    expect((await run(given)).failure).toContain(`${basename(outside)}/secret" to the input "allow"`);
    expect((await run({ ...given, allow: `fs.read=${outside}` })).failure).toBe('');
    expect((await run({ files: 'agent.hcl', targets: 'agent' })).failure).toContain('add "ssh" to the input "allow"');
  });
});
