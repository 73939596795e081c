import { describe, expect, jest, test } from '@jest/globals';
import type { WorkflowResult } from './run-workflow.ts';
import { logOf, workflowFolder } from './workflow-folder.ts';

// Whole processes on a busy machine.
jest.setTimeout(60_000);

describe('the local workflow runner', () => {
  const { run, write } = workflowFolder();
  const results = ({ jobs }: WorkflowResult): Record<string, string> =>
    Object.fromEntries(jobs.map((job) => [job.name, job.result]));

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
      { tokenFor: (permissions) => `token-${asked.push(permissions)}` },
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
