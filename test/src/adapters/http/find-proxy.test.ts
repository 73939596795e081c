import { describe, expect, test } from '@jest/globals';
import { findProxy, proxyPasswords } from '../../../../src/adapters/http/find-proxy.ts';
import { UserError } from '../../../../src/errors.ts';

const proxyFor = (url: string, env: Readonly<Record<string, string>>): string | undefined => {
  const proxy = findProxy(new URL(url), env);
  return proxy === undefined ? undefined : `${proxy.protocol}//${proxy.host}:${proxy.port}`;
};

describe('the proxy for a URL (Y22)', () => {
  test.each([
    [{}, undefined],
    [{ HTTPS_PROXY: '' }, undefined],
    [{ HTTP_PROXY: 'http://p.example:3128' }, undefined],
    [{ HTTPS_PROXY: 'http://p.example:3128' }, 'http://p.example:3128'],
    [{ https_proxy: 'http://lower.example:1', HTTPS_PROXY: 'http://upper.example:2' }, 'http://lower.example:1'],
    [{ https_proxy: ' ', HTTPS_PROXY: 'http://upper.example:2' }, 'http://upper.example:2'],
    [{ HTTPS_PROXY: 'p.example:3128' }, 'http://p.example:3128'],
    [{ HTTPS_PROXY: 'p.example' }, 'http://p.example:80'],
    [{ HTTPS_PROXY: 'https://p.example' }, 'https://p.example:443'],
    [{ HTTPS_PROXY: 'http://[fd00::1]:3128/' }, 'http://fd00::1:3128'],
  ])('of https and %j is %s', (env, expected) => {
    expect(proxyFor('https://ghcr.io/v2/', env as Readonly<Record<string, string>>)).toBe(expected);
  });

  test('of plain HTTP is in HTTP_PROXY', () => {
    const env = { HTTP_PROXY: 'http://plain.example:1', HTTPS_PROXY: 'http://secure.example:2' };
    expect(proxyFor('http://ghe.example/api', env)).toBe('http://plain.example:1');
    expect(proxyFor('https://ghe.example/api', env)).toBe('http://secure.example:2');
  });

  test.each([
    ['https://r.corp.example/v2/', '*', true],
    ['https://r.corp.example/v2/', 'r.corp.example', true],
    ['https://r.corp.example/v2/', 'R.Corp.Example', true],
    ['https://r.corp.example/v2/', 'corp.example', true],
    ['https://r.corp.example/v2/', '.corp.example', true],
    ['https://r.corp.example/v2/', '*.corp.example', true],
    ['https://r.corp.example/v2/', 'a.example, corp.example ,', true],
    ['https://r.corp.example/v2/', 'a.example corp.example', true],
    ['https://r.corp.example/v2/', 'r.corp.example:443', true],
    ['https://r.corp.example:5000/v2/', 'corp.example:5000', true],
    ['https://r.corp.example:5000/v2/', 'corp.example:5001', false],
    ['https://r.corp.example/v2/', 'orp.example', false],
    ['https://r.corp.example/v2/', 'r.corp.example.com', false],
    ['https://r.corp.example/v2/', ',', false],
    ['https://10.0.0.7/v2/', '10.0.0.7', true],
    ['https://localhost:5000/v2/', '', true],
    ['https://127.0.0.2/v2/', '', true],
    ['https://[::1]:5000/v2/', '', true],
    ['https://localhost.example/v2/', '', false],
    ['https://127.0.0.1.example/v2/', '', false],
  ])('%s with NO_PROXY %j is reached directly: %s', (url, exceptions, isDirect) => {
    for (const name of ['NO_PROXY', 'no_proxy']) {
      const env = { HTTPS_PROXY: 'http://p.example:3128', [name]: exceptions };
      expect(proxyFor(url, env) === undefined).toBe(isDirect);
    }
  });

  test.each([
    ['http://ada:s%40cret@p.example:3128', 'ada:s@cret'],
    ['http://ada:50%@p.example:3128', 'ada:50%'],
    ['http://ada@p.example:3128', 'ada:'],
  ])('with a login, as %s, tells it to the proxy', (value, login) => {
    const proxy = findProxy(new URL('https://ghcr.io/'), { HTTPS_PROXY: value });
    expect(proxy?.authorization).toBe(`Basic ${Buffer.from(login).toString('base64')}`);
  });

  test.each(['http://', 'socks5://ada:s3cret@p.example:1080', 'http://ada:s3cret@p.example:99999'])(
    'that cannot be used (%s) is an error without the value',
    (value) => {
      const find = (): unknown => findProxy(new URL('https://ghcr.io/'), { HTTPS_PROXY: value });
      expect(find).toThrow(UserError);
      expect(find).toThrow(/^(?!.*s3cret)The variable HTTPS_PROXY /);
    },
  );

  test('passwords are known as written and as meant', () => {
    expect(proxyPasswords({ HTTPS_PROXY: 'http://ada:s%40cret@p.example', http_proxy: 'b:plain@p.example' })).toEqual([
      's%40cret',
      's@cret',
      'plain',
    ]);
    expect(proxyPasswords({ HTTPS_PROXY: 'http://p.example', HTTP_PROXY: 'http://' })).toEqual([]);
  });
});
