import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { serializeHandoverSet } from '../../../src/core/handover/handover-set.ts';
import { parseHandover } from '../../../src/core/handover/parse-record.ts';
import { toMessage } from '../../../src/errors.ts';
import type { StoreEngine } from '../../support/store-engines.ts';
import { registryImages } from '../prune-images/registry-content.ts';

/** References of one image that a run sets, and what a cancelled one may not leave of them. */
interface TagWriter {
  /** Both, one a line. */
  readonly refs: string;
  readonly moving: string;
  /** Tags that do not pull, and a moving one without the immutable one that comes before it. */
  readonly findHalfTags: () => Promise<readonly string[]>;
}

/**
 * @param repository as the run sees it, through a slow proxy
 * @param registry the same without the proxy
 */
export function tagWriter(repository: string, registry: string): TagWriter {
  const images = registryImages(repository.replace(/^[^/]+/, registry), '');
  const moving = `${repository}:latest`;
  return {
    refs: `${repository}:1\n${moving}`,
    moving,
    async findHalfTags() {
      const tags = await images.tags();
      const broken = await findUnpullable(images, tags);
      const early = tags.includes('latest') && !tags.includes('1') ? [`${moving} came first`] : [];
      return [...broken, ...early];
    },
  };
}

async function findUnpullable(
  images: Pick<ReturnType<typeof registryImages>, 'pullAll'>,
  tags: readonly string[],
): Promise<readonly string[]> {
  const ends = await Promise.allSettled(tags.map((tag) => images.pullAll(tag)));
  return ends.flatMap((end, index) =>
    end.status === 'fulfilled' ? [] : [`tag ${tags[index] ?? ''}: ${toMessage(end.reason)}`],
  );
}

/** A repository of which a run prunes a part. */
interface PrunableImage {
  readonly repository: string;
  readonly fill: () => Promise<void>;
  /** Kept tags that are gone, and any tag that is there and does not pull. */
  readonly findLost: () => Promise<readonly string[]>;
}

const keptTags = ['1.2.3', 'latest', 'pr-70-aaaaaa1', 'sha-aaaaaa1'];

export function prunableImage(repository: string, host: string): PrunableImage {
  const images = registryImages(repository, host);
  return {
    repository,
    async fill() {
      for (const tag of keptTags) await images.push(tag, { created: '2026-01-02T03:04:05Z' });
      for (let index = 1; index <= 6; index++) await images.push(`pr-7-aaaaaa${index}`);
      // One of them is the same manifest as one that stays.
      await images.retag('1.2.3', 'pr-7-aaaaaa7');
    },
    async findLost() {
      const tags = await images.tags();
      const lost = keptTags.filter((tag) => !tags.includes(tag)).map((tag) => `tag ${tag} is gone`);
      return [...lost, ...(await findUnpullable(images, tags))];
    },
  };
}

/** Two targets in one context, the second one with a Dockerfile of its own. */
export const bakeFile = JSON.stringify({
  group: { default: { targets: ['api', 'web'] } },
  target: { api: { context: '.' }, web: { context: '.', dockerfile: 'web.Dockerfile' } },
});

/** One set of the records of two images. */
export function handoverSetOf(records: readonly string[]): string {
  const [api, web] = records.map((record) => parseHandover(record, 'record'));
  if (api === undefined || web === undefined) throw new Error('two records are needed');
  return serializeHandoverSet({ schema: 1, images: { api, web } });
}

/** A file is whole or not there, and no part of it is left. */
export function findFileFlaws(folder: string, file: string, { docker }: StoreEngine): readonly string[] {
  const parts = readdirSync(folder).filter((entry) => entry.endsWith('.part'));
  const path = join(folder, file);
  if (!existsSync(path)) return parts;
  try {
    docker('image', 'load', '--quiet', '--input', path);
    return parts;
  } catch {
    return [...parts, `${file} is broken`];
  }
}
