import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { loadArchive } from '../../../actions/pull-or-download-image/load-archive.ts';
import { imageArchives } from '../../../src/adapters/archives/image-archives.ts';
import { runnerFiles } from '../../../src/adapters/runner/runner-files.ts';
import type { ExpectedImage } from '../../../src/core/handover/expected-image.ts';
import { fixtureImage, savedArchive, tarOf, type FixtureImage } from '../../support/archive-fixture.ts';
import { storeEngines, type StoreEngine } from '../../support/store-engines.ts';

/** The images of a suite: the one that is expected, one in its place, and one whose name must not be taken. */
export interface HostileImages {
  /** Begins the names, and is the revision of the first two: other tests use the same engines. */
  readonly mark: string;
  /** Prints `the app`. */
  readonly app: FixtureImage;
  /** Prints `the evil one`. */
  readonly evil: FixtureImage;
  /** Prints `the victim`; has the name `<mark>-victim:1`. */
  readonly victim: FixtureImage;
}

export async function hostileImages(kind: string): Promise<HostileImages> {
  const mark = `hostile-${kind}-${process.pid}`;
  return {
    mark,
    app: await fixtureImage(`${mark} app`, { revision: mark, prints: 'the app' }),
    evil: await fixtureImage(`${mark} evil`, { revision: mark, prints: 'the evil one' }),
    victim: await fixtureImage(`${mark} victim`, { prints: 'the victim' }),
  };
}

/** An archive, and how its load has to end: `taken`, or refused with such a message. */
export interface HostileArchive {
  readonly archive: Buffer;
  readonly end: 'taken' | RegExp;
  /** The image that is expected; the app by default. */
  readonly imageid?: string;
}

/** What the engine has under names of the suite. */
export async function ownTags(on: StoreEngine, mark: string): Promise<Record<string, string>> {
  return Object.fromEntries([...(await on.engine.tagTable())].filter(([name]) => name.includes(mark)));
}

/** What the engine has of the suite's images but the victim, untagged ones too. */
export function ownImages(on: StoreEngine, mark: string): string {
  return on.docker('image', 'ls', '--all', '--quiet', '--filter', `label=org.opencontainers.image.revision=${mark}`);
}

/** Loads as a consumer does that expects an image of this imageid, or any one. */
export async function loadExpecting(
  on: StoreEngine,
  archive: Buffer,
  imageid: string | undefined,
): ReturnType<typeof loadArchive> {
  const files = runnerFiles({});
  const expected: ExpectedImage = {
    image: undefined,
    tag: undefined,
    digest: undefined,
    imageid,
    revision: undefined,
    platform: 'linux/amd64',
    inRegistry: false,
    artifactName: undefined,
    archive: undefined,
  };
  const info = await on.engine.info();
  const deps = { files, engine: on.engine, archives: imageArchives(on.exec, files) };
  return loadArchive(Readable.from([archive]), { expected, info, packedBytes: archive.length }, {}, deps);
}

/** Declares tests that load each archive into both stores, and look at what runs and at the tag table afterwards. */
export function describeHostile(images: HostileImages, archives: Readonly<Record<string, HostileArchive>>): void {
  jest.setTimeout(120_000);
  const { mark, app, victim } = images;
  const victimName = `${mark}-victim:1`;

  describe.each(storeEngines())('on the $store store', (on) => {
    let before: Record<string, string>;
    beforeEach(async () => {
      await on.engine.load(Readable.from([await tarOf(savedArchive(victim, `docker.io/library/${victimName}`))]));
      before = await ownTags(on, mark);
      expect(Object.keys(before)).toEqual([victimName]);
    });
    afterEach(async () => {
      for (const name of Object.keys(await ownTags(on, mark))) on.docker('rmi', '--force', name);
    });

    test.each(Object.entries(archives))(
      '%s: the expected image runs or nothing came, and no tag changed (A6, Z1, Z4)',
      async (_finding, { archive, end, imageid = app.imageid }) => {
        if (end === 'taken') {
          const loaded = await loadExpecting(on, archive, imageid);
          expect(loaded.imageid).toBe(imageid);
          const printed = await on.printedBy(loaded.engineRef);
          await on.engine.untag(loaded.engineRef);
          expect(printed).toBe('the app\n');
        } else {
          await expect(loadExpecting(on, archive, imageid)).rejects.toThrow(end);
          expect(ownImages(on, mark)).toBe('');
        }
        expect(await ownTags(on, mark)).toEqual(before);
      },
    );
  });
}
