import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { artifactStore } from '../../../src/adapters/artifacts/artifact-store.ts';
import { openSingleFileZip } from '../../../src/adapters/artifacts/single-file-zip.ts';
import { serializeHandover } from '../../../src/core/handover/record.ts';
import { UserError } from '../../../src/errors.ts';
import { runAction } from '../../bed/action-process.ts';
import { startActionsService, type ActionsService } from '../../bed/actions-service.ts';
import { sha256Hex, tarOf } from '../../support/archive-fixture.ts';
import { archiveFacts, handoverRecord } from '../../support/handover-records.ts';
import { storeEngines } from '../../support/store-engines.ts';
import { uploadZip, zip64End, zipDescriptor, zipOf } from '../../support/zip-fixture.ts';

const [bed] = storeEngines();
const maxBytes = 1 << 20;
const zeros = Buffer.alloc(64 << 20);
const file = { name: 'image.tar', content: 'the archive' };
const honest = zipOf([file]);
const outside = 'ciia-zip-slip';
/** These stand where a number is in a Zip64 record. */
const full16 = 0xffff;
const full32 = 0xffffffff;

function directoryOf(zip: Buffer): Buffer {
  return zip.subarray(zip.indexOf('PK\x01\x02'));
}

/** The extra field with a size that needs more than 32 bits. */
function zip64Sizes(bytes: number): Buffer {
  const field = Buffer.alloc(12);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(8, 2);
  field.writeBigUInt64LE(BigInt(bytes), 4);
  return field;
}

const hostile: readonly (readonly [finding: string, zip: Buffer, refusal: RegExp])[] = [
  ['a path to above', zipOf([{ ...file, name: `../../${outside}` }]), /is no plain file name/],
  ['an absolute path', zipOf([{ ...file, name: `/tmp/${outside}` }]), /is no plain file name/],
  ['a path of another system', zipOf([{ ...file, name: `..\\${outside}` }]), /is no plain file name/],
  ['a zero byte in its name', zipOf([{ ...file, name: 'image.tar\0../slip' }]), /is no plain file name/],
  ['an empty name', zipOf([{ ...file, name: '' }]), /is no plain file name/],
  ['two files of one name', zipOf([file, file]), /holds 2 entries/],
  ['only dots', zipOf([{ ...file, name: '..' }]), /is no plain file name/],
  ['a symbolic link', zipOf([{ name: 'image.tar', content: '/etc/passwd', mode: 0o120777 }]), /no plain file\./],
  ['a folder', zipOf([{ name: 'folder', content: '', mode: 0o040755 }]), /no plain file\./],
  ['a link, and then a file through it', zipOf([{ ...file, mode: 0o120777 }, file]), /holds 2 entries/],
  ['a second file', zipOf([file, { ...file, name: 'more' }]), /holds 2 entries/],
  ['no file', zipOf([]), /holds 0 entries/],
  ['a bomb that says its size', zipOf([{ name: 'bomb', content: zeros, deflated: true }]), /unpacks to 67108864 bytes/],
  [
    'a bomb that says another size',
    zipOf([{ name: 'bomb', content: zeros, deflated: true, claimedBytes: 1000 }]),
    /unpacks to more than the 1000 bytes/,
  ],
  ['less than it says', zipOf([{ ...file, deflated: true, claimedBytes: 50 }]), /other bytes than its zip says/],
  ['a file that only other readers see', zipOf([file], { between: honest.toString('latin1') }), /holds more than/],
  ['two names for one file', zipOf([{ ...file, localName: '../slip.tar' }]), /says two things/],
  ['a comment behind its end', zipOf([file], { comment: 'x'.repeat(40) }), /cut off or damaged/],
  ['encryption', zipOf([{ ...file, flags: 1 }]), /is encrypted/],
  ['an unknown method', zipOf([{ ...file, method: 99 }]), /by method 99/],
  ['a second directory before its own', zipOf([file], { between: directoryOf(honest) }), /holds more than/],
  ['a second directory behind its end', Buffer.concat([honest, honest]), /holds more than|cut off or damaged/],
  ['an end record for two entries', zipOf([file], { end: { entries: 2 } }), /holds 2 entries/],
  ['an entry on another disk', zipOf([file], { end: { entriesHere: 0, entries: 1 } }), /one of several parts/],
  ['another size before the data', zipOf([{ ...file, local: { packedBytes: 4, bytes: 4 } }]), /says two things/],
  ['another checksum before the data', zipOf([{ ...file, local: { crc: 7 } }]), /says two things/],
  ['encryption before the data alone', zipOf([{ ...file, local: { flags: 1 } }]), /says two things/],
  ['a wrong checksum', zipOf([{ ...file, crc: 7 }]), /other bytes than its zip says/],
  [
    'bytes behind the data that are no descriptor',
    zipOf([{ ...file, descriptor: Buffer.from('16 bytes of text') }]),
    /holds more than/,
  ],
  [
    'a descriptor of another file',
    zipOf([{ ...file, flags: 8, descriptor: zipDescriptor(file.content, { crc: 7 }) }]),
    /says two things/,
  ],
  ['a file that begins at another one', zipOf([file], { between: zipOf([file]) }), /holds more than/],
  ['an offset into itself', zipOf([{ ...file, at: 4 }]), /cut off or damaged/],
  [
    'two files in one place',
    zipOf([
      { ...file, at: 0 },
      { ...file, name: 'b', at: 0 },
    ]),
    /holds 2 entries/,
  ],
  [
    'a Zip64 record that says another number of entries',
    zipOf([file, { ...file, name: 'b' }], { end: { start: full32 }, before: (facts) => zip64End(facts) }),
    /says two things/,
  ],
  ['a Zip64 record that nobody needs', zipOf([{ ...file, note: zip64End({ bytes: 9, start: 9 }) }]), /says two things/],
  [
    'a Zip64 record beyond any file',
    zipOf([file], { end: { start: full32 }, before: () => zip64End({ at: 2 ** 63 }) }),
    /cut off or damaged/,
  ],
  ['a Zip64 record that is not there', zipOf([file], { end: { entries: full16 } }), /cut off or damaged/],
  [
    'a size of Zip64 that no file has',
    zipOf([{ ...file, deflated: true, claimedBytes: full32, extra: zip64Sizes(2 ** 60) }]),
    /unpacks to 1152921504606847000 bytes/,
  ],
  ['half of itself', honest.subarray(0, honest.length / 2), /cut off or damaged/],
  [
    'damaged deflate data',
    Buffer.from(
      zipOf([{ ...file, content: 'x'.repeat(999), deflated: true }]).map((byte, at) =>
        at === 42 ? byte ^ 0xff : byte,
      ),
    ),
    /cut off or damaged|other bytes/,
  ],
  [
    'more bytes than any archive of the image may have',
    Buffer.concat([honest, zeros.subarray(0, 2 << 20)]),
    /at most 1048576 are expected/,
  ],
];

/** An honest zip of an archive that its compression made small: it unpacks to more than an image of 1 kB may. */
async function zipWithBomb(): Promise<Buffer> {
  const layer = Buffer.alloc(62 << 20);
  const tar = await tarOf([{ name: `blobs/sha256/${sha256Hex(layer)}`, content: layer }]);
  return zipOf([{ ...file, content: gzipSync(tar, { level: 1 }) }]);
}

/** As a writer has it that does not know the size before. */
const streamed = { ...file, flags: 8, local: { crc: 0, packedBytes: 0, bytes: 0 } };

describe("hostile zips through GitHub's client (A5)", () => {
  const environment = { ...process.env };
  let service: ActionsService;
  let folder: string;
  let lastRun = 0;
  beforeAll(async () => {
    service = await startActionsService();
  }, 60_000);
  afterAll(async () => {
    process.env = environment;
    await service.stop();
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ciia-zips-'));
    service.addRun({ id: ++lastRun });
    Object.assign(process.env, service.runtimeEnv(lastRun), { GITHUB_API_URL: service.apiUrl, RUNNER_DEBUG: '0' });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
    for (const place of [join(tmpdir(), outside), `/${outside}`, join(tmpdir(), '..', outside)]) {
      expect(existsSync(place)).toBe(false);
    }
  });

  const download = async (zip: Buffer): Promise<string> => {
    await uploadZip(service.runtimeEnv(lastRun), 'app-1', zip);
    const store = artifactStore('');
    const [entry] = await store.list();
    if (entry === undefined) throw new Error('nothing was uploaded');
    return text(await store.download(entry, folder, { maxBytes }));
  };

  test.each([
    ['stored', [file]],
    ['deflated', [{ ...file, deflated: true }]],
    ['without a Unix mode', [{ ...file, mode: 0 }]],
    ['with a descriptor', [{ ...streamed, descriptor: zipDescriptor(file.content) }]],
    [
      'with a descriptor without a signature',
      [{ ...streamed, descriptor: zipDescriptor(file.content, { signed: false }) }],
    ],
  ])('the one file of an honest zip is read, %s', async (_how, entries) => {
    await expect(download(zipOf(entries))).resolves.toBe('the archive');
  });

  test('the one file of an honest Zip64 is read', async () => {
    const zip = zipOf([file], { end: { entries: full16, start: full32 }, before: (facts) => zip64End(facts) });
    await expect(download(zip)).resolves.toBe('the archive');
  });

  test.each(hostile)('a zip with %s is refused', async (_finding, zip, refusal) => {
    const ended = download(zip);
    await expect(ended).rejects.toMatchObject({ name: 'UserError' });
    await expect(ended).rejects.toThrow(refusal);
    await expect(ended).rejects.toThrow('The artifact "app-1" is refused: ');
    // The zip itself at most: nothing was unpacked.
    expect(readdirSync(folder).filter((name) => name !== 'app-1.zip')).toEqual([]);
  });

  test.each([
    ['a path to above', 'The artifact "app-1" is refused: '],
    ['a bomb that says another size', 'The artifact "app-1" is refused: '],
    ['a compressed bomb in its one file', 'The archive is refused: it is larger than'],
  ])(
    'the action refuses a zip with %s, from either API, and leaves nothing',
    async (finding, refusal) => {
      const [, zip = await zipWithBomb()] = hostile.find(([name]) => name === finding) ?? [];
      const { id, digest } = await uploadZip(service.runtimeEnv(lastRun), 'app-1', zip);
      const archive = { ...archiveFacts('app:1', 'app-1', 1000), 'artifact-id': id, 'artifact-digest': digest };
      const handover = handoverRecord({
        archive,
        imageid: `sha256:${'1'.repeat(64)}`,
        image: 'app',
        tag: '1',
        run: {
          id: lastRun,
          attempt: 1,
          repository: 'octo-org/octo-app',
          'head-repository': 'octo-org/octo-app',
          event: 'push',
        },
      });
      for (const token of ['ghs_test-token', service.issueToken()]) {
        const end = await runAction({
          action: 'pull-or-download-image',
          inputs: { source: 'artifact', handover: serializeHandover(handover), 'retry-wait-seconds': '0' },
          run: { runId: lastRun, apiUrl: service.apiUrl, token },
          env: { DOCKER_HOST: bed?.host ?? '', ...service.runtimeEnv(lastRun) },
        });
        expect(end).toMatchObject({ exitCode: 1, timedOut: false, leftovers: [] });
        expect(end.outputs).toMatchObject({ source: '', imageid: '', attempts: '1' });
        expect(end.outputs['artifact-error']).toContain(refusal);
      }
    },
    60_000,
  );
});

describe('a zip that unpacks to more than any image does, where much is allowed (Z15)', () => {
  const frame = zstdCompressSync(Buffer.alloc(1 << 20));
  const frames = Buffer.concat(Array<Buffer>(Math.ceil((66 << 20) / frame.length)).fill(frame));
  const claimed = { ...file, deflated: true, claimedBytes: full32, extra: zip64Sizes(20 * 2 ** 30) };

  test.each<[string, Buffer, RegExp]>([
    ['20 GB of some bytes', zipOf([claimed]), /unpacks to 21474836480 bytes from \d+, which no image does/],
    [
      'zeros that are compressed and then compressed again',
      zipOf([{ ...file, content: frames, deflated: true }]),
      /it is compressed, and its zip makes \d+ of its \d+ bytes/,
    ],
  ])('%s', async (_what, zip, refusal) => {
    const folder = mkdtempSync(join(tmpdir(), 'ciia-zips-'));
    try {
      const path = join(folder, 'image.zip');
      writeFileSync(path, zip);
      const refuse = (finding: string): UserError => new UserError(finding);
      const read = async (): Promise<void> => {
        const content = await openSingleFileZip(path, Number.MAX_SAFE_INTEGER, refuse);
        content.resume();
        await finished(content);
      };
      await expect(read()).rejects.toThrow(refusal);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
