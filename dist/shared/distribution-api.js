import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  isLoopback,
  parseOwnAddress,
  parseRetryAfter,
  repositoryUrl,
  staysEncrypted
} from "./registry-address.js";
import {
  freePassedPieces
} from "./garbage-collection.js";
import {
  openRequest
} from "./proxy-agent.js";
import {
  manifestTypes,
  mediaTypeOf,
  ociIndexType
} from "./manifest.js";
import {
  destroyWhenIdle
} from "./idle-watch.js";
import {
  toOciCode
} from "./dockerfile.js";
import {
  anySignal
} from "./abort-signals.js";
import {
  assertDigest,
  isDigest,
  isTag,
  parseImageRef,
  sha256
} from "./reference.js";
import {
  TooLongError,
  readAtMost,
  readDockerConfig
} from "./child-processes.js";
import {
  RegistryError,
  listAt,
  textAt,
  toMessage,
  tryParseJson,
  valueAt
} from "./error-text.js";

// src/adapters/registry/http-exchange.ts
import { pipeline } from "node:stream";

// src/adapters/registry/registry-certificates.ts
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { createSecureContext, getCACertificates } from "node:tls";
var dockerFolder = "/etc/docker/certs.d";
var maxFiles = 50;
var maxFileBytes = 1 << 20;
var known = /* @__PURE__ */ new Map();
async function findRegistryCertificates(host, folder = dockerFolder) {
  for (const name of /:\d+$/.test(host) ? [host] : [host, `${host}:443`]) {
    const own = join(folder, name);
    const reading = known.get(own) ?? readCertificates(own, host);
    known.set(own, reading);
    const found = await reading;
    if (Object.keys(found).length > 0) return found;
  }
  return {};
}
async function readCertificates(folder, host) {
  const names = (await listFiles(folder)).sort();
  return { ...await readAuthorities(folder, names), ...await readClient(folder, names, host) };
}
async function listFiles(folder) {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}
async function readAuthorities(folder, names) {
  const files = names.filter((name) => name.endsWith(".crt")).slice(0, maxFiles);
  if (files.length === 0) return {};
  try {
    const own = await Promise.all(files.map((name) => readText(join(folder, name))));
    return { ca: [...getCACertificates("default"), ...own] };
  } catch {
    return {};
  }
}
async function readClient(folder, names, host) {
  const certificate = names.find((name) => name.endsWith(".cert"));
  if (certificate === void 0) return {};
  const key = certificate.replace(/cert$/, "key");
  try {
    const client = { cert: await readText(join(folder, certificate)), key: await readText(join(folder, key)) };
    createSecureContext(client);
    return client;
  } catch (error) {
    throw new RegistryError(
      `${host}: the certificate "${certificate}" that "${folder}" has for this client, or its key "${key}", cannot be used (${toMessage(error)})`,
      {
        status: 400,
        remedy: 'put both there as PEM without a passphrase, readable for the user that this job runs as; the certificate of an authority ends in ".crt"',
        cause: error
      }
    );
  }
}
async function readText(path) {
  return (await readAtMost(createReadStream(path), maxFileBytes, path)).toString();
}

// src/adapters/registry/http-exchange.ts
var maxRedirects = 5;
var followedStatuses = [301, 302, 303, 307, 308];
var readMethods = ["GET", "HEAD"];
var maxIdleMs = 6e4;
var maxCheckMs = 3e5;
var maxDrainedBytes = 64 << 10;
async function exchangeHttp(method, url, options) {
  let { headers } = options;
  let target = new URL(url);
  for (let redirects = 0; ; redirects++) {
    const answer = await send(method, target, { ...options, headers });
    const location = answer.headers.get("location");
    const isFollowed = options.redirect !== "manual" && readMethods.includes(method);
    if (!isFollowed || location === void 0 || !followedStatuses.includes(answer.status)) return answer;
    await answer.body.cancel();
    const from = `${method} ${target.host}`;
    if (redirects >= maxRedirects) throw redirectError(`${from}: more than ${maxRedirects} redirects`);
    const next = parseOwnAddress(location, target.href, target.origin);
    if (next === null) throw redirectError(`${from}: a redirect to no URL`);
    if (!staysEncrypted(target, next)) {
      throw redirectError(`${from}: a redirect to "${next.origin}", which is not encrypted`);
    }
    if (next.origin !== target.origin) {
      if (options.redirect === "same-host") throw otherHostError(from, next);
      headers = withoutAuthorization(headers);
    }
    target = next;
  }
}
function otherHostError(from, to, remedy = "name the image by that host") {
  return redirectError(`${from}: a redirect to "${to.origin}", and a list of another host is not taken`, remedy);
}
function redirectError(message, remedy = "check the registry's settings, and the address of the image") {
  return new RegistryError(message, { status: 400, remedy });
}
function withoutAuthorization(headers) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== "authorization"));
}
var repeatableMethods = ["GET", "HEAD", "POST", "PUT"];
async function send(method, target, options, isRepeated = false) {
  const { headers, body, signal, idleMs = maxIdleMs, checkMs = maxCheckMs } = options;
  const mayRepeat = repeatableMethods.includes(method) && !isStream(body) && !isRepeated;
  const certificates = target.protocol === "https:" ? await findRegistryCertificates(target.host) : {};
  const request = openRequest(target, {
    method,
    headers: { ...headers },
    signal,
    // Any other request gets a connection of its own, since a server may be closing one that was used before.
    agent: mayRepeat ? void 0 : false,
    timeout: idleMs,
    answerTimeout: readMethods.includes(method) ? idleMs : checkMs,
    ...certificates
  });
  try {
    const message = await sendBody(request, method, body);
    destroyWhenIdle(message, idleMs);
    return toAnswer(message, request, target, signal);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (!mayRepeat || !request.reusedSocket) throw error;
    return send(method, target, options, true);
  }
}
function isStream(body) {
  return body !== void 0 && typeof body !== "string" && !Buffer.isBuffer(body);
}
function sendBody(request, method, body) {
  return new Promise((resolve, reject) => {
    request.once("response", resolve).on("error", reject);
    if (!isStream(body)) {
      if (body !== void 0) request.setHeader("content-length", Buffer.byteLength(body));
      else if (method !== "GET" && method !== "HEAD") request.setHeader("content-length", 0);
      request.end(body);
      return;
    }
    pipeline(body, request, (error) => {
      if (error instanceof Error) reject(error);
    });
  });
}
function toAnswer(message, request, target, signal) {
  const headers = new Map(
    Object.entries(message.headersDistinct).map(([name, values = []]) => [name, values.join(", ")])
  );
  async function* read() {
    try {
      for await (const piece of message) {
        yield piece;
        freePassedPieces(piece.length);
      }
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    } finally {
      if (!request.writableFinished) request.destroy();
    }
  }
  return {
    status: message.statusCode ?? 0,
    headers,
    url: target.href,
    body: {
      [Symbol.asyncIterator]: read,
      cancel() {
        const length = Number(headers.get("content-length") ?? Infinity);
        if (length <= maxDrainedBytes && request.writableFinished) message.resume();
        else message.destroy();
        message.on("error", () => void 0);
        return Promise.resolve();
      }
    }
  };
}

// src/adapters/registry/registry-request.ts
var requestTimeoutMs = 3e4;
var maxErrorBytes = 1 << 20;
var badAnswerRemedy = "check that a registry answers at this address, and not a proxy or a login page; if it does, look at its settings and its log";
async function sendToRegistry(method, url, options = {}) {
  const { accept = "application/json", authorization, form, body, redirect, signal, timeLimit } = options;
  const headers = {
    accept,
    ...authorization === void 0 ? {} : { authorization },
    ...form === void 0 ? {} : { "content-type": "application/x-www-form-urlencoded" },
    ...options.headers
  };
  const limit = timeLimit === "none" ? void 0 : AbortSignal.timeout(requestTimeoutMs);
  try {
    return await exchangeHttp(method, url, {
      headers,
      body: form?.toString() ?? body,
      redirect: redirect ?? "follow",
      signal: anySignal(signal, limit)
    });
  } catch (error) {
    throw error instanceof RegistryError ? error : connectionError(method, url, error);
  }
}
async function requireStatus(answer, accepted, method, url) {
  const { status } = answer;
  if (accepted.includes(status)) return;
  const { code, message } = await readFirstError(answer);
  const why = [code, message].filter((part) => part !== void 0).join(" ");
  throw new RegistryError(
    `${method} ${withoutQuery(url)}: HTTP ${status}${why === "" ? "" : ` ${why.slice(0, 200)}`}`,
    {
      status,
      code,
      retryAfterMs: parseRetryAfter(answer.headers.get("retry-after"), Date.now())
    }
  );
}
async function readFirstError(answer) {
  try {
    const body = await readBody(answer, maxErrorBytes, answer.url);
    const [error] = listAt(JSON.parse(body.toString()), "errors");
    return { code: textAt(error, "code"), message: textAt(error, "message") };
  } catch {
    return {};
  }
}
async function readBody(answer, maxBytes, url) {
  try {
    return await readAtMost(answer.body, maxBytes, `GET ${withoutQuery(url)}: the answer`);
  } catch (error) {
    throw error instanceof TooLongError ? invalidAnswerError(error.message) : connectionError("GET", url, error);
  }
}
function parseJsonBody(body, url) {
  try {
    return JSON.parse(body.toString());
  } catch (error) {
    throw invalidAnswerError(`GET ${withoutQuery(url)}: the answer is no JSON`, error);
  }
}
function invalidAnswerError(message, cause) {
  return new RegistryError(message, { status: 400, remedy: badAnswerRemedy, cause });
}
function withoutQuery(url) {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
function connectionError(method, url, error) {
  const code = textAt(error, "code");
  const [first] = listAt(error, "errors");
  const message = textAt(first, "message") ?? (toMessage(error) || (code ?? "the connection failed"));
  return new RegistryError(`${method} ${withoutQuery(url)}: ${message}`, { code, cause: error });
}

// src/adapters/registry/next-page.ts
var maxListPages = 1e4;
var maxListBytes = 128 << 20;
var links = /<([^>]*)>((?:"[^"]*"|[^",])*)/g;
var parameter = /;\s*(\w+)\s*=\s*(?:"([^"]*)"|([^\s;"]*))/g;
function nextPageUrl(link, from, origin) {
  const next = [...(link ?? "").matchAll(links)].find(
    ([, , parameters = ""]) => [...parameters.matchAll(parameter)].some(
      ([, name = "", quoted, bare = ""]) => name.toLowerCase() === "rel" && (quoted ?? bare).toLowerCase().split(/\s+/).includes("next")
    )
  );
  if (next === void 0) return void 0;
  const url = parseOwnAddress(next[1] ?? "", from, origin);
  if (url === null) throw invalidAnswerError(`GET ${withoutQuery(from)}: the address of the next page is none`);
  return url.href;
}
function checkNextPage(url, { seen, origin, bytes }) {
  const isTooLong = seen.size >= maxListPages || bytes > maxListBytes;
  if (new URL(url).origin === origin && !seen.has(url) && !isTooLong) return;
  const why = isTooLong ? `its list has more than ${maxListPages} pages, or ${maxListBytes >> 20} MiB` : `its list goes on at "${withoutQuery(url)}", which is another host or was read before`;
  throw invalidAnswerError(`The registry's answer is of no use: ${why}`);
}

// src/adapters/registry/registry-token.ts
var maxTokenBytes = 4 << 20;
async function authorize(challenge, credentials, origin) {
  const basic = credentials !== void 0 && "username" in credentials ? `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString("base64")}` : void 0;
  const [, bearer] = /(?:^|,\s*)bearer\s+(.*)$/is.exec(challenge) ?? [];
  if (bearer === void 0 || basic !== void 0 && /^basic\b/i.test(challenge)) {
    return /(?:^|,\s*)basic\b/i.test(challenge) ? basic : void 0;
  }
  const parameter2 = (name) => new RegExp(`\\b${name}="([^"]*)"`, "i").exec(bearer)?.[1];
  const realm = URL.parse(parameter2("realm") ?? "");
  if (realm === null) return void 0;
  if (!staysEncrypted(new URL(origin), realm) || realm.protocol !== "https:" && !isLoopback(realm.host)) {
    throw invalidAnswerError(`The registry asks for its token at "${realm.origin}", which is not encrypted`);
  }
  if (realm.username !== "" || realm.password !== "") {
    throw invalidAnswerError(`The registry asks for its token at "${realm.origin}" with a login inside the address`);
  }
  const scope = { service: parameter2("service"), scope: parameter2("scope") };
  const answer = await (credentials !== void 0 && "identityToken" in credentials ? refreshToken(realm, credentials.identityToken, scope) : sendToRegistry("GET", tokenUrl(realm, scope), { authorization: basic }));
  await requireStatus(answer, [200], "GET", realm.href);
  const body = parseJsonBody(await readBody(answer, maxTokenBytes, realm.href), realm.href);
  const token = textAt(body, "token") ?? textAt(body, "access_token");
  return token === void 0 ? void 0 : `Bearer ${token}`;
}
function tokenUrl(realm, { service, scope }) {
  const url = new URL(realm);
  if (service !== void 0) url.searchParams.set("service", service);
  for (const each of scope?.split(" ") ?? []) url.searchParams.append("scope", each);
  return url.href;
}
function refreshToken(realm, identityToken, { service, scope }) {
  const form = new URLSearchParams({
    grant_type: "refresh_token",
    refresh_token: identityToken,
    client_id: "ci-image-actions"
  });
  if (service !== void 0) form.set("service", service);
  if (scope !== void 0) form.set("scope", scope);
  return sendToRegistry("POST", realm.href, { form });
}

// src/adapters/registry/repository-connection.ts
function connectToRepository(image, login, options = {}) {
  const ref = parseImageRef(image, "image");
  const base = repositoryUrl(ref);
  const { origin } = new URL(base);
  return {
    base,
    origin,
    request: authorizedRequests(
      origin,
      once(() => login(ref.host ?? "docker.io", ref.path)),
      options
    )
  };
}
function authorizedRequests(origin, credentials, { signal, isTarget = false }) {
  const authorizations = /* @__PURE__ */ new Map();
  const answerChallenge = async (given, kind, url) => {
    const login = await credentials();
    const challenge = withScope(given, kind, url);
    const wider = isTarget && kind === "read" ? withPush(challenge) : challenge;
    try {
      return await authorize(wider, login, origin);
    } catch (error) {
      const isRefused = error instanceof RegistryError && (error.status === 401 || error.status === 403);
      if (wider === challenge || !isRefused) throw error;
      return authorize(challenge, login, origin);
    }
  };
  return async (method, url, options = {}) => {
    const send2 = (authorization2) => sendToRegistry(method, url, { signal, ...options, authorization: authorization2 });
    if (new URL(url).origin !== origin) return send2();
    const kind = authorizationKind(method, url);
    const first = await send2(authorizations.get(kind));
    if (first.status !== 401 || new URL(first.url).origin !== origin) return first;
    const challenge = first.headers.get("www-authenticate") ?? "";
    const authorization = await answerChallenge(challenge, kind, new URL(url));
    if (authorization === void 0) return first;
    await first.body.cancel();
    const isForAll = authorization.startsWith("Basic ");
    for (const other of isForAll ? authorizationKinds : [kind]) authorizations.set(other, authorization);
    if (options.body !== void 0 && !Buffer.isBuffer(options.body)) {
      throw new RegistryError(`${method} ${withoutQuery(url)}: the authorization expired during the upload`, {});
    }
    return send2(authorization);
  };
}
var authorizationKinds = ["read", "write", "mount", "delete"];
var actionsOf = {
  read: "pull",
  write: "pull,push",
  mount: "pull,push",
  delete: "delete"
};
function authorizationKind(method, url) {
  if (method === "GET" || method === "HEAD") return "read";
  if (method === "DELETE") return "delete";
  return new URL(url).searchParams.has("from") ? "mount" : "write";
}
function withScope(challenge, kind, url) {
  const [, name] = /^\/v2\/(.+)\/(?:manifests|blobs|tags|referrers)\//.exec(url.pathname) ?? [];
  if (name === void 0 || !/\bbearer\b/i.test(challenge) || /\bscope=/i.test(challenge)) return challenge;
  const from = url.searchParams.get("from");
  const source = from === null ? "" : ` repository:${from}:pull`;
  return `${challenge},scope="repository:${name}:${actionsOf[kind]}${source}"`;
}
function withPush(challenge) {
  return challenge.replace(/(\bscope="repository:[^"\s]+:)pull"/i, '$1pull,push"');
}
function once(work) {
  let result;
  return () => result ??= work();
}

// src/adapters/registry/distribution-api.ts
var maxManifestBytes = 4 << 20;
var maxConfigBytes = 8 << 20;
var maxTagPageBytes = 16 << 20;
var maxRedirects2 = 5;
var noReferrersStatuses = [400, 404, 405, 406, 410, 501];
function distributionApi(login) {
  return { repository: (image) => distributionRepository(connectToRepository(image, login)) };
}
function distributionRepository({ base, origin, request }) {
  const readWhole = async (url, maxBytes, accept) => {
    const answer = await request("GET", url, { accept });
    if (answer.status === 404) {
      await answer.body.cancel();
      return void 0;
    }
    try {
      await requireStatus(answer, [200], "GET", url);
    } catch (error) {
      if (saysAbsent(error)) return void 0;
      throw error;
    }
    return readBody(answer, maxBytes, url);
  };
  const readReferrersPage = async (pageUrl) => {
    let url = pageUrl;
    for (let redirects = 0; redirects <= maxRedirects2; redirects++) {
      const answer = await request("GET", url, { accept: ociIndexType, redirect: "manual" });
      const target = parseOwnAddress(answer.headers.get("location") ?? "", url, origin);
      const isRedirect = answer.status >= 300 && answer.status < 400;
      if (noReferrersStatuses.includes(answer.status) || isRedirect) await answer.body.cancel();
      if (noReferrersStatuses.includes(answer.status)) return void 0;
      if (isRedirect) {
        if (target === null || !/^\/v2\/.+\/referrers\//.test(target.pathname)) return void 0;
        if (target.origin !== origin) {
          const remedy = 'name the image by that host, or copy it with "referrers: false"';
          throw otherHostError(`GET ${withoutQuery(url)}`, target, remedy);
        }
        url = target.href;
        continue;
      }
      await requireStatus(answer, [200], "GET", url);
      const body = await readBody(answer, maxManifestBytes, url);
      const index = tryParseJson(body.toString());
      const isIndex = textAt(index, "mediaType") === ociIndexType || valueAt(index, "mediaType") === void 0 && Array.isArray(valueAt(index, "manifests"));
      return isIndex ? { index, bytes: body.length, link: answer.headers.get("link") } : void 0;
    }
    throw invalidAnswerError(`GET ${withoutQuery(pageUrl)}: more than ${maxRedirects2} redirects`);
  };
  return {
    async tags() {
      const tags = /* @__PURE__ */ new Set();
      let bytes = 0;
      const seen = /* @__PURE__ */ new Set();
      let url = `${base}/tags/list?n=1000`;
      while (url !== void 0) {
        const isFirst = seen.size === 0;
        let answer = await request("GET", url, { redirect: "same-host" });
        if (answer.status === 400 && isFirst) {
          await answer.body.cancel();
          url = `${base}/tags/list`;
          answer = await request("GET", url, { redirect: "same-host" });
        }
        seen.add(url);
        try {
          await requireStatus(answer, [200], "GET", url);
        } catch (error) {
          if (isFirst && (answer.status === 404 || saysAbsent(error))) return [];
          throw error;
        }
        const body = await readBody(answer, maxTagPageBytes, url);
        const page = parseJsonBody(body, url);
        for (const tag of listAt(page, "tags")) if (typeof tag === "string") tags.add(tag);
        bytes += body.length;
        url = nextPageUrl(answer.headers.get("link"), url, origin);
        if (url !== void 0) checkNextPage(url, { seen, origin, bytes });
      }
      return [...tags];
    },
    async manifest(reference) {
      if (!isTag(reference) && !isDigest(reference)) {
        throw invalidAnswerError(`The registry lists "${reference}", which is no tag`);
      }
      const url = `${base}/manifests/${reference}`;
      const raw = await readWhole(url, maxManifestBytes, manifestTypes.join(", "));
      if (raw === void 0) return { found: false };
      const digest = sha256(raw);
      const text = raw.toString();
      if (sha256(text) !== digest) throw invalidAnswerError(`GET ${withoutQuery(url)}: the answer is no UTF-8 text`);
      if (isDigest(reference) && digest !== reference) {
        throw invalidAnswerError(`GET ${withoutQuery(url)}: the answer has the digest ${digest}`);
      }
      return { found: true, digest, mediaType: mediaTypeOf(parseJsonBody(raw, url)), raw: text };
    },
    async config(digest) {
      const url = `${base}/blobs/${assertDigest(digest)}`;
      const raw = await readWhole(url, maxConfigBytes);
      if (raw !== void 0 && sha256(raw) !== digest) {
        throw invalidAnswerError(`GET ${withoutQuery(url)}: the answer has the digest ${sha256(raw)}`);
      }
      return raw?.toString();
    },
    async deleteManifest(digest) {
      const url = `${base}/manifests/${assertDigest(digest)}`;
      const answer = await request("DELETE", url);
      if (answer.status === 404) {
        await answer.body.cancel();
        return "gone";
      }
      await requireStatus(answer, [200, 202, 204], "DELETE", url);
      await answer.body.cancel();
      return "deleted";
    },
    async deleteTag(tag) {
      if (!isTag(tag)) throw new TypeError(`no tag: ${tag}`);
      const url = `${base}/manifests/${tag}`;
      const answer = await request("DELETE", url);
      await requireStatus(answer, [200, 202, 204, 404], "DELETE", url);
      await answer.body.cancel();
    },
    async referrers(digest) {
      const found = [];
      let bytes = 0;
      const seen = /* @__PURE__ */ new Set();
      let url = `${base}/referrers/${assertDigest(digest)}`;
      while (url !== void 0) {
        const answer = await readReferrersPage(url);
        if (answer === void 0 && seen.size === 0) return void 0;
        if (answer === void 0) throw invalidAnswerError(`GET ${withoutQuery(url)}: the answer is no image index`);
        seen.add(url);
        for (const descriptor of listAt(answer.index, "manifests")) found.push(descriptor);
        bytes += answer.bytes;
        url = nextPageUrl(answer.link, url, origin);
        if (url !== void 0) checkNextPage(url, { seen, origin, bytes });
      }
      return found;
    }
  };
}
var absentCodes = ["MANIFEST_UNKNOWN", "NAME_UNKNOWN", "BLOB_UNKNOWN"];
function saysAbsent(error) {
  if (!(error instanceof RegistryError) || error.status === void 0 || error.status >= 500) return false;
  const code = toOciCode(error.code ?? "");
  return code !== void 0 && absentCodes.includes(code);
}

// src/adapters/registry/registry-credentials.ts
var dockerHubKey = "https://index.docker.io/v1/";
var helperTimeoutMs = 15e3;
function registryLogin(sources) {
  const { given, token, tokenHost, actor, env, exec } = sources;
  return async (host, path = "") => {
    const known2 = given?.host === host ? given.login : await readDockerLogin({ host, path }, exec, env);
    if (known2 !== void 0 || host !== tokenHost || token === "") return known2;
    return { username: actor, password: token };
  };
}
async function readDockerLogin({ host, path }, exec, env) {
  const config = await readDockerConfig(env);
  const auths = valueAt(config, "auths");
  const forPath = decodeStoredLogin(findPathLogin(auths, `${host}/${path}`));
  if (forPath !== void 0) return forPath;
  const key = host === "docker.io" ? dockerHubKey : host;
  const helper = textAt(config, "credHelpers", key) ?? textAt(config, "credsStore");
  const fromHelper = helper === void 0 ? void 0 : await runCredentialHelper(helper, key, exec);
  return fromHelper ?? decodeStoredLogin(findStoredLogin(auths, key));
}
async function runCredentialHelper(helper, key, exec) {
  const program = `docker-credential-${helper}`;
  if (!/^[\w.-]+$/.test(helper) || !await exec.has(program)) return void 0;
  const answer = await exec.run(program, ["get"], { input: key, timeoutMs: helperTimeoutMs });
  if (answer.exitCode !== 0) return void 0;
  const stored = tryParseJson(answer.stdout);
  const username = textAt(stored, "Username");
  const secret = textAt(stored, "Secret");
  if (username === void 0 || secret === void 0) return void 0;
  return username === "<token>" ? { identityToken: secret } : { username, password: secret };
}
function findPathLogin(auths, repository) {
  const names = Object.keys(auths ?? {}).filter(
    (name) => name.includes("/") && `${repository}/`.startsWith(`${name}/`)
  );
  const [longest] = names.sort((one, other) => other.length - one.length);
  return longest === void 0 ? void 0 : valueAt(auths, longest);
}
function findStoredLogin(auths, key) {
  const names = Object.keys(auths ?? {});
  const name = names.find((each) => each === key) ?? names.find((each) => hostInAddress(each) === key.toLowerCase());
  return name === void 0 ? void 0 : valueAt(auths, name);
}
function hostInAddress(address) {
  return address.replace(/^https?:\/\//, "").split("/")[0]?.toLowerCase();
}
function decodeStoredLogin(entry) {
  const identityToken = textAt(entry, "identitytoken");
  if (identityToken !== void 0) return { identityToken };
  const [username, password] = Buffer.from(textAt(entry, "auth") ?? "", "base64").toString().split(/:(.*)/s);
  if (username === void 0 || username === "" || password === void 0) return void 0;
  return { username, password };
}

export {
  requireStatus,
  invalidAnswerError,
  withoutQuery,
  connectionError,
  connectToRepository,
  distributionApi,
  distributionRepository,
  registryLogin,
  readDockerLogin
};
