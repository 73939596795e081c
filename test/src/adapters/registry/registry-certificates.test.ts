import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRegistryCertificates } from '../../../../src/adapters/registry/registry-certificates.ts';
import { makeCertificate, type TestCertificate } from '../../../bed/tls-front.ts';

const host = 'registry.example:5000';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ciia-certs-'));
  mkdirSync(join(folder, host));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string, of = host): void => {
  mkdirSync(join(folder, of), { recursive: true });
  writeFileSync(join(folder, of, name), text);
};

test('every .crt of a registry is trusted beside the authorities of Node', async () => {
  write('ca.crt', 'one');
  write('other.crt', 'two');
  const { ca = [], ...client } = await findRegistryCertificates(host, folder);
  expect(ca.slice(-2).sort()).toEqual(['one', 'two']);
  expect(ca.length).toBeGreaterThan(10);
  expect(client).toEqual({});
});

test.each([
  ['another host', 'registry.example', 'ca.crt', 'one'],
  ['another port', 'registry.example:5001', 'ca.crt', 'one'],
  ['a file that is longer than certificates are', host, 'ca.crt', 'x'.repeat(2 << 20)],
])('nothing more is trusted for %s', async (_, asked, name, text) => {
  write(name, text);
  expect(await findRegistryCertificates(asked, folder)).toEqual({});
});

test('the port of TLS may be left out', async () => {
  write('ca.crt', 'one', 'registry.example:443');
  expect((await findRegistryCertificates('registry.example', folder)).ca?.at(-1)).toBe('one');
});

describe('the certificate of a client', () => {
  let one: TestCertificate;
  let other: TestCertificate;
  beforeAll(() => {
    [one, other] = [makeCertificate(['one']), makeCertificate(['other'])];
  });
  afterAll(() => {
    one.stop();
    other.stop();
  });
  const read = (file: string): string => readFileSync(file, 'utf8');

  test('is the first one by name, with the key of the same name', async () => {
    write('b.cert', read(other.file));
    write('b.key', read(other.keyFile));
    write('a.cert', read(one.file));
    write('a.key', read(one.keyFile));
    const found = await findRegistryCertificates(host, folder);
    expect(found).toEqual({ cert: read(one.file), key: read(one.keyFile) });
  });

  test.each([
    ['there is none', (): void => undefined, /ENOENT/],
    [
      'it is that of another certificate',
      () => {
        write('client.key', read(other.keyFile));
      },
      /key values mismatch/,
    ],
    [
      'it is none',
      () => {
        write('client.key', 'x');
      },
      /./,
    ],
    [
      'the certificate is none',
      () => {
        write('client.cert', 'x');
        write('client.key', read(one.keyFile));
      },
      /./,
    ],
    [
      'the certificate is longer than any',
      () => {
        write('client.cert', 'x'.repeat(2 << 20));
        write('client.key', read(one.keyFile));
      },
      /./,
    ],
  ])('needs its key: %s, and the error is one sentence and is not tried again', async (_, prepare, why) => {
    write('client.cert', read(one.file));
    write('other.key', read(one.keyFile));
    prepare();
    const error = await findRegistryCertificates(host, folder).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      message: expect.stringContaining(
        `${host}: the certificate "client.cert" that "${join(folder, host)}" has for this client, or its key "client.key", cannot be used (`,
      ),
      status: 400,
    });
    expect(String(error)).toMatch(why);
    expect(String(error)).not.toContain('\n');
  });

  describe('is shown to a registry that asks for it', () => {
    let own: TestCertificate;
    let client: TestCertificate;
    let server: Server;

    beforeEach(async () => {
      own = makeCertificate(['localhost']);
      client = makeCertificate(['client']);
      const [cert, ca] = [readFileSync(own.file), readFileSync(client.file)];
      const key = readFileSync(own.keyFile);
      server = createServer({ cert, key, ca, requestCert: true }, (_, response) => response.end('welcome'));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    });
    afterEach(() => {
      server.close();
      own.stop();
      client.stop();
    });

    const ask = async (): Promise<number | undefined> => {
      const name = `localhost:${(server.address() as AddressInfo).port}`;
      mkdirSync(join(folder, name));
      copyFileSync(own.file, join(folder, name, 'ca.crt'));
      copyFileSync(client.file, join(folder, name, 'client.cert'));
      copyFileSync(client.keyFile, join(folder, name, 'client.key'));
      const certificates = await findRegistryCertificates(name, folder);
      return new Promise((resolve, reject) => {
        request(`https://${name}/`, { ...certificates, agent: false }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        })
          .on('error', reject)
          .end();
      });
    };

    test('and taken', async () => {
      expect(await ask()).toBe(200);
    });
  });
});
