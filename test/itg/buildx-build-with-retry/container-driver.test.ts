import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { childProcesses } from '../../../src/adapters/process/child-processes.ts';
import { stopCommands } from '../../../src/adapters/runner/stop-commands.ts';
import { dockerEngine } from '../../../src/adapters/docker/engine.ts';
import { buildWithRetry, type BuildResult } from '../../../actions/buildx-build-with-retry/buildx-build-with-retry.ts';
import type { Outcome } from '../../../src/core/failures/failure.ts';
import { runAction, type ActionRequest, type ActionResult } from '../../bed/action-process.ts';
import { buildDeps, buildInputs } from '../../support/build-fixture.ts';
import { expectNotBuilt, expectPushed } from '../../support/push-outcome.ts';
import {
  scriptedDigest,
  scriptedDocker,
  type ScriptedBuild,
  type ScriptedDocker,
} from '../../support/scripted-docker.ts';

jest.setTimeout(120_000);

const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;
const ref = 'ghcr.io/acme/app:1.2.3';
const inputs = { tags: ref, load: 'false', 'if-tag-exists': 'overwrite', provenance: 'false' };
const exporting = (config: string): readonly string[] => [
  '#5 [1/1] COPY a.txt /',
  '#5 DONE 0.1s',
  '#6 exporting to image',
  `#6 exporting manifest ${digest('9')} done`,
  `#6 exporting config ${config} done`,
];
const good: ScriptedBuild = {
  stderr: [...exporting(digest('1')), '#6 pushing layers 0.1s done'],
  metadata: { 'containerimage.config.digest': digest('1') },
};
const eof: ScriptedBuild = {
  stderr: [
    '#5 [1/1] COPY a.txt /',
    'ERROR: failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF',
  ],
  exitCode: 1,
};

let docker: ScriptedDocker | undefined;
afterEach(() => {
  docker?.remove();
  docker = undefined;
});

/** The verbs of buildx that make, use and remove builders, with the kind of builder where one is named. */
function builderCalls(of: ScriptedDocker): readonly string[] {
  return of
    .calls()
    .map((args) => [args[1] ?? '', args.some((arg) => /^(--(name|builder)=)?ci-image-actions-/.test(arg)) ? 'own' : ''])
    .filter(([verb = '']) => ['create', 'build', 'rm'].includes(verb))
    .map((call) => call.join(' ').trim());
}

/** The flow over real processes, with the scripted client as `docker`. */
async function build(
  scripted: ScriptedDocker,
  more: Readonly<Record<string, string>> = {},
  changes: Partial<ReturnType<typeof buildInputs>> = {},
): Promise<Outcome<BuildResult> & { seconds: number; log: readonly string[] }> {
  docker = scripted;
  const env = { ...process.env, ...scripted.env };
  const exec = childProcesses(
    stopCommands(() => undefined),
    env,
  );
  const unused = (): never => {
    throw new Error('not asked');
  };
  const engine = dockerEngine(exec, env);
  const stored = { store: 'classic', host: '', env, exec, engine, docker: unused, configDigest: unused, build: unused };
  const deps = buildDeps({ ...stored, store: 'classic' });
  const start = Date.now();
  const end = await buildWithRetry({ ...buildInputs({ ...inputs, ...more }), ...changes }, deps);
  await deps.cleanUp();
  return { ...end, seconds: (Date.now() - start) / 1000, log: deps.log.lines };
}

describe('a docker-container builder, by a scripted docker on PATH', () => {
  test('F19: its container is killed in mid-build: a fresh one under a new name takes over and is removed', async () => {
    const scripted = scriptedDocker([eof, good]);
    const made = await build(scripted);
    expectPushed({ ...made, there: scriptedDigest }, 2, 30);
    expect(made.result.imageid).toBe(digest('1'));
    expect(builderCalls(scripted)).toEqual(['build', 'create own', 'build own', 'rm own']);
    const create = scripted.calls().find(([, verb]) => verb === 'create');
    expect(create).toEqual(
      expect.arrayContaining([
        '--driver=docker-container',
        '--driver-opt=image=moby/buildkit:v0.19.0',
        '--driver-opt=network=host',
        '--buildkitd-flags=--allow-insecure-entitlement=network.host',
        '--bootstrap',
        'unix:///var/run/docker.sock',
      ]),
    );
    expect(scripted.builders()).toEqual([]);
  });

  test('F19: its container is paused: the attempt ends at its time limit, and a fresh one takes over (row 28)', async () => {
    const scripted = scriptedDocker([{ stderr: ['#5 [1/1] COPY a.txt /'], hangs: true }, good]);
    const made = await build(scripted, {}, { timeoutMs: 4_000 });
    expectPushed({ ...made, there: scriptedDigest }, 2, 40);
    expect(builderCalls(scripted)).toEqual(['build', 'create own', 'build own', 'rm own']);
    expect(scripted.builders()).toEqual([]);
    expect(made.seconds).toBeGreaterThanOrEqual(4);
  });

  test('one that does not boot is made again, and none is left behind (B7)', async () => {
    const scripted = scriptedDocker([good], [1]);
    const { result, failure } = await build(scripted, { 'fresh-builder': 'always' });
    expect(failure).toBeUndefined();
    expect(result).toMatchObject({ attempts: 2, pushed: true });
    expect(builderCalls(scripted)).toEqual(['create own', 'rm own', 'create own', 'build own', 'rm own']);
    expect(scripted.builders()).toEqual([]);
  });

  test('one that breaks each time ends after three attempts as the builder’s failure, with nothing left (F19)', async () => {
    const scripted = scriptedDocker([eof, eof, eof]);
    const made = await build(scripted);
    expectNotBuilt(made, 'builder', 3, 60);
    expect(String(made.failure)).toContain('docker/setup-buildx-action');
    expect(scripted.builders()).toEqual([]);
  });

  test('an attempt that makes another config than the one before is told of as not reproducible (B4)', async () => {
    const cut = { stderr: [...exporting(digest('2')), 'ERROR: failed to solve: unexpected EOF'], exitCode: 1 };
    const differs = await build(scriptedDocker([cut, good]));
    expect(differs.result).toMatchObject({ attempts: 2, pushed: true });
    const told = differs.log.filter((line) => line.includes('not reproducible'));
    expect(told).toEqual([expect.stringContaining(digest('2'))]);
    expect(told[0]).toContain(digest('1'));
    docker?.remove();
    const same = await build(scriptedDocker([{ ...cut, stderr: [...exporting(digest('1')), 'EOF'] }, good]));
    expect(same.result).toMatchObject({ attempts: 2, pushed: true });
    expect(same.log.join('\n')).not.toContain('not reproducible');
  });

  test('F13: a push whose answer got lost is found in the registry, and not solved again', async () => {
    const lost = 'ERROR: failed to solve: failed to do request: Put "https://ghcr.io/v2/acme/app/manifests/1.2.3": EOF';
    const pushed = [
      ...exporting(digest('1')),
      `#6 exporting manifest ${scriptedDigest} done`,
      '#6 pushing layers done',
    ];
    const scripted = scriptedDocker([{ stderr: [...pushed, lost], exitCode: 1 }, good]);
    const made = await build(scripted);
    expectPushed({ ...made, there: scriptedDigest }, 1, 30);
    expect(made.result.imageid).toBe(digest('1'));
    expect(builderCalls(scripted)).toEqual(['build']);
  });
});

describe('the action as a step, with a scripted docker on PATH', () => {
  const run = (
    scripted: ScriptedDocker,
    more: Readonly<Record<string, string>> = {},
    how: Partial<ActionRequest> = {},
  ): Promise<ActionResult> => {
    docker = scripted;
    const request = { action: 'buildx-build-with-retry', inputs: { ...inputs, ...more }, ...how };
    return runAction({ ...request, env: scripted.env });
  };

  test('warnings of the build checks are annotations at their line, ten of them at most (B18)', async () => {
    const warning = (line: number): unknown => ({
      level: 1,
      short: Buffer.from(`FromAsCasing: 'as' and 'FROM' keywords' casing do not match (line ${String(line)})`).toString(
        'base64',
      ),
      sourceInfo: { filename: 'Dockerfile' },
      range: [{ start: { line }, end: { line } }],
    });
    const metadata = { 'buildx.build.warnings': Array.from({ length: 14 }, (_, index) => warning(index + 1)) };
    const made = await run(scriptedDocker([{ ...good, metadata }]), { context: 'app' });
    expect(made.exitCode).toBe(0);
    const shown = made.annotations.filter(({ message }) => message.startsWith('FromAsCasing'));
    expect(shown).toHaveLength(10);
    expect(shown[0]).toMatchObject({ level: 'warning', properties: { file: 'app/Dockerfile', line: '1' } });
  });

  test('"call: check" that finds something fails at attempt 1, names what, and makes no image', async () => {
    const found = 'Check complete, 1 warning has been found!\n\nWARNING: JSONArgsRecommended\nDockerfile:3\n';
    const scripted = scriptedDocker([{ stderr: ['#1 DONE 0.1s'], stdout: found, exitCode: 1 }]);
    const made = await run(scripted, { call: 'check' });
    expect(made.exitCode).toBe(1);
    expect(made.outputs).toMatchObject({ attempts: '1', 'failure-class': 'user', pushed: 'false', digest: '' });
    expect(made.outputs['failure-reason']).toBe('Check complete, 1 warning has been found!');
    const [build = []] = scripted.calls().filter(([, verb]) => verb === 'build');
    expect(build).toContain('--call=check');
    expect(build.filter((arg) => /^--(output|push|load|tag|cache-to)/.test(arg))).toEqual([]);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'a job cancelled by %s while it builds on a fresh builder removes it (A7)',
    async (signal) => {
      const scripted = scriptedDocker([{ stderr: ['#5 [1/1] COPY a.txt /'], hangs: true }]);
      const interrupt = { after: /#5 \[1\/1\] COPY/, signal };
      const made = await run(scripted, { 'fresh-builder': 'always' }, { interrupt });
      expect(made.exitCode).toBe(1);
      expect(made.stdout).toContain('The job was cancelled.');
      expect(builderCalls(scripted)).toEqual(['create own', 'build own', 'rm own']);
      expect(scripted.builders()).toEqual([]);
      expect(made.leftovers).toEqual([]);
    },
  );
});
