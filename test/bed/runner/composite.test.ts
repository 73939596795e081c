import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { projectActions } from './actions.ts';
import type { JobResult } from './results.ts';
import { logOf, workflowFolder } from './workflow-folder.ts';

// Whole processes on a busy machine.
jest.setTimeout(60_000);

describe('composite actions', () => {
  const folder = workflowFolder();

  /** Runs the steps with `actions` (path in the repository to action.yml) in the workspace from the first step on. */
  function steps(text: string, actions: Readonly<Record<string, string>>): Promise<JobResult> {
    return folder.steps(`- {uses: actions/checkout@v7}\n${text}`, {
      secrets: { KEY: 'k3y' },
      actions: projectActions({
        handlers: {
          'actions/checkout': ({ workspace }) => {
            for (const [path, yml] of Object.entries(actions)) {
              mkdirSync(join(workspace, path), { recursive: true });
              writeFileSync(join(workspace, path, 'action.yml'), yml);
            }
            return Promise.resolve({});
          },
          'test/handled': ({ inputs }) => Promise.resolve({ echo: `handled ${inputs['value'] ?? ''}` }),
        },
      }),
    });
  }
  const composite = (body: string): string => `name: x\ndescription: x\n${body}`;

  test('have inputs, defaults, nested actions, outputs and a folder of their own', async () => {
    const job = await steps(
      `
- uses: ./.github/actions/greet
  id: greet
  with: {name: "\${{ github.actor }}"}
  env: {FROM: outside}
- run: echo "\${{ steps.greet.outputs.text }} \${{ steps.inner == null }} $LEFT"`,
      {
        '.github/actions/greet': composite(`inputs:
  name: {required: true}
  token: {default: "\${{ github.token }}"}
outputs:
  text: {value: "\${{ steps.inner.outputs.echo }}, \${{ steps.last.outputs.n }}"}
runs:
  using: composite
  steps:
    - {id: inner, uses: ./.github/actions/deep, with: {value: "\${{ inputs.name }}"}}
    - id: last
      shell: bash
      run: |
        test -n "$TOKEN" && test "$GITHUB_ACTION_PATH" = "\${{ github.action_path }}" && test -f "$GITHUB_ACTION_PATH/action.yml"
        echo "$FROM \${INPUT_NAME-none}"
        echo "n=1" >> "$GITHUB_OUTPUT"; echo "LEFT=behind" >> "$GITHUB_ENV"
      env: {TOKEN: "\${{ inputs.token }}"}
`),
        '.github/actions/deep': composite(`inputs: {value: {default: ''}}
outputs: {echo: {value: "\${{ steps.h.outputs.echo }}"}}
runs: {using: composite, steps: [{id: h, uses: test/handled@v1, with: {value: "\${{ inputs.value }}"}}]}
`),
      },
    );
    expect(logOf(job)).toEqual(['outside none', 'handled octocat, 1 true behind']);
    expect(job.result).toBe('success');
  });

  test('decide by their own status, and fail the step that uses them', async () => {
    const job = await steps(
      `
- {id: early, run: exit 1}
- {id: used, uses: ./action, if: always()}
- {id: after, run: echo no}
- {run: 'echo "\${{ steps.used.outcome }} \${{ steps.used.outputs.seen }}"', if: always()}`,
      {
        action: composite(`outputs: {seen: {value: "\${{ steps.hard.outcome }} \${{ steps.never.outcome }}"}}
runs:
  using: composite
  steps:
    - {run: 'echo "starts as \${{ job.status }}"', shell: bash}
    - {run: exit 2, shell: bash, continue-on-error: true}
    - {id: hard, run: exit 3, shell: sh}
    - {id: never, run: echo never, shell: bash}
    - {run: echo mends, shell: bash, if: failure()}
`),
      },
    );
    expect(logOf(job).filter((line) => !line.startsWith('error:'))).toEqual([
      'starts as failure',
      'mends',
      'failure failure skipped',
    ]);
    expect(job.steps.find((step) => step.id === 'used')).toMatchObject({
      outcome: 'failure',
      annotations: [{ level: 'error' }, { level: 'error', message: 'Process completed with exit code 3.' }],
    });
  });

  test.each([
    ['a run without a shell', '{run: echo}', 'Required property is missing: shell'],
    ['a time limit', '{run: echo, shell: bash, timeout-minutes: 1}', "Unexpected value 'timeout-minutes'"],
    ['secrets', `{run: 'echo "\${{ secrets.KEY }}"', shell: bash}`, 'secrets'],
  ])('must not have %s', async (_what, step, message) => {
    const job = await steps('\n- {uses: ./action}', {
      action: composite(`runs: {using: composite, steps: [${step}]}`),
    });
    expect(job.result).toBe('failure');
    expect(logOf(job).join('\n')).toContain(message);
  });
});
