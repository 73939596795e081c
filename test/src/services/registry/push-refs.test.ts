import { describe, expect, test } from '@jest/globals';
import { readTargetRefs } from '../../../../src/core/tags/target-refs.ts';
import { PhaseError } from '../../../../src/services/retry/phases.ts';
import { pushRefs, type PushReport } from '../../../../src/services/registry/push-refs.ts';
import { recordingLog } from '../../../support/recording-log.ts';

const revision = 'a'.repeat(40);
const refs = readTargetRefs(
  ['ghcr.io/a/b:1.2.3', 'ghcr.io/a/b:latest', 'quay.io/a/b:1.2.3', 'quay.io/a/b:latest'],
  undefined,
  {
    revision,
    sourceSha: revision,
  },
);

/** Pushes with one host down, and answers with what was tried and how it ended. */
async function pushWithout(
  host: string,
  requiredRegistries: readonly string[] | undefined,
): Promise<PushReport & { tried: string[]; error: unknown; log: ReturnType<typeof recordingLog> }> {
  const report: PushReport = { pushed: [], failed: [] };
  const tried: string[] = [];
  const log = recordingLog();
  const error: unknown = await pushRefs(
    {
      refs,
      requiredRegistries,
      push: (target) => {
        tried.push(target.ref);
        if (target.host === host) {
          const failure = { class: 'transient', reason: 'down', remedy: 'later' } as const;
          return Promise.reject(new PhaseError(`push ${target.ref}`, 3, failure, undefined));
        }
        return Promise.resolve({ ref: target.ref, digest: 'sha256:1', mediaType: '' });
      },
    },
    report,
    { log },
  ).catch((thrown: unknown) => thrown);
  return { ...report, tried, error, log };
}

describe('several registries (B15)', () => {
  test('one that is down keeps its moving tags back, the other ones go on, and the step fails', async () => {
    const { pushed, failed, tried, error } = await pushWithout('ghcr.io', undefined);
    expect(tried).toEqual(['ghcr.io/a/b:1.2.3', 'quay.io/a/b:1.2.3', 'quay.io/a/b:latest']);
    expect(pushed.map(({ ref }) => ref)).toEqual(['quay.io/a/b:1.2.3', 'quay.io/a/b:latest']);
    expect(failed).toEqual([
      { ref: 'ghcr.io/a/b:1.2.3', reason: 'down' },
      { ref: 'ghcr.io/a/b:latest', reason: 'down' },
    ]);
    expect(error).toBeInstanceOf(PhaseError);
  });

  test('one that is not required is a warning', async () => {
    const { pushed, error, log } = await pushWithout('quay.io', ['ghcr.io']);
    expect(error).toBeUndefined();
    expect(pushed).toHaveLength(2);
    expect(log.lines.join('\n')).toContain('warning: Not required, so going on without it');
  });
});
