import { describe, expect, test } from '@jest/globals';
import { skopeoCopier } from '../../../../src/adapters/registry/skopeo.ts';
import { CommandError } from '../../../../src/errors.ts';
import type { ImagePlace } from '../../../../src/ports/registry.ts';
import { scriptedExec, type Scripted } from '../../../support/scripted-exec.ts';

const place = (ref: string): ImagePlace => ({ kind: 'registry', ref, authFile: '/temp/auth.json' });
const fatal = (message: string): string => `time="2026-01-02T03:04:05Z" level=fatal msg=${JSON.stringify(message)}\n`;
const one = (script: Omit<Scripted, 'command'>): ReturnType<typeof scriptedExec> =>
  scriptedExec([{ command: /^skopeo /, ...script }]);

describe('the program', () => {
  test.each(['skopeo version 1.6.0', 'skopeo version 1.22.0 commit: 1234', 'skopeo version 2.0.1'])(
    '%s is new enough',
    async (stdout) => {
      await expect(skopeoCopier(one({ stdout }), '/temp').check()).resolves.toBeUndefined();
    },
  );

  test('the version of ubuntu-22.04 is too old, and the message names a runner that has a newer one', async () => {
    const old = skopeoCopier(one({ stdout: 'skopeo version 1.4.1' }), '/temp');
    await expect(old.check()).rejects.toThrow(
      'The program "skopeo" is version 1.4, which cannot keep digests: ubuntu-24.04 runners have it; elsewhere install skopeo 1.6 or newer before this step.',
    );
  });

  test('a missing program is an error with the remedy', async () => {
    const nothing = { ...one({}), has: () => Promise.resolve(false) };
    await expect(skopeoCopier(nothing, '/temp').check()).rejects.toThrow(
      'is not on PATH: ubuntu-24.04 runners have it',
    );
  });
});

describe('command lines', () => {
  test('each side has an auth file of its own, and nothing of it is an argument (X1, 003-8)', async () => {
    const exec = one({});
    const to: ImagePlace = { kind: 'registry', ref: 'quay.io/b/app:1', authFile: '/temp/b.json' };
    await skopeoCopier(exec, '/temp').copy(place('quay.io/a/app:1'), to, 'all');
    expect(exec.calls[0]?.join(' ')).toBe(
      'skopeo --tmpdir /temp copy --quiet --multi-arch all --preserve-digests --src-authfile /temp/auth.json --dest-authfile /temp/b.json -- docker://quay.io/a/app:1 docker://quay.io/b/app:1',
    );
  });

  test.each([
    ['localhost:5000/app:1', true],
    ['127.1.2.3/app:1', true],
    ['[::1]:5000/app:1', true],
    ['localhost.example/app:1', false],
    ['127.0.0.1.example/app:1', false],
    ['ghcr.io/acme/app:1', false],
  ])('%s is reached without TLS: %s, as engines do', async (ref, plain) => {
    const exec = one({ stdout: '{}' });
    await skopeoCopier(exec, '/temp').manifest(place(ref));
    expect(exec.calls[0]?.includes('--tls-verify=false')).toBe(plain);
  });
});

describe('answers', () => {
  test.each([
    'reading manifest 1 in r.example/app: manifest unknown: manifest unknown',
    'reading manifest 1 in r.example/app: StatusCode: 404, <html>',
    'reading manifest 1 in r.example/app: unauthorized: authentication required',
    'initializing source: Requesting bearer token: invalid status code from registry 403 (Forbidden)',
  ])('nothing is there, or nothing that we may see: %s', async (message) => {
    const answer = await skopeoCopier(one({ exitCode: 1, stderr: fatal(message) }), '/temp').manifest(
      place('r.example/app:1'),
    );
    expect(answer).toEqual({ found: false });
  });

  test('any other failure is one, as a plain line without the query of an upload address (threat 11)', async () => {
    const stderr = fatal(
      'writing blob: Patch "http://r.example/v2/a/blobs/uploads/1?_state=abc%3D&x=1": read: connection reset by peer\n',
    );
    const failing = skopeoCopier(one({ exitCode: 1, stderr }), '/temp').copy(place('a/b:1'), place('a/c:1'), 'all');
    const error: unknown = await failing.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CommandError);
    expect((error as CommandError).finalLine).toBe(
      'writing blob: Patch "http://r.example/v2/a/blobs/uploads/1": read: connection reset by peer',
    );
  });

  test('the digest is that of the very bytes', async () => {
    const raw = '{"schemaVersion":2,"manifests":[]}\n';
    const answer = await skopeoCopier(one({ stdout: raw }), '/temp').manifest(place('r.example/app:1'));
    expect(answer).toMatchObject({ found: true, raw, mediaType: 'application/vnd.oci.image.index.v1+json' });
  });
});
