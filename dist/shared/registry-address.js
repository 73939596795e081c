import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);

// src/adapters/registry/registry-address.ts
var loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;
function isLoopback(host) {
  return loopback.test(host);
}
function staysEncrypted(from, to) {
  return from.protocol !== "https:" || to.protocol === "https:";
}
function parseOwnAddress(address, from, origin) {
  const url = URL.parse(address, from);
  const own = new URL(origin);
  if (url?.protocol !== "http:" || own.protocol !== "https:" || url.hostname !== own.hostname) return url;
  if (url.port !== own.port && !(own.port === "" && url.port === "443")) return url;
  url.protocol = own.protocol;
  url.port = own.port;
  return url;
}
function repositoryUrl({ host = "docker.io", path }) {
  const onHub = host === "docker.io";
  const scheme = isLoopback(host) ? "http" : "https";
  const name = onHub && !path.includes("/") ? `library/${path}` : path;
  return `${scheme}://${onHub ? "registry-1.docker.io" : host}/v2/${name}`;
}
function parseRetryAfter(header, now) {
  if (header === void 0) return void 0;
  if (/^\d{1,7}$/.test(header)) return Number(header) * 1e3;
  const date = Date.parse(header);
  return Number.isNaN(date) ? void 0 : Math.max(0, date - now);
}

export {
  isLoopback,
  staysEncrypted,
  parseOwnAddress,
  repositoryUrl,
  parseRetryAfter
};
