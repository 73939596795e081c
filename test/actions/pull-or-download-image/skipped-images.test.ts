import { describe, expect, test } from '@jest/globals';
import { names, obtain, recordArtifact, recordOf, refOf, setOf } from '../../support/images-world.ts';

describe('a skipped producer', () => {
  const skipped = {
    skipped: 'matches ^chore:',
    digest: '',
    imageid: '',
    imageids: {},
    'pushed-refs': [],
    archive: null,
  };

  test('of all images is a success without one, whatever their names (I5)', async () => {
    const handover = JSON.stringify({ ...recordOf('api', skipped), image: 'ghcr.io/acme/app' });
    for (const images of ['all', 'api, web']) {
      const seen = await obtain({ inputs: { images, handover, 'local-tag': '{name}:test' } });
      expect(seen.failure).toBeUndefined();
      expect(seen.outputs).toMatchObject({ skipped: 'true', 'compose-file': '', 'image-ref': '' });
      expect(seen.lines.filter((line) => line.startsWith('notice: '))).toHaveLength(1);
    }
  });

  test('needs no name that "{name}" could stand for (I5)', async () => {
    for (const inputs of [
      { images: 'api', handover: JSON.stringify({ ...recordOf('api', skipped), image: '' }) },
      { handover: setOf({ '-api': recordOf('api', skipped), web: recordOf('web') }) },
    ]) {
      const seen = await obtain({ inputs: { ...inputs, 'local-tag': '{name}/test:1' } });
      expect(seen.failure).toBeUndefined();
    }
  });

  test('of one leg of a matrix, whose record is passed on, does not hide the other legs (I5)', async () => {
    const handover = JSON.stringify(recordOf('api', skipped));
    const stored = [recordArtifact('api', recordOf('api', skipped)), recordArtifact('web'), recordArtifact('worker')];
    const all = await obtain({ inputs: { images: 'all', handover }, stored });
    expect(all.outputs).toMatchObject({ skipped: 'false', source: 'registry' });
    expect(Object.keys(all.images).sort()).toEqual([...names]);
    expect(all.env).toBe(`WEB_IMAGE=${refOf('web')}\nWORKER_IMAGE=${refOf('worker')}\n`);
    const named = await obtain({ inputs: { images: 'web, wep', handover }, stored });
    expect(String(named.failure)).toContain('There is no image "wep" in the records of this run');
  });

  test('of several targets stands for those that are wanted, whatever else the run built (I5)', async () => {
    const handover = JSON.stringify({ ...recordOf('api', skipped), image: 'ghcr.io/acme/app' });
    for (const more of [{}, { source: 'registry' }]) {
      const seen = await obtain({
        inputs: { images: 'api, web', handover, ...more },
        stored: [recordArtifact('worker')],
      });
      expect(seen.failure).toBeUndefined();
      expect(seen.outputs).toMatchObject({ skipped: 'true', images: expect.stringContaining('matches ^chore:') });
    }
  });

  test('of one of them leaves the others (I5)', async () => {
    const seen = await obtain({ inputs: { handover: setOf({ api: recordOf('api'), web: recordOf('web', skipped) }) } });
    expect(seen.failure).toBeUndefined();
    expect(seen.images['web']).toMatchObject({ skipped: 'matches ^chore:', 'image-ref': '' });
    expect(seen.outputs).toMatchObject({ skipped: 'false', source: 'registry' });
    expect(seen.compose).not.toContain('web');
  });
});

test('a skip without a reason is one all the same, and one image of two names is one (I5)', async () => {
  const records = { api: recordOf('api'), worker: recordOf('api'), web: recordOf('web', { skipped: '' }) };
  const seen = await obtain({ inputs: { handover: setOf(records) } });
  expect(seen.failure).toBeUndefined();
  expect(seen.images['web']).toMatchObject({ skipped: 'no reason given' });
  expect(seen.env).toBe(`API_IMAGE=${refOf('api')}\nWORKER_IMAGE=${refOf('api')}\n`);
});
