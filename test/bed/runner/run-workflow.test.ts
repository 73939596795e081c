import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { projectActions, type ActionTable } from './actions.ts';
import type { JobResult, StepResult } from './results.ts';
import { runWorkflow, type WorkflowRequest, type WorkflowResult } from './run-workflow.ts';

// Whole processes on a busy machine.
jest.setTimeout(60_000);

describe('the local workflow runner', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'ciia-workflows-'));
    mkdirSync(join(root, '.github/workflows'), { recursive: true });
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  const write = (name: string, text: string): string => {
    const file = join(root, '.github/workflows', name);
    writeFileSync(file, text);
    return file;
  };
  const run = (jobs: string, more: Partial<WorkflowRequest> = {}): Promise<WorkflowResult> =>
    runWorkflow({ file: write('ci.yml', `on: push\n${jobs}`), actions: projectActions({}), ...more });
  const steps = (text: string, more: Partial<WorkflowRequest> = {}): Promise<JobResult> =>
    run(`jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${text.replace(/^/gm, '      ')}`, more).then(
      ({ jobs }) => {
        const [job] = jobs;
        if (job === undefined) throw new Error('no job');
        return job;
      },
    );
  const logOf = ({ steps: all }: { readonly steps: readonly StepResult[] }): string[] =>
    all.flatMap((step) => step.log);
  const results = ({ jobs }: WorkflowResult): Record<string, string> =>
    Object.fromEntries(jobs.map((job) => [job.name, job.result]));

  /** A JavaScript action made of scripts, for every `uses` that starts with `test/`. */
  const testAction = (scripts: Readonly<Record<string, string>>, more = ''): ActionTable => {
    const folder = join(root, 'action');
    mkdirSync(folder);
    for (const [name, script] of Object.entries(scripts)) writeFileSync(join(folder, `${name}.mjs`), script);
    const entries = Object.keys(scripts).map((name) => `  ${name}: ${name}.mjs\n`);
    writeFileSync(join(folder, 'action.yml'), `name: x\nruns:\n  using: node24\n${entries.join('')}${more}`);
    return (uses) =>
      uses.startsWith('test/') ? { kind: 'folder', folder, dist: undefined } : projectActions({})(uses);
  };

  test('refuses a file that GitHub would refuse, with the place', async () => {
    await expect(run('jobs:\n  a:\n    runs-on: x\n    steps:\n      - run: x\n        with: {}\n')).rejects.toThrow(
      /Line: 7.*'with'/,
    );
  });

  test('hands outputs from step to step and from job to job', async () => {
    const { jobs, conclusion } = await run(`jobs:
  build:
    runs-on: ubuntu-latest
    outputs:
      handover: \${{ steps.make.outputs.handover }}
    steps:
      - id: make
        run: echo 'handover={"imageid":"sha256:1"}' >> "$GITHUB_OUTPUT"
  test:
    needs: build
    runs-on: ubuntu-latest
    steps:
      - run: echo "got \${{ fromJSON(needs.build.outputs.handover).imageid }} it's 'fine' from \${{ needs.build.result }}"
`);
    expect(conclusion).toBe('success');
    expect(jobs.flatMap(logOf)).toEqual(["got sha256:1 it's 'fine' from success"]);
  });

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

  test('skips jobs whose needs, near or far, did not succeed, unless they ask for it', async () => {
    const job = (id: string, text: string): string => `  ${id}:\n    runs-on: x\n    steps: [{run: 'true'}]\n${text}`;
    const result = await run(`jobs:
  a:
    runs-on: x
    steps: [{run: 'false'}]
${job('b', '    needs: a\n')}${job('c', '    needs: b\n    if: always()\n')}${job('d', '    needs: c\n')}${job('e', '    needs: a\n    if: failure()\n')}${job('f', "    needs: [a, c]\n    if: always() && needs.a.result == 'failure'\n")}`);
    expect(results(result)).toEqual({
      a: 'failure',
      b: 'skipped',
      c: 'success',
      d: 'skipped',
      e: 'success',
      f: 'success',
    });
    expect(result.conclusion).toBe('failure');
  });

  test('runs a leg for each combination, with include and exclude, names and values', async () => {
    const result = await run(`jobs:
  t:
    runs-on: x
    strategy:
      matrix:
        os: [a, b]
        n: [1, 2]
        exclude: [{os: b, n: 2}]
        include: [{os: a, color: red}, {os: c, n: 9}]
    steps:
      - run: echo "\${{ matrix.os }}\${{ matrix.n }}\${{ matrix.color }} \${{ strategy.job-index }}/\${{ strategy.job-total }}"
`);
    expect(result.jobs.map((job) => job.name)).toEqual(['t (a, 1, red)', 't (a, 2, red)', 't (b, 1)', 't (c, 9)']);
    expect(result.jobs.flatMap(logOf)).toEqual(['a1red 0/4', 'a2red 1/4', 'b1 2/4', 'c9 3/4']);
  });

  test('takes a matrix from the output of a job, and fails a step whose expression fails', async () => {
    const result = await run(`jobs:
  plan:
    runs-on: x
    outputs: {legs: "\${{ steps.x.outputs.legs }}"}
    steps: [{id: x, run: 'echo ''legs=[{"n":1},{"n":2}]'' >> "$GITHUB_OUTPUT"'}]
  t:
    needs: plan
    runs-on: x
    strategy: {matrix: {include: "\${{ fromJSON(needs.plan.outputs.legs) }}"}}
    steps: [{run: 'echo "leg \${{ matrix.n }}"'}, {run: "echo \${{ fromJSON('no json') }}"}]
`);
    expect(result.jobs.map((job) => [job.name, job.result])).toEqual([
      ['plan', 'success'],
      ['t (1)', 'failure'],
      ['t (2)', 'cancelled'],
    ]);
    expect(result.jobs.flatMap(logOf)).toEqual([
      'leg 1',
      expect.stringMatching(/^error: The expression "format\(.*" failed/),
    ]);
  });

  test.each([
    ['true', ['success', 'failure', 'cancelled']],
    ['false', ['success', 'failure', 'success']],
  ])('with fail-fast %s a failed leg leaves %j', async (failFast, expected) => {
    const result = await run(`jobs:
  t:
    runs-on: x
    strategy: {fail-fast: ${failFast}, matrix: {n: [0, 1, 0]}}
    steps: [{run: 'exit \${{ matrix.n }}'}]
  after: {needs: t, if: always(), runs-on: x, steps: [{run: 'echo \${{ needs.t.result }}'}]}
`);
    expect(result.jobs.slice(0, 3).map((job) => job.result)).toEqual(expected);
    expect(result.jobs.slice(3).flatMap(logOf)).toEqual(['failure']);
  });

  test('keeps the run green when only a job with continue-on-error fails', async () => {
    const result = await run(`jobs:
  a: {runs-on: x, continue-on-error: true, steps: [{run: 'false'}]}
  b: {needs: a, runs-on: x, steps: [{run: 'true'}]}
`);
    expect([result.conclusion, results(result)]).toEqual(['success', { a: 'failure', b: 'success' }]);
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

  test('hides secrets and masked values in logs, and drops job outputs that hold one', async () => {
    const { jobs } = await run(
      `jobs:
  a:
    runs-on: x
    outputs: {bad: "\${{ steps.x.outputs.bad }}", good: "\${{ steps.x.outputs.good }}"}
    steps:
      - id: x
        run: |
          echo "::add-mask::hush"
          echo "$S hush $T"
          echo "bad=x-hush" >> "$GITHUB_OUTPUT"; echo "good=1" >> "$GITHUB_OUTPUT"
        env: {S: "\${{ secrets.KEY }}", T: "\${{ github.token }}"}
`,
      { secrets: { KEY: 'k3y' }, run: { token: 'ghs_abc' } },
    );
    expect(jobs.flatMap(logOf)).toEqual(['*** *** ***']);
    expect(jobs[0]).toMatchObject({
      outputs: { good: '1' },
      notes: ["Skip output 'bad' since it may contain secret."],
    });
    expect(jobs[0]?.outputs).not.toHaveProperty('bad');
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

  test('calls a reusable workflow with inputs, secrets and outputs', async () => {
    write(
      'called.yml',
      `on:
  workflow_call:
    inputs: {name: {type: string, required: true}, loud: {type: boolean, default: true}, n: {type: number}}
    secrets: {KEY: {required: true}}
    outputs: {greeting: {value: "\${{ jobs.greet.outputs.text }}"}}
jobs:
  greet:
    runs-on: x
    outputs: {text: "\${{ steps.x.outputs.text }}"}
    steps:
      - id: x
        run: echo "text=hi \${{ inputs.name }} \${{ inputs.loud }} \${{ inputs.n }} \${{ secrets.KEY == 'k3y' }}" >> "$GITHUB_OUTPUT"
`,
    );
    const result = await run(
      `jobs:
  call:
    uses: ./.github/workflows/called.yml
    with: {name: "\${{ github.actor }}"}
    secrets: {KEY: "\${{ secrets.MINE }}"}
  after: {needs: call, runs-on: x, steps: [{run: 'echo "\${{ needs.call.outputs.greeting }}"'}]}
`,
      { secrets: { MINE: 'k3y' } },
    );
    expect(result.jobs.map((job) => job.id)).toEqual(['call/greet', 'after']);
    expect(result.jobs.flatMap(logOf)).toEqual(['hi octocat true 0 true']);
  });

  test("asks for a token with the permissions of each job: its own, the workflow's, or the caller's", async () => {
    write('called.yml', 'on: workflow_call\njobs:\n  inner: {runs-on: x, steps: [{run: "true"}]}\n');
    const asked: unknown[] = [];
    const { jobs } = await run(
      `permissions: {contents: read, id-token: write}
jobs:
  own: {permissions: {actions: read, packages: none}, runs-on: x, steps: [{run: 'test "\${{ github.token }}" = "\${{ secrets.GITHUB_TOKEN }}"; echo "\${{ github.token }}"'}]}
  general: {runs-on: x, steps: [{run: 'true'}]}
  all: {permissions: read-all, runs-on: x, steps: [{run: 'true'}]}
  call: {permissions: {actions: write}, uses: ./.github/workflows/called.yml}
`,
      { tokenFor: (permissions) => `token-${String(asked.push(permissions))}` },
    );
    expect(asked).toEqual([
      { actions: 'read' },
      { contents: 'read' },
      { actions: 'read', contents: 'read', packages: 'read', 'pull-requests': 'read' },
      { actions: 'write' },
    ]);
    expect(jobs.flatMap(logOf)).toEqual(['***']);
  });

  test('calls hooks around each job and sends every line to the log', async () => {
    const seen: string[] = [];
    await run('jobs:\n  a: {runs-on: x, steps: [{name: say, run: echo hello}]}\n', {
      beforeJob: (job) => Promise.resolve(void seen.push(`before ${job.id}`)),
      afterJob: (job) => Promise.resolve(void seen.push(`after ${job.id} ${job.result}`)),
      log: (line, { job, step }) => seen.push(`${job} | ${step} | ${line}`),
    });
    expect(seen).toEqual(['before a', 'a | say | hello', 'after a success']);
  });
});
