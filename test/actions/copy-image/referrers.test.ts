import { describe, expect, test } from '@jest/globals';
import { sha256 } from '../../../src/core/oci/digest.ts';
import { RegistryError } from '../../../src/errors.ts';
import { Phases } from '../../../src/services/retry/phases.ts';
import type { CopyDeps, ReferrerContent } from '../../../actions/copy-image/copy-deps.ts';
import {
  copyReferrers,
  findReferrers,
  planReferrers,
  type ReferrerPlan,
} from '../../../actions/copy-image/referrers.ts';
import type { RegistryAccess } from '../../../actions/copy-image/copy-deps.ts';
import type { SourceImage } from '../../../actions/copy-image/source-image.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { recordingLog } from '../../support/recording-log.ts';

/* Registries with the referrers API (OCI distribution 1.1) and without, in memory: none with it can be installed here. */
const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
const descriptor = (letter: string): object => ({ digest: digest(letter), artifactType: 'application/sbom' });
const image = {
  place: { kind: 'registry', ref: 'r.example/app', authFile: '' },
  repository: 'r.example/app',
  digest: digest('1'),
  mediaType: '',
  imageid: undefined,
  revision: '',
  isCut: false,
  entries: [{ digest: digest('2'), platform: 'linux/amd64', attests: undefined }],
} as const satisfies SourceImage;

interface MemoryRegistry extends ReferrerContent {
  /** Descriptors by subject; with the API alone. */
  readonly listed: Map<string, object[]> | undefined;
  readonly tags: Map<string, string>;
}

function registry(listed: Record<string, object[]> | undefined, tags: Record<string, string> = {}): MemoryRegistry {
  const known = listed === undefined ? undefined : new Map(Object.entries(listed));
  const stored = new Map(Object.entries(tags));
  return {
    listed: known,
    tags: stored,
    referrers: (subject) => Promise.resolve(known === undefined ? undefined : (known.get(subject) ?? [])),
    manifest(tag) {
      const raw = stored.get(tag);
      return Promise.resolve(
        raw === undefined ? { found: false } : { found: true, digest: sha256(raw), mediaType: '', raw },
      );
    },
  };
}

interface Run {
  readonly phases: Phases;
  readonly deps: CopyDeps;
  readonly copied: string[];
  /** What was written as files, to be copied from them. */
  readonly written: string[];
}

/** `onCopy` is what the destination does with a copy. */
function start(onCopy: (target: string) => void = () => undefined): Run {
  const clock = fakeClock();
  const log = recordingLog();
  const copied: string[] = [];
  const written: string[] = [];
  const files = {
    temporaryFolder: () => Promise.resolve('/temp'),
    writeText: (_: string, text: string) => Promise.resolve(void written.push(text)),
  };
  const copier: Pick<CopyDeps['copier'], 'copy'> = {
    copy(_, to, what) {
      const target = to.kind === 'registry' ? to.ref : to.path;
      copied.push(`${what} ${target}`);
      onCopy(target);
      return Promise.resolve();
    },
  };
  const deps = { clock, log, files, copier } as unknown as CopyDeps;
  const limits = { timeoutMs: 60_000, deadline: clock.now() + 600_000 };
  const policy = { maxAttempts: 3, waitSeconds: 1, retryOn: 'transient' } as const;
  const rateLimits = { retryAfter: () => Promise.resolve(undefined) };
  return { phases: new Phases({ ...limits, policy }, { clock, log, rateLimits }), deps, copied, written };
}

const access: RegistryAccess = {
  login: () => Promise.resolve(undefined),
  place: (ref) => Promise.resolve({ kind: 'registry', ref, authFile: '' }),
};
const copyTo = (plan: ReferrerPlan, content: ReferrerContent, { phases, deps }: Run): Promise<number> =>
  copyReferrers({ plan, from: 'r.example/app', content }, { src: access, dst: access, phases, deps });
const fallback = (letter: string): string => `sha256-${letter.repeat(64)}`;

describe('what belongs to an image (X2, V3)', () => {
  test('is found in the API and under the tags, for the index, its parts, and referrers themselves', async () => {
    const index = JSON.stringify({ manifests: [descriptor('b')] });
    const source = registry(
      { [digest('1')]: [descriptor('a')], [digest('a')]: [descriptor('c')] },
      {
        [fallback('2')]: index,
        [`${fallback('2')}.sig`]: '{"layers":[]}',
      },
    );
    const found = await findReferrers(image, source, start().phases);
    expect([...found.listed].map(([subject, list]) => [subject, ...list.keys()])).toEqual([
      [digest('1'), digest('a')],
      [digest('2'), digest('b')],
      [digest('a'), digest('c')],
    ]);
    expect(found.tagged.map(({ tag }) => tag)).toEqual([`${fallback('2')}.sig`]);
  });

  test('a registry that cannot be asked ends it: nothing is taken for unsigned', async () => {
    const broken: ReferrerContent = {
      ...registry({}),
      referrers: () => Promise.reject(new RegistryError('GET r.example/v2/app/referrers/x: HTTP 503', { status: 503 })),
    };
    await expect(findReferrers(image, broken, start().phases)).rejects.toThrow('failed after 3 attempts (transient)');
  });
});

describe('at the destination', () => {
  const source = registry({ [digest('1')]: [descriptor('a'), descriptor('b')] });

  test('a registry with the API lists them by itself; what it has is not copied again', async () => {
    const there = registry({ [digest('1')]: [descriptor('a')] });
    const run = start((target) =>
      there.listed?.get(digest('1'))?.push({ digest: target.slice(target.indexOf('@') + 1) }),
    );
    const plan = await planReferrers(
      await findReferrers(image, source, run.phases),
      'd.example/app',
      there,
      run.phases,
    );
    expect(await copyTo(plan, there, run)).toBe(1);
    expect(run.copied).toEqual([`all d.example/app@${digest('b')}`]);
    expect(run.written).toEqual([]);
  });

  test('a registry without it gets the tag that stands in for it, and keeps what that lists', async () => {
    const there = registry(undefined, { [fallback('1')]: JSON.stringify({ manifests: [descriptor('f')] }) });
    const run = start((target) => {
      if (target.endsWith(`:${fallback('1')}`)) there.tags.set(fallback('1'), run.written.at(-1) ?? '');
    });
    const plan = await planReferrers(
      await findReferrers(image, source, run.phases),
      'd.example/app',
      there,
      run.phases,
    );
    expect(await copyTo(plan, there, run)).toBe(2);
    expect(run.copied.at(-1)).toBe(`listing d.example/app:${fallback('1')}`);
    expect(JSON.parse(run.written.at(-1) ?? '')).toMatchObject({
      manifests: [descriptor('f'), descriptor('a'), descriptor('b')],
    });
  });

  test('a registry that took them and does not list them is a failure', async () => {
    const run = start();
    const there = registry({});
    const plan = await planReferrers(
      await findReferrers(image, source, run.phases),
      'd.example/app',
      there,
      run.phases,
    );
    await expect(copyTo(plan, there, run)).rejects.toThrow('does not list the referrers');
  });
});
