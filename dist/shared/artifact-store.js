import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  detectCompression,
  maxExpandedBytes
} from "./cut-zstd-frames.js";
import {
  TransferError
} from "./errors.js";
import {
  loadOctokit
} from "./load-octokit.js";
import {
  IdleError,
  watchIdle
} from "./idle-watch.js";
import {
  callSignal
} from "./abort-signals.js";
import {
  TooLongError,
  defuseCommands
} from "./child-processes.js";
import {
  UploadError,
  UserError,
  toMessage
} from "./error-text.js";

// src/adapters/artifacts/artifact-store.ts
import { createReadStream as createReadStream2 } from "node:fs";
import { open as open2, readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

// src/adapters/artifacts/filter-stdout.ts
async function filterStdout(filter, work) {
  const { stdout } = process;
  const original = stdout.write.bind(stdout);
  const write = (chunk, ...rest) => {
    if (typeof chunk !== "string" || !filter(chunk.trimEnd())) {
      const safe = typeof chunk === "string" ? defuseText(chunk) : chunk;
      return original(safe, ...rest);
    }
    const done = rest.at(-1);
    if (typeof done === "function") process.nextTick(done);
    return true;
  };
  stdout.write = write;
  try {
    return await work();
  } finally {
    stdout.write = original;
  }
}
function defuseText(text) {
  return /^::[^\r\n]*\r?\n?$/.test(text) ? text : defuseCommands(text);
}

// src/adapters/artifacts/reject-stalled-call.ts
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
var requestChannel = "http.client.request.created";
var fetchChannels = ["undici:request:create", "undici:request:headers", "undici:request:trailers"];
var currentCall = new AsyncLocalStorage();
async function rejectStalledCall(work, idleMs) {
  const call = /* @__PURE__ */ Symbol("call");
  const requests = /* @__PURE__ */ new Set();
  let hasStalled = false;
  let eventCount = 0;
  let known = -1;
  const addRequest = (message) => {
    if (currentCall.getStore() !== call) return;
    const { request } = message;
    eventCount += 1;
    requests.add(request.once("close", () => requests.delete(request)));
    if (hasStalled) request.destroy(new IdleError(idleMs));
  };
  const countEvent = () => {
    eventCount += 1;
  };
  const hasProgressed = () => {
    const before = known;
    const sockets = new Set([...requests].map(({ socket }) => socket));
    known = eventCount;
    for (const socket of sockets) known += (socket?.bytesRead ?? 0) + (socket?.bytesWritten ?? 0);
    return known !== before;
  };
  let timer;
  const stalled = new Promise((_, reject) => {
    timer = watchIdle(idleMs, hasProgressed, () => {
      hasStalled = true;
      reject(new IdleError(idleMs));
      for (const request of requests) request.destroy(new IdleError(idleMs));
    });
  });
  subscribe(requestChannel, addRequest);
  for (const channel2 of fetchChannels) subscribe(channel2, countEvent);
  const running = currentCall.run(call, work);
  const forget = () => {
    unsubscribe(requestChannel, addRequest);
  };
  running.then(forget, forget);
  try {
    return await Promise.race([running, stalled]);
  } finally {
    clearInterval(timer);
    for (const channel2 of fetchChannels) unsubscribe(channel2, countEvent);
  }
}

// src/adapters/artifacts/reject-truncated-response.ts
import { subscribe as subscribe2, unsubscribe as unsubscribe2 } from "node:diagnostics_channel";
var channel = "http.client.response.finish";
var maxAnswerBytes = 8 << 20;
var TruncatedResponseError = class extends Error {
  name = "TruncatedResponseError";
  code = "ECONNRESET";
  constructor() {
    super("Unable to make request: ECONNRESET in the middle of the answer");
  }
};
async function rejectTruncatedResponse(path, work, maxContentBytes = Infinity) {
  let stop = () => void 0;
  const truncated = new Promise((_, reject) => {
    const listen = (message) => {
      const { request, response } = message;
      const isWatched = request.path.startsWith(path);
      if (isWatched) {
        response.once("close", () => {
          if (!response.complete) reject(new TruncatedResponseError());
        });
      }
      if (!isWatched && request.method !== "PUT") return;
      const limit = request.method === "GET" ? maxContentBytes : maxAnswerBytes;
      whenLongerThan(limit, response, () => {
        reject(new TooLongError(`The answer of ${request.host} is longer than ${limit} bytes`));
        response.destroy();
      });
    };
    subscribe2(channel, listen);
    stop = () => unsubscribe2(channel, listen);
  });
  try {
    return await Promise.race([work(), truncated]);
  } finally {
    stop();
  }
}
function whenLongerThan(limit, response, act) {
  let size = 0;
  const count = (chunk) => {
    size += chunk.length;
    if (size <= limit) return;
    response.off("data", count);
    act();
  };
  const begin = (event) => {
    if (event !== "data") return;
    response.off("newListener", begin);
    response.on("data", count);
  };
  response.on("newListener", begin);
}

// src/adapters/artifacts/single-file-zip.ts
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable, Transform, pipeline } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";

// src/adapters/artifacts/zip-header.ts
var localHeader = { signature: 67324752, bytes: 30 };
var dataDescriptor = { signature: 134695760, flag: 8 };
var full32 = 4294967295;
function readZip64Sizes(extra) {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    if (extra.readUInt16LE(at) !== 1) continue;
    return Array.from({ length: Math.floor(field.length / 8) }, (_, index) => readUInt64(field, index * 8));
  }
  return [];
}
function readUInt64(buffer, offset) {
  return Number(buffer.readBigUInt64LE(offset));
}
async function findDataStart(read, entry, end, refuse) {
  const fixed = await read(0, localHeader.bytes, localHeader.signature);
  const name = await read(localHeader.bytes, fixed.readUInt16LE(26));
  const extraAt = localHeader.bytes + name.length;
  const extra = readZip64Sizes(await read(extraAt, fixed.readUInt16LE(28)));
  const start = extraAt + fixed.readUInt16LE(28);
  const hasDescriptor = (entry.flags & dataDescriptor.flag) !== 0;
  const sizeAt = (offset) => {
    const short = fixed.readUInt32LE(offset);
    return short === full32 ? extra.shift() ?? short : short;
  };
  const facts = [sizeAt(22), sizeAt(18), fixed.readUInt32LE(14)];
  const expected = [entry.bytes, entry.packedBytes, entry.crc];
  const agrees = facts.every((fact, index) => fact === expected[index] || hasDescriptor && fact === 0);
  const isSameKind = fixed.readUInt16LE(8) === entry.method && fixed.readUInt16LE(6) === entry.flags;
  if (!name.equals(entry.name) || !isSameKind || !agrees) throw refuse("its zip says two things of its file");
  const between = end - start - entry.packedBytes;
  if (between < 0 || !descriptorSizes(hasDescriptor).includes(between)) {
    throw refuse("its zip holds more than its directory says");
  }
  if (between > 0) checkDescriptor(await read(start + entry.packedBytes, between), entry, refuse);
  return start;
}
function descriptorSizes(hasDescriptor) {
  return hasDescriptor ? [12, 16, 20, 24] : [0];
}
function checkDescriptor(found, { crc, packedBytes, bytes }, refuse) {
  const isSigned = found.length % 8 === 0;
  const fields = isSigned ? found.subarray(4) : found;
  const isSame = (!isSigned || found.readUInt32LE() === dataDescriptor.signature) && fields.readUInt32LE() === crc && (fields.length === 12 ? fields.readUInt32LE(4) === packedBytes && fields.readUInt32LE(8) === bytes : readUInt64(fields, 4) === packedBytes && readUInt64(fields, 12) === bytes);
  if (!isSame) throw refuse("its zip says two things of its file");
}

// src/adapters/artifacts/single-file-zip.ts
var chunkBytes = 1 << 20;
var endRecord = { signature: 101010256, bytes: 22 };
var end64Locator = { signature: 117853008, bytes: 20 };
var end64Record = { signature: 101075792, bytes: 56 };
var directoryEntry = { signature: 33639248, bytes: 46 };
var zipMagics = /* @__PURE__ */ new Set([localHeader.signature, endRecord.signature]);
var encryptedFlags = 8257;
var full16 = 65535;
var stored = 0;
var deflated = 8;
function isZipStart(start) {
  return start.length >= 4 && zipMagics.has(start.readUInt32LE());
}
async function openSingleFileZip(path, maxBytes, refuse) {
  const file = await open(path);
  try {
    const read = zipReader(file, refuse);
    const { size } = await file.stat();
    const directory = await findDirectory(read, size, refuse);
    const entry = await readDirectoryEntry(read, directory, refuse);
    if (entry.bytes > maxBytes) {
      throw refuse(`it unpacks to ${entry.bytes} bytes, and at most ${maxBytes} are expected`);
    }
    if (entry.bytes > maxExpandedBytes(entry.packedBytes)) {
      throw refuse(`it unpacks to ${entry.bytes} bytes from ${entry.packedBytes}, which no image does`);
    }
    const start = await findDataStart(read, entry, directory.start, refuse);
    return streamEntry(path, start, entry, refuse);
  } finally {
    await file.close();
  }
}
function zipReader(file, refuse) {
  return async (position, bytes, signature) => {
    const buffer = Buffer.alloc(bytes);
    const isPlace = position >= 0 && Number.isSafeInteger(position);
    const whole = isPlace && (await file.read(buffer, 0, bytes, position)).bytesRead === bytes;
    if (!whole || signature !== void 0 && buffer.readUInt32LE() !== signature) {
      throw refuse("its zip is cut off or damaged");
    }
    return buffer;
  };
}
async function findDirectory(read, size, refuse) {
  const endAt = size - endRecord.bytes;
  const record = await read(endAt, endRecord.bytes, endRecord.signature);
  const short = {
    entries: record.readUInt16LE(10),
    bytes: record.readUInt32LE(12),
    start: record.readUInt32LE(16)
  };
  if (record.readUInt32LE(4) !== 0 || record.readUInt16LE(8) !== short.entries) {
    throw refuse("its zip is one of several parts");
  }
  const isZip64 = short.entries === full16 || short.bytes === full32 || short.start === full32;
  const facts = isZip64 ? await readEnd64(read, endAt) : { ...short, end: endAt };
  if (!isZip64) {
    const before = await read(endAt - end64Locator.bytes, end64Locator.bytes).catch(() => void 0);
    if (before?.readUInt32LE() === end64Locator.signature) throw refuse("its zip says two things of its file");
  }
  const agrees = [facts.entries, full16].includes(short.entries) && [facts.bytes, full32].includes(short.bytes) && [facts.start, full32].includes(short.start);
  if (!agrees) throw refuse("its zip says two things of its file");
  if (facts.entries !== 1) throw refuse(`its zip holds ${facts.entries} entries instead of one file`);
  if (facts.start + facts.bytes !== facts.end) throw refuse("its zip holds more than its directory says");
  return facts;
}
async function readEnd64(read, endAt) {
  const locator = await read(endAt - end64Locator.bytes, end64Locator.bytes, end64Locator.signature);
  const end = readUInt64(locator, 8);
  const record = await read(end, end64Record.bytes, end64Record.signature);
  return { entries: readUInt64(record, 32), bytes: readUInt64(record, 40), start: readUInt64(record, 48), end };
}
async function readDirectoryEntry(read, { start, bytes }, refuse) {
  const fixed = await read(start, directoryEntry.bytes, directoryEntry.signature);
  const [nameBytes, extraBytes] = [fixed.readUInt16LE(28), fixed.readUInt16LE(30)];
  if (directoryEntry.bytes + nameBytes + extraBytes + fixed.readUInt16LE(32) !== bytes) {
    throw refuse("its zip holds more than its directory says");
  }
  const name = await read(start + directoryEntry.bytes, nameBytes);
  const extra = readZip64Sizes(await read(start + directoryEntry.bytes + nameBytes, extraBytes));
  const sizeAt = (offset) => {
    const short = fixed.readUInt32LE(offset);
    return short === full32 ? extra.shift() ?? short : short;
  };
  const [unpacked, packed, header] = [sizeAt(24), sizeAt(20), sizeAt(42)];
  const entry = {
    name,
    flags: fixed.readUInt16LE(8),
    method: fixed.readUInt16LE(10),
    crc: fixed.readUInt32LE(16),
    packedBytes: packed,
    bytes: unpacked
  };
  const shown = name.toString("latin1").slice(0, 120).replaceAll(/[^\x20-\x7e]/g, "?");
  if (!/^[^/\\\0]+$/.test(name.toString("latin1")) || shown === "." || shown === "..") {
    throw refuse(`its zip holds "${shown}", which is no plain file name`);
  }
  if (!isPlainFile(fixed.readUInt32LE(38))) throw refuse(`its zip holds "${shown}", which is no plain file`);
  if ((entry.flags & encryptedFlags) !== 0) throw refuse("its zip is encrypted");
  if (entry.method !== stored && entry.method !== deflated) {
    throw refuse(`its zip is compressed by method ${entry.method}, where 0 and 8 are known`);
  }
  if (header !== 0 || entry.method === stored && packed !== unpacked) throw refuse("its zip is cut off or damaged");
  return entry;
}
function isPlainFile(attributes) {
  const type = attributes >>> 16 & 61440;
  return (type === 0 || type === 32768) && (attributes & 16) === 0;
}
function streamEntry(path, start, entry, refuse) {
  if (entry.packedBytes === 0 && entry.bytes === 0) return Readable.from([]);
  const packed = createReadStream(path, { start, end: start + entry.packedBytes - 1, highWaterMark: chunkBytes });
  const checked = verifyContent(entry, refuse);
  if (entry.method === stored) {
    pipeline(packed, checked, () => void 0);
    return checked;
  }
  const inflate = createInflateRaw();
  inflate.once("error", () => {
    checked.destroy(refuse("its zip is cut off or damaged"));
  });
  pipeline(packed, inflate, checked, () => void 0);
  return checked;
}
var maxTwicePackedBytes = 64 << 20;
function verifyContent({ bytes, packedBytes, crc }, refuse) {
  const isCompressedFurther = bytes > maxTwicePackedBytes + 2 * packedBytes;
  let seen = 0;
  let sum = 0;
  return new Transform({
    highWaterMark: chunkBytes,
    transform(chunk, _encoding, done) {
      seen += chunk.length;
      sum = crc32(chunk, sum);
      if (seen === chunk.length && isCompressedFurther && detectCompression(chunk) !== void 0) {
        done(refuse(`it is compressed, and its zip makes ${packedBytes} of its ${bytes} bytes, which no image allows`));
      } else if (seen > bytes) done(refuse(`it unpacks to more than the ${bytes} bytes that its zip says`));
      else done(null, chunk);
    },
    flush(done) {
      done(seen === bytes && sum === crc ? null : refuse("it unpacks to other bytes than its zip says"));
    }
  });
}

// src/adapters/artifacts/artifact-store.ts
var highWaterMark = 1 << 20;
var maxIdleMs = 6e4;
function artifactStore(token, idleMs = maxIdleMs) {
  let loaded;
  const client = () => {
    process.env["ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY"] ??= "4";
    process.env["ACTIONS_ARTIFACT_MAX_ARTIFACT_COUNT"] ??= "10000";
    loaded ??= Promise.all([import("./actions-artifact.js"), loadOctokit()]).then(
      ([{ DefaultArtifactClient }]) => new DefaultArtifactClient()
    );
    return loaded;
  };
  const callClient = (isNoise, work, maxContentBytes) => {
    const path = maxContentBytes === void 0 ? "/twirp/" : "/";
    return filterStdout(
      isNoise,
      () => rejectStalledCall(() => rejectTruncatedResponse(path, work, maxContentBytes), idleMs)
    );
  };
  const findBy = (from) => {
    if (from === void 0) return {};
    if (token === "") {
      throw new UserError(
        `Artifacts of run ${from.runId} in ${from.repository} need a token: give the job "permissions: actions: read" and set "github-token".`
      );
    }
    const [repositoryOwner = "", repositoryName = ""] = from.repository.split("/");
    return { findBy: { token, workflowRunId: from.runId, repositoryOwner, repositoryName } };
  };
  const listBy = async (from) => {
    const artifacts = await client();
    const answer = await callClient(isClientLine, () => artifacts.listArtifacts(findBy(from)));
    return answer.artifacts.map(toArtifactEntry);
  };
  const earlierIds = /* @__PURE__ */ new Set();
  return {
    async upload({ name, file, retentionDays, archive, onProgress }) {
      if (!archive && basename(file) !== name) throw new TypeError(`a raw artifact is named like its file: ${name}`);
      const artifacts = await client();
      let digest;
      const readLine = (line) => {
        const bytes = /^Uploaded bytes (\d+)$/.exec(line)?.[1];
        if (bytes !== void 0) onProgress?.(Number(bytes));
        const sent = /^SHA256 digest of uploaded artifact is ([0-9a-f]{64})$/.exec(line)?.[1];
        if (sent !== void 0) digest = `sha256:${sent}`;
        return isClientLine(line);
      };
      try {
        const answer = await callClient(
          readLine,
          () => artifacts.uploadArtifact(name, [file], dirname(file), {
            retentionDays,
            ...archive ? { compressionLevel: 0 } : { skipArchive: true }
          })
        );
        return {
          id: answer.id ?? 0,
          name,
          sizeBytes: answer.size ?? 0,
          digest: answer.digest === void 0 ? digest : `sha256:${answer.digest}`
        };
      } catch (error) {
        throw new UploadError(toMessage(error), digest, { cause: error, storage: readStorage(error) });
      }
    },
    async list(from) {
      const listed = await listBy(from);
      if (from !== void 0 || !isLaterAttempt()) return listed;
      const ofRun = await listBy(readThisRun()).catch(() => []);
      const earlier = ofRun.filter(({ id }) => !listed.some((own) => own.id === id));
      for (const { id } of earlier) earlierIds.add(id);
      return [...listed, ...earlier];
    },
    async download(artifact, folder, { from, maxBytes, ...options }) {
      const refuse = (finding) => new UserError(
        `The artifact "${artifact.name}" is refused: ${finding}. Nothing of it was used; let the producer job upload it again, as one file.`
      );
      const checkSize = (bytes) => {
        if (bytes <= maxBytes) return;
        throw refuse(`it has ${bytes} bytes, and at most ${maxBytes} are expected`);
      };
      checkSize(artifact.sizeBytes);
      const artifacts = await client();
      const download = (run2) => {
        const request = {
          ...findBy(run2),
          path: folder,
          // The client would unpack anything that is in a zip, of any size.
          skipDecompress: true,
          ...artifact.digest === void 0 ? {} : { expectedHash: artifact.digest }
        };
        const call = () => abandonAtEnd(artifacts.downloadArtifact(artifact.id, request), options);
        return callClient(isClientLine, call, maxBytes);
      };
      const run = from ?? (earlierIds.has(artifact.id) ? readThisRun() : void 0);
      const { digestMismatch } = await download(run).catch((error) => {
        if (run !== void 0 || !isOfEarlierAttempt(error)) throw error;
        return download(readThisRun()).catch((refusal) => {
          throw isRefused(refusal) ? permissionError(artifact.name, refusal) : refusal;
        });
      });
      if (digestMismatch === true) {
        throw new TransferError(`The artifact "${artifact.name}" arrived with another digest than ${artifact.digest}.`);
      }
      const [file = ""] = await readdir(folder);
      const path = join(folder, file);
      checkSize((await stat(path)).size);
      return await isZip(path) ? openSingleFileZip(path, maxBytes, refuse) : createReadStream2(path, { highWaterMark });
    },
    async remove(name) {
      const artifacts = await client();
      await callClient(isClientLine, () => artifacts.deleteArtifact(name));
    }
  };
}
function readStorage(error) {
  const { request, statusCode } = error;
  if (typeof request?.url !== "string" || typeof statusCode !== "number") return void 0;
  return { host: new URL(request.url).host, status: statusCode };
}
function isOfEarlierAttempt(error) {
  return toMessage(error).includes("workflow run not found");
}
function readThisRun() {
  const { GITHUB_RUN_ID: runId, GITHUB_REPOSITORY: repository = "" } = process.env;
  return { runId: Number(runId), repository };
}
function isLaterAttempt() {
  return Number(process.env["GITHUB_RUN_ATTEMPT"] ?? 1) > 1;
}
function isRefused(error) {
  return [401, 403, 404].some((status) => status === error.status);
}
function permissionError(name, cause) {
  return new UserError(
    `The artifact "${name}" is of an earlier attempt of this run, and the REST API, which alone gives it to this one, refused it (${toMessage(cause)}): give the job "permissions: actions: read", or use "Re-run all jobs".`,
    { cause }
  );
}
async function isZip(path) {
  const file = await open2(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return isZipStart(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
async function abandonAtEnd(work, options) {
  const { signal } = options;
  const end = callSignal(options);
  end.throwIfAborted();
  let stop;
  const ended = new Promise((_resolve, reject) => {
    stop = () => {
      reject(
        signal?.aborted === true ? signal.reason : new TransferError("The download ran into the time limit of the attempt.")
      );
    };
    end.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    work.catch(() => void 0);
    if (stop !== void 0) end.removeEventListener("abort", stop);
  }
}
function toArtifactEntry(artifact) {
  return {
    id: artifact.id,
    name: artifact.name,
    sizeBytes: artifact.size,
    digest: artifact.digest
  };
}
var clientLinePattern = /^(Artifact name is valid!|Root directory input is valid!|Uploaded bytes |Uploading artifact: |Beginning upload of |Finished uploading |SHA256 digest of |Finalizing artifact |Artifact .* successfully finalized|Artifact '.*' \(ID: \d+\) deleted$|Found \d+ artifact|Fetching artifact list |Downloading artifact '|Downloading raw file |Redirecting to blob |Starting download of |Artifact download completed |Set concurrency based on )/;
function isClientLine(line) {
  return clientLinePattern.test(line);
}

export {
  isZipStart,
  artifactStore
};
