import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  TransferError,
  damagedArchiveError
} from "./errors.js";
import {
  callSignal
} from "./abort-signals.js";
import {
  parseImageRef,
  platformName
} from "./reference.js";
import {
  noLeftovers,
  readAtMost,
  readDockerConfig,
  readEnvVariable,
  readStart,
  writeStream
} from "./child-processes.js";
import {
  CommandError,
  UserError,
  textAt,
  toMessage,
  tryParseJson
} from "./error-text.js";

// src/adapters/docker/engine.ts
import { setTimeout as sleep } from "node:timers/promises";

// src/core/archive/tar-writer.ts
var blockBytes = 512;
var maxOctalSize = 8589934591;
var tarEnd = Buffer.alloc(2 * blockBytes);
function encodeTarHeader(name, size) {
  const header = Buffer.alloc(blockBytes);
  const put = (offset, value) => {
    header.write(value, offset);
  };
  put(0, name);
  put(100, "0000644\0");
  put(108, "0000000\0");
  put(116, "0000000\0");
  if (size <= maxOctalSize) {
    put(124, `${size.toString(8).padStart(11, "0")}\0`);
  } else {
    header.writeBigUInt64BE(BigInt(size), 128);
    header[124] = 128;
  }
  put(136, "00000000000\0");
  put(148, "        ");
  put(156, "0");
  put(257, "ustar\x0000");
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, "0")}\0 `);
  return header;
}
function* encodeTarMember(name, content) {
  yield encodeTarHeader(name, content.length);
  yield content;
  yield encodeTarPadding(content.length);
}
function encodeTarPadding(size) {
  return Buffer.alloc(countPaddingBytes(size));
}
function countPaddingBytes(size) {
  return (blockBytes - size % blockBytes) % blockBytes;
}

// src/core/archive/tar-reader.ts
var maxExtensionBytes = 1 << 20;
var memberTypes = {
  "\0": "file",
  "0": "file",
  "1": "hard link",
  "2": "symbolic link",
  "3": "character device",
  "4": "block device",
  "5": "directory",
  "6": "pipe",
  "7": "file"
};
var withoutContent = /* @__PURE__ */ new Set([
  "hard link",
  "symbolic link",
  "character device",
  "block device",
  "directory",
  "pipe"
]);
function tarReader() {
  const block = Buffer.alloc(blockBytes);
  let filled = 0;
  let leftBytes = 0;
  let leftPadding = 0;
  let state = "header";
  let zeroBlocks = 0;
  let extension;
  let overrides = {};
  const expectBytes = (size) => {
    leftBytes = size;
    leftPadding = countPaddingBytes(size);
  };
  const startMember = ({ type, ...own }) => {
    state = "content";
    if (isExtension(type)) {
      if (own.size > maxExtensionBytes) throw damagedArchiveError(`a name of ${own.size} bytes`);
      extension = { type, pieces: [] };
      expectBytes(own.size);
      return void 0;
    }
    const { name, size, linkTarget } = { ...own, ...overrides };
    overrides = {};
    expectBytes(size);
    const kind = memberTypes[type] ?? `type ${type}`;
    const isFolder = kind === "file" && name.endsWith("/");
    if (size > 0 && (isFolder || withoutContent.has(kind))) throw damagedArchiveError(`a ${kind} with content`);
    const header = {
      name,
      size,
      type: isFolder ? "directory" : kind,
      linkTarget: isLink(type) ? linkTarget : void 0
    };
    return { kind: "member", header };
  };
  return {
    *read(piece) {
      let at = 0;
      for (; ; ) {
        if (state === "ended") return;
        if (state === "header") {
          const bytes = Math.min(blockBytes - filled, piece.length - at);
          piece.copy(block, filled, at, at + bytes);
          filled += bytes;
          at += bytes;
          if (filled < blockBytes) return;
          filled = 0;
          if (block.every((byte) => byte === 0)) {
            if (++zeroBlocks === 2) state = "ended";
            continue;
          }
          if (zeroBlocks > 0) throw damagedArchiveError("data behind its end");
          const part = startMember(readHeader(block));
          if (part !== void 0) yield part;
        }
        if (state === "content") {
          const bytes = Math.min(leftBytes, piece.length - at);
          const view = piece.subarray(at, at + bytes);
          at += bytes;
          leftBytes -= bytes;
          if (extension !== void 0) extension.pieces.push(Buffer.from(view));
          else if (bytes > 0) yield { kind: "content", bytes: view };
          if (leftBytes > 0) return;
          state = "padding";
        }
        if (state === "padding") {
          const bytes = Math.min(leftPadding, piece.length - at);
          at += bytes;
          leftPadding -= bytes;
          if (leftPadding > 0) return;
          state = "header";
          if (extension === void 0) {
            yield { kind: "end" };
          } else {
            overrides = mergeOverrides(overrides, readExtension(extension.type, Buffer.concat(extension.pieces)));
            extension = void 0;
          }
        }
      }
    },
    end() {
      const isWhole = state === "ended" || state === "header" && zeroBlocks === 1 && filled === 0;
      if (!isWhole) throw damagedArchiveError("it ends too early");
    }
  };
}
function readHeader(block) {
  let sum = 8 * 32;
  for (const [at, byte] of block.entries()) if (at < 148 || at >= 156) sum += byte;
  if (readNumber(block, 148, 8) !== sum) throw damagedArchiveError("an invalid header");
  const isUstar = block.toString("latin1", 257, 263) === "ustar\0";
  const prefix = isUstar ? readHeaderText(block, 345, 155) : "";
  const name = readHeaderText(block, 0, 100);
  const type = block.toString("latin1", 156, 157);
  return {
    name: prefix === "" ? name : `${prefix}/${name}`,
    size: readNumber(block, 124, 12),
    type,
    linkTarget: readHeaderText(block, 157, 100)
  };
}
function isLink(type) {
  return type === "1" || type === "2";
}
function isExtension(type) {
  return type === "L" || type === "K" || type === "x" || type === "g";
}
function mergeOverrides(one, other) {
  const merged = { ...one, ...other };
  const differs = ["name", "size", "linkTarget"].some((key) => key in one && one[key] !== merged[key]);
  if (differs) throw damagedArchiveError("a member with two names or sizes");
  return merged;
}
function readExtension(type, content) {
  if (type === "L") return { name: readHeaderText(content, 0, content.length) };
  if (type === "K") return { linkTarget: readHeaderText(content, 0, content.length) };
  const { path, linkpath, size } = readPaxRecords(content);
  if (type === "g") {
    if ((path ?? linkpath ?? size) !== void 0) throw damagedArchiveError("one name or size for all members");
    return {};
  }
  return {
    ...path === void 0 ? {} : { name: path },
    ...linkpath === void 0 ? {} : { linkTarget: linkpath },
    ...size === void 0 ? {} : { size: parsePaxNumber(size) }
  };
}
function readPaxRecords(content) {
  const records = {};
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(32, at);
    const end = at + parsePaxNumber(content.toString("latin1", at, Math.max(at, space)));
    const record = content.toString("utf8", space + 1, end - 1);
    const equals = record.indexOf("=");
    if (end > content.length || content[end - 1] !== 10 || equals < 1 || record.includes("\0")) {
      throw damagedArchiveError("an invalid pax record");
    }
    records[record.slice(0, equals)] = record.slice(equals + 1);
    at = end;
  }
  return records;
}
function parsePaxNumber(digits) {
  const value = /^\d{1,15}$/.test(digits) ? Number(digits) : 0;
  if (value === 0 && digits !== "0") throw damagedArchiveError("an invalid pax record");
  return value;
}
function readNumber(block, offset, bytes) {
  if (block[offset] === 128) {
    const value = block.subarray(offset + 1, offset + bytes).reduce((total, byte) => total * 256 + byte, 0);
    if (Number.isSafeInteger(value)) return value;
  } else {
    const digits = readHeaderText(block, offset, bytes).trim();
    if (/^[0-7]*$/.test(digits)) return Number.parseInt(digits || "0", 8);
  }
  throw damagedArchiveError("an invalid header");
}
function readHeaderText(block, offset, bytes) {
  const end = block.indexOf(0, offset);
  return block.toString("utf8", offset, end < 0 ? offset + bytes : Math.min(end, offset + bytes));
}

// src/adapters/docker/containerd-root.ts
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
var machinesContainerd = {
  socket: "/run/containerd/containerd.sock",
  config: "/etc/containerd/config.toml",
  root: "/var/lib/containerd"
};
async function findContainerdRoot(dockerRoot, address, machine = machinesContainerd) {
  const isMachines = address === void 0 ? existsSync(machine.socket) : withoutVar(address) === machine.socket;
  return isMachines ? await readConfiguredRoot(machine.config) ?? machine.root : dockerRoot;
}
function withoutVar(path) {
  return path.replace(/^\/var\/run\//, "/run/");
}
async function readConfiguredRoot(config) {
  const text = await readFile(config, "utf8").catch(() => "");
  const [top = ""] = text.split(/^\s*\[/m);
  return /^\s*root\s*=\s*(["'])(.+?)\1/m.exec(top)?.[2];
}

// src/adapters/docker/engine-answers.ts
function namedTags(repoTags) {
  return (repoTags ?? []).filter((name) => !/<none>|@/.test(name));
}
function readEngineInfo(answer, endpoint) {
  const containerd = answer.DriverStatus?.some(([, value]) => value.startsWith("io.containerd.snapshotter")) ?? false;
  const local = /^(unix|npipe):/.test(endpoint);
  return {
    store: containerd ? "containerd" : "classic",
    platform: platformName(answer.OSType ?? "linux", answer.Architecture ?? ""),
    local,
    dataRoot: local ? answer.DockerRootDir : void 0
  };
}
function readLocalImage(answer) {
  return {
    id: answer.Id,
    repoTags: namedTags(answer.RepoTags),
    repoDigests: answer.RepoDigests ?? [],
    labels: answer.Config?.Labels ?? {},
    platform: platformName(answer.Os ?? "", answer.Architecture ?? "", answer.Variant),
    sizeBytes: answer.Size ?? 0,
    diffIds: answer.RootFS?.Layers ?? void 0,
    settings: answer.Config ?? void 0
  };
}

// src/adapters/docker/engine-api.ts
import { request } from "node:http";
import { connect as connect2 } from "node:net";
import { Duplex, PassThrough, addAbortSignal, pipeline } from "node:stream";

// src/adapters/streams/peek.ts
var peekedBytes = 4;
async function peek(source) {
  const pieces = source[Symbol.asyncIterator]();
  let first = Buffer.alloc(0);
  while (first.length < peekedBytes) {
    const { done, value } = await pieces.next();
    if (done === true) break;
    first = Buffer.concat([first, value]);
  }
  return { first, all: prepend(first, pieces) };
}
async function* prepend(start, rest) {
  if (start.length > 0) yield start;
  yield* { [Symbol.asyncIterator]: () => rest };
}

// src/adapters/streams/socket-reader.ts
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { join } from "node:path";
var bufferBytes = 256 << 10;
function socketReader(open) {
  const buffer = Buffer.allocUnsafe(bufferBytes);
  let waiting = 0;
  let hasEnded = false;
  let failure;
  let wake = () => void 0;
  const socket = open({
    buffer,
    // False pauses the socket until the piece has been used.
    callback(bytes) {
      waiting = bytes;
      wake();
      return false;
    }
  });
  const end = () => {
    hasEnded = true;
    wake();
  };
  socket.once("end", end).once("close", end);
  socket.once("error", (error) => {
    failure = error;
  });
  async function* read() {
    try {
      for (; ; ) {
        if (waiting === 0 && !hasEnded) {
          await new Promise((resolve) => {
            wake = resolve;
          });
        }
        if (failure !== void 0) throw failure;
        if (waiting === 0) return;
        const piece = buffer.subarray(0, waiting);
        waiting = 0;
        yield piece;
        socket.resume();
      }
    } finally {
      socket.destroy();
    }
  }
  return { socket, bytes: read() };
}
async function socketPair(files) {
  const folder = await files.temporaryFolder();
  const path = join(folder, "s");
  const server = createServer({ pauseOnConnect: true });
  try {
    await once(server.listen(path), "listening");
    const { bytes } = socketReader((onread) => connect({ path, onread }));
    const [writer] = await once(server, "connection");
    return { writer, bytes };
  } finally {
    server.close();
    await files.remove(folder);
  }
}

// src/adapters/docker/engine-endpoint.ts
var localScheme = "unix://";
var contextTimeoutMs = 1e4;
async function findEngineEndpoint(exec, env) {
  const host = readEnvVariable(env, "DOCKER_HOST");
  if (host !== void 0) return host;
  const context = readEnvVariable(env, "DOCKER_CONTEXT") ?? await readCurrentContext(env);
  if (context === "" || context === "default") return `${localScheme}/var/run/docker.sock`;
  const args = ["context", "inspect", "--format", "{{.Endpoints.docker.Host}}", "--", context];
  const result = await exec.run("docker", args, { timeoutMs: contextTimeoutMs });
  if (result.exitCode !== 0) {
    const cause = new CommandError({ command: "docker context inspect", ...result });
    throw new UserError(
      `The docker context "${context}" cannot be used (${cause.message}): create it before this step, or set DOCKER_CONTEXT to "default".`,
      { cause }
    );
  }
  return result.stdout.trim();
}
function isLocalSocket(endpoint) {
  return endpoint.startsWith(localScheme);
}
function socketPath(endpoint) {
  return endpoint.slice(localScheme.length);
}
async function readCurrentContext(env) {
  return textAt(await readDockerConfig(env).catch(() => ({})), "currentContext") ?? "";
}

// src/adapters/docker/engine-api.ts
var maxHeadBytes = 64 << 10;
var maxErrorBytes = 1 << 20;
var maxMessageChars = 4e3;
var maxAnswerBytes = 64 << 20;
function engineApi(exec, env) {
  let found;
  const endpoint = () => found ??= findEngineEndpoint(exec, env);
  const prepareConnection = async (call) => {
    call.signal?.throwIfAborted();
    return { exec, endpoint: await endpoint(), end: callSignal(call) };
  };
  return {
    endpoint,
    request: async (call, body) => sendRequest(call, body, await prepareConnection(call)),
    download: async (call) => openDownload(call, await prepareConnection(call))
  };
}
async function sendRequest(call, body, connection) {
  let bodyFailure;
  try {
    const response = await new Promise((resolve, reject) => {
      const sent = request({
        method: call.method,
        path: requestTarget(call),
        signal: connection.end,
        host: "docker",
        createConnection: () => connectToEngine(connection),
        headers: body === void 0 ? {} : { "content-type": "application/x-tar" }
      });
      sent.once("response", resolve).on("error", reject);
      if (body === void 0) sent.end();
      else
        writeStream(body, sent).catch((error) => {
          bodyFailure = error;
          sent.destroy(bodyFailure);
        });
    });
    const status = response.statusCode ?? 0;
    if (status >= 400) throwIfError(call, status, await readError(response));
    return (await readAtMost(response, maxAnswerBytes, "the answer")).toString();
  } catch (error) {
    throw bodyFailure ?? toCallFailure(error, call, connection);
  }
}
async function openDownload(call, connection) {
  const { socket, bytes } = openSocket(connection);
  addAbortSignal(connection.end, socket);
  socket.write(`${call.method} ${requestTarget(call)} HTTP/1.0\r
Host: docker\r
\r
`);
  const toFailure = (error) => toCallFailure(error, call, connection);
  try {
    const { status, body } = await readHead(bytes);
    if (status >= 400) throwIfError(call, status, await readError(body));
    return mapFailure(body, toFailure);
  } catch (error) {
    throw toFailure(error);
  }
}
async function readError(body) {
  return (await readStart(body, maxErrorBytes)).bytes.toString();
}
function openSocket(connection) {
  const { endpoint } = connection;
  if (isLocalSocket(endpoint)) return socketReader((onread) => connect2({ path: socketPath(endpoint), onread }));
  const socket = connectToEngine(connection);
  return { socket, bytes: socket };
}
async function* mapFailure(bytes, toFailure) {
  try {
    yield* bytes;
  } catch (error) {
    throw toFailure(error);
  }
}
async function readHead(bytes) {
  const pieces = bytes[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  for (; ; ) {
    const { done, value } = await pieces.next();
    if (done === true || head.length > maxHeadBytes) throw new Error("the connection ended without an answer");
    head = Buffer.concat([head, value]);
    const end = head.indexOf("\r\n\r\n");
    const status = /^HTTP\/1\.[01] (\d{3}) /.exec(head.toString("latin1", 0, Math.max(end, 0)))?.[1];
    if (status === void 0) continue;
    return { status: Number(status), body: prepend(head.subarray(end + 4), pieces) };
  }
}
function requestTarget({ path, query = {} }) {
  const search = new URLSearchParams(query).toString();
  return search === "" ? path : `${path}?${search}`;
}
function throwIfError({ command }, status, answer) {
  if (status < 400) return;
  const message = textAt(tryParseJson(answer), "message") ?? answer.trim();
  throw new CommandError({
    command,
    exitCode: 1,
    stderr: `Error response from daemon: ${message.slice(0, maxMessageChars)}`,
    status
  });
}
function toCallFailure(error, { command, signal }, { end, endpoint }) {
  if (signal?.aborted === true) return signal.reason;
  if (error instanceof CommandError) return error;
  if (end.aborted) return new CommandError({ command, exitCode: -1, stderr: "", timedOut: true });
  const { code } = error;
  return new CommandError({ command, exitCode: 1, stderr: describeConnectionError(error, code, endpoint), code });
}
function describeConnectionError(error, code, endpoint) {
  if (code === "EACCES") return `permission denied while trying to connect to the Docker daemon at ${endpoint}`;
  if (code === "ENOENT" || code === "ECONNREFUSED")
    return `Cannot connect to the Docker daemon at ${endpoint} (${code})`;
  return `error during connect: ${toMessage(error)}`;
}
function connectToEngine({ endpoint, exec }) {
  if (isLocalSocket(endpoint)) return connect2(socketPath(endpoint));
  const input = new PassThrough();
  const { stdout, done } = exec.stream("docker", ["system", "dial-stdio"], { input });
  const readable = new PassThrough({
    flush: (callback) => {
      done.then(({ exitCode, stderr }) => {
        callback(exitCode === 0 ? null : new Error(stderr.trim()));
      }, callback);
    }
  });
  pipeline(stdout, readable, () => void 0);
  done.catch((error) => readable.destroy(error));
  return Duplex.from({ readable, writable: input });
}

// src/adapters/docker/engine.ts
var maxListAttempts = 5;
var listRetryMs = 100;
var callLimits = { answerMs: 6e4, removeMs: 3e5 };
var unpackFailure = /^Error unpacking image[^\n]*/m;
function dockerEngine(exec, env, leftovers = noLeftovers, { answerMs, removeMs } = callLimits) {
  const api = engineApi(exec, env);
  const ask = async (call, limitMs = answerMs) => {
    const { timeoutMs = Infinity } = call;
    try {
      return await api.request({ ...call, timeoutMs: Math.min(timeoutMs, limitMs) });
    } catch (error) {
      if (!(error instanceof CommandError) || !error.timedOut || timeoutMs <= limitMs) throw error;
      throw hungEngineError(call.command, await api.endpoint(), limitMs);
    }
  };
  const transfer = async (args, options) => {
    const result = await exec.run("docker", ["image", ...args], options);
    if (result.exitCode !== 0) throw new CommandError({ command: `docker image ${args[0] ?? ""}`, ...result });
  };
  const listImages = async (options) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await ask({ command: "docker image ls", method: "GET", path: "/images/json", ...options });
      } catch (error) {
        const isRace = error instanceof CommandError && /failed to get rootfs|not found/.test(error.finalLine);
        if (!isRace || attempt === maxListAttempts) throw error;
        await sleep(listRetryMs, void 0, { signal: options.signal });
      }
    }
  };
  return {
    async info(options = {}) {
      if (!await exec.has("docker")) {
        throw new UserError('The program "docker" is not on PATH: run this job on Linux with Docker installed.');
      }
      const endpoint = await api.endpoint();
      try {
        const timeoutMs = Math.min(options.timeoutMs ?? Infinity, answerMs);
        const call = { command: "docker info", method: "GET", path: "/info" };
        const answer = await api.request({ ...call, ...options, timeoutMs });
        const read = JSON.parse(answer);
        const info = readEngineInfo(read, endpoint);
        if (info.store === "classic" || info.dataRoot === void 0) return info;
        return { ...info, dataRoot: await findContainerdRoot(info.dataRoot, read.Containerd?.Address) };
      } catch (error) {
        options.signal?.throwIfAborted();
        throw noEngineError(endpoint, error);
      }
    },
    async tagTable(options = {}) {
      const images = JSON.parse(await listImages(options));
      return new Map(
        images.flatMap(({ Id, RepoTags }) => namedTags(RepoTags).map((tag) => [tag, Id]))
      );
    },
    async inspect(ref, options = {}) {
      const call = { command: "docker image inspect", method: "GET", path: imagePath(ref, "/json") };
      try {
        return readLocalImage(JSON.parse(await ask({ ...call, ...options })));
      } catch (error) {
        if (error instanceof CommandError && error.status === 404) return void 0;
        throw error;
      }
    },
    async tag(source, target, { temporary, ...options } = {}) {
      const { repository, tag } = parseImageRef(target, "tag");
      const query = { repo: repository, tag: tag ?? "latest" };
      const call = { command: "docker image tag", method: "POST", path: imagePath(source, "/tag"), query };
      if (temporary !== void 0) leftovers.remember({ kind: "image-name", name: target, before: temporary.before });
      await ask({ ...call, ...options });
      if (temporary === void 0) leftovers.forget("image-name", target);
    },
    async untag(ref) {
      const query = { noprune: "1" };
      await ask({ command: "docker image rm", method: "DELETE", path: imagePath(ref), query }, removeMs);
      leftovers.forget("image-name", ref);
    },
    async pull(ref, options = {}) {
      const platform = options.platform === void 0 ? [] : ["--platform", options.platform];
      await transfer(["pull", "--quiet", ...platform, "--", ref], options);
    },
    async push(ref, options = {}) {
      await transfer(["push", "--quiet", "--", ref], options);
    },
    async save(ref, options = {}) {
      const call = { command: "docker image save", method: "GET", path: "/images/get", query: { names: ref } };
      return verifyTar(await api.download({ ...call, ...options }), call.command);
    },
    async load(archive, { temporaryName, ...options } = {}) {
      if (temporaryName !== void 0) leftovers.remember({ kind: "image-name", name: temporaryName });
      const command = "docker image load";
      const call = { command, method: "POST", path: "/images/load", query: { quiet: "1" } };
      const lines = (await api.request({ ...call, ...options }, archive)).split("\n");
      const messages = lines.filter((line) => line !== "").map((line) => JSON.parse(line));
      const failed = messages.flatMap(
        ({ error, errorDetail, stream = "" }) => error ?? errorDetail?.message ?? unpackFailure.exec(stream)?.[0] ?? []
      )[0];
      if (failed !== void 0) throw new CommandError({ command, exitCode: 1, stderr: failed });
      return messages.flatMap(({ stream = "" }) => /^Loaded image(?: ID)?: (\S+)$/m.exec(stream)?.[1] ?? []);
    }
  };
}
async function* verifyTar(archive, command) {
  const tar = tarReader();
  try {
    for await (const piece of archive) {
      Array.from(tar.read(piece));
      yield piece;
    }
    tar.end();
  } catch (error) {
    if (!(error instanceof TransferError)) throw error;
    const stderr = "error during connect: unexpected EOF";
    throw new CommandError({ command, exitCode: 1, stderr, code: "ECONNRESET" });
  }
}
function imagePath(ref, verb = "") {
  return `/images/${ref.split("/").map(encodeURIComponent).join("/")}${verb}`;
}
function noEngineError(endpoint, error) {
  const isForbidden = error instanceof CommandError && error.code === "EACCES";
  const next = isForbidden ? 'add the user of this runner to the group "docker" and start the runner anew' : "start Docker on this runner, use one that has it (ubuntu-latest does, ubuntu-slim does not), or point DOCKER_HOST at an engine";
  return new UserError(`No Docker engine answers at ${endpoint}: ${next} (${describeEngineFailure(error)}).`, {
    cause: error
  });
}
function hungEngineError(command, endpoint, limitMs) {
  return new UserError(
    `The Docker engine at ${endpoint} was asked for what "${command}" does and did not answer in ${limitMs / 1e3} s: start Docker on this runner anew, or use another runner.`
  );
}
function describeEngineFailure(error) {
  if (!(error instanceof CommandError)) return toMessage(error);
  return error.timedOut ? "it was asked and did not answer in time" : error.finalLine;
}

export {
  tarEnd,
  encodeTarHeader,
  encodeTarMember,
  encodeTarPadding,
  tarReader,
  peek,
  socketPair,
  dockerEngine
};
