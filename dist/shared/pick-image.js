import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  parseArchiveJson,
  readImageConfig
} from "./image-config.js";
import {
  encodeTarHeader,
  encodeTarMember,
  encodeTarPadding,
  peek,
  socketPair,
  tarEnd,
  tarReader
} from "./engine.js";
import {
  detectCompression,
  zstdFrameCutter
} from "./cut-zstd-frames.js";
import {
  ArchiveRefusedError,
  damagedArchiveError,
  toPrintable
} from "./errors.js";
import {
  isAttestation,
  maxIndexDepth
} from "./manifest.js";
import {
  anySignal
} from "./abort-signals.js";
import {
  isDigest,
  isSamePlatform,
  sha256
} from "./reference.js";
import {
  writePiece
} from "./child-processes.js";
import {
  isObject,
  isTextList,
  toMessage
} from "./error-text.js";

// src/core/archive/rewrite-image.ts
import { posix as posix2 } from "node:path";

// src/core/archive/member-name.ts
import { posix } from "node:path";
var blobPattern = /^(?:blobs\/sha256\/([a-f0-9]{64})|([a-f0-9]{64})\.json)$/;
function digestOfName(name) {
  const match = blobPattern.exec(name);
  const hex = match?.[1] ?? match?.[2];
  return hex === void 0 ? void 0 : `sha256:${hex}`;
}
function normalizeMemberName(name) {
  return posix.normalize(name).replace(/^(?:\.\/|\/)+/, "").replace(/\/$/, "");
}

// src/core/archive/pick-image.ts
var maxImages = 1e3;
var maxShown = 5;
function pickImage(members, expected) {
  const candidates = mergeNames(readCandidates(members), ({ configName, layers }) => [configName, layers]);
  if (candidates.length > maxImages) throw new ArchiveRefusedError(`it lists more than ${maxImages} images`);
  const configs = /* @__PURE__ */ new Map();
  const listed = candidates.map(({ configName, layers, names }) => {
    const config = configs.get(configName) ?? readConfigMember(configName, members);
    configs.set(configName, config);
    return { ...config, layers, names };
  });
  const named = listed.filter(({ imageid }) => expected.imageid === void 0 || expected.imageid === imageid);
  if (named.length === 0) {
    const found = listIds(listed);
    throw new ArchiveRefusedError(`it holds the image ${found}, and ${expected.imageid ?? "another one"} is expected`);
  }
  const images = mergeNames(named, ({ imageid, layers }) => [imageid, layers]);
  const fitting = images.map(({ config, layers, names, read }) => ({ ...read(), config, layers, names }));
  const { platform } = expected;
  const ofPlatform = fitting.filter((image2) => platform === void 0 || isSamePlatform(platform, image2.platform));
  const [image, ...others] = ofPlatform;
  if (image === void 0) {
    const found = [...new Set(fitting.map((candidate) => candidate.platform))].slice(0, maxShown).join(", ");
    throw new ArchiveRefusedError(`its image is for ${found}, and ${platform ?? "another platform"} is expected`);
  }
  if (others.length > 0) {
    throw new ArchiveRefusedError(
      `it holds ${ofPlatform.length} images (${listIds(ofPlatform)}), and nothing says which one is meant`
    );
  }
  checkLayers(image, members);
  return image;
}
function mergeNames(listed, identify) {
  const merged = /* @__PURE__ */ new Map();
  for (const one of listed) {
    const key = JSON.stringify(identify(one));
    const same = merged.get(key) ?? { one, names: [] };
    for (const name of one.names) same.names.push(name);
    merged.set(key, same);
  }
  return [...merged.values()].map(({ one, names }) => ({ ...one, names }));
}
function listIds(images) {
  return [...new Set(images.map(({ imageid }) => imageid))].slice(0, maxShown).join(", ");
}
function checkLayers({ layers, diffIds }, members) {
  const missing = layers.find((name) => !members.has(name));
  if (missing !== void 0) throw new ArchiveRefusedError(`its layer "${toPrintable(missing)}" is not in it`);
  if (layers.length !== diffIds.length) {
    throw new ArchiveRefusedError(`it names ${layers.length} layers, and the image config ${diffIds.length}`);
  }
}
function readCandidates(members) {
  const manifest = members.document("manifest.json");
  if (manifest !== void 0) return readManifestCandidates(manifest.toString("utf8"));
  const index = members.document("index.json");
  if (index !== void 0) {
    const document = parseArchiveJson(index.toString("utf8"), "index.json");
    const candidates = readIndexCandidates(document, { members, seen: /* @__PURE__ */ new Set() });
    if (candidates.length === 0) throw new ArchiveRefusedError("its index.json leads to no image that is in it");
    return candidates;
  }
  const legacy = members.has("repositories") ? " (the format from before Docker 1.10)" : "";
  throw new ArchiveRefusedError(`it has neither a manifest.json nor an index.json${legacy}, so it is no image archive`);
}
function readManifestCandidates(text) {
  const entries = parseArchiveJson(text, "manifest.json");
  if (!Array.isArray(entries)) throw new ArchiveRefusedError("manifest.json is no JSON list");
  if (entries.length === 0) throw new ArchiveRefusedError("manifest.json holds no image");
  return entries.map((entry) => {
    const { Config: config, Layers: layers, RepoTags: names } = isObject(entry) ? entry : {};
    if (typeof config !== "string") throw new ArchiveRefusedError("manifest.json names no config inside the archive");
    if (!isTextList(layers)) throw new ArchiveRefusedError('manifest.json has "Layers" that are no list of texts');
    return {
      configName: normalizeMemberName(config),
      layers: layers.map(normalizeMemberName),
      names: isTextList(names) ? names : []
    };
  });
}
function readIndexCandidates(index, within, depth = 0) {
  if (depth > maxIndexDepth) throw new ArchiveRefusedError("its indexes are nested too deeply");
  const { members, seen } = within;
  const entries = isObject(index) && Array.isArray(index["manifests"]) ? index["manifests"] : [];
  return entries.filter((entry) => !isAttestation(entry)).flatMap((entry) => {
    const name = readBlobName(entry);
    const document = seen.has(name) ? void 0 : readBlobDocument(name, members);
    seen.add(name);
    if (document === void 0) return [];
    const names = readNameAnnotation(entry);
    if (document["manifests"] !== void 0) {
      const nested = readIndexCandidates(document, within, depth + 1);
      return nested.map((candidate) => ({ ...candidate, names: [...names, ...candidate.names] }));
    }
    const layers = Array.isArray(document["layers"]) ? document["layers"] : void 0;
    if (layers === void 0) return [];
    return [{ configName: readBlobName(document["config"]), layers: layers.map(readBlobName), names }];
  });
}
function readNameAnnotation(entry) {
  const annotations = isObject(entry) && isObject(entry["annotations"]) ? entry["annotations"] : {};
  const name = annotations["io.containerd.image.name"] ?? annotations["org.opencontainers.image.ref.name"];
  return typeof name === "string" ? [name] : [];
}
function readBlobDocument(name, members) {
  const content = members.document(name);
  if (content === void 0) return void 0;
  checkDigest(name, content);
  const document = parseArchiveJson(content.toString("utf8"), toPrintable(name));
  return isObject(document) ? document : void 0;
}
function readBlobName(descriptor) {
  const digest = isObject(descriptor) ? descriptor["digest"] : void 0;
  if (typeof digest !== "string" || !isDigest(digest)) {
    throw new ArchiveRefusedError("one of its manifests has an entry without a sha256");
  }
  return `blobs/sha256/${digest.slice("sha256:".length)}`;
}
function checkDigest(name, content) {
  const promised = /^blobs\/sha256\/([a-f0-9]{64})$/.exec(name)?.[1];
  const found = sha256(content);
  if (promised !== void 0 && found !== `sha256:${promised}`) {
    throw new ArchiveRefusedError(`its blob "${name}" has the content of ${found}`);
  }
}
function readConfigMember(name, members) {
  const config = members.document(name);
  if (config === void 0) throw new ArchiveRefusedError(`its config "${toPrintable(name)}" is not in it`);
  checkDigest(name, config);
  let archived;
  return { imageid: sha256(config), config, read: () => archived ??= readImageConfig(config) };
}

// src/core/archive/rewrite-image.ts
var maxHeldBytes = 4 << 20;
var maxHeldTotalBytes = 64 << 20;
var maxMembers = 2e4;
var maxLinkDepth = 8;
var manifestMember = "manifest.json";
function imageRewriter(expected, {
  maxBytes = Infinity,
  prefix,
  name
}) {
  const configMember = `${prefix}config.json`;
  const members = /* @__PURE__ */ new Map();
  const tar = tarReader();
  let readBytes = 0;
  let heldBytes = 0;
  let passedCount = 0;
  let sink = discard;
  const checkBytes = (bytes) => {
    if (bytes > maxBytes) throw new ArchiveRefusedError(`it is larger than the ${maxBytes} bytes that it may have`);
  };
  const add = (name2, member) => {
    members.set(name2, member);
  };
  const passOn = (name2) => {
    const as = `${prefix}layer-${passedCount++}`;
    add(name2, { kind: "passed", as });
    return as;
  };
  const sinkFor = ({ name: rawName, size, type, linkTarget }, startBytes) => {
    const name2 = normalizeMemberName(rawName);
    checkBytes(startBytes + size);
    if (members.has(name2)) throw new ArchiveRefusedError(`it holds "${toPrintable(name2)}" twice`);
    if (members.size >= maxMembers) throw new ArchiveRefusedError(`it has more than ${maxMembers} members`);
    if (linkTarget !== void 0) {
      const folder = type === "hard link" ? "" : posix2.dirname(name2);
      add(name2, { kind: "link", target: normalizeMemberName(posix2.join(folder, linkTarget)) });
      return discard;
    }
    if (type !== "file") return discard;
    if (size > maxHeldBytes) {
      if (isTable(name2)) throw new ArchiveRefusedError(`its ${name2} has ${size} bytes`);
      return passMember(passOn(name2), size);
    }
    return holdMember(size, function* (content) {
      if (!isTable(name2) && !mayBeJson(content) && content.length > 0) {
        yield* encodeTarMember(passOn(name2), content);
        return;
      }
      heldBytes += content.length;
      if (heldBytes > maxHeldTotalBytes) throw new ArchiveRefusedError("it holds too many documents");
      add(name2, { kind: "held", content });
    });
  };
  const followLinks = (name2) => {
    let target = name2;
    for (let depth = 0; depth <= maxLinkDepth; depth++) {
      const member = members.get(target);
      if (member?.kind !== "link") return member === void 0 ? void 0 : { name: target, member };
      target = member.target;
    }
    return void 0;
  };
  return {
    *pass(piece) {
      const startBytes = readBytes;
      readBytes += piece.length;
      checkBytes(readBytes);
      for (const part of tar.read(piece)) {
        if (part.kind === "member") {
          sink = sinkFor(part.header, startBytes);
          yield* sink.start();
        } else if (part.kind === "content") {
          yield* sink.take(part.bytes);
        } else {
          yield* sink.end();
        }
      }
    },
    finish() {
      if (readBytes === 0) throw damagedArchiveError("it is empty");
      tar.end();
      const image = pickImage(
        {
          has: (name2) => followLinks(name2) !== void 0,
          document(name2) {
            const member = followLinks(name2)?.member;
            return member?.kind === "held" ? member.content : void 0;
          }
        },
        expected
      );
      const rest = [...encodeTarMember(configMember, image.config)];
      const layers = image.layers.map((name2) => {
        const found = followLinks(name2);
        if (found?.member.kind === "passed") return found.member.as;
        const as = passOn(found?.name ?? name2);
        rest.push(...encodeTarMember(as, found?.member.content ?? Buffer.alloc(0)));
        return as;
      });
      const manifest = JSON.stringify([
        { Config: configMember, RepoTags: name === void 0 ? null : [name], Layers: layers }
      ]);
      rest.push(...encodeTarMember(manifestMember, Buffer.from(manifest)), tarEnd);
      return { image, layers, rest };
    }
  };
}
var discard = { start: () => [], take: () => [], end: () => [] };
function passMember(as, size) {
  return { start: () => [encodeTarHeader(as, size)], take: (bytes) => [bytes], end: () => [encodeTarPadding(size)] };
}
function holdMember(size, use) {
  const content = Buffer.alloc(size);
  let filled = 0;
  return {
    start: () => [],
    take(bytes) {
      filled += bytes.copy(content, filled);
      return [];
    },
    end: () => use(content)
  };
}
function isTable(name) {
  return name === manifestMember || name === "index.json";
}
function mayBeJson(content) {
  return /^\s*[[{]/.test(content.toString("latin1", 0, 16));
}

// src/adapters/archives/decompress.ts
import { createGunzip, createZstdDecompress } from "node:zlib";
var chunkSize = 128 << 10;
async function* decompress(archive, limit, deps) {
  const source = { isWhole: false };
  async function* counted() {
    for await (const piece of archive) {
      limit.addPacked(piece.length);
      yield piece;
    }
    source.isWhole = true;
  }
  const { first, all } = await peek(counted());
  try {
    for await (const piece of await openPlain(first, all, { ...deps, limit })) {
      limit.addPlain(piece.length);
      yield piece;
    }
    if (!source.isWhole) throw bytesBehindError();
  } catch (error) {
    throw isZlibError(error) ? damagedArchiveError(toMessage(error), error) : error;
  }
}
async function openPlain(first, archive, deps) {
  const compression = detectCompression(first);
  if (compression === void 0) return archive;
  if (compression === "gzip") return inflate(archive, createGunzip({ chunkSize }));
  if (await deps.exec.has("zstd")) {
    const pair = await socketPair(deps.files).catch(() => void 0);
    if (pair !== void 0) return runZstd(archive, pair, deps);
  }
  return inflate(cutFrames(archive, deps.limit), createZstdDecompress({ chunkSize }));
}
async function* inflate(packed, decoder) {
  decoder.on("error", () => void 0);
  const feed = async () => {
    for await (const piece of packed) {
      const before = decoder.bytesWritten;
      if (!await writePiece(piece, decoder)) return;
      if (decoder.bytesWritten - before < piece.length) throw bytesBehindError();
    }
    decoder.end();
  };
  const fed = feed();
  fed.catch((error) => {
    decoder.destroy(error);
  });
  yield* decoder;
  await fed;
}
function bytesBehindError() {
  return damagedArchiveError("bytes behind the end of its compression");
}
async function* cutFrames(archive, limit) {
  const cut = zstdFrameCutter(limit.addFrame);
  for await (const piece of archive) yield* cut(piece);
}
async function* runZstd(archive, { writer, bytes }, { exec, signal }) {
  const stop = new AbortController();
  try {
    const running = exec.run("zstd", ["-d", "-q", "-c"], {
      input: archive,
      output: writer,
      signal: anySignal(signal, stop.signal)
    });
    const ended = running.finally(() => writer.destroy());
    ended.catch(() => void 0);
    yield* bytes;
    const { exitCode, stderr } = await ended;
    if (exitCode !== 0) throw damagedArchiveError(stderr.trim());
  } finally {
    stop.abort();
  }
}
function isZlibError(error) {
  return typeof error === "object" && error !== null && "code" in error && /^(Z_|ZSTD_)/.test(String(error.code));
}

export {
  digestOfName,
  imageRewriter,
  chunkSize,
  decompress
};
