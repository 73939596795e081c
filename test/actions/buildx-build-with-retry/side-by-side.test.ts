import { expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../../src/errors.ts';
import { bake, failing, tag } from '../../support/bake-world.ts';

const names = ['a', 'b', 'c', 'd', 'e'];
const printed = JSON.stringify({
  group: { default: { targets: names } },
  target: Object.fromEntries(names.map((name) => [name, { context: name }])),
});

/** Work that takes a while, of which `most` counts how much went on at once. */
function countedWork(): { readonly run: () => Promise<void>; readonly most: () => number } {
  let running = 0;
  let most = 0;
  return {
    async run() {
      running += 1;
      most = Math.max(most, running);
      await sleep(5);
      running -= 1;
    },
    most: () => most,
  };
}

test.each(['docker', 'docker-container'])('images are pushed three at a time, driver %s (I3)', async (driver) => {
  const pushes = countedWork();
  const { images, failure, lines } = await bake({}, { driver, printed, names, onPush: pushes.run });
  expect(failure).toBeUndefined();
  expect(pushes.most()).toBe(3);
  expect(Object.keys(images)).toEqual(names);
  expect(Object.values(images).map(({ pushed }) => pushed)).toEqual(names.map(() => true));
  // Lines of several images come mixed, so that each has its name in front.
  const mixed = lines.filter((line) => /^(info: )?e: /.test(line));
  expect(mixed.length).toBeGreaterThan(0);
  if (driver === 'docker-container') expect(mixed.join('\n')).toContain('e: #1 exporting to image');
});

test('a push that fails does not keep the others, and the order stays that of the targets (I3)', async () => {
  const onPush = async (ref: string): Promise<void> => {
    await sleep(ref.includes('/a:') ? 20 : 1);
    if (ref.includes('/b:')) throw failing('denied: requested access to the resource is denied');
  };
  const { images, failure } = await bake({}, { printed, names, onPush });
  expect(String(failure)).toContain('/app/b');
  expect(Object.keys(images)).toEqual(names);
  expect(Object.values(images).map(({ pushed }) => pushed)).toEqual([true, false, true, true, true]);
});

test('a cancel ends all pushes, and begins none (I3, Z18)', async () => {
  const controller = new AbortController();
  const begun: string[] = [];
  const onPush = async (ref: string): Promise<void> => {
    begun.push(ref);
    if (begun.length === 2) controller.abort(new Error('cancelled'));
    await sleep(5);
    controller.signal.throwIfAborted();
  };
  const { failure } = await bake({}, { printed, names, onPush, signal: controller.signal });
  expect(String(failure)).toContain('cancelled');
  expect(begun.length).toBeLessThanOrEqual(3);
});

test('a cancel leaves what was finished before, and the seconds of the pushes (I3, I4)', async () => {
  const controller = new AbortController();
  const onPush = async (ref: string): Promise<void> => {
    if (!ref.includes('/e:')) return;
    // The other ones end meanwhile.
    await sleep(50);
    controller.abort(new Error('cancelled'));
    controller.signal.throwIfAborted();
  };
  const { images, failure, outputs } = await bake({}, { printed, names, onPush, signal: controller.signal });
  expect(String(failure)).toContain('cancelled');
  expect(Object.values(images).map(({ pushed }) => pushed)).toEqual([true, true, true, true, false]);
  expect(Object.values(images).map(({ error }) => error)).toEqual([
    '',
    '',
    '',
    '',
    expect.stringContaining('cancelled'),
  ]);
  expect(outputs['push-seconds']).not.toBe('');
});

test('what ends the build of all keeps the failure that one of them has of its own (I3, I4)', async () => {
  const bases = (): Promise<string> => Promise.reject(new UserError('There is no record.'));
  const target = { a: { context: 'a' }, b: { context: 'b', contexts: { base: 'handover:runtime' } } };
  const { images, solves } = await bake(
    {},
    {
      printed: JSON.stringify({ group: { default: { targets: ['a', 'b'] } }, target }),
      names,
      bases,
      taken: [`ghcr.io/acme/app/a:${tag}`],
    },
  );
  expect(solves).toEqual([]);
  expect(images).toMatchObject({
    a: { error: expect.stringContaining('exists already') },
    b: { error: expect.stringContaining('The build context "base" cannot be had: There is no record.') },
  });
});
