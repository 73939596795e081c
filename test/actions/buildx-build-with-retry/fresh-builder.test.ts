import { describe, expect, test } from '@jest/globals';
import { readBuildMetadata } from '../../../actions/buildx-build-with-retry/rules/build-metadata.ts';
import { ProgressReader } from '../../../actions/buildx-build-with-retry/rules/build-progress.ts';
import { CommandError } from '../../../src/errors.ts';
import { freshBuilders, type FreshBuilders } from '../../../actions/buildx-build-with-retry/fresh-builder.ts';
import type { Solved, SolveRequest } from '../../../actions/buildx-build-with-retry/solve.ts';
import type { BuilderNode, Buildx } from '../../../src/ports/buildx.ts';
import type { Files } from '../../../src/ports/files.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { recordingLog } from '../../support/recording-log.ts';

const broken = 'ERROR: failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF';
const node: BuilderNode = { endpoint: 'unix:///d.sock', driverOptions: ['network=host'], daemonFlags: '' };

/** Builders whose solves end with these lines, '' for a success; `calls` is what was done. */
function scene(
  driver: string,
  policy: 'auto' | 'always' | 'never',
  ends: readonly (string | Promise<string>)[],
  nodes = [node],
): FreshBuilders & { readonly calls: string[]; readonly written: Map<string, string> } {
  const calls: string[] = [];
  const written = new Map<string, string>();
  const files: Pick<Files, 'temporaryFolder' | 'writeText'> = {
    temporaryFolder: () => Promise.resolve('/t'),
    writeText: (path, text) => Promise.resolve(void written.set(path, text)),
  };
  const left = [...ends];
  const buildx: Buildx = {
    builder: () => Promise.reject(new Error('not asked')),
    version: () => Promise.reject(new Error('not asked')),
    build: () => Promise.reject(new Error('not asked')),
    bake: () => Promise.reject(new Error('not asked')),
    describeBake: () => Promise.reject(new Error('not asked')),
    create: (_, kind, like) => {
      const config = like.configFile === undefined ? '' : ` with ${like.configFile}`;
      calls.push(`create ${kind} ${like.endpoint} ${like.driverOptions.join()}${config}`);
      return Promise.resolve();
    },
    remove: () => {
      calls.push('remove');
      return Promise.resolve();
    },
  };
  const builders = freshBuilders(
    async ({ builder }: SolveRequest): Promise<Solved> => {
      calls.push(builder === undefined ? 'solve' : 'solve on a new one');
      const stderr = (await left.shift()) ?? '';
      if (stderr === '') return { metadata: readBuildMetadata(''), progress: new ProgressReader() };
      throw new CommandError({ command: 'docker buildx build', exitCode: 1, stderr });
    },
    { name: 'ci', driver, nodes },
    policy,
    { buildx, clock: fakeClock(), files: files as Files, log: recordingLog() },
  );
  return { ...builders, calls, written };
}

const attempt = ({ solve }: FreshBuilders): Promise<unknown> => solve({}, {}).catch(() => undefined);

describe('a builder that breaks (B6, rows 16-25, F19)', () => {
  test('a docker-container one is replaced before the next attempt, and the new one is removed', async () => {
    const it = scene('docker-container', 'auto', [broken, '']);
    await attempt(it);
    await attempt(it);
    await it.release();
    await it.release();
    expect(it.calls).toEqual([
      'solve',
      'create docker-container unix:///d.sock network=host',
      'solve on a new one',
      'remove',
    ]);
  });

  test.each([
    ['a failure of another class', 'docker-container', 'auto', '503 Service Unavailable', [node]],
    ['"never"', 'docker-container', 'never', broken, [node]],
    ['a remote one, whose daemon is not ours to judge', 'remote', 'auto', broken, [node]],
    ["the engine's own", 'docker', 'always', broken, [node]],
    ['one of several machines', 'docker-container', 'auto', broken, [node, node]],
  ] as const)('is kept: %s', async (_, driver, policy, line, nodes) => {
    const it = scene(driver, policy, [line, ''], [...nodes]);
    await attempt(it);
    await attempt(it);
    await it.release();
    expect(it.calls).toEqual(['solve', 'solve']);
  });

  test('"always" makes one for each attempt and leaves none', async () => {
    const it = scene('docker-container', 'always', [broken, '']);
    await attempt(it);
    await attempt(it);
    await it.release();
    const create = 'create docker-container unix:///d.sock network=host';
    expect(it.calls).toEqual([create, 'solve on a new one', 'remove', create, 'solve on a new one', 'remove']);
  });

  test('"always" makes one for each of the solves side by side, and leaves none', async () => {
    const it = scene('docker-container', 'always', ['', '', '']);
    await Promise.all([attempt(it), attempt(it), attempt(it)]);
    await it.release();
    const count = (call: string): number => it.calls.filter((each) => each.startsWith(call)).length;
    expect([count('create'), count('solve on a new one'), count('remove')]).toEqual([3, 3, 3]);
  });

  test('solves side by side share the new one, and it goes with the last of them', async () => {
    const it = scene('docker-container', 'auto', [broken, broken, '', '']);
    await Promise.all([attempt(it), attempt(it)]);
    await Promise.all([attempt(it), attempt(it)]);
    await it.release();
    const create = 'create docker-container unix:///d.sock network=host';
    expect(it.calls).toEqual(['solve', 'solve', create, 'solve on a new one', 'solve on a new one', 'remove']);
  });

  test('one that breaks under one solve is left to the other ones that run on it', async () => {
    let finish = (): void => undefined;
    const slowEnd = new Promise<string>((resolve) => {
      finish = () => {
        resolve('');
      };
    });
    const it = scene('docker-container', 'auto', [broken, slowEnd, broken, '']);
    await attempt(it);
    const slow = attempt(it);
    await attempt(it);
    await attempt(it);
    expect(it.calls).not.toContain('remove');
    finish();
    await slow;
    expect(it.calls.filter((call) => call === 'remove')).toHaveLength(1);
    await it.release();
    expect(it.calls.filter((call) => call === 'remove')).toHaveLength(2);
  });

  test('the new one gets the configuration of the old one, with the certificates that it names (Y21)', async () => {
    const config = '[registry."m.example"]\n  ca = ["/etc/buildkit/certs/m.example/ca.pem"]\n  http = true\n';
    const files = { 'buildkitd.toml': config, 'certs/m.example/ca.pem': 'CERT\n' };
    const it = scene('docker-container', 'auto', [broken, ''], [{ ...node, files }]);
    await attempt(it);
    await attempt(it);
    expect(it.calls[1]).toBe('create docker-container unix:///d.sock network=host with /t/buildkitd.toml');
    expect([...it.written]).toEqual([
      ['/t/certs-m.example-ca.pem', 'CERT\n'],
      ['/t/buildkitd.toml', config.replace('/etc/buildkit/certs/m.example/ca.pem', '/t/certs-m.example-ca.pem')],
    ]);
  });
});
