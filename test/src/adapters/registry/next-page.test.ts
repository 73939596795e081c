import { expect, test } from '@jest/globals';
import { nextPageUrl } from '../../../../src/adapters/registry/next-page.ts';

const origin = 'https://r.example';
const from = `${origin}/v2/app/tags/list?n=2`;
const next = `${origin}/v2/app/tags/list?last=b&n=2`;

test.each([
  ['</v2/app/tags/list?last=b&n=2>; rel="next"', next],
  ['<?last=b&n=2>; rel="next"', next],
  ['</v2/app/tags/list?last=b&n=2>;rel=next', next],
  ['</v2/app/tags/list?last=b&n=2> ; Rel = NEXT', next],
  ['</v2/app/tags/list?last=b&n=2>; title="a, b; rel=prev"; rel="next"', next],
  ['</v2/app/tags/list?last=b&n=2>; rel="next last"', next],
  ['</v2/x>; rel="prev", </v2/app/tags/list?last=b&n=2>; rel="next"', next],
  ['</v2/app/tags/list?last=b,c&n=2>; rel="next"', `${origin}/v2/app/tags/list?last=b,c&n=2`],
  ['<http://r.example/v2/app/tags/list?last=b&n=2>; rel="next"', next],
  ['<http://r.example:443/v2/app/tags/list?last=b&n=2>; rel="next"', next],
  ['</v2/app/tags/list?n=2>; rel="prev"', undefined],
  ['</v2/app/tags/list?n=2>; rel="nextlast"', undefined],
  ['', undefined],
  [undefined, undefined],
])('behind a page with the link %j comes %s (U7)', (link, url) => {
  expect(nextPageUrl(link, from, origin)).toBe(url);
});

test('an address that is none is an error: half a list is not all of it (U7)', () => {
  expect(() => nextPageUrl('<http://[>; rel="next"', from, origin)).toThrow('the address of the next page is none');
});

test('a long header is read at once (Z16)', () => {
  const start = performance.now();
  for (const text of [
    '<'.repeat(16_000),
    '<>;'.repeat(5_000),
    `<>${';rel='.repeat(3_000)}`,
    `<>${'"'.repeat(16_000)}`,
  ]) {
    expect(nextPageUrl(text, from, origin)).toBeUndefined();
  }
  expect(performance.now() - start).toBeLessThan(5_000);
});
