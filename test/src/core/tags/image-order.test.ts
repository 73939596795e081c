import { expect, test } from '@jest/globals';
import { orderImages } from '../../../../src/core/tags/image-order.ts';
import { compareVersions, parseVersionTag } from '../../../../src/core/tags/tag-text.ts';

const labels = (facts: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name === 'run' ? 'io.github.ci-image-actions.run' : `org.opencontainers.image.${name}`,
      value,
    ]),
  );

test.each([
  // A patch of an older line, and a slower build of an older patch.
  [{ version: '1.20.4', run: '9' }, { version: '1.21.1', run: '8' }, -1, 'version 1.21.1'],
  [{ version: '1.21.10' }, { version: '1.21.9' }, 1, 'version 1.21.9'],
  [{ version: 'v2.0.0' }, { version: '1.9.0_build.7' }, 1, 'version 1.9.0_build.7'],
  // A pre-release never keeps a tag from a release; a release does keep it from its own pre-release.
  [{ version: '1.9.1' }, { version: '2.0.0-rc.1' }, 1, 'version 2.0.0-rc.1'],
  [{ version: '2.0.0-rc.1' }, { version: '2.0.0' }, -1, 'version 2.0.0'],
  [{ version: '2.0.0-rc.2' }, { version: '2.0.0-rc.10' }, -1, 'version 2.0.0-rc.10'],
  // Runs are counted upwards: an older one is slower, or is run again.
  [{ version: 'sha-1', run: '1000' }, { version: 'sha-2', run: '999' }, 1, 'run 999'],
  [{ run: '9', created: '2026-02-01T00:00:00Z' }, { run: '10', created: '2026-01-01T00:00:00Z' }, -1, 'run 10'],
  [{ run: '9' }, { run: '9' }, 1, 'run 9'],
  [{ version: '1.2.3_a', run: '9' }, { version: '1.2.3_b', run: '10' }, -1, 'run 10'],
  // An image without labels of its own has those of its base image.
  [
    { version: '1.0.1', source: 'https://github.com/acme/a', created: '2026-01-02T00:00:00Z' },
    { version: '10.2.3', source: 'https://github.com/base/b', created: '2026-01-01T00:00:00Z' },
    1,
    'made at 2026-01-01T00:00:00Z',
  ],
  // Elsewhere the time decides.
  [{ created: '2026-01-02T00:00:00Z' }, { created: '2026-01-01T00:00:00Z' }, 1, 'made at 2026-01-01T00:00:00Z'],
  [{ created: '2026-01-01T00:00:00+01:00' }, { created: '2026-01-01T00:00:00Z' }, -1, 'made at 2026-01-01T00:00:00Z'],
  // The version of an image without one of its own is that of its base image.
  [
    { version: '1.0.0', source: 'https://github.com/a', created: '2026-01-02T00:00:00Z' },
    { version: '20.1.0', source: 'https://github.com/base', created: '2026-01-01T00:00:00Z' },
    1,
    'made at 2026-01-01T00:00:00Z',
  ],
  [
    { run: '10', source: 'https://ghes.acme/a', created: '2026-01-02T00:00:00Z' },
    { run: '9', source: 'https://github.com/a', created: '2026-01-03T00:00:00Z' },
    -1,
    'made at 2026-01-03T00:00:00Z',
  ],
])('%j beside %j: %d (W5)', (own, other, sign, evidence) => {
  const found = orderImages(labels(own), labels(other));
  expect(Math.sign(found?.order ?? 0)).toBe(sign);
  expect(found?.evidence).toBe(evidence);
});

test.each([
  [{}, {}],
  [{ version: '1.2.3' }, {}],
  [{ version: '1.2.3' }, { version: '24.04' }],
  [{ version: '1.2.3', source: 'https://github.com/a' }, { version: '24.4.0' }],
  [{ created: 'yesterday' }, { created: '2026-01-01T00:00:00Z' }],
  [{ run: '1e9' }, { run: '-3' }],
  // One revision is one image to a tag, whatever else differs.
  [
    { revision: 'a', version: '1.0.0' },
    { revision: 'a', version: '2.0.0' },
  ],
])('nothing tells which of %j and %j is newer', (own, other) => {
  expect(orderImages(labels(own), labels(other))).toBeUndefined();
});

test('versions are ordered as semver.org orders them', () => {
  const ordered = [
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0-rc-1.1',
    '1.0.0',
    '1.0.1',
    '1.10.0',
    '99999999999999999999.0.0',
  ].map((text) => parseVersionTag(text));
  for (const [index, one] of ordered.entries()) {
    for (const [otherIndex, other] of ordered.entries()) {
      if (one === undefined || other === undefined) throw new Error('no version');
      expect(Math.sign(compareVersions(one, other))).toBe(Math.sign(index - otherIndex));
    }
  }
});
