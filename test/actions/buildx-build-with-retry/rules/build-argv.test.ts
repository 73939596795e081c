import { expect, test } from '@jest/globals';
import { buildArgv } from '../../../../actions/buildx-build-with-retry/rules/build-argv.ts';
import { labelBuild } from '../../../../actions/buildx-build-with-retry/rules/image-labels.ts';
import { readBuildInputs } from '../../../../actions/buildx-build-with-retry/inputs.ts';
import type { BuildInputs } from '../../../../actions/buildx-build-with-retry/rules/build-inputs.ts';
import { InputReader } from '../../../../src/core/inputs/input-reader.ts';

const inputs = (given: Readonly<Record<string, string>>): BuildInputs =>
  readBuildInputs(new InputReader((name) => given[name] ?? ''));
const call = {
  names: [],
  labels: [],
  load: false,
  outputs: [],
  provenance: undefined,
  secrets: [],
  metadataFile: '/tmp/m.json',
  callArgs: [],
};

test('without inputs only the context, behind the end of the options, is passed', () => {
  expect(buildArgv(inputs({}), call)).toEqual(['--progress=plain', '--metadata-file=/tmp/m.json', '--', '.']);
});

test('each input reaches buildx under its option, each value as one argument (B1, B12)', () => {
  const given = inputs({
    context: '-x',
    file: 'docker/Dockerfile',
    target: 'final',
    platforms: 'linux/amd64,linux/arm64',
    annotations: 'index:a=b, c',
    'build-args': 'A=--privileged\n"B=x\ny"',
    'build-contexts': 'base=docker-image://x',
    ssh: 'default',
    'cache-from': 'type=registry,ref=a/b:c',
    'cache-to': 'type=registry,ref=a/b:c,mode=max',
    'no-cache': 'true',
    'no-cache-filters': 'one,two',
    pull: 'true',
    sbom: 'true',
    attests: 'type=sbom,generator=x',
    builder: 'b1',
    network: 'host',
    'shm-size': '2g',
    ulimit: 'nofile=1024:1024',
    'add-hosts': 'h:127.0.0.1',
    allow: 'network.host',
    'cgroup-parent': 'cg',
  });
  expect(
    buildArgv(given, {
      ...call,
      names: ['a/b:1', 'c:2'],
      labels: ['k=v w'],
      load: true,
      outputs: ['type=docker'],
      provenance: 'mode=max',
      secrets: ['id=s,src=/f'],
    }),
  ).toEqual([
    '--progress=plain',
    '--metadata-file=/tmp/m.json',
    '--builder=b1',
    '--file=docker/Dockerfile',
    '--target=final',
    '--platform=linux/amd64,linux/arm64',
    '--tag=a/b:1',
    '--tag=c:2',
    '--label=k=v w',
    '--annotation=index:a=b, c',
    '--build-arg=A=--privileged',
    '--build-arg=B=x\ny',
    '--build-context=base=docker-image://x',
    '--secret=id=s,src=/f',
    '--ssh=default',
    '--cache-from=type=registry,ref=a/b:c',
    '--cache-to=type=registry,ref=a/b:c,mode=max',
    '--no-cache',
    '--no-cache-filter=one',
    '--no-cache-filter=two',
    '--pull',
    '--load',
    '--output=type=docker',
    '--provenance=mode=max',
    '--sbom=true',
    '--attest=type=sbom,generator=x',
    '--network=host',
    '--shm-size=2g',
    '--ulimit=nofile=1024:1024',
    '--add-host=h:127.0.0.1',
    '--allow=network.host',
    '--cgroup-parent=cg',
    '--',
    '-x',
  ]);
});

const revisions = { revision: 'a'.repeat(40), sourceSha: 'b'.repeat(40) };

test('the revision label is ours, and what "labels" said is told', () => {
  const labels = labelBuild(inputs({ labels: 'x=1\norg.opencontainers.image.revision=other' }), revisions);
  expect(labels.lines).toEqual([
    'x=1',
    `org.opencontainers.image.revision=${revisions.revision}`,
    `io.github.ci-image-actions.build=${labels.buildHash}`,
  ]);
  expect(labels.overruledRevision).toBe('other');
  const agreeing = inputs({ labels: `org.opencontainers.image.revision=${revisions.revision}` });
  expect(labelBuild(agreeing, revisions).overruledRevision).toBeUndefined();
});

test('the build hash follows what decides about the content, and nothing else', () => {
  const hash = (given: Readonly<Record<string, string>>, sha = revisions.sourceSha): string =>
    labelBuild(inputs(given), { ...revisions, sourceSha: sha }).buildHash;
  const plain = hash({});
  for (const changed of ['file', 'target', 'platforms', 'build-args', 'context', 'build-contexts']) {
    expect(hash({ [changed]: 'a=b' })).not.toBe(plain);
  }
  expect(hash({}, 'c'.repeat(40))).not.toBe(plain);
  expect(hash({ labels: 'a=b', tags: 'a/b:1', 'cache-from': 'x', builder: 'b' })).toBe(plain);
});
