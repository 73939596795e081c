import { describe, expect, test } from '@jest/globals';
import { readBuildInputs } from '../../../../actions/buildx-build-with-retry/inputs.ts';
import type { BuildInputs } from '../../../../actions/buildx-build-with-retry/rules/build-inputs.ts';
import { checkDistinctImages } from '../../../../actions/buildx-build-with-retry/rules/distinct-images.ts';
import { checkBakeInputs, inputsOfTarget } from '../../../../actions/buildx-build-with-retry/rules/image-of-target.ts';
import { parseBakeDefinition } from '../../../../actions/buildx-build-with-retry/rules/parse-definition.ts';
import { InputReader } from '../../../../src/core/inputs/input-reader.ts';

const revision = '3370e22'.padEnd(40, '1');
const revisions = { revision, sourceSha: revision };

const step = (given: Readonly<Record<string, string>> = {}): BuildInputs =>
  readBuildInputs(
    new InputReader((name) => ({ files: 'f.hcl', tags: 'ghcr.io/acme/app:pr-7-3370e22', ...given })[name] ?? ''),
  );

/** The inputs of the image that a target becomes. */
function imageOf(
  target: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, string>> = {},
  { name = 'api', isOnly = false } = {},
): BuildInputs {
  const text = JSON.stringify({ group: { default: { targets: [name] } }, target: { [name]: target } });
  const definition = parseBakeDefinition(text);
  const parsed = definition.targets[name];
  if (parsed === undefined) throw new Error('no target');
  return inputsOfTarget(step(given), { name, target: parsed, definition }, revisions, isOnly);
}

describe('the references of an image', () => {
  const tags = 'ghcr.io/acme/app:pr-7-3370e22\nghcr.io/acme/app:latest\nquay.io/acme/app:pr-7-3370e22';

  test('lie below those of the step (I2)', () => {
    expect(imageOf({}, { tags }, { name: 'API_v2' })).toMatchObject({
      tags: [
        'ghcr.io/acme/app/api_v2:pr-7-3370e22',
        'quay.io/acme/app/api_v2:pr-7-3370e22',
        'ghcr.io/acme/app/api_v2:latest',
      ],
      movingTags: ['ghcr.io/acme/app/api_v2:latest'],
    });
  });

  test('stay names of the engine where those of the step are (I2)', () => {
    expect(imageOf({}, { tags: 'app:pr-7-3370e22' }).tags).toEqual(['app-api:pr-7-3370e22']);
    const kept = imageOf({ tags: ['web'] }, { tags: 'app:pr-7-3370e22', 'keep-file-tags': 'true' });
    expect(kept.tags).toEqual(['app-api:pr-7-3370e22', 'web:latest']);
  });

  test('lie in the repositories that the file names, and its own tags are left out (I2)', () => {
    const target = { tags: ['ghcr.io/Acme/API:1.2', 'ghcr.io/acme/api:dev', 'docker.io/acme/api'] };
    expect(imageOf(target, { tags })).toMatchObject({
      tags: [
        'ghcr.io/acme/api:pr-7-3370e22',
        'docker.io/acme/api:pr-7-3370e22',
        'ghcr.io/acme/api:latest',
        'docker.io/acme/api:latest',
      ],
      movingTags: ['ghcr.io/acme/api:latest', 'docker.io/acme/api:latest'],
    });
  });

  test('hold the tags of the file as moving ones where the step says so (I2)', () => {
    const target = { tags: ['ghcr.io/acme/api:1.2.3', 'ghcr.io/acme/api:pr-7-3370e22'] };
    expect(imageOf(target, { 'keep-file-tags': 'true' })).toMatchObject({
      tags: ['ghcr.io/acme/api:pr-7-3370e22', 'ghcr.io/acme/api:1.2.3'],
      movingTags: ['ghcr.io/acme/api:1.2.3'],
    });
    // Names of the engine alone would keep the rest from being pushed.
    const local = { tags: ['api', 'ghcr.io/acme/api:dev', 'api:dev'] };
    expect(imageOf(local, { 'keep-file-tags': 'true' }).movingTags).toEqual(['ghcr.io/acme/api:dev']);
    expect(imageOf({ tags: ['api'] }, { 'keep-file-tags': 'true' }).movingTags).toEqual([]);
    expect(imageOf({ tags: ['api'] }, { 'keep-file-tags': 'true', tags: '' }).tags).toEqual(['api:latest']);
  });

  test.each(['api', 'api:dev'])('do not lie in %s, which is a name in an engine alone (I2)', (name) => {
    expect(imageOf({ tags: [name] }).tags).toEqual(['ghcr.io/acme/app/api:pr-7-3370e22']);
  });

  test.each([
    ['-x', {}, 'Target "-x" in "files" cannot name an image'],
    ['api', { tags: ['ghcr.io/a/b:!'] }, 'The tag of target "api" in "files" is "ghcr.io/a/b:!"'],
    ['api', { tags: ['ghcr.io/a/b:'] }, 'correct it, or give the variables in it a value by "vars".'],
  ])('of target %s with %j cannot be made up (I2)', (name, target, message) => {
    expect(() => imageOf(target, {}, { name })).toThrow(message);
  });
});

describe('the inputs of an image', () => {
  test('are what the step says of all images, and what the definition says of this one (I1)', () => {
    const target = {
      context: 'api',
      labels: { title: 'Api' },
      'no-cache': true,
      attest: ['type=provenance,mode=max', 'type=sbom', 'type=x,a=b'],
      'cache-from': ['type=gha'],
    };
    expect(
      imageOf(target, { labels: 'title=App\nvendor=Acme', 'registry-cache': 'ghcr.io/acme/app:cache' }),
    ).toMatchObject({
      context: 'api',
      labels: ['vendor=Acme', 'title=Api'],
      noCache: true,
      provenance: 'mode=max',
      sbom: 'true',
      attests: ['type=x,a=b'],
      cacheFrom: ['type=gha'],
      registryCache: 'ghcr.io/acme/app:cache-api',
    });
    expect(imageOf({ attest: ['type=provenance,disabled=true'] }).provenance).toBe('false');
    expect(imageOf({ attest: ['type=provenance,mode=max'] }, { provenance: 'false' }).provenance).toBe('false');
    expect(imageOf({}, { 'registry-cache': 'ghcr.io/acme/{name}:c' }, { name: 'API' }).registryCache).toBe(
      'ghcr.io/acme/api:c',
    );
  });

  test('that images cannot share hold the name (I4)', () => {
    const given = { 'image-tar': 'out/{name}.tar', 'local-tag': '{name}:ci' };
    expect(imageOf({}, given, { name: 'API' })).toMatchObject({ imageTar: 'out/API.tar', localTag: 'api:ci' });
    expect(imageOf({}, { 'local-tag': 'app:ci' }, { isOnly: true }).localTag).toBe('app:ci');
    expect(() => imageOf({}, { 'local-tag': 'app:ci' })).toThrow(
      'Input "local-tag" is "app:ci", and several images cannot share it: put {name}',
    );
  });

  test('go only to the required registries that the image has (I3)', () => {
    const given = { 'required-registries': 'ghcr.io,quay.io' };
    expect(imageOf({ tags: ['ghcr.io/acme/api'] }, given).requiredRegistries).toEqual(['ghcr.io']);
  });

  test('know Docker Hub as a required registry by each of its names', () => {
    const given = { 'required-registries': 'index.docker.io' };
    for (const tag of ['acme/api', 'docker.io/acme/api', 'index.docker.io/acme/api']) {
      expect(imageOf({ tags: [tag] }, given).requiredRegistries).toEqual(['docker.io']);
    }
  });

  test.each(['type=local,dest=out', 'type=cacheonly', 'type=docker,dest=a.tar', 'type=image,name=x', 'out'])(
    'cannot come from a target with the output %s (I1)',
    (output) => {
      expect(() => imageOf({ output: [output] })).toThrow(`Target "api" in "files" has the output "${output}"`);
    },
  );

  test.each(['type=docker', 'type=registry', 'type=image,push=true'])(
    'take the output %s for what it is (I1)',
    (output) => {
      expect(imageOf({ output: [output] }).outputs).toEqual([]);
    },
  );
});

test.each([
  [{ context: 'api' }, 'Input "context" describes one image'],
  [{ file: 'Dockerfile' }, 'Input "file" describes one image'],
  [{ target: 'x' }, 'Input "target" describes one image'],
  [{ platforms: 'linux/amd64' }, 'use "set" with a line such as *.platform=value'],
  [{ 'build-args': 'A=b' }, 'Input "build-args" describes one image'],
  [{ outputs: 'type=oci' }, 'Input "outputs" describes one image'],
  [{ 'cgroup-parent': 'x' }, 'Input "cgroup-parent" is not known to bake'],
  [{ call: 'check' }, 'Input "call" is "check"'],
  [{ files: '', set: 'a.b=c' }, 'Input "set" is set without "files"'],
  [{ files: '', vars: 'A=b' }, 'Input "vars" is set without "files"'],
])('%j beside files is refused (I1)', (given: Readonly<Record<string, string>>, message) => {
  expect(() => {
    checkBakeInputs(step(given));
  }).toThrow(message);
});

test('images that would replace each other are refused (I1)', () => {
  const image = (
    name: string,
    names: readonly string[],
    imageTar?: string,
  ): Parameters<typeof checkDistinctImages>[0][0] => ({
    name,
    names,
    inputs: { imageTar },
  });
  expect(() => {
    checkDistinctImages([image('a', ['x:1', 'x:1']), image('b', ['y:1', 'x:1'])]);
  }).toThrow('Targets "a" and "b" in "files" would both become "x:1"');
  expect(() => {
    checkDistinctImages([image('a', [], 'a.tar'), image('b', [], 'a.tar')]);
  }).toThrow('would both become "a.tar"');
});
