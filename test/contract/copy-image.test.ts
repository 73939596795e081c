import { describe, expect, test } from '@jest/globals';
import { readCopyImageInputs } from '../../actions/copy-image/inputs.ts';
import { copyImageSummary } from '../../actions/copy-image/summary.ts';
import { UserError } from '../../src/errors.ts';
import { copyImageOutputs } from '../../actions/copy-image/outputs.ts';
import { InputReader } from '../../src/core/inputs/input-reader.ts';
import type { CopyImageResult } from '../../actions/copy-image/copy-image.ts';
import { checkCopyInputs } from '../../actions/copy-image/copy-inputs.ts';

const good = { src: 'quay.io/a/app:1', dst: 'quay.io/b/app:1' };
const check = (inputs: Readonly<Record<string, string>>): void => {
  checkCopyInputs(readCopyImageInputs(new InputReader((name) => ({ ...good, ...inputs })[name] ?? '')));
};
const account = { 'dst-username': 'bob', 'dst-password': 'secret' };

describe('inputs are refused before anything is asked', () => {
  test.each([
    [{ src: '' }, 'it is empty; the job or step output that fills it was empty'],
    [{ src: 'ghcr.io/acme/app@' }, 'behind "@" stands "sha256:" and 64 hex digits'],
    [{ src: 'app:1' }, 'names no registry: write it as host/name:tag, or set "source: engine"'],
    [{ dst: '' }, 'Input "dst" is empty'],
    [{ dst: 'app:1' }, 'Input "dst" has "app:1", which names no registry'],
    [{ dst: 'quay.io/b/app:--x y' }, 'The input "dst" is'],
    [{ dst: `quay.io/b/app@sha256:${'0'.repeat(64)}` }, 'a tag to give cannot have a digest'],
    [{ 'moving-tags': 'quay.io/b/app:2' }, 'which is not among "dst"'],
    [{ ...account, dst: 'quay.io/b/app:1\nghcr.io/b/app:1' }, 'is an account of one: use a step for each registry'],
    [{ 'dst-username': 'bob' }, '"dst-password" is empty: set both'],
    [{ 'src-password': 'secret' }, '"src-username" is empty: set both'],
    [{ digest: 'latest' }, 'Input "digest" is "latest": use "sha256:"'],
    [{ platforms: 'arm' }, 'Input "platforms" has "arm"'],
    [{ source: 'engine', platforms: 'linux/arm64' }, 'Input "platforms" has no meaning with "source: engine"'],
    [{ source: 'engine', digest: `sha256:${'0'.repeat(64)}` }, 'Input "digest" has no meaning'],
    [{ source: 'podman' }, 'use "registry" or "engine"'],
  ])('%j', (inputs, message) => {
    expect(() => {
      check(inputs);
    }).toThrow(message);
  });

  test('the secret of an account is in no message', () => {
    expect(() => {
      check({ 'src-password': 'hunter2' });
    }).not.toThrow('hunter2');
  });
});

const result: CopyImageResult = {
  src: good.src,
  digest: `sha256:${'1'.repeat(64)}`,
  mediaType: 'application/vnd.oci.image.index.v1+json',
  refs: [
    { ref: 'quay.io/b/app:1', digest: `sha256:${'1'.repeat(64)}`, copied: true },
    { ref: 'quay.io/c/app:1', digest: '', copied: false, error: 'refused' },
    { ref: 'quay.io/d/app:1', digest: `sha256:${'1'.repeat(64)}`, copied: false },
  ],
  referrersCopied: 2,
  attempts: 3,
  phases: [
    {
      title: 'copy quay.io/b/app:1',
      attemptCount: 3,
      seconds: 4.25,
      attempts: [
        { start: 1_760_000_000_000, seconds: 2, failure: { class: 'transient', reason: '503', remedy: 'again' } },
        { start: 1_760_000_002_000, seconds: 2.25 },
      ],
    },
  ],
};

test('outputs and summary tell what became of each reference', () => {
  expect(copyImageOutputs(result)).toMatchObject({ attempts: '3', 'referrers-copied': '2' });
  expect(JSON.parse(copyImageOutputs(result)['copied-refs'] ?? '')).toEqual(result.refs);
  const summary = copyImageSummary(result);
  for (const shown of ['Image copy failed', 'quay.io/c/app:1: refused', 'there already', 'gantt']) {
    expect(summary).toContain(shown);
  }
});

test('the summary says what kept all references from being copied', () => {
  const error = new UserError('The tag "1.2.3" never moves.');
  expect(copyImageSummary({ ...result, refs: [] }, error)).toContain(
    '> [!CAUTION]\n> **permanent** <code>The tag &#34;1.2.3&#34; never moves.</code>',
  );
  expect(copyImageSummary(result, error)).not.toContain('CAUTION');
});
