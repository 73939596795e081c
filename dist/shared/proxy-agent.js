import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  IdleError,
  destroyWhenIdle
} from "./idle-watch.js";
import {
  findProxy
} from "./runner-files.js";
import {
  textAt
} from "./error-text.js";

// src/adapters/http/http-request.ts
import { request as requestPlain2 } from "node:http";
import { request as requestSecure2 } from "node:https";

// src/adapters/http/proxy-agent.ts
import { Agent as PlainAgent, request as requestPlain } from "node:http";
import { Agent as SecureAgent, request as requestSecure } from "node:https";
var connectTimeoutMs = 3e4;
var agentOptions = { keepAlive: true, timeout: 5e3 };
var ProxyError = class extends Error {
  name = "ProxyError";
  code;
  constructor(message, cause) {
    super(message, { cause });
    this.code = textAt(cause, "code");
  }
};
var agents = /* @__PURE__ */ new Map();
function proxyAgent(target, env = process.env) {
  const proxy = findProxy(target, env);
  if (proxy === void 0) return void 0;
  const key = JSON.stringify([target.protocol, proxy]);
  const known = agents.get(key);
  if (known !== void 0) return known;
  const agent = target.protocol === "https:" ? new SecureTunnels(proxy) : new PlainTunnels(proxy);
  agents.set(key, agent);
  return agent;
}
var PlainTunnels = class extends PlainAgent {
  #proxy;
  constructor(proxy) {
    super(agentOptions);
    this.#proxy = proxy;
  }
  createConnection(options, connected) {
    openTunnel(this.#proxy, hostAndPort(options, 80)).then(
      (socket) => connected?.(null, socket),
      (error) => connected?.(error, void 0)
    );
  }
};
var SecureTunnels = class extends SecureAgent {
  #proxy;
  constructor(proxy) {
    super(agentOptions);
    this.#proxy = proxy;
  }
  createConnection(options, connected) {
    openTunnel(this.#proxy, hostAndPort(options, 443)).then(
      (socket) => {
        const secure = super.createConnection({ ...options, socket });
        if (secure) connected?.(null, secure);
      },
      (error) => connected?.(error, void 0)
    );
  }
};
function hostAndPort({ host, port }, defaultPort) {
  const name = host ?? "localhost";
  return `${name.includes(":") ? `[${name}]` : name}:${port ?? defaultPort}`;
}
function openTunnel({ protocol, host, port, authorization }, target) {
  const name = `the proxy "${host}:${port}"`;
  const open = protocol === "https:" ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const sent = open({
      host,
      port,
      method: "CONNECT",
      path: target,
      headers: { host: target, ...authorization === void 0 ? {} : { "proxy-authorization": authorization } },
      agent: false,
      timeout: connectTimeoutMs
    });
    sent.once("connect", ({ statusCode = 0, statusMessage }, socket, head) => {
      if (statusCode < 200 || statusCode >= 300) {
        socket.destroy();
        const answer = `${statusCode} ${statusMessage ?? ""}`.trim().slice(0, 200);
        reject(new ProxyError(`${name} does not connect to "${target}": ${answer}`));
        return;
      }
      socket.setTimeout(0);
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    sent.once("timeout", () => sent.destroy(new Error(`no answer in ${connectTimeoutMs / 1e3} s: i/o timeout`)));
    sent.once("error", (error) => {
      reject(new ProxyError(`${name} cannot be reached: ${error.message}`, error));
    });
    sent.end();
  });
}

// src/adapters/http/http-request.ts
var HttpStatusError = class extends Error {
  name = "HttpStatusError";
  status;
  constructor(message, status) {
    super(message);
    this.status = status;
  }
};
function openRequest(target, { answerTimeout, ...options }) {
  const open = target.protocol === "https:" ? requestSecure2 : requestPlain2;
  const agent = proxyAgent(target) ?? options.agent;
  const sent = open(target, agent === void 0 ? options : { ...options, agent });
  if (options.timeout !== void 0) endWhenIdle(sent, options.timeout, answerTimeout ?? options.timeout);
  return sent;
}
function endWhenIdle(sent, idleMs, answerMs) {
  let limitMs = idleMs;
  let isAnswered = false;
  const limit = (ms) => {
    limitMs = ms;
    sent.socket?.setTimeout(ms);
  };
  sent.on("timeout", () => {
    if (!sent.writableEnded && sent.writableLength === 0) limit(idleMs);
    else sent.destroy(new IdleError(limitMs));
  });
  sent.once("finish", () => {
    if (!isAnswered && answerMs !== idleMs) limit(answerMs);
  });
  sent.once("response", () => {
    isAnswered = true;
    sent.setTimeout(0);
  });
}
function httpRequest(url, { method = "GET", headers, body, signal, idleMs }) {
  return new Promise((resolve, reject) => {
    const sent = openRequest(new URL(url), { method, headers: { ...headers }, signal, timeout: idleMs });
    if (body !== void 0) sent.setHeader("content-length", Buffer.byteLength(body));
    sent.once("response", (answer) => {
      destroyWhenIdle(answer, idleMs);
      resolve(answer);
    });
    sent.on("error", reject).end(body);
  });
}

export {
  HttpStatusError,
  openRequest,
  httpRequest
};
