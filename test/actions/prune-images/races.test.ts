import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPruneInputs } from '../../../actions/prune-images/inputs.ts';
import { pruneImages } from '../../../actions/prune-images/prune-images.ts';
import { listRows, type ReportRow } from '../../../actions/prune-images/rules/prune-report.ts';
import { runnerFiles } from '../../../src/adapters/runner/runner-files.ts';
import { InputReader } from '../../../src/core/inputs/input-reader.ts';
import { seededChance } from '../../bed/seeded-chance.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { packageWorld, type PackageWorld, type WorldHooks } from '../../support/package-world.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { runFacts } from '../../support/run-facts.ts';

/*
 * Two hundred packages of random images are pruned while requests fail, pages shift, and other jobs push, tag and delete.
 * Whatever is done meanwhile comes before a question or after an answer; nothing can help against what is done between
 * the last look and the deletion. In a package of many pages that look is two questions, of which the second one shows
 * only the version itself.
 */
jest.setTimeout(90_000);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ciia-races-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const old = { ageDays: 9 };
const young = { ageDays: 0 };

/** A random package. */
class Story {
  readonly clock = fakeClock();
  readonly world: PackageWorld;
  readonly chance: () => number;
  /** Tags that must be there at the end, with what they point to. */
  readonly kept = new Map<string, string>();
  /** What must be there at the end besides. */
  readonly spared = new Set<string>();
  readonly parts: string[] = [];
  readonly images: string[] = [];
  readonly junk: string[] = [];
  readonly signed = new Set<string>();
  events = 0;
  #count = 0;

  constructor(seed: number) {
    this.chance = seededChance(seed);
    this.world = packageWorld('app', () => this.clock.now());
    for (let index = 0; index < 4 + this.#below(8); index++) this.#pushImage(index);
  }

  #below(limit: number): number {
    return Math.floor(this.chance() * limit);
  }

  pick(from: readonly string[]): string {
    return from[this.#below(from.length)] ?? '';
  }

  #pushImage(index: number): void {
    const { world } = this;
    const own = Array.from({ length: 1 + this.#below(3) }, (_, part) => {
      const shares = this.parts.length > 0 && this.chance() < 0.25;
      const digest = shares ? this.pick(this.parts) : world.pushPlatform(`${index}/${part}`, old);
      this.parts.push(digest);
      return digest;
    });
    const inner = this.images.length > 0 && this.chance() < 0.15 ? [this.pick(this.images)] : [];
    const image = world.pushIndex([...new Set([...own, ...inner])], this.chance() < 0.6, old);
    this.images.push(image);
    if (this.chance() < 0.4) world.pushReferrer(this.pick([image, ...own]), `signature ${index}`, old);
    if (this.chance() < 0.3) {
      const subject = this.pick([image, ...own]);
      // A second signature moves the tag.
      if (![...world.neededBy(subject)].some((digest) => this.signed.has(digest))) {
        this.signed.add(world.pushSignatureTag(subject, `tag of ${index}`, old));
      }
    }
    const kind = this.chance();
    const tag = `pr-${index + 1}-${index.toString(16).padStart(7, 'a')}`;
    if (kind < 0.3) this.keep(`1.${index}.0`, image, old);
    else if (kind < 0.75) this.#tag(tag, image);
    else if (kind < 0.85) {
      this.keep(`2.${index}.0`, image, old);
      this.#tag(tag, image);
    }
    if (this.chance() < 0.2) this.#tag(`${tag}-amd64`, own[0] ?? '');
    // A push that is not over, and what another clean-up is about to take away.
    if (this.chance() < 0.2) this.spared.add(world.pushPlatform(`young ${index}`, young));
    for (let junk = 0; junk < this.#below(4); junk++) this.junk.push(world.pushPlatform(`junk ${index}/${junk}`, old));
  }

  #tag(tag: string, digest: string): void {
    const { versions } = this.world;
    this.world.setTag(tag, digest);
    const at = versions.findIndex(({ name }) => name === digest);
    const version = versions[at];
    if (version !== undefined) versions[at] = { ...version, updatedAt: this.clock.now() - 9 * 86_400_000 };
  }

  keep(tag: string, digest: string, push: { readonly ageDays: number } = young): void {
    if (push === old) this.#tag(tag, digest);
    else this.world.setTag(tag, digest);
    this.kept.set(tag, digest);
  }

  /** Something that another job does. */
  happen(onlyTags: boolean): void {
    const { world } = this;
    const there = (from: readonly string[]): string[] =>
      from.filter((digest) => [...world.neededBy(digest)].every((each) => world.has(each)));
    const name = `3.${++this.#count}.0`;
    const kind = onlyTags ? 0.4 + 0.3 * this.chance() : this.chance();
    const [images, parts] = [there(this.images), there(this.parts)];
    this.events++;
    if (kind < 0.25) world.remove(this.pick(this.junk));
    else if (kind < 0.4) this.keep(name, world.pushPlatform(`new ${name}`, young));
    else if (kind < 0.6 && images.length > 0) this.keep(name, this.pick(images));
    else if (kind < 0.7 && parts.length > 0) this.keep(name, this.pick(parts));
    else if (kind < 0.9 && parts.length > 0) {
      const own = world.pushPlatform(`part of ${name}`, young);
      this.keep(name, world.pushIndex([...new Set([own, this.pick(parts)])], this.chance() < 0.5, young));
    } else if (images.length > 0 && this.kept.size > 0) this.keep(this.pick([...this.kept.keys()]), this.pick(images));
  }
}

interface Weather {
  readonly pageSize: number;
  readonly failing: number;
  readonly racing: number;
}

function hooksOf(
  { chance, happen }: { readonly chance: () => number; readonly happen: (onlyTags: boolean) => void },
  weather: Weather,
): WorldHooks {
  const fails = (): number | undefined => (chance() < weather.failing ? 503 : undefined);
  const race = (path: string): void => {
    if (chance() < weather.racing) happen(/versions\/\d+$/.test(path));
  };
  return {
    before(method, path) {
      if (method === 'GET') race(path);
      return fails();
    },
    // The answer to a deletion may get lost.
    after(method) {
      if (method === 'GET') return undefined;
      race('');
      return fails();
    },
  };
}

async function runStory(
  seed: number,
  weather: Weather,
): Promise<{ readonly story: Story; readonly rows: readonly ReportRow[]; readonly errors: string }> {
  const story = new Story(seed);
  const { world, clock } = story;
  const untagged = ['caches', 'true', 'false'][Math.floor(story.chance() * 3)] ?? '';
  const before = new Map(world.versions.map(({ name, tags }) => [name, tags]));
  const hooks = hooksOf(
    {
      chance: story.chance,
      happen: (onlyTags) => {
        story.happen(onlyTags);
      },
    },
    weather,
  );
  const given: Readonly<Record<string, string>> = {
    images: world.image,
    'dry-run': 'false',
    'delete-untagged': untagged,
    'max-attempts': '5',
    'timeout-minutes': '300',
    'report-file': join(folder, `${seed}.json`),
  };
  const { result } = await pruneImages(readPruneInputs(new InputReader((name) => given[name] ?? '')), {
    api: world.api(hooks, weather.pageSize),
    registries: world.registries(hooks),
    run: runFacts({ repository: 'octo/app' }),
    files: runnerFiles({ RUNNER_TEMP: folder }),
    clock,
    log: recordingLog(),
    signal: new AbortController().signal,
  });
  const lost: string[] = [];
  for (const [tag, digest] of story.kept) {
    if (world.digestOf(tag) !== digest) lost.push(`${tag} does not lead to ${digest}`);
    for (const needed of world.neededBy(digest)) if (!world.has(needed)) lost.push(`${tag} lost ${needed}`);
  }
  for (const digest of story.spared) if (!world.has(digest)) lost.push(`${digest} was young`);
  if (untagged === 'false') {
    const junk = story.junk.filter((digest) => before.get(digest)?.length === 0 && !world.has(digest));
    if (weather.racing === 0) lost.push(...junk.map((digest) => `${digest} has no tag`));
  }
  const rows = listRows(result.report);
  return {
    story,
    rows,
    errors: [...lost, ...(weather.failing === 0 ? result.report.images : []).map(({ error }) => error)]
      .filter(Boolean)
      .join('; '),
  };
}

describe('every tag that is kept pulls whole, with what refers to it, in 200 packages (U7)', () => {
  const seeds = (from: number): readonly number[] => Array.from({ length: 50 }, (_, index) => from + index);
  const totals = { deleted: 0, events: 0, spared: 0 };
  test.each([
    ['without disturbance', seeds(1), { pageSize: 100, failing: 0, racing: 0 }],
    ['while requests fail', seeds(51), { pageSize: 5, failing: 0.1, racing: 0 }],
    ['of one page, while others push, tag and delete', seeds(101), { pageSize: 100, failing: 0.05, racing: 0.08 }],
    ['of many pages, while others push, tag and delete', seeds(151), { pageSize: 5, failing: 0.05, racing: 0.04 }],
  ])('%s', async (_, numbers, weather) => {
    const broken: string[] = [];
    for (const seed of numbers) {
      const { story, rows, errors } = await runStory(seed, weather);
      if (errors !== '') broken.push(`seed ${seed}: ${errors}`);
      totals.deleted += rows.filter(({ action }) => action === 'deleted').length;
      totals.spared += rows.filter(({ reason }) => /have changed|meanwhile/.test(reason)).length;
      totals.events += story.events;
      if (weather.failing > 0) continue;
      const idle = rows.filter(
        ({ action, name, reason }) =>
          action === 'kept' && name.startsWith('pr-') && !/^shares its image|^belongs to an image/.test(reason),
      );
      // GitHub keeps the last tagged version.
      if (idle.length > 1 || (idle.length === 1 && story.kept.size > 0))
        broken.push(`seed ${seed}: ${idle.length} images stayed`);
    }
    expect(broken).toEqual([]);
  });

  test('much is deleted meanwhile, and much is spared that became needed', () => {
    expect(totals.deleted).toBeGreaterThan(500);
    expect(totals.events).toBeGreaterThan(400);
    expect(totals.spared).toBeGreaterThan(50);
  });
});
