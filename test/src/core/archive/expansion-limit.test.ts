import { describe, expect, test } from '@jest/globals';
import { expansionLimit, maxExpandedBytes, type ExpansionLimit } from '../../../../src/core/archive/expansion-limit.ts';

const MB = 2 ** 20;
const GB = 2 ** 30;

function counted(bounds: { packed: number; said?: number; room?: number }): ExpansionLimit {
  const limit = expansionLimit({ maxLayerBytes: bounds.room ?? Infinity, packedBytes: bounds.said });
  limit.addPacked(bounds.packed);
  return limit;
}

describe('what an archive may unpack to', () => {
  test.each([
    ['an image of 300 MB with 4 GB of holes', 300 * MB, 5 * GB],
    ['a base of 2 MB with 4 GB of holes', 2.2 * MB, 4.01 * GB],
    ['4 GB of zeros in gzip and nothing else', 4.2 * MB, 4 * GB],
    ['a real image of 90 GB', 18 * GB, 90 * GB],
    ['a small one of nothing but zeros', 2000, 60 * MB],
  ])('%s is taken (Z15)', (_what, packed, bytes) => {
    for (const said of [undefined, packed]) {
      const limit = counted({ packed, ...(said === undefined ? {} : { said }) });
      limit.addPlain(bytes);
      limit.addUnpacked(bytes);
      limit.finish();
    }
    expect(maxExpandedBytes(packed)).toBeGreaterThanOrEqual(bytes);
  });

  test.each([
    ['1 GiB in 34 kB', 34_000, GB],
    ['100 GB in 100 MB', 100 * MB, 100 * GB],
    ['100 GB in 3 MB', 3 * MB, 100 * GB],
    ['9 GB of zeros in 9 MB', 9 * MB, 9 * GB],
    ['anything in nothing', 0, 65 * MB],
  ])('%s is refused at its end, and at once where its size is known (Z15)', (_what, packed, bytes) => {
    for (const add of ['addPlain', 'addUnpacked'] as const) {
      expect(() => {
        const limit = counted({ packed });
        limit[add](bytes);
        limit.finish();
      }).toThrow(/^The archive is refused: its? .*unpacks? to over \d+ bytes from \d+, which no image does\. /);
      const known = counted({ packed: 0, said: packed });
      expect(() => {
        for (let sum = 0; sum < bytes; sum += MB) known[add](MB);
      }).toThrow('which no image does');
    }
  });

  test('zeros may come before the rest, up to what sparse files have (Z15)', () => {
    const limit = counted({ packed: 1000 });
    limit.addPlain(8 * GB);
    expect(() => {
      limit.addPlain(MB);
    }).toThrow('which no image does');
  });

  test('who says that more comes than does gains nothing (Z15)', () => {
    const limit = counted({ packed: 1000, said: 1000 * GB });
    limit.addPlain(8 * GB);
    expect(() => {
      limit.addPlain(MB);
    }).toThrow('which no image does');
    const whole = counted({ packed: 1000, said: 1000 * GB });
    whole.addUnpacked(GB);
    expect(() => {
      whole.finish();
    }).toThrow('which no image does');
  });

  test('layers need room (Z15)', () => {
    const limit = counted({ packed: 100 * MB, room: GB });
    limit.addPlain(2 * GB);
    limit.addUnpacked(GB);
    expect(() => {
      limit.addUnpacked(1);
    }).toThrow('its layers unpack to more than the 1073741824 bytes that there is room for');
  });
});
