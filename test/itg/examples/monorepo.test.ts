import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkCompose } from '../../bed/compose.ts';
import { startRegistry, type LocalRegistry } from '../../bed/registry.ts';
import { removeStack, startedServices } from '../../bed/started-stack.ts';
import { copyExample } from '../../demo/copy-example.ts';
import {
  pullRequest,
  push,
  startPipeline,
  type Happening,
  type Pipeline,
  type PipelineRun,
} from '../../support/example-pipeline.ts';
import { storeEngines } from '../../support/store-engines.ts';

/* examples/monorepo: a pull request builds what it changes, and is tested with what main last built of the rest. */
jest.setTimeout(300_000);

const services = ['api', 'web', 'worker'];

interface Ended extends PipelineRun {
  /** Service to imageid, of what the matrix built. */
  readonly built: Readonly<Record<string, string>>;
  /** Service to imageid, of what the end-to-end job ran. */
  readonly started: Readonly<Record<string, string>>;
}

describe.each(storeEngines())('$store store', (on) => {
  let pipeline: Pipeline;
  let registry: LocalRegistry;
  let config: string;
  /** Of what the push to main built. */
  let ofMain: Readonly<Record<string, string>>;
  beforeAll(async () => {
    pipeline = await startPipeline([]);
    registry = await startRegistry();
    config = mkdtempSync(join(tmpdir(), 'ciia-docker-config-'));
    linkCompose(config);
    copyExample('monorepo', pipeline.workspace);
    git('init', '--quiet', '--initial-branch=main');
    commit('Add the services');
  });
  afterAll(async () => {
    await pipeline.stop();
    await registry.stop();
    rmSync(config, { recursive: true });
  });

  function git(...args: readonly string[]): void {
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@localhost', ...args], {
      cwd: pipeline.workspace,
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
      stdio: 'ignore',
    });
  }

  function commit(message: string): void {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', message);
  }

  /** A pull request of one change: HEAD becomes its merge, whose first parent is main. */
  function merge(path: string, content: string): void {
    git('checkout', '--quiet', '-B', 'change', 'main');
    writeFileSync(join(pipeline.workspace, path), content);
    commit(`Change ${path}`);
    git('checkout', '--quiet', '--detach', 'main');
    git('merge', '--quiet', '--no-ff', '--message', 'Merge the pull request', 'change');
  }

  async function run(happening: Happening, afterBuild?: () => Promise<void>): Promise<Ended> {
    let started: Readonly<Record<string, string>> = {};
    try {
      const ended = await pipeline.run('monorepo/services.yml', happening, {
        host: on.host,
        vars: { IMAGES: `${registry.address}/acme/${pipeline.name}` },
        machineEnv: { DOCKER_CONFIG: config, COMPOSE_PROJECT_NAME: pipeline.name },
        async afterJob(job) {
          if (job.id === 'build') await afterBuild?.();
          if (job.id !== 'end-to-end') return;
          const running = Object.entries(startedServices(on.docker, pipeline.name));
          started = Object.fromEntries(running.map(([name, { image }]) => [name, on.configDigest(image)]));
        },
      });
      const built = ended.images.filter(({ job }) => job.startsWith('build ('));
      return {
        ...ended,
        started,
        built: Object.fromEntries(built.map(({ job, outputs }) => [job.slice(7, -1), outputs['imageid'] ?? ''])),
      };
    } finally {
      removeStack(on.docker, pipeline.name);
    }
  }

  test('a push to main builds every service, and tests them together (I5)', async () => {
    const sha = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: pipeline.workspace, encoding: 'utf8' }).trim();
    const pushed = push('main', 'a');
    // No tag moves for a commit that is not checked out.
    const event = { ...pushed.event, head_commit: { id: sha, message: 'Add the services' } };
    const ended = await run({ ...pushed, sha, headSha: sha, event });
    expect(ended.complaints).toEqual([]);
    expect(Object.keys(ended.built).sort()).toEqual(services);
    expect(ended.started).toEqual(ended.built);
    ofMain = ended.built;
  });

  test('a pull request builds the service that it changes, and is tested with the others of main (I5)', async () => {
    merge('services/web/src/index.html', 'web, version 2\n');
    const ended = await run(pullRequest('b'));
    expect(ended.complaints).toEqual([]);
    expect(Object.keys(ended.built)).toEqual(['web']);
    expect(ended.built['web']).not.toBe(ofMain['web']);
    expect(ended.started).toEqual({ ...ofMain, ...ended.built });
    const said = ended.job('end-to-end').steps.flatMap(({ log }) => log);
    expect(said).toEqual(expect.arrayContaining(['web, version 2', 'api, version 1', 'worker, version 1']));
  });

  // Which services are built is the same on every store.
  if (on.store === 'classic') {
    test('what all services share builds them all (I5)', async () => {
      mkdirSync(join(pipeline.workspace, '.github'));
      merge('.github/shared.txt', 'shared\n');
      const ended = await run(pullRequest('c'));
      expect(ended.complaints).toEqual([]);
      expect(Object.keys(ended.built).sort()).toEqual(services);
      expect(ended.started).toEqual(ended.built);
    });
  }

  test('a pull request that changes no service builds and tests nothing, and is green (I5)', async () => {
    merge('NOTES.md', 'a note\n');
    const ended = await run(pullRequest('d'));
    expect(ended.conclusion).toBe('success');
    expect(ended.results).toMatchObject({ changes: 'success', build: 'skipped', 'end-to-end': 'skipped' });
  });

  test('when the registry dies the changed service comes from its artifact, and compose names what it lacks (I5)', async () => {
    merge('services/api/src/index.html', 'api, version 3\n');
    const ended = await run(pullRequest('e'), registry.kill);
    await registry.revive();
    expect(ended.step('end-to-end', 'built').outputs).toMatchObject({
      imageid: ended.built['api'],
      source: 'artifact',
    });
    expect(ended.conclusion).toBe('failure');
    expect(ended.complaints.join('\n')).toMatch(/connection refused/);
  });
});
