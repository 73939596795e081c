import { describe, expect, test } from '@jest/globals';
import { parseBakeDefinition, probeLabel } from '../../../../actions/buildx-build-with-retry/rules/parse-definition.ts';

/** What `--print` says of one target. */
const printed = (target: Readonly<Record<string, unknown>>, group: readonly string[] = ['t']): string =>
  JSON.stringify({ group: { default: { targets: group } }, target: { t: { context: '.', ...target } } });
const oldProbe = { [probeLabel]: '${probe}' };
const newProbe = { [probeLabel]: '$${probe}' };

describe('a definition as buildx prints it', () => {
  test.each([
    ['0.13, which prints templates as they are', oldProbe, '${HOME} %{ if $${a}', '${HOME} %{ if $${a}'],
    ['0.29, which escapes them', newProbe, '$${HOME} %%{ if $$${a}', '${HOME} %{ if $${a}'],
  ])('of %s means the same (I1, Z11)', (_, probe, text, meant) => {
    const given = { args: { A: text, N: null }, labels: { l: text, ...probe }, annotations: [text] };
    const { targets } = parseBakeDefinition(printed({ ...given, 'dockerfile-inline': text }));
    expect(targets['t']).toMatchObject({
      args: { A: meant },
      labels: { l: meant },
      annotations: [meant],
      dockerfileInline: meant,
    });
    expect(targets['t']?.labels).toEqual({ l: meant });
    expect(targets['t']?.args).toEqual({ A: meant });
  });

  test('has its lists as lines of options, whether they are texts or objects (I1)', () => {
    const lines = {
      secret: ['id=npm,env=NPM_TOKEN'],
      ssh: ['default', 'git=/a,/b'],
      'cache-from': ['type=registry,ref=a/b:c'],
      output: ['type=docker'],
      attest: ['type=provenance,disabled=true'],
    };
    const objects = {
      secret: [{ id: 'npm', env: 'NPM_TOKEN' }],
      ssh: [{ id: 'default' }, { id: 'git', paths: ['/a', '/b'] }],
      'cache-from': [{ type: 'registry', ref: 'a/b:c' }],
      output: [{ type: 'docker' }],
      attest: [{ type: 'provenance', disabled: true }],
    };
    expect(parseBakeDefinition(printed(objects))).toEqual(parseBakeDefinition(printed(lines)));
    const { targets } = parseBakeDefinition(printed({ secret: [{ id: 'a', src: '/x,y' }] }));
    expect(targets['t']?.secrets).toEqual(['id=a,"src=/x,y"']);
  });

  test.each([
    [['linux/amd64,linux/arm64'], ['linux/amd64', 'linux/arm64']],
    [
      ['linux/amd64', 'linux/arm64'],
      ['linux/amd64', 'linux/arm64'],
    ],
    [['local'], []],
    [[''], []],
  ])('has for %j the platforms %j (I1)', (platforms, read) => {
    expect(parseBakeDefinition(printed({ platforms })).targets['t']?.platforms).toEqual(read);
  });

  test('links to compose services, which older versions print as they stand in the file (I1)', () => {
    const contexts = { base: 'service:a.b', own: 'target:c', alpine: 'docker-image://alpine' };
    expect(parseBakeDefinition(printed({ contexts })).targets['t']?.contexts).toEqual({
      base: 'target:a_b',
      own: 'target:c',
      alpine: 'docker-image://alpine',
    });
  });

  test('is refused with a name that no consumer takes (I4)', () => {
    const name = 'x'.repeat(129);
    const json = JSON.stringify({ group: { default: { targets: [name] } }, target: { [name]: { context: '.' } } });
    expect(() => parseBakeDefinition(json)).toThrow('has a target whose name has 129 characters');
  });

  test('follows groups in groups, and a target may be called default (I1)', () => {
    const json = {
      group: { default: { targets: ['all', 'a'] }, all: { targets: ['b', 'all', 'a'] } },
      target: { a: {}, b: {}, base: {} },
    };
    expect(parseBakeDefinition(JSON.stringify(json)).requested).toEqual(['b', 'a']);
    const single = { group: { default: { targets: ['default'] } }, target: { default: {} } };
    expect(parseBakeDefinition(JSON.stringify(single)).requested).toEqual(['default']);
    // As 0.13 prints `bake default a`.
    const beside = {
      group: { default: { targets: ['a'] } },
      target: { a: { contexts: { b: 'target:base' } }, base: {}, default: {} },
    };
    expect(parseBakeDefinition(JSON.stringify(beside)).requested).toEqual(['a', 'default']);
  });

  test('keeps what only bake understands as it is (I1)', () => {
    const others = { network: 'host', 'shm-size': '1g', ulimits: ['a=1'], 'extra-hosts': { h: '1.2.3.4' } };
    expect(parseBakeDefinition(printed(others)).targets['t']?.others).toEqual(others);
  });

  test.each([
    [{ Files: [{ Filename: 'x.rego', Data: null }], Strict: true, LogLevel: null }, 'filename=x.rego,strict=true'],
    [
      { Files: [{ Filename: 'a,b', Data: null }], Reset: false, LogLevel: 'debug' },
      '"filename=a,b",reset=false,log-level=debug',
    ],
    [{ Files: null, Disabled: true, Strict: null }, 'disabled=true'],
    [{ filename: 'x.rego' }, 'filename=x.rego'],
  ])('has the policy %j of 0.36 as bake reads it, %s (I1)', (entry, line) => {
    expect(parseBakeDefinition(printed({ policy: [entry] })).targets['t']?.others).toEqual({ policy: [line] });
  });

  test.each([
    [
      { policy: [{ Files: [{ Filename: 'x', Data: 'eA==' }] }] },
      'has "policy", which holds an entry of an unknown form',
    ],
    [{ policy: [{ Files: null, Sparkle: [] }] }, 'has "policy", which holds an entry of an unknown form'],
    [{ sparkle: true }, 'has "sparkle", which this version does not know'],
    [{ call: 'check' }, 'has "call", which is "check" and makes no image'],
    [{ args: { A: 1 } }, 'has "args", which holds no text'],
    [{ args: ['A=1'] }, 'has "args", which is no object'],
    [{ tags: 'a' }, 'has "tags", which is no list'],
    [{ tags: [1] }, 'has "tags", which holds something else than texts'],
    [{ pull: 'true' }, 'has "pull", which is neither true nor false'],
    [{ context: 1 }, 'has "context", which is no text'],
    [{ output: [{ type: { a: 1 } }] }, 'has "output", which holds an entry of an unknown form'],
    [{ ssh: [{ paths: ['/a'] }] }, 'has "ssh", which holds an entry of an unknown form'],
  ])('that holds %j is refused: %s (I1)', (target, message) => {
    expect(() => parseBakeDefinition(printed(target))).toThrow(`Target "t" in "files" ${message}`);
  });

  test.each(['', 'null', '[]', '{}', '{"target":[]}', '{"target":{"a"'])('that is %j cannot be read (I1)', (text) => {
    expect(() => parseBakeDefinition(text)).toThrow('printed a definition that cannot be read');
  });

  test('is bounded, and empty it says what a file needs (I1)', () => {
    expect(() => parseBakeDefinition('{"group":{"default":{"targets":null}},"target":{}}')).toThrow(
      'Input "files" has no target to build',
    );
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`t${index}`, {}]));
    expect(() => parseBakeDefinition(JSON.stringify({ target: many }))).toThrow('defines 101 targets, and at most 100');
    expect(() => parseBakeDefinition(' '.repeat(4_000_001))).toThrow('cannot be read');
  });
});
