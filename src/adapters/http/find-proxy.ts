import type { Environment } from '../../core/inputs/environment.ts';
import { UserError } from '../../errors.ts';

/** A proxy that tunnels connections (CONNECT). */
export interface Proxy {
  readonly protocol: 'http:' | 'https:';
  /** Name or address; IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** Of Proxy-Authorization. Undefined: the variable names no user. */
  readonly authorization: string | undefined;
}

/** The variables that name a proxy. The first of a scheme that is set counts, as for curl and for `@actions/http-client`. */
const variablesOf = { 'https:': ['https_proxy', 'HTTPS_PROXY'], 'http:': ['http_proxy', 'HTTP_PROXY'] } as const;

/**
 * The proxy for a URL. The rules are those of `@actions/http-client`, by which the REST API and the artifacts are reached,
 * so that one host is never reached in two ways: https://github.com/actions/toolkit/blob/main/packages/http-client/src/proxy.ts
 * This machine itself is never reached by a proxy. Entries of NO_PROXY are `*`, a host with all that is below it
 * (`corp.example`, `.corp.example`, `*.corp.example`), or one of these with a port.
 * @returns undefined: connect directly
 * @throws UserError when the variable names no proxy: connecting directly instead might be what it has to prevent
 */
export function findProxy({ protocol, hostname, port }: URL, env: Environment): Proxy | undefined {
  const isSecure = protocol === 'https:';
  const name = firstSet(variablesOf[isSecure ? 'https:' : 'http:'], env);
  if (name === undefined) return undefined;
  const host = hostname.toLowerCase();
  if (isThisMachine(host)) return undefined;
  const withPort = `${host}:${port === '' ? (isSecure ? 443 : 80) : port}`;
  const exceptions = env[firstSet(['no_proxy', 'NO_PROXY'], env) ?? '']?.toLowerCase().split(/[\s,]+/) ?? [];
  const isException = exceptions.some((entry) => {
    if (entry === '') return false;
    if (entry === '*') return true;
    const suffix = entry.replace(/^\*?\./, '');
    return [host, withPort].some((target) => target === suffix || target.endsWith(`.${suffix}`));
  });
  return isException ? undefined : parseProxy(name, env[name] ?? '');
}

/** The passwords in the variables, as they are written and as they are meant: logs must not show them. */
export function proxyPasswords(env: Environment): readonly string[] {
  const urls = Object.values(variablesOf)
    .flat()
    .map((name) => parseProxyUrl(env[name] ?? ''));
  const found = urls.flatMap((url) => (url === null ? [] : [url.password, decode(url.password)]));
  return [...new Set(found)].filter((password) => password !== '');
}

/** The first variable that is not empty. */
function firstSet(names: readonly string[], env: Environment): string | undefined {
  return names.find((name) => (env[name] ?? '').trim() !== '');
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || /^127\.\d+\.\d+\.\d+$/.test(host) || host === '[::1]';
}

function parseProxyUrl(value: string): URL | null {
  const trimmed = value.trim();
  return URL.parse(trimmed.includes('://') ? trimmed : `http://${trimmed}`);
}

/** Its errors do not show the value, which may hold a password. */
function parseProxy(variable: string, value: string): Proxy {
  const url = parseProxyUrl(value);
  if (url === null || url.hostname === '') {
    throw new UserError(`The variable ${variable} is not the URL of a proxy: write it as "http://proxy.example:3128".`);
  }
  const { protocol, username, password, hostname, port } = url;
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new UserError(
      `The variable ${variable} names a proxy that speaks "${protocol}": give one that is reached by http:// or https://.`,
    );
  }
  const login = `${decode(username)}:${decode(password)}`;
  return {
    protocol,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port === '' ? (protocol === 'https:' ? 443 : 80) : port),
    authorization: login === ':' ? undefined : `Basic ${Buffer.from(login).toString('base64')}`,
  };
}

/** Passwords with a bare percent sign are taken as they are. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
