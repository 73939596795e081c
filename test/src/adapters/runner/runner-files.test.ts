import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import { runnerFiles } from '../../../../src/adapters/runner/runner-files.ts';

const temp = mkdtempSync(join(tmpdir(), 'runner-files-'));
const files = runnerFiles({ RUNNER_TEMP: temp });

afterAll(() => {
  rmSync(temp, { recursive: true });
});

describe('runnerFiles', () => {
  test('keeps to RUNNER_TEMP and leaves nothing there (A7)', async () => {
    const folder = await files.temporaryFolder();
    expect(folder.startsWith(join(temp, 'ci-image-actions-'))).toBe(true);
    await files.writeText(join(folder, 'a.json'), '{}');
    expect(await files.readText(join(folder, 'a.json'))).toBe('{}');
    expect([await files.exists(folder), await files.size(join(folder, 'a.json'))]).toEqual([true, 2]);
    await files.cleanUp();
    expect([await files.exists(folder), readdirSync(temp)]).toEqual([false, []]);
  });

  test('removes folders of its own, and no other one', async () => {
    const folder = await files.temporaryFolder();
    const [own, foreign] = [join(folder, 'own'), mkdtempSync(join(tmpdir(), 'runner-files-'))];
    mkdirSync(own);
    for (const each of [own, foreign]) appendFileSync(join(each, 'file'), '');
    await files.remove(own);
    await expect(files.remove(foreign)).rejects.toThrow('EISDIR');
    expect([await files.exists(own), readdirSync(foreign)]).toEqual([false, ['file']]);
    await files.remove(join(foreign, 'file'));
    expect(readdirSync(foreign)).toEqual([]);
    rmSync(foreign, { recursive: true });
    await files.cleanUp();
  });

  test('does not take the working folder for an empty RUNNER_TEMP', async () => {
    const elsewhere = runnerFiles({ RUNNER_TEMP: '' });
    expect((await elsewhere.temporaryFolder()).startsWith(join(tmpdir(), 'ci-image-actions-'))).toBe(true);
    await elsewhere.cleanUp();
  });

  test('says that RUNNER_TEMP takes no folder', async () => {
    const folder = join(temp, 'not there');
    await expect(runnerFiles({ RUNNER_TEMP: folder }).temporaryFolder()).rejects.toThrow(
      `No folder can be made in RUNNER_TEMP, "${folder}" (`,
    );
  });

  test('leaves no part of a text whose place is a folder', async () => {
    const folder = await files.temporaryFolder();
    mkdirSync(join(folder, 'report.json'));
    await expect(files.writeText(join(folder, 'report.json'), '{}')).rejects.toThrow('EISDIR');
    expect(readdirSync(folder)).toEqual(['report.json']);
  });

  test('offers no half-written file when the source breaks off', async () => {
    const folder = await files.temporaryFolder();
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        await Promise.resolve();
        throw new Error('engine gone');
      })(),
    );
    await expect(files.write(join(folder, 'image.tar'), broken)).rejects.toThrow('engine gone');
    expect(readdirSync(folder)).toEqual([]);
    await files.write(join(folder, 'image.tar'), Readable.from([Buffer.from('whole')]));
    expect(readdirSync(folder)).toEqual(['image.tar']);
  });

  test('follows a file from before its first byte to where it is whole', async () => {
    const folder = await files.temporaryFolder();
    const [part, whole] = [join(folder, 'app.part'), join(folder, 'app')];
    const write = async (): Promise<string> => {
      for (const piece of ['one ', 'two ', 'three']) {
        await sleep(30);
        appendFileSync(part, piece);
      }
      renameSync(part, whole);
      return whole;
    };
    expect(await text(files.follow(part, write()))).toBe('one two three');
    expect(await text(files.follow(part, Promise.resolve(whole)))).toBe('one two three');
  });

  test('follows no file to its end that is given up', async () => {
    const folder = await files.temporaryFolder();
    const part = join(folder, 'app.part');
    appendFileSync(part, 'half');
    const givenUp = sleep(50).then(() => Promise.reject(new Error('refused')));
    await expect(text(files.follow(part, givenUp))).rejects.toThrow('refused');
  });

  test('makes a folder with those above it, also where it is there', async () => {
    const folder = join(temp, 'a', 'b');
    await files.makeFolder(folder);
    await files.makeFolder(folder);
    expect(await files.exists(folder)).toBe(true);
  });

  test('tells how much room there is', async () => {
    expect(await files.freeBytes(temp)).toBeGreaterThan(1_000_000);
  });
});
