import { describe, expect, test } from '@jest/globals';
import { RegistryError } from '../../../src/errors.ts';
import type { CopySession } from '../../../actions/copy-image/copy-deps.ts';
import { copyReferrers, findReferrers, listSubjects, planReferrers } from '../../../actions/copy-image/referrers.ts';
import type { SourceImage } from '../../../actions/copy-image/source-image.ts';
import { copySession } from '../../support/copy-session.ts';
import { memoryRepository, type MemoryRepository } from '../../support/memory-repository.ts';

/* Registries with the referrers API (OCI distribution 1.1) and without, in memory. */
const from = 'r.example/app';
const to = 'd.example/app';
const emptyConfig = { mediaType: 'application/vnd.oci.empty.v1+json', digest: '', size: 2 };

type Image = SourceImage & { readonly repository: string };

/** An index of one platform. */
function pushImage(source: MemoryRepository): Image {
  const config = source.addBlob('{"os":"linux"}', 'application/vnd.oci.image.config.v1+json');
  const child = source.addManifest({ schemaVersion: 2, config, layers: [source.addBlob('layer')] });
  const index = { schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests: [child] };
  const { digest, mediaType } = source.addManifest(index, '1');
  const entries = [{ digest: child.digest, isIndex: false, platform: 'linux/amd64', attests: undefined }];
  const raw = JSON.stringify(index);
  return { source, repository: from, digest, mediaType, raw, entries, imageid: undefined, revision: '', isCut: false };
}

/** A manifest with an artifactType that refers to another one, as oras and cosign 3 push it. */
function pushReferrer(source: MemoryRepository, subject: string, artifactType: string): string {
  const config = { ...emptyConfig, digest: source.addBlob('{}').digest };
  const layers = [source.addBlob(`${artifactType} of ${subject}`, artifactType)];
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const target = { mediaType: 'application/vnd.oci.image.index.v1+json', digest: subject, size: 7 };
  return source.addManifest({ schemaVersion: 2, mediaType, artifactType, config, layers, subject: target }).digest;
}

const fallback = (digest: string): string => digest.replace(':', '-');

function list(repository: MemoryRepository, subject: string, digests: readonly string[]): void {
  repository.addManifest(
    {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: digests.map((digest) => ({ digest, artifactType: 'application/sbom', annotations: { a: 'b' } })),
      annotations: { kept: 'yes' },
    },
    fallback(subject),
  );
}

const listed = (repository: MemoryRepository, subject: string): unknown =>
  JSON.parse(repository.manifests.get(fallback(subject)) ?? '{}');

async function findReferrersOf(
  image: Image,
  content: MemoryRepository,
  session = copySession({}, {}) as CopySession,
): ReturnType<typeof findReferrers> {
  return findReferrers(await listSubjects(image, session), image.repository, content, session.phases);
}

async function copy(image: Image, source: MemoryRepository, target: MemoryRepository): Promise<number> {
  const session: CopySession = copySession({ [from]: source }, { [to]: target });
  const referrers = await findReferrersOf(image, source, session);
  return copyReferrers(await planReferrers(referrers, to, target, session.phases), from, session);
}

describe('what belongs to an image (X2, V3)', () => {
  test('is found in the API and under the tags, for the index, its parts, and referrers themselves', async () => {
    const source = memoryRepository({ hasReferrers: true });
    const image = pushImage(source);
    const [child] = image.entries ?? [];
    const sbom = pushReferrer(source, image.digest, 'application/sbom');
    const signature = pushReferrer(source, sbom, 'application/signature');
    list(source, child?.digest ?? '', [signature]);
    source.addManifest({ layers: [] }, `${fallback(child?.digest ?? '')}.sig`);
    const found = await findReferrersOf(image, source);
    expect([...found.listed].map(([subject, descriptors]) => [subject, ...descriptors.keys()])).toEqual([
      [image.digest, sbom],
      [child?.digest, signature],
      [sbom, signature],
    ]);
    expect(found.tagged.map(({ tag }) => tag)).toEqual([`${fallback(child?.digest ?? '')}.sig`]);
  });

  test('is found for what an index inside the index lists too (U2)', async () => {
    const source = memoryRepository({ hasReferrers: true });
    const inner = pushImage(source);
    const [child] = inner.entries ?? [];
    const mediaType = 'application/vnd.oci.image.index.v1+json';
    const raw = JSON.stringify({ schemaVersion: 2, mediaType, manifests: [{ digest: inner.digest, mediaType }] });
    const entries = [{ digest: inner.digest, isIndex: true, platform: undefined, attests: undefined }];
    const image = { ...inner, ...source.addManifest(JSON.parse(raw) as object), raw, entries };
    const sbom = pushReferrer(source, child?.digest ?? '', 'application/sbom');
    source.addManifest({ layers: [] }, `${fallback(child?.digest ?? '')}.sig`);
    const found = await findReferrersOf(image, source);
    expect([...found.listed].map(([subject, descriptors]) => [subject, ...descriptors.keys()])).toEqual([
      [child?.digest, sbom],
    ]);
    expect(found.tagged).toHaveLength(1);
  });

  test('is bounded, and an index may list more than that', async () => {
    const source = memoryRepository({ hasReferrers: true });
    const image = pushImage(source);
    const parts = Array.from({ length: 600 }, (_, part) => `sha256:${String(part).padStart(64, '0')}`);
    const entries = parts.map((digest) => ({ digest, isIndex: false, platform: undefined, attests: undefined }));
    expect(await findReferrersOf({ ...image, entries }, source)).toEqual({ tagged: [], listed: new Map() });
    list(source, image.digest, parts);
    await expect(findReferrersOf(image, source)).rejects.toThrow('more than 500 referrers');
  });

  test('a registry that cannot be asked ends it: nothing is taken for unsigned', async () => {
    const source = memoryRepository();
    const image = pushImage(source);
    const error = new RegistryError('GET r.example/v2/app/referrers/x: HTTP 503', { status: 503 });
    const broken = { ...source, referrers: () => Promise.reject(error) };
    await expect(findReferrersOf(image, broken)).rejects.toThrow('failed after 3 attempts (transient)');
  });
});

describe('at the destination', () => {
  test('a registry with the API lists them by itself; what it has is not copied again', async () => {
    const [source, target] = [memoryRepository({ hasReferrers: true }), memoryRepository({ hasReferrers: true })];
    const image = pushImage(source);
    const sbom = pushReferrer(source, image.digest, 'application/sbom');
    expect(await copy(image, source, target)).toBe(1);
    expect(target.writes.at(-1)).toBe(`manifest ${sbom}`);
    expect(target.manifests.get(sbom)).toBe(source.manifests.get(sbom));
    pushReferrer(source, image.digest, 'application/other');
    expect(await copy(image, source, target)).toBe(1);
  });

  test('something else under the tag that the list needs stays as it is', async () => {
    const [source, target] = [memoryRepository(), memoryRepository()];
    const image = pushImage(source);
    list(source, image.digest, [pushReferrer(source, image.digest, 'application/sbom')]);
    target.addManifest({ schemaVersion: 2, config: target.addBlob('{}'), layers: [] }, fallback(image.digest));
    const before = target.manifests.get(fallback(image.digest));
    await expect(copy(image, source, target)).rejects.toThrow('is no list of referrers');
    expect(target.manifests.get(fallback(image.digest))).toBe(before);
  });

  test('one without it gets the tag in its place with artifactType and annotations, and keeps what that has (U1)', async () => {
    const [source, target] = [memoryRepository(), memoryRepository()];
    const image = pushImage(source);
    const own = pushReferrer(source, image.digest, 'application/sbom');
    list(source, image.digest, [own]);
    const theirs = pushReferrer(target, image.digest, 'application/theirs');
    list(target, image.digest, [theirs]);
    expect(await copy(image, source, target)).toBe(1);
    expect(listed(target, image.digest)).toMatchObject({
      annotations: { kept: 'yes' },
      manifests: [{ digest: theirs }, { digest: own, artifactType: 'application/sbom', annotations: { a: 'b' } }],
    });
    expect(target.writes.at(-1)).toBe(`manifest ${fallback(image.digest)}`);
  });

  test('a referrer that is listed and gone is left out with a warning', async () => {
    const [source, target] = [memoryRepository(), memoryRepository()];
    const image = pushImage(source);
    const gone = `sha256:${'9'.repeat(64)}`;
    list(source, image.digest, [gone, pushReferrer(source, image.digest, 'application/sbom')]);
    expect(await copy(image, source, target)).toBe(1);
    expect(JSON.stringify(listed(target, image.digest))).not.toContain(gone);
  });

  test('a registry that took them and does not list them is a failure', async () => {
    const [source, target] = [memoryRepository({ hasReferrers: true }), memoryRepository({ hasReferrers: true })];
    const image = pushImage(source);
    pushReferrer(source, image.digest, 'application/sbom');
    const silent = { ...target, referrers: () => Promise.resolve([]) };
    await expect(copy(image, source, silent)).rejects.toThrow('does not list the referrers');
  });

  test('a signature that the account may not see is not overwritten: 401 and 403 are no absence (U10)', async () => {
    const [source, target] = [memoryRepository(), memoryRepository()];
    const image = pushImage(source);
    source.addManifest({ layers: [] }, `${fallback(image.digest)}.sig`);
    const denied = new RegistryError('GET d.example/v2/app/manifests/x: HTTP 403 DENIED', {
      status: 403,
      code: 'DENIED',
    });
    const hidden = { ...target, manifest: () => Promise.reject(denied) };
    await expect(copy(image, source, hidden)).rejects.toThrow('(auth)');
    expect(target.writes).toEqual([]);
  });
});
