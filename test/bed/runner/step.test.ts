import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, jest, test } from '@jest/globals';
import { projectActions } from './actions.ts';
import { logOf, workflowFolder } from './workflow-folder.ts';

// Whole processes on a busy machine.
jest.setTimeout(60_000);

describe('the local workflow runner', () => {
  const { run, steps, testAction } = workflowFolder();

  test('lays env of workflow, job and step over each other, GITHUB_ENV between, and GITHUB_PATH in front', async () => {
    const { jobs } = await run(`env: {A: workflow, B: workflow, C: workflow}
jobs:
  a:
    runs-on: ubuntu-latest
    env: {B: job, C: job}
    steps:
      - run: |
          echo "D=\${A}+file" >> "$GITHUB_ENV"
          echo "E=\${E}" ; echo /opt/one >> "$GITHUB_PATH"
          echo /opt/two >> "$GITHUB_PATH"
        env: {E: "\${{ env.B }}-\${{ env.A }}"}
      - run: echo "$A $B $C $D \${PATH%%:/[^o]*} \${{ env.D }}"
        env: {C: step}
`);
    expect(jobs.flatMap(logOf)).toEqual([
      'E=job-workflow',
      'workflow job step workflow+file /opt/two:/opt/one workflow+file',
    ]);
  });

  test('fails a job at its first failing step, and runs what asks for it: failure(), always(), continue-on-error', async () => {
    const job = await steps(`
- {id: soft, run: exit 3, continue-on-error: true}
- {id: after, run: 'echo \${{ steps.soft.outcome }} \${{ steps.soft.conclusion }} \${{ job.status }}'}
- {id: hard, run: exit 4}
- {id: never, run: echo no}
- {id: mended, run: echo failed, if: failure()}
- {id: ever, run: 'echo \${{ job.status }}', if: always()}
- {id: not, run: echo no, if: "always() && github.ref == 'refs/heads/other'"}`);
    expect(job.steps.map((step) => [step.id, step.outcome, step.conclusion])).toEqual([
      ['soft', 'failure', 'success'],
      ['after', 'success', 'success'],
      ['hard', 'failure', 'failure'],
      ['never', 'skipped', 'skipped'],
      ['mended', 'success', 'success'],
      ['ever', 'success', 'success'],
      ['not', 'skipped', 'skipped'],
    ]);
    expect(job.result).toBe('failure');
    expect(job.steps.find((step) => step.id === 'after')?.log).toEqual(['failure success success']);
    expect(job.steps.find((step) => step.id === 'hard')?.annotations).toMatchObject([
      { level: 'error', message: 'Process completed with exit code 4.' },
    ]);
  });

  test('uses -e by default, pipefail only for shell: bash, sh for sh, and any command line', async () => {
    const job = await steps(`
- {run: "false | true; echo plain"}
- {run: "false | true; echo never", shell: bash, continue-on-error: true}
- {run: "echo $0 | sed 's/.*[.]//'", shell: sh}
- {run: "console.log(1 + 1)", shell: "node {0}"}
- {run: "false; echo never", continue-on-error: true}`);
    expect(logOf(job).filter((line) => !line.startsWith('error:'))).toEqual(['plain', 'sh', '2']);
  });

  test('has workspaces and RUNNER_TEMP of its own for each job, gone afterwards', async () => {
    const { jobs } = await run(`defaults: {run: {working-directory: sub}}
jobs:
  a:
    runs-on: x
    steps:
      - {run: 'mkdir sub; touch left "$RUNNER_TEMP/left"; pwd; echo "$RUNNER_TEMP"', working-directory: .}
      - run: pwd
  b: {runs-on: x, steps: [{run: 'ls; ls "$RUNNER_TEMP"', working-directory: .}]}
`);
    const [workspace = '', temp = '', sub] = jobs.slice(0, 1).flatMap(logOf);
    expect(sub).toBe(`${workspace}/sub`);
    expect(
      jobs
        .slice(1)
        .flatMap(logOf)
        .filter((line) => line.includes('left')),
    ).toEqual([]);
    expect([workspace, temp].filter((path) => existsSync(path))).toEqual([]);
  });

  test('lets background processes run on until the job ends', async () => {
    const job = await steps(`
- {id: start, run: 'sleep 1000 & echo "pid=$!" >> "$GITHUB_OUTPUT"'}
- run: 'kill -0 \${{ steps.start.outputs.pid }} && echo alive'`);
    expect(logOf(job)).toEqual(['alive']);
    const stat = `/proc/${job.steps[0]?.outputs['pid'] ?? ''}/stat`;
    const isRunning = (): boolean => existsSync(stat) && !readFileSync(stat, 'utf8').includes(') Z ');
    for (let tries = 0; tries < 50 && isRunning(); tries++) await sleep(20);
    expect(isRunning()).toBe(false);
  });

  test('keeps annotations and summaries, and stops at stop-commands', async () => {
    const job = await steps(`
- run: |
    echo "::warning title=T::careful"
    echo "::stop-commands::x"; echo "::error::no"; echo "::x::"
    echo "# Hi" >> "$GITHUB_STEP_SUMMARY"`);
    expect(job.steps[0]).toMatchObject({
      annotations: [{ level: 'warning', message: 'careful', properties: { title: 'T' } }],
      summary: '# Hi\n',
      log: ['::error::no', 'warning: careful'],
    });
  });

  test('ends a step at its time limit, and a job at its own, which counts as cancelled', async () => {
    const job = await steps(`
- {run: sleep 60, timeout-minutes: 0.005, continue-on-error: true}
- {run: echo on}`);
    expect(job.steps.map((step) => step.outcome)).toEqual(['failure', 'success']);
    const result = await run(`jobs:
  a:
    runs-on: x
    timeout-minutes: 0.01
    steps: [{run: sleep 60}, {run: echo 'no'}, {run: 'echo \${{ job.status }}', if: cancelled()}]
`);
    expect(result.conclusion).toBe('cancelled');
    expect(result.jobs[0]?.steps.map((step) => step.conclusion).slice(0, 2)).toEqual(['cancelled', 'skipped']);
  });

  test('runs an action with inputs, state and post, and shows the runtime token to actions only', async () => {
    const actions = testAction({
      pre: "import { appendFileSync } from 'node:fs'; appendFileSync(process.env.GITHUB_STATE, 'a=1\\n');",
      main: `import { appendFileSync } from 'node:fs';
        console.log('main ' + process.env.STATE_a + ' ' + process.env.INPUT_NAME + ' ' + process.env.ACTIONS_RUNTIME_TOKEN);
        appendFileSync(process.env.GITHUB_OUTPUT, 'out=' + process.env.INPUT_NAME + '\\n');
        appendFileSync(process.env.GITHUB_STATE, 'a=2\\n');`,
      post: "console.log('post ' + process.env.STATE_a);",
    });
    const job = await steps(
      `
- {uses: test/action@v1, id: x, with: {name: "it's \${{ github.event_name }}"}}
- {run: 'echo "\${ACTIONS_RUNTIME_TOKEN-none} \${{ steps.x.outputs.out }}"; exit 1', shell: bash}`,
      { actions, runtimeEnv: () => ({ ACTIONS_RUNTIME_TOKEN: 'tok' }) },
    );
    expect(logOf(job)).toEqual([
      "warning: Unexpected input(s) 'name'",
      "main 1 it's push tok",
      "none it's push",
      'error: Process completed with exit code 1.',
      'post 2',
    ]);
    expect(job.steps.map((step) => step.name)).toEqual([
      'Run test/action@v1',
      expect.stringMatching(/^Run echo/),
      'Post test/action@v1',
    ]);
  });

  test("maps this project's actions, others to handlers, and skips the rest by name", async () => {
    const seen: unknown[] = [];
    const actions = projectActions({
      handlers: {
        'actions/checkout': ({ inputs, workspace }) => {
          seen.push(inputs);
          writeFileSync(join(workspace, 'README'), 'hello');
          return Promise.resolve({ ref: 'r' });
        },
        'docker/login-action': () => Promise.reject(new Error('denied')),
      },
    });
    const job = await steps(
      `
- {uses: actions/checkout@v7, id: c, with: {persist-credentials: false}}
- {run: 'cat README; echo " \${{ steps.c.outputs.ref }} \${{ hashFiles(''READ*'') != '''' }} \${{ hashFiles(''nothing'') == '''' }}"'}
- {uses: docker/setup-buildx-action@v4}
- {uses: docker/login-action@v4}
- {uses: org/ci-image-actions/nothing@v1, if: always()}`,
      { actions },
    );
    expect(seen).toEqual([{ 'persist-credentials': 'false' }]);
    expect(logOf(job)).toEqual([
      'hello r true true',
      'docker/setup-buildx-action@v4 is not run here.',
      'error: denied',
      "error: Can't find 'action.yml' for \"org/ci-image-actions/nothing@v1\".",
    ]);
  });
});
