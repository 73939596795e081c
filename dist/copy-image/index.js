import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  archivePacker,
  findLocalImage,
  packFromEngine,
  parseRequestedImage
} from "../shared/find-local-image.js";
import {
  queryTimeoutMs,
  registryRateLimits
} from "../shared/queries.js";
import {
  hasRegistry,
  readMovingTags,
  readTargetRefs
} from "../shared/target-refs.js";
import {
  connectToRepository,
  connectionError,
  distributionRepository,
  invalidAnswerError,
  readDockerLogin,
  requireStatus,
  withoutQuery
} from "../shared/distribution-api.js";
import {
  isLoopback,
  parseOwnAddress,
  repositoryUrl,
  staysEncrypted
} from "../shared/registry-address.js";
import "../shared/progress-log.js";
import "../shared/same-content.js";
import {
  rewriteTar
} from "../shared/layer-digests.js";
import "../shared/pick-image.js";
import "../shared/image-config.js";
import {
  dockerEngine,
  tarReader
} from "../shared/engine.js";
import "../shared/nearest-names.js";
import {
  AttemptError,
  PhaseError,
  Phases,
  renderSummaryPage,
  reportedFailures
} from "../shared/phases.js";
import "../shared/record.js";
import "../shared/image-ids.js";
import {
  detectCompression,
  detectedBytes
} from "../shared/cut-zstd-frames.js";
import {
  readEventFacts
} from "../shared/read-event.js";
import {
  damagedArchiveError
} from "../shared/errors.js";
import "../shared/garbage-collection.js";
import "../shared/proxy-agent.js";
import {
  parseManifest
} from "../shared/parse-manifest.js";
import {
  attestedManifest,
  isImageConfig,
  isIndex,
  isManifestDescriptor,
  mediaTypeOf,
  ociIndexType
} from "../shared/manifest.js";
import {
  forEachConcurrently
} from "../shared/limit-concurrency.js";
import "../shared/idle-watch.js";
import {
  tryLater
} from "../shared/dockerfile.js";
import {
  readLabel,
  revisionLabel
} from "../shared/labels.js";
import {
  anySignal,
  callSignal
} from "../shared/abort-signals.js";
import {
  assertDigest,
  isDigest,
  isPlatform,
  isSamePlatform,
  normalizePlatform,
  parseImageRef,
  readDigest,
  readPlatform,
  registryHost,
  sha256,
  shortenDigest
} from "../shared/reference.js";
import {
  runAction
} from "../shared/runner-files.js";
import {
  AmbiguousJsonError,
  JsonError
} from "../shared/strict-json.js";
import {
  writePiece
} from "../shared/child-processes.js";
import "../shared/saved-state.js";
import "../shared/actions-core.js";
import {
  formatBytes
} from "../shared/format.js";
import "../shared/csv-parse.js";
import {
  RegistryError,
  UserError,
  countAt,
  listAt,
  textAt,
  tryParseJson,
  valueAt
} from "../shared/error-text.js";
import "../shared/bundler-runtime.js";

// src/adapters/archives/unpack-layers.ts
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
var unpackLayers = async (archive, imageid, folder) => {
  const { stream, image, layers } = rewriteTar(archive, { imageid, verifyLayers: false });
  const tar = tarReader();
  const files = /* @__PURE__ */ new Map();
  let name = "";
  let member;
  for await (const piece of stream) {
    for (const part of tar.read(piece)) {
      if (part.kind === "member") {
        ({ name } = part.header);
        member = isLayer(name) ? openMember(join(folder, `layer-${files.size}`)) : void 0;
      } else if (part.kind === "content") {
        await member?.write(part.bytes);
      } else if (member !== void 0) {
        files.set(name, await member.end());
      }
    }
  }
  tar.end();
  const { config } = image() ?? {};
  if (config === void 0) throw damagedArchiveError("it holds no image");
  const layerFiles = layers().map((layer) => {
    const file = files.get(layer);
    if (file === void 0) throw damagedArchiveError("a layer is missing");
    return file;
  });
  const path = join(folder, "config.json");
  await writeFile(path, config, { mode: 384 });
  return { config: { digest: imageid, size: config.length, path }, layers: layerFiles };
};
function isLayer(name) {
  return /-layer-\d+$/.test(name);
}
function openMember(path) {
  let first = Buffer.alloc(0);
  let opened;
  let written;
  const open = async () => {
    const compression = detectCompression(first);
    const into = compression === void 0 ? createGzip() : new PassThrough();
    opened = { into, compression: compression ?? "gzip" };
    written = writeHashed(into, path);
    written.catch(() => void 0);
    await writePiece(first, into);
  };
  return {
    async write(bytes) {
      if (opened !== void 0) {
        if (!await writePiece(bytes, opened.into)) await written;
        return;
      }
      first = Buffer.concat([first, bytes]);
      if (first.length >= detectedBytes) await open();
    },
    async end() {
      if (opened === void 0) await open();
      opened?.into.end();
      const { digest, size } = await written ?? { digest: "", size: 0 };
      return { digest, size, path, compression: opened?.compression ?? "gzip" };
    }
  };
}
async function writeHashed(from, path) {
  const hash = createHash("sha256");
  let size = 0;
  await pipeline(
    from,
    async function* (pieces) {
      for await (const piece of pieces) {
        hash.update(piece);
        size += piece.length;
        yield piece;
      }
    },
    createWriteStream(path, { mode: 384 })
  );
  return { digest: `sha256:${hash.digest("hex")}`, size };
}

// src/adapters/registry/image-repository.ts
var passingStatuses = [408, 425, 429];
function imageRepository(image, login, { signal, isTarget }) {
  const connection = connectToRepository(image, () => Promise.resolve(login), { signal, isTarget });
  const { base, origin, request } = connection;
  const transferSignal = (options) => anySignal(signal, callSignal(options));
  const startUpload = async (query) => {
    const url = `${base}/blobs/uploads/${query}`;
    const answer = await request("POST", url, { redirect: "manual" });
    await requireStatus(answer, [201, 202], "POST", url);
    await answer.body.cancel();
    return answer;
  };
  const mountBlob = async (digest, from) => {
    try {
      return await startUpload(`?mount=${assertDigest(digest)}&from=${encodeURIComponent(pathInRegistry(from))}`);
    } catch (error) {
      const status = error instanceof RegistryError ? error.status : void 0;
      if (status === void 0 || status >= 500 || passingStatuses.includes(status)) throw error;
      return void 0;
    }
  };
  return {
    ...distributionRepository(connection),
    async hasBlob(digest) {
      const url = `${base}/blobs/${assertDigest(digest)}`;
      const answer = await request("HEAD", url, { accept: "*/*" });
      await answer.body.cancel();
      const { status } = answer;
      if (status >= 500 || passingStatuses.includes(status)) await requireStatus(answer, [200], "HEAD", url);
      return status === 200;
    },
    async readBlob(digest, offset, options = {}) {
      const url = `${base}/blobs/${assertDigest(digest)}`;
      const answer = await request("GET", url, {
        accept: "*/*",
        headers: offset === 0 ? {} : { range: `bytes=${offset}-` },
        signal: transferSignal(options),
        timeLimit: "none"
      });
      if (answer.status === 404) {
        await answer.body.cancel();
        return void 0;
      }
      await requireStatus(answer, offset === 0 ? [200] : [200, 206], "GET", url);
      const start = answer.status === 206 ? /^bytes (\d+)-/.exec(answer.headers.get("content-range") ?? "")?.[1] : "0";
      if (start !== "0" && start !== String(offset)) {
        throw invalidAnswerError(`GET ${withoutQuery(url)}: the answer is not the part from ${offset} on`);
      }
      return readPieces(answer, url, offset - Number(start));
    },
    async beginUpload(digest, from) {
      const mounted = from === void 0 ? void 0 : await mountBlob(digest, from);
      if (mounted?.status === 201) return void 0;
      return uploadUrl(mounted ?? await startUpload(""), `${base}/blobs/uploads/`);
    },
    async upload(begun, { digest, size }, content, options = {}) {
      let location = begun;
      const limits = { redirect: "manual", signal: transferSignal(options), timeLimit: "none" };
      if (!Buffer.isBuffer(content)) {
        const answer2 = await request("PATCH", location, {
          ...limits,
          headers: { "content-type": "application/octet-stream", "content-length": String(size) },
          body: content
        });
        await requireStatus(answer2, [200, 201, 202, 204], "PATCH", location);
        await answer2.body.cancel();
        location = uploadUrl(answer2, location);
      }
      const url = `${location}${location.includes("?") ? "&" : "?"}digest=${encodeURIComponent(digest)}`;
      const answer = await request("PUT", url, {
        ...limits,
        headers: { "content-type": "application/octet-stream" },
        ...Buffer.isBuffer(content) ? { body: content } : {}
      });
      await requireStatus(answer, [200, 201, 202, 204], "PUT", url);
      await answer.body.cancel();
    },
    async putManifest(reference, { raw, mediaType }) {
      const url = `${base}/manifests/${reference}`;
      const headers = { "content-type": mediaType };
      const answer = await request("PUT", url, { headers, body: Buffer.from(raw), redirect: "manual" });
      await requireStatus(answer, [200, 201, 202], "PUT", url);
      await answer.body.cancel();
      const digest = answer.headers.get("docker-content-digest");
      if (digest === void 0 || digest === sha256(raw)) return;
      throw invalidAnswerError(`PUT ${withoutQuery(url)}: the registry made ${digest} of ${sha256(raw)}`);
    }
  };
  function uploadUrl(answer, from) {
    const location = answer.headers.get("location");
    const url = location === void 0 ? null : parseOwnAddress(location, from, origin);
    if (url === null) throw invalidAnswerError(`POST ${withoutQuery(from)}: the answer names no place for the upload`);
    const isPlainHere = isLoopback(url.host) && staysEncrypted(new URL(from), url);
    if (url.protocol === "https:" || isPlainHere) return url.href;
    throw invalidAnswerError(`POST ${withoutQuery(from)}: the upload goes to "${url.origin}", which is not encrypted`);
  }
}
async function* readPieces(answer, url, skip) {
  let left = skip;
  try {
    for await (const bytes of answer.body) {
      const cut = Math.min(left, bytes.length);
      left -= cut;
      if (cut < bytes.length) yield Buffer.from(bytes.buffer, bytes.byteOffset + cut, bytes.length - cut);
    }
  } catch (error) {
    throw connectionError("GET", url, error);
  }
}
function pathInRegistry(repository) {
  return new URL(repositoryUrl(parseImageRef(repository, "image"))).pathname.slice("/v2/".length);
}

// src/services/registry/copy-blob.ts
import { createHash as createHash2 } from "node:crypto";
var maxHeldBytes = 128 << 10;
var maxResumes = 20;
var maxFruitlessResumes = 2;
async function copyBlob({ blob, from, to, mountFrom }, limits) {
  let upload;
  if (mountFrom !== void 0) {
    upload = await to.beginUpload(blob.digest, mountFrom);
    if (upload === void 0) return;
  }
  if (await to.hasBlob(blob.digest)) return;
  const content = checked(readWithResume(blob, from, limits), blob);
  if (blob.size <= maxHeldBytes) {
    const held = [];
    for await (const piece of content) held.push(piece);
    await to.upload(await begin(), blob, Buffer.concat(held), limits);
    return;
  }
  let sourceError;
  async function* recorded() {
    try {
      yield* content;
    } catch (error) {
      sourceError = error;
      throw error;
    }
  }
  try {
    await to.upload(await begin(), blob, recorded(), limits);
  } catch (error) {
    throw sourceError ?? error;
  }
  async function begin() {
    const begun = upload ?? await to.beginUpload(blob.digest);
    if (begun !== void 0) return begun;
    throw new RegistryError(`POST blobs/uploads: the registry began no upload of ${blob.digest}`, { status: 400 });
  }
}
async function* readWithResume({ digest, size }, from, limits) {
  let offset = 0;
  let fruitless = 0;
  for (let resumes = 0; ; resumes++) {
    const start = offset;
    let broken;
    try {
      const pieces = await from.readBlob(digest, offset, limits);
      if (pieces === void 0) throw missingBlobError(digest);
      for await (const piece of pieces) {
        offset += piece.length;
        yield piece;
      }
    } catch (error) {
      if (!isBrokenConnection(error) || limits.signal?.aborted === true) throw error;
      broken = error;
    }
    if (offset >= size) return;
    fruitless = offset === start ? fruitless + 1 : 0;
    if (fruitless <= maxFruitlessResumes && resumes < maxResumes) continue;
    throw broken ?? transferError(`the blob ${digest} ends after ${offset} bytes, and has ${size}`);
  }
}
async function* checked(content, { digest, size }) {
  const hash = createHash2("sha256");
  let bytes = 0;
  for await (const piece of content) {
    bytes += piece.length;
    if (bytes > size) throw transferError(`the blob ${digest} is longer than its ${size} bytes`);
    hash.update(piece);
    yield piece;
  }
  const actual = `sha256:${hash.digest("hex")}`;
  if (bytes !== size || actual !== digest) {
    throw transferError(`the content of the blob ${digest} does not match: it has the digest ${actual}`);
  }
}
function isBrokenConnection(error) {
  return error instanceof RegistryError && error.status === void 0;
}
function transferError(reason) {
  const remedy = "run again later; if it stays, the registry of the source has a damaged blob: push the image anew";
  return new AttemptError({ class: "transient", reason, remedy, maxRetries: 2 });
}
function missingBlobError(digest) {
  return new AttemptError({
    class: "permanent",
    reason: `blob unknown: the registry of the source does not have ${digest}, which the image consists of`,
    remedy: "the image is damaged there: push it anew"
  });
}

// actions/copy-image/rules/manifest-content.ts
var foreignLayerType = /\.foreign\.|\.nondistributable\./;
var fieldsOfManifests = ["schemaVersion", "mediaType", "config", "layers", "manifests", "blobs"];
var mediaTypePattern = /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}$/;
function parseCopiedManifest(raw, ref) {
  const manifest = parseUnambiguously(raw, ref);
  const mediaType = textAt(manifest, "mediaType") ?? "application/json";
  if (fieldsOfManifests.some((field) => valueAt(manifest, field) !== void 0) && mediaTypePattern.test(mediaType)) {
    return manifest;
  }
  throw new UserError(
    `${ref} is no image: what the registry has under it is JSON, and neither a manifest nor an index; check that a registry answers there.`
  );
}
function parseUnambiguously(raw, ref) {
  try {
    return parseManifest(raw);
  } catch (error) {
    if (error instanceof AmbiguousJsonError) {
      throw new UserError(
        `The manifest of ${ref} ${error.message}, so that other programs may find another image in it: it is not copied; push the image again, as buildx or docker writes it.`,
        { cause: error }
      );
    }
    if (!(error instanceof JsonError)) throw error;
    throw new UserError(`${ref} is no image: what the registry has under it ${error.message}.`, { cause: error });
  }
}
function listManifestContent(raw, ref) {
  const json = parseCopiedManifest(raw, ref);
  if (valueAt(json, "schemaVersion") === 1) {
    throw new UserError(
      `${ref} is a manifest of Docker's schema 1, which registries no longer take: push the image anew with a current client.`
    );
  }
  const config = valueAt(json, "config");
  const layers = [...listAt(json, "layers"), ...listAt(json, "blobs")];
  const foreign = layers.find((layer) => foreignLayerType.test(textAt(layer, "mediaType") ?? ""));
  if (foreign !== void 0) {
    throw new UserError(
      `${ref} has the layer ${textAt(foreign, "digest") ?? ""} of the type "${textAt(foreign, "mediaType") ?? ""}", which only its owner may distribute: it is not copied, so leave this image out, or choose other "platforms".`
    );
  }
  const entries = listAt(json, "manifests");
  const blobs = [
    ...config === void 0 ? [] : [config],
    ...layers,
    // BuildKit's older cache lists blobs in an index.
    ...entries.filter((entry) => !isManifestDescriptor(entry))
  ];
  return {
    manifests: entries.filter(isManifestDescriptor).map((entry) => requireSha256(textAt(entry, "digest"), ref)),
    blobs: blobs.map((blob) => ({ digest: requireSha256(textAt(blob, "digest"), ref), size: requireSize(blob, ref) }))
  };
}
function requireSha256(digest, ref) {
  if (digest !== void 0 && isDigest(digest)) return digest;
  throw new UserError(`${ref} names "${digest ?? ""}", which is no sha256 digest: it cannot be copied.`);
}
function requireSize(descriptor, ref) {
  const size = valueAt(descriptor, "size") === 0 ? 0 : countAt(descriptor, "size");
  if (size !== void 0) return size;
  const digest = textAt(descriptor, "digest") ?? "";
  throw new UserError(`${ref} says no size of ${digest}: it is no valid manifest and cannot be copied.`);
}

// actions/copy-image/copy-content.ts
var maxBlobsAtOnce = 4;
var maxManifests = 2e3;
var maxDepth = 8;
var maxTreeBytes = 64 << 20;
async function copyContent(image, repository, session) {
  const done = session.contentOf(repository);
  if (done.has(`all below ${image.digest}`)) return;
  const target = await session.dst.repository(repository);
  const { manifests, blobs } = await readContentTree(image, session);
  const { parts } = session;
  const from = image.repository;
  const mountFrom = from !== void 0 && registryHost(from) === registryHost(repository) ? from : void 0;
  await forEachConcurrently(blobs, maxBlobsAtOnce, async (blob) => {
    if (done.has(blob.digest)) return;
    await parts.run({
      title: `copy blob ${shortenDigest(blob.digest)} (${formatBytes(blob.size)}) to ${repository}`,
      context: { phase: "push" },
      hasGroup: false,
      ref: repository,
      work: (limits) => copyBlob({ blob, from: image.source, to: target, mountFrom }, limits)
    });
    done.add(blob.digest);
  });
  for (const manifest of manifests) {
    if (done.has(manifest.digest)) continue;
    await putManifest(manifest, `${repository}@${manifest.digest}`, target, session);
    done.add(manifest.digest);
  }
  done.add(`all below ${image.digest}`);
}
async function copyByDigest(image, repository, session) {
  await copyContent(image, repository, session);
  await putManifest(image, `${repository}@${image.digest}`, await session.dst.repository(repository), session);
}
function putManifest(manifest, ref, target, { parts }) {
  return parts.run({
    title: `copy manifest ${ref}`,
    context: { phase: "push" },
    hasGroup: false,
    ref,
    work: () => target.putManifest(manifest.digest, manifest)
  });
}
function readContentTree(image, session) {
  const known = session.trees.get(image.digest) ?? readTree(image, session);
  session.trees.set(image.digest, known);
  return known;
}
async function readTree(image, session) {
  const blobs = /* @__PURE__ */ new Map();
  const manifests = /* @__PURE__ */ new Map();
  let bytes = 0;
  const visit = async ({ raw, digest }, depth) => {
    const ref = `${image.repository ?? "the image"}@${digest}`;
    const content = listManifestContent(raw, ref);
    for (const blob of content.blobs) blobs.set(blob.digest, blob);
    for (const child of content.manifests) {
      if (manifests.has(child)) continue;
      const manifest = await readManifest(image, child, session);
      bytes += manifest.raw.length;
      if (depth >= maxDepth || manifests.size >= maxManifests || bytes > maxTreeBytes) {
        throw new UserError(
          `${ref} has more below it than any image has (${maxManifests} manifests in ${maxDepth} levels are copied at most): copy its parts by their digests.`
        );
      }
      await visit(manifest, depth + 1);
      manifests.set(child, manifest);
    }
  };
  await visit(image, 1);
  return { manifests: [...manifests.values()], blobs: [...blobs.values()] };
}
function readManifest({ source, repository = "the image", digest: parent }, digest, { parts }) {
  const ref = `${repository}@${digest}`;
  return parts.run({
    title: `read ${ref}`,
    context: { phase: "registry" },
    timeoutMs: queryTimeoutMs,
    ref,
    work: async () => {
      const answer = await source.manifest(digest);
      if (answer.found) return answer;
      throw new AttemptError({
        class: "permanent",
        reason: `manifest unknown: ${ref} is not there, and the index ${parent} lists it`,
        remedy: 'push the image anew, or choose "platforms" that are there'
      });
    }
  });
}

// actions/copy-image/copy-inputs.ts
function checkCopyInputs(inputs) {
  if (inputs.dst.length === 0) throw new UserError('Input "dst" is empty: give the references that the image gets.');
  const targets = readTargetRefs(inputs.dst, inputs.movingTags, { revision: "", sourceSha: "" }, "dst");
  const local = targets.find((target) => !hasRegistry(target));
  if (local !== void 0) {
    throw new UserError(`Input "dst" has "${local.ref}", which names no registry: write it as host/name:tag.`);
  }
  const [{ host } = { host: "" }] = targets;
  const other = targets.find((target) => target.host !== host);
  if (inputs.dstLogin !== void 0 && other !== void 0) {
    throw new UserError(
      `Input "dst" names the registries "${host}" and "${other.host}", and "dst-username" is an account of one: use a step for each registry.`
    );
  }
  if (inputs.source === "registry") {
    const src = parseImageRef(inputs.src, 'input "src"');
    if (!src.repository.includes("/")) {
      throw new UserError(
        `Input "src" is "${inputs.src}", which names no registry: write it as host/name:tag, or set "source: engine".`
      );
    }
    return;
  }
  parseRequestedImage(inputs.src, 'input "src"');
  const [unused] = [
    ...inputs.digest === void 0 ? [] : ["digest"],
    ...inputs.platforms.length === 0 ? [] : ["platforms"],
    ...inputs.srcLogin === void 0 ? [] : ["src-username"]
  ];
  if (unused !== void 0) {
    throw new UserError(`Input "${unused}" has no meaning with "source: engine": leave it out.`);
  }
}
function repositoryKey(ref) {
  const { host = "docker.io", path } = parseImageRef(ref, "reference");
  return `${host}/${path}`;
}
function isSameImageRepository(one, other) {
  return repositoryKey(one) === repositoryKey(other);
}

// actions/copy-image/rules/image-manifest.ts
function readImageManifest(raw, ref) {
  const json = parseCopiedManifest(raw, ref);
  const config = textAt(json, "config", "digest");
  if (config !== void 0) {
    const isImage = isImageConfig(valueAt(json, "config"));
    return { entries: void 0, configDigest: requireSha256(config, ref), isImage };
  }
  const entries = listAt(json, "manifests").map((entry) => {
    const attests = attestedManifest(entry);
    return {
      digest: requireSha256(textAt(entry, "digest"), ref),
      isIndex: isIndex(textAt(entry, "mediaType") ?? ""),
      platform: readPlatform(valueAt(entry, "platform")),
      attests: attests === void 0 ? void 0 : requireSha256(attests, ref)
    };
  });
  return { entries, configDigest: void 0, isImage: false };
}
function selectPlatforms(raw, platforms, ref) {
  const entries = readImageManifest(raw, ref).entries ?? [];
  const offered = entries.flatMap(({ platform }) => platform ?? []);
  const missing = platforms.find((wanted) => !offered.some((platform) => isSamePlatform(platform, wanted)));
  if (missing !== void 0) {
    throw new UserError(`${ref} has no platform "${missing}", only ${offered.join(", ")}: correct "platforms".`);
  }
  const kept = entries.filter(
    ({ platform }) => platform !== void 0 && platforms.some((wanted) => isSamePlatform(platform, wanted))
  );
  const digests = new Set(kept.map(({ digest }) => digest));
  const staying = entries.map(
    ({ digest, attests }) => digests.has(digest) || attests !== void 0 && digests.has(attests)
  );
  if (staying.every(Boolean)) return raw;
  const index = parseCopiedManifest(raw, ref);
  const manifests = listAt(index, "manifests").filter((_, position) => staying[position]);
  return JSON.stringify({ ...index, manifests });
}

// actions/copy-image/copy-target.ts
async function queryTarget(target, source, session) {
  const { dst, phases, deps } = session;
  const repository = await dst.repository(target.ref);
  const answer = await phases.run({
    title: `find ${target.ref}`,
    context: { phase: "registry" },
    timeoutMs: queryTimeoutMs,
    ref: target.ref,
    work: () => repository.manifest(target.tag)
  }).catch((error) => {
    if (!isAccessRefusal(error)) throw error;
    return whenHidden(target, repository, error);
  });
  if (answer === "hidden") {
    deps.log.info(`${target.ref} may be pushed, and this account may not see what it is now.`);
    return { digest: void 0, isDone: false };
  }
  if (!answer.found) return { digest: void 0, isDone: false };
  const { digest, raw } = answer;
  if (digest === source.digest) return { digest, isDone: true };
  return { digest, isDone: source.imageid !== void 0 && readImageId(raw, target.ref) === source.imageid };
}
function readImageId(raw, ref) {
  try {
    return readImageManifest(raw, ref).configDigest;
  } catch (error) {
    if (error instanceof UserError) return void 0;
    throw error;
  }
}
async function whenHidden(target, repository, refusal) {
  if (target.isMoving) return "hidden";
  const tags = await repository.tags().catch(() => void 0);
  if (tags !== void 0 && !tags.includes(target.tag)) return { found: false };
  const { reason, remedy } = refusal.failure;
  throw new UserError(
    `${target.ref} must not be moved, and its registry does not say whether it exists (${reason}): give the account the right to pull too, or list the tag in "moving-tags"; otherwise ${remedy}.`,
    { cause: refusal }
  );
}
function isAccessRefusal(error) {
  if (!(error instanceof PhaseError)) return false;
  const { cause } = error;
  return cause instanceof RegistryError && (cause.status === 401 || cause.status === 403);
}
async function copyToTarget(target, source, before, session) {
  const { dst, phases } = session;
  const repository = await dst.repository(target.ref);
  const isOwnRepository = source.repository !== void 0 && isSameImageRepository(source.repository, target.ref);
  await phases.run({
    title: `copy ${target.ref}`,
    context: { phase: "push" },
    ref: target.ref,
    work: async () => {
      if (!isOwnRepository) await copyContent(source, target.repository, session);
      await repository.putManifest(target.tag, source);
      return "done";
    },
    checkAlreadyDone: async () => {
      try {
        const answer = await repository.manifest(target.tag);
        return answer.found && answer.digest === source.digest ? "done" : void 0;
      } catch {
        return void 0;
      }
    }
  });
  await verifyTarget(target, { digest: source.digest, before }, session);
}
async function verifyTarget({ ref, tag }, { digest, before }, { dst, phases, deps }) {
  const repository = await dst.repository(ref);
  const answer = await phases.run({
    title: `check ${ref}`,
    context: { phase: "registry", justPushed: true },
    timeoutMs: queryTimeoutMs,
    ref,
    work: async () => {
      const found = await repository.manifest(tag);
      if (found.found && found.digest !== before) return found;
      throw new AttemptError({
        class: "transient",
        reason: found.found ? `"${ref}" was copied and still holds ${found.digest} there` : `manifest unknown: "${ref}" was copied and cannot be read back`,
        remedy: tryLater
      });
    }
  }).catch((error) => {
    if (!isAccessRefusal(error)) throw error;
    deps.log.warning(`${ref} was taken by its registry and not read back: this account may push and not pull.`);
    return { digest };
  });
  if (answer.digest === digest) return;
  throw new UserError(
    `${ref} has the digest ${answer.digest} after the copy, and not ${digest}: something else pushed it meanwhile, or its registry changes manifests.`
  );
}

// actions/copy-image/rules/engine-manifest.ts
var dockerType = "application/vnd.docker.";
var ociType = "application/vnd.oci.image.";
function formatEngineManifest(config, layers) {
  const isOci = layers.some(({ compression }) => compression === "zstd");
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: isOci ? `${ociType}manifest.v1+json` : `${dockerType}distribution.manifest.v2+json`,
    config: {
      mediaType: isOci ? `${ociType}config.v1+json` : `${dockerType}container.image.v1+json`,
      size: config.size,
      digest: config.digest
    },
    layers: layers.map(({ compression, size, digest }) => ({
      mediaType: isOci ? `${ociType}layer.v1.tar+${compression}` : `${dockerType}image.rootfs.diff.tar.gzip`,
      size,
      digest
    }))
  });
}

// actions/copy-image/engine-image.ts
async function packEngineImage(inputs, { phases, deps }) {
  const named = parseRequestedImage(inputs.src, 'input "src"');
  const onlyImage = { image: named.ref, handover: void 0, tags: [], localTag: void 0 };
  const { image, reference } = await findLocalImage(named, onlyImage, deps.engine);
  const archive = `${deps.folder}/image.tar`;
  const packing = { compression: "none", level: 1, file: archive };
  const packed = await deps.log.group(`save ${reference}`, () => packFromEngine(reference, image, packing, deps));
  const { imageid } = packed.image;
  const { config, layers } = await phases.run({
    title: `prepare ${reference}`,
    context: { phase: "save" },
    work: () => deps.unpackLayers(deps.files.read(archive), imageid, deps.folder)
  });
  await deps.files.remove(archive);
  const raw = formatEngineManifest(config, layers);
  const paths = new Map([config, ...layers].map(({ digest, path }) => [digest, path]));
  return {
    source: fileSource(paths, deps.files),
    repository: void 0,
    raw,
    digest: sha256(raw),
    mediaType: mediaTypeOf(JSON.parse(raw)),
    entries: void 0,
    imageid,
    isCut: false,
    revision: packed.image.labels[revisionLabel] ?? ""
  };
}
function fileSource(paths, files) {
  return {
    manifest: () => Promise.resolve({ found: false }),
    readBlob(digest, offset) {
      const path = paths.get(digest);
      return Promise.resolve(path === void 0 || offset > 0 ? void 0 : copyPieces(files.read(path)));
    }
  };
}
async function* copyPieces(pieces) {
  for await (const piece of pieces) yield Buffer.from(piece);
}

// actions/copy-image/rules/referrer-tags.ts
var cosignSuffixes = [".sig", ".att", ".sbom"];
function listCosignTags(digest) {
  return cosignSuffixes.map((suffix) => `${referrersTag(digest)}${suffix}`);
}
function referrersTag(digest) {
  return digest.replace(":", "-");
}
function keepsAllLayers(own, there) {
  const readLayers = (raw) => listAt(JSON.parse(raw), "layers").map(readDigest);
  const ownLayers = readLayers(own);
  return readLayers(there).every((layer) => layer !== void 0 && ownLayers.includes(layer));
}
function mergeDescriptors(...lists) {
  const found = /* @__PURE__ */ new Map();
  for (const descriptor of lists.flat()) {
    const digest = readDigest(descriptor);
    if (digest !== void 0 && !found.has(digest)) found.set(digest, descriptor);
  }
  return found;
}
function readReferrersIndex(raw) {
  return listAt(JSON.parse(raw), "manifests");
}
function addToReferrersIndex(there, descriptors) {
  const index = there === void 0 ? {} : JSON.parse(there);
  const known = listAt(index, "manifests");
  const added = [...descriptors].filter(([digest]) => !known.some((entry) => readDigest(entry) === digest));
  const manifests = [...known, ...added.map(([, descriptor]) => descriptor)];
  return JSON.stringify({ ...index, schemaVersion: 2, mediaType: ociIndexType, manifests });
}

// actions/copy-image/referrers.ts
var maxReferrers = 500;
async function listSubjects(source, session) {
  const entries = source.entries ?? [];
  const nested = entries.some(({ isIndex: isIndex2 }) => isIndex2) ? (await readContentTree(source, session)).manifests : [];
  return [...source.isCut ? [] : [source.digest], ...new Set([...entries, ...nested].map(({ digest }) => digest))];
}
async function findReferrers(images, repository, content, phases) {
  const tagged = [];
  const listed = /* @__PURE__ */ new Map();
  const subjects = new Set(images);
  for (const subject of subjects) {
    const ref = `${repository}@${subject}`;
    await phases.run({
      title: `find referrers of ${ref}`,
      context: { phase: "registry" },
      timeoutMs: queryTimeoutMs,
      ref,
      work: async () => {
        const [descriptors, ...cosign] = await Promise.all([
          queryReferrers(subject, content),
          ...listCosignTags(subject).map(async (tag) => ({ tag, answer: await content.manifest(tag) }))
        ]);
        if (descriptors.size > 0) listed.set(subject, descriptors);
        for (const { tag, answer } of cosign) {
          if (answer.found) tagged.push({ ...answer, tag });
        }
        for (const digest of descriptors.keys()) subjects.add(digest);
      }
    });
    if (subjects.size - images.length > maxReferrers) {
      throw new UserError(
        `${repository} has more than ${maxReferrers} referrers of this image: set "referrers: false" and copy those that you need by digest.`
      );
    }
  }
  return { tagged, listed };
}
async function planReferrers(referrers, repository, content, phases) {
  const query = (what, work) => phases.run({
    title: `find ${what}`,
    context: { phase: "registry" },
    timeoutMs: queryTimeoutMs,
    ref: repository,
    work
  });
  const tags = [];
  for (const own of referrers.tagged) {
    const ref = `${repository}:${own.tag}`;
    const there = await query(ref, () => content.manifest(own.tag));
    if (there.found && there.digest === own.digest) continue;
    if (there.found && !keepsAllLayers(own.raw, there.raw)) {
      throw new UserError(
        `${ref} has signatures or attestations that the source does not have, and they would be lost: copy them to the source first, or set "referrers: false".`
      );
    }
    tags.push(own);
  }
  const listed = /* @__PURE__ */ new Map();
  for (const [subject, descriptors] of referrers.listed) {
    const there = await query(`referrers of ${repository}@${subject}`, () => queryReferrers(subject, content));
    const missing = [...descriptors].filter(([digest]) => !there.has(digest));
    if (missing.length > 0) listed.set(subject, new Map(missing));
  }
  return { repository, tags, listed };
}
async function queryReferrers(subject, content) {
  const [offered, fallback] = await Promise.all([content.referrers(subject), content.manifest(referrersTag(subject))]);
  return mergeDescriptors(offered ?? [], fallback.found ? readReferrersIndex(fallback.raw) : []);
}
async function copyReferrers(plan, from, session) {
  const { src, dst, phases, deps } = session;
  const source = await src.repository(from);
  const target = await dst.repository(plan.repository);
  for (const referrer of plan.tags) {
    const ref = `${plan.repository}:${referrer.tag}`;
    await phases.run({
      title: `copy ${ref}`,
      context: { phase: "push" },
      ref,
      work: async () => {
        await copyContent({ ...referrer, source, repository: from }, plan.repository, session);
        await target.putManifest(referrer.tag, referrer);
      }
    });
  }
  const digests = new Set([...plan.listed.values()].flatMap((descriptors) => [...descriptors.keys()]));
  const missing = /* @__PURE__ */ new Set();
  for (const digest of digests) {
    const ref = `${plan.repository}@${digest}`;
    await phases.run({
      title: `copy ${ref}`,
      context: { phase: "push" },
      ref,
      work: async () => {
        const manifest = await source.manifest(digest);
        if (manifest.found) await copyByDigest({ ...manifest, source, repository: from }, plan.repository, session);
        else missing.add(digest);
      }
    });
  }
  for (const digest of missing) {
    deps.log.warning(`${from} lists the referrer ${digest} and does not have it any more: it is left out.`);
  }
  for (const [subject, descriptors] of plan.listed) {
    const there = new Map([...descriptors].filter(([digest]) => !missing.has(digest)));
    if (there.size > 0) await listInRegistry({ subject, descriptors: there, repository: plan.repository }, session);
  }
  return plan.tags.length + digests.size - missing.size;
}
async function listInRegistry({ repository, subject, descriptors }, { dst, phases }) {
  const content = await dst.repository(repository);
  const tag = referrersTag(subject);
  const ref = `${repository}:${tag}`;
  await phases.run({
    title: `list referrers in ${ref}`,
    context: { phase: "registry", justPushed: true },
    ref,
    work: async () => {
      if (await content.referrers(subject) === void 0) {
        const there = await content.manifest(tag);
        if (there.found && there.mediaType !== ociIndexType) {
          throw new UserError(
            `${ref} is no list of referrers, which its registry needs under this tag, and it would be lost: give it another tag, or set "referrers: false".`
          );
        }
        const raw = addToReferrersIndex(there.found ? there.raw : void 0, descriptors);
        await content.putManifest(tag, { raw, mediaType: ociIndexType });
      }
      const listed = await queryReferrers(subject, content);
      if ([...descriptors.keys()].every((digest) => listed.has(digest))) return;
      throw new AttemptError({
        class: "transient",
        reason: `manifest unknown: the registry does not list the referrers that were copied to ${ref}`,
        remedy: tryLater
      });
    }
  });
}

// actions/copy-image/registry-access.ts
function createRegistryAccess(side, given, { dockerLogin, repository: connect, log }) {
  const repositories = /* @__PURE__ */ new Map();
  const findLogin = async (host, path) => {
    const login = given ?? await dockerLogin({ host, path });
    for (const secret of login === void 0 ? [] : listSecrets(login)) log.mask(secret);
    return login;
  };
  return {
    repository(ref) {
      const { host = "docker.io", path, repository } = parseImageRef(ref, "reference");
      const key = repositoryKey(ref);
      const open = async () => connect(repository, await findLogin(host, path), { isTarget: side === "dst" });
      const opened = repositories.get(key) ?? open();
      repositories.set(key, opened);
      return opened;
    }
  };
}
function listSecrets(login) {
  if ("identityToken" in login) return [login.identityToken];
  return [login.password, Buffer.from(`${login.username}:${login.password}`).toString("base64")];
}

// actions/copy-image/source-image.ts
async function findRegistryImage(inputs, session) {
  const { src, phases } = session;
  const { repository, tag = "latest", digest: given } = parseImageRef(inputs.src, 'input "src"');
  const ref = given === void 0 ? `${repository}:${tag}` : `${repository}@${given}`;
  const source = await src.repository(ref);
  const answer = await phases.run({
    title: `find ${ref}`,
    context: { phase: "registry" },
    timeoutMs: queryTimeoutMs,
    ref,
    work: async () => {
      const found = await source.manifest(given ?? tag);
      if (found.found) return found;
      throw new AttemptError({
        class: "permanent",
        reason: `manifest unknown: the registry has no ${ref}`,
        remedy: 'check name and tag of "src", and whether the step that pushes it ran'
      });
    }
  });
  const wrong = [given, inputs.digest].find((digest) => digest !== void 0 && digest !== answer.digest);
  if (wrong !== void 0) {
    throw new UserError(
      `${ref} has the digest ${answer.digest}, and ${wrong} is expected: it was pushed again meanwhile, or by another build.`
    );
  }
  const { entries, configDigest, isImage } = readImageManifest(answer.raw, ref);
  const sample = entries?.find(({ platform }) => platform !== void 0)?.digest;
  const config = sample === void 0 && !isImage ? void 0 : await queryConfig({ ref, source, sample, configDigest }, session);
  const image = {
    source,
    repository,
    digest: answer.digest,
    mediaType: answer.mediaType,
    raw: answer.raw,
    entries,
    imageid: void 0,
    revision: readLabel(config, revisionLabel) ?? "",
    isCut: false
  };
  if (inputs.platforms.length === 0) return image;
  if (entries === void 0) {
    checkSinglePlatform(config, inputs.platforms, ref);
    return image;
  }
  const cut = selectPlatforms(answer.raw, inputs.platforms, ref);
  if (cut === answer.raw) return image;
  const { entries: kept } = readImageManifest(cut, ref);
  return { ...image, raw: cut, digest: sha256(cut), entries: kept, isCut: true };
}
function queryConfig(question, { phases }) {
  const { ref, source, sample, configDigest } = question;
  return phases.run({
    title: `read the config of ${ref}`,
    context: { phase: "registry" },
    timeoutMs: queryTimeoutMs,
    ref,
    work: async () => {
      const manifest = sample === void 0 ? void 0 : await source.manifest(sample);
      if (manifest?.found === false) return void 0;
      const read = manifest === void 0 ? void 0 : readImageManifest(manifest.raw, ref);
      const digest = read === void 0 ? configDigest : read.isImage ? read.configDigest : void 0;
      const text = digest === void 0 ? void 0 : await source.config(digest);
      return tryParseJson(text ?? "");
    }
  });
}
function checkSinglePlatform(config, platforms, ref) {
  const platform = readPlatform(config);
  if (platform === void 0) {
    throw new UserError(`${ref} is no image for a platform: leave "platforms" out, so that it is copied as it is.`);
  }
  const missing = platforms.find((name) => !isSamePlatform(name, platform));
  if (missing === void 0) return;
  throw new UserError(
    `${ref} has no platform "${missing}", it is an image for ${platform} alone: correct "platforms".`
  );
}

// actions/copy-image/copy-image.ts
async function copyImage(inputs, deps) {
  checkCopyInputs(inputs);
  const copy = new CopyRun(inputs, deps);
  try {
    await copy.run();
    return { result: copy.toResult() };
  } catch (failure) {
    return { result: copy.toResult(), failure };
  }
}
var CopyRun = class {
  #inputs;
  #session;
  #deps;
  #refs = /* @__PURE__ */ new Map();
  #source;
  #referrersCopied = 0;
  /** By repository. */
  #referrerCopies = /* @__PURE__ */ new Map();
  constructor(inputs, deps) {
    this.#inputs = inputs;
    this.#deps = deps;
    const { timeoutMs } = inputs;
    const limits = { timeoutMs: timeoutMs / 2, deadline: deps.clock.now() + timeoutMs, policy: inputs.retry };
    const contents = /* @__PURE__ */ new Map();
    this.#session = {
      src: createRegistryAccess("src", inputs.srcLogin, deps),
      dst: createRegistryAccess("dst", inputs.dstLogin, deps),
      phases: new Phases(limits, deps),
      parts: new Phases(limits, deps),
      contentOf(repository) {
        const key = repositoryKey(repository);
        const known = contents.get(key) ?? /* @__PURE__ */ new Set();
        contents.set(key, known);
        return known;
      },
      trees: /* @__PURE__ */ new Map(),
      deps
    };
  }
  toResult() {
    const { digest = "", mediaType = "" } = this.#source ?? {};
    const { phases, parts } = this.#session;
    const partReports = parts.reports.filter(({ attemptCount, failure }) => attemptCount > 1 || failure !== void 0);
    return {
      src: this.#inputs.src,
      digest,
      mediaType,
      refs: [...this.#refs.values()],
      referrersCopied: this.#referrersCopied,
      attempts: Math.max(phases.attempts, parts.attempts),
      phases: [...phases.reports, ...partReports]
    };
  }
  async run() {
    const { log } = this.#deps;
    const source = await this.#findSource();
    this.#source = source;
    log.info(`The image is ${source.digest}${source.isCut ? ", the platforms that are wanted" : ""}.`);
    const targets = this.#listTargets(source);
    const states = await this.#queryTargets(targets, source);
    await this.#checkContent(targets, states, source);
    const plans = await this.#planReferrers(targets, source);
    for (const target of targets) {
      const state = states.get(target.ref);
      if (state === void 0) continue;
      await this.#recordFailure(target, state, async () => {
        await this.#copyReferrersOnce(plans, target);
        if (state.isDone) {
          log.info(`${target.ref} is that image already.`);
          this.#refs.set(target.ref, { ref: target.ref, digest: state.digest ?? "", copied: false });
          return;
        }
        await copyToTarget(target, source, state.digest, this.#session);
        if (state.digest !== void 0) log.info(`${target.ref} was ${state.digest} before.`);
        this.#refs.set(target.ref, { ref: target.ref, digest: source.digest, copied: true });
      });
    }
    this.#throwIfAnyFailed();
  }
  #findSource() {
    return this.#inputs.source === "engine" ? packEngineImage(this.#inputs, this.#session) : findRegistryImage(this.#inputs, this.#session);
  }
  /** A tag that holds the sha of this run, or of the image, is immutable. */
  #listTargets(source) {
    const { revision } = readEventFacts(this.#deps.run);
    return readTargetRefs(this.#inputs.dst, this.#inputs.movingTags, { revision, sourceSha: source.revision }, "dst");
  }
  /** @throws UserError when a tag that must not move points to something else. */
  async #queryTargets(targets, source) {
    const states = /* @__PURE__ */ new Map();
    for (const target of targets) {
      await this.#recordFailure(target, void 0, async () => {
        states.set(target.ref, await queryTarget(target, source, this.#session));
      });
    }
    const taken = targets.flatMap(({ ref, isMoving: moving }) => {
      const state = states.get(ref);
      return moving || state?.digest === void 0 || state.isDone ? [] : [`${ref} (${state.digest})`];
    });
    if (taken.length === 0) return states;
    throw new UserError(
      `${taken.join(", ")} exists already with another digest than ${source.digest}, and nothing was copied: use a new tag, or list it in "moving-tags".`
    );
  }
  /** @throws UserError for an image that cannot be copied, before a part of it or of its referrers is */
  async #checkContent(targets, states, source) {
    const { repository } = source;
    const isCopied = targets.some(
      ({ ref }) => states.get(ref)?.isDone === false && (repository === void 0 || !isSameImageRepository(repository, ref))
    );
    if (isCopied) await readContentTree(source, this.#session);
  }
  /** Plans what each repository lacks. The image's own one has its referrers. */
  async #planReferrers(targets, source) {
    const plans = /* @__PURE__ */ new Map();
    const { repository } = source;
    if (!this.#inputs.referrers || repository === void 0) return plans;
    const all = new Set(targets.map((target) => target.repository));
    const others = [...all].filter((other) => !isSameImageRepository(other, repository));
    if (others.length === 0) return plans;
    const { src, dst, phases } = this.#session;
    const subjects = await listSubjects(source, this.#session);
    const referrers = await findReferrers(subjects, repository, await src.repository(repository), phases);
    for (const other of others) {
      try {
        plans.set(other, await planReferrers(referrers, other, await dst.repository(other), phases));
      } catch (error) {
        if (!(error instanceof PhaseError)) throw error;
        plans.set(other, error);
      }
    }
    return plans;
  }
  /**
   * Runs before the image gets its tag, so that nobody finds it without its signature; once for all tags of a
   * repository.
   */
  #copyReferrersOnce(plans, { repository }) {
    const copy = async () => {
      const plan = plans.get(repository);
      const from = this.#source?.repository;
      if (plan instanceof PhaseError) throw plan;
      if (plan === void 0 || from === void 0) return;
      this.#referrersCopied += await copyReferrers(plan, from, this.#session);
    };
    const copying = this.#referrerCopies.get(repository) ?? copy();
    this.#referrerCopies.set(repository, copying);
    return copying;
  }
  /** Records a target's failure instead of throwing it. A cancelled job and faults of this program end the step. */
  async #recordFailure(target, state, work) {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof UserError) || this.#deps.signal.aborted) throw error;
      this.#refs.set(target.ref, {
        ref: target.ref,
        digest: state?.digest ?? "",
        copied: false,
        error: error.message
      });
    }
  }
  #throwIfAnyFailed() {
    const failed = [...this.#refs.values()].flatMap(({ ref, error }) => error === void 0 ? [] : [{ ref, error }]);
    if (failed.length === 0) return;
    const count = `${failed.length} of ${this.#refs.size}`;
    throw new UserError(
      `${count} references were not given: ${failed.map(({ ref, error }) => `${ref}: ${error}`).join(" ")}`
    );
  }
};

// actions/copy-image/inputs.ts
function readCopyImageInputs(inputs) {
  return {
    src: inputs.text("src") ?? "",
    dst: inputs.list("dst"),
    source: inputs.choice("source", ["registry", "engine"], "registry"),
    srcLogin: readSideLogin(inputs, "src"),
    dstLogin: readSideLogin(inputs, "dst"),
    digest: checkDigestInput(inputs.text("digest")),
    platforms: inputs.list("platforms").map(checkPlatformsEntry),
    referrers: inputs.boolean("referrers", true),
    movingTags: readMovingTags(inputs.list("moving-tags")),
    retry: {
      maxAttempts: inputs.integer("max-attempts", { min: 1, max: 10, fallback: 3 }),
      waitSeconds: inputs.integer("retry-wait-seconds", { min: 0, max: 3600, fallback: 10 }),
      retryOn: "transient"
    },
    timeoutMs: inputs.integer("timeout-minutes", { min: 1, max: 360, fallback: 30 }) * 6e4
  };
}
function readSideLogin(inputs, side) {
  const username = inputs.text(`${side}-username`);
  const password = inputs.text(`${side}-password`);
  if (username !== void 0 && password !== void 0) return { username, password };
  if (username === void 0 && password === void 0) return void 0;
  const [given, empty] = username === void 0 ? ["password", "username"] : ["username", "password"];
  throw new UserError(
    `Input "${side}-${given}" is set and "${side}-${empty}" is empty: set both (a secret that does not exist here, as on a fork's pull request, is empty), or neither to use the docker login of the job.`
  );
}
function checkDigestInput(text) {
  if (text === void 0 || isDigest(text)) return text;
  throw new UserError(`Input "digest" is "${text}": use "sha256:" and 64 hex digits.`);
}
function checkPlatformsEntry(text) {
  if (isPlatform(text)) return normalizePlatform(text);
  throw new UserError(`Input "platforms" has "${text}": use platforms such as linux/amd64.`);
}

// actions/copy-image/outputs.ts
function copyImageOutputs(result) {
  return {
    digest: result.digest,
    "copied-refs": JSON.stringify(result.refs),
    "referrers-copied": String(result.referrersCopied),
    "media-type": result.mediaType,
    attempts: String(result.attempts)
  };
}

// actions/copy-image/summary.ts
function copyImageSummary({ src, digest, refs, referrersCopied, phases }, failure) {
  const failed = refs.filter(({ error }) => error !== void 0);
  const there = refs.filter(({ copied, error }) => !copied && error === void 0);
  const isComplete = refs.length > 0 && failed.length === 0;
  return renderSummaryPage({
    title: !isComplete ? "Image copy failed" : there.length < refs.length ? "Image copied" : "Image was there already",
    // Of references that failed the table says why, each by itself.
    failures: failed.length > 0 ? [] : reportedFailures(failure, "registry"),
    failed: !isComplete,
    lead: "",
    rows: [
      ["source", [src]],
      ["digest", digest],
      ["copied", refs.filter(({ copied }) => copied).map(({ ref }) => ref)],
      ["there already", there.map(({ ref }) => ref)],
      ["failed", failed.map(({ ref, error }) => `${ref}: ${error ?? ""}`)],
      ["signatures and attestations", referrersCopied === 0 ? [] : [String(referrersCopied)]]
    ],
    phases
  });
}

// actions/copy-image/main.ts
await runAction(async ({ inputs, exec, ...io }) => {
  const wanted = readCopyImageInputs(inputs);
  const summarise = inputs.boolean("job-summary", true);
  const folder = await io.files.temporaryFolder();
  const { result, failure } = await copyImage(wanted, {
    ...io,
    folder,
    engine: dockerEngine(exec, io.run.env),
    packer: archivePacker(exec, io.files),
    rateLimits: registryRateLimits,
    dockerLogin: (repository) => readDockerLogin(repository, exec, io.run.env),
    repository: (repository, login, { isTarget }) => imageRepository(repository, login, { isTarget, signal: io.signal }),
    unpackLayers
  });
  return {
    outputs: copyImageOutputs(result),
    summary: summarise ? copyImageSummary(result, failure) : void 0,
    failure
  };
});
