import { describe, expect, test } from '@jest/globals';
import { buildInWorld, commandError, indexType } from '../../support/build-world.ts';
import { headSha } from '../../support/run-facts.ts';

const version = 'org.opencontainers.image.version';
const revision = 'org.opencontainers.image.revision';
const build = 'io.github.ci-image-actions.build';
const other = 'e'.repeat(40);
const [own, family, latest] = ['1.20.4', '1', 'latest'].map((tag) => `ghcr.io/acme/app:${tag}`) as [
  string,
  string,
  string,
];
const inputs = { tags: [own, family, latest].join('\n'), labels: `${version}=1.20.4` };

describe('a moving tag that holds a newer image', () => {
  test.each(['docker', 'docker-container'])('stays where it is, driver %s (W5)', async (driver) => {
    const images = {
      [family]: { [version]: '1.21.1', [revision]: other },
      [latest]: { [version]: '1.3.0', [revision]: other },
    };
    const { failure, pushes, lines, queries, result } = await buildInWorld(inputs, { driver, images });
    expect(failure).toBeUndefined();
    expect(pushes).toEqual([own, latest]);
    expect(result.pushedRefs.map(({ ref }) => ref)).toEqual([own, latest]);
    expect(lines.join('\n')).toContain(`notice: ${family} stays where it is`);
    expect(lines.join('\n')).toContain('is newer (version 1.21.1)');
    // Its labels are those of the digest: another run may move the tag in between.
    expect(queries.filter((ref) => ref === family)).toHaveLength(1);
  });

  test('moves with "if-tag-exists: overwrite", and where no immutable tag holds the image', async () => {
    const images = { [family]: { [version]: '1.21.1', [revision]: other } };
    const forced = await buildInWorld({ ...inputs, 'if-tag-exists': 'overwrite' }, { images });
    expect(forced.pushes).toEqual([own, family, latest]);
    const alone = await buildInWorld({ ...inputs, tags: family }, { images });
    expect(alone.pushes).toEqual([family]);
    expect(alone.failure).toBeUndefined();
  });

  test('costs little where the registry does not say what it holds', async () => {
    const there: string[] = [];
    const { pushes, failure, seconds } = await buildInWorld(inputs, {
      onPush: (refs) => void there.push(...refs),
      onQuery: async (ref, _, passes) => {
        if ([family, latest].includes(ref) && !there.includes(ref)) await passes();
      },
    });
    expect([pushes, failure]).toEqual([[own, family, latest], undefined]);
    expect(seconds).toBeLessThanOrEqual(20);
  });

  test('is nothing that a new repository is asked for in vain', async () => {
    const { pushes, failure, seconds, lines } = await buildInWorld(inputs);
    expect([pushes, failure, seconds]).toEqual([[own, family, latest], undefined, 0]);
    expect(lines.join('\n')).not.toMatch(/not known|stays/);
  });

  test('of which the registry says nothing is pushed to', async () => {
    let refused = false;
    const { pushes, failure } = await buildInWorld(inputs, {
      onQuery: (ref) => {
        if (ref !== family || refused) return;
        refused = true;
        throw commandError('ERROR: unexpected status: 400 Bad Request');
      },
    });
    expect(refused).toBe(true);
    expect(failure).toBeUndefined();
    expect(pushes).toEqual([own, family, latest]);
  });
});

test('an image that is there already moves no tag by the labels of base images', async () => {
  const unnamed = { tags: inputs.tags };
  const first = await buildInWorld(unnamed);
  const hash = /io\.github\.ci-image-actions\.build=([0-9a-f]{32})/.exec(first.solves.flat().join(' '))?.[1] ?? '';
  const images = {
    [own]: { [version]: '22.0.0', [revision]: headSha, [build]: hash },
    [family]: { [version]: '20.1.0', [revision]: other },
    [latest]: { [version]: '20.1.0', [revision]: other },
  };
  const { result, pushes } = await buildInWorld({ ...unnamed, load: 'false' }, { images, mediaType: indexType });
  expect(result.reused).toBe(true);
  expect(pushes).toEqual([]);
});

test('an image that is there already completes a moving tag that is known to be older (W5)', async () => {
  const first = await buildInWorld(inputs);
  const hash = /io\.github\.ci-image-actions\.build=([0-9a-f]{32})/.exec(first.solves.flat().join(' '))?.[1] ?? '';
  const there = { [version]: '1.20.4', [revision]: headSha, [build]: hash };
  const images = {
    [own]: there,
    [family]: { [version]: '1.20.3', [revision]: other },
    [latest]: { [revision]: other },
  };
  const options = { images, mediaType: indexType };
  const { result, pushes, solves } = await buildInWorld({ ...inputs, load: 'false' }, options);
  expect(result.reused).toBe(true);
  expect(solves).toEqual([]);
  expect(pushes).toEqual([family]);
});
