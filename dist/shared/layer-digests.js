import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  chunkSize,
  decompress,
  imageRewriter
} from "./pick-image.js";
import {
  tarReader
} from "./engine.js";
import {
  detectCompression,
  detectedBytes,
  expansionLimit,
  isCompressedOtherwise,
  maxExpandedBytes,
  zstdFrameCutter
} from "./cut-zstd-frames.js";
import {
  ArchiveRefusedError,
  toPrintable
} from "./errors.js";

// src/adapters/archives/image-archives.ts
import { randomUUID } from "node:crypto";

// src/adapters/archives/layer-digests.ts
import { createHash } from "node:crypto";
import { createGunzip, createZstdDecompress } from "node:zlib";
function layerDigests(limit, { hashes }) {
  const tar = tarReader();
  const digests = /* @__PURE__ */ new Map();
  const contentDigest = () => digestContent(limit, hashes);
  let name = "";
  let content = contentDigest();
  return {
    async read(piece) {
      for (const part of tar.read(piece)) {
        if (part.kind === "member") {
          name = part.header.name;
          content = contentDigest();
        } else if (part.kind === "content") {
          await content.write(part.bytes);
        } else {
          digests.set(name, await content.end());
        }
      }
    },
    digestOf: (member) => digests.get(member)
  };
}
function digestContent(limit, hashes) {
  const hash = hashes ? createHash("sha256") : void 0;
  const add = (bytes) => {
    hash?.update(bytes);
  };
  const addUnpacked = (bytes) => {
    limit.addUnpacked(bytes.length);
    add(bytes);
  };
  let start = Buffer.alloc(0);
  let decoder;
  const open = async () => {
    decoder = openDecompressor(start, limit, addUnpacked) ?? plainDecoder(add);
    await decoder.write(start);
  };
  return {
    async write(bytes) {
      if (decoder !== void 0) return decoder.write(bytes);
      start = Buffer.concat([start, bytes]);
      if (start.length >= detectedBytes) await open();
    },
    async end() {
      if (decoder === void 0) await open();
      if (await decoder?.end() !== true) return void 0;
      return hash === void 0 ? "" : `sha256:${hash.digest("hex")}`;
    }
  };
}
function openDecompressor(start, limit, add) {
  const compression = detectCompression(start);
  if (compression === "gzip") return streamDecoder(createGunzip({ chunkSize }), (bytes) => [bytes], add);
  if (compression === "zstd") {
    return streamDecoder(createZstdDecompress({ chunkSize }), zstdFrameCutter(limit.addFrame), add);
  }
  return isCompressedOtherwise(start) ? unknownDecoder : void 0;
}
function plainDecoder(add) {
  return {
    write(bytes) {
      add(bytes);
      return Promise.resolve();
    },
    end: () => Promise.resolve(true)
  };
}
var unknownDecoder = { write: () => Promise.resolve(), end: () => Promise.resolve(false) };
function streamDecoder(stream, cut, add) {
  let failure;
  stream.on("error", (error) => {
    failure ??= error;
  });
  stream.on("data", (bytes) => {
    try {
      add(bytes);
    } catch (error) {
      failure ??= error;
      stream.destroy();
    }
  });
  const throwRefusal = () => {
    if (failure instanceof ArchiveRefusedError) throw failure;
  };
  return {
    async write(bytes) {
      try {
        for (const piece of failure === void 0 ? cut(bytes) : []) {
          const before = stream.bytesWritten;
          await writeTo(stream, piece);
          if (stream.bytesWritten - before < piece.length) failure ??= new Error("bytes behind the end");
          if (failure !== void 0) break;
        }
      } catch (error) {
        failure ??= error;
      }
      throwRefusal();
    },
    async end() {
      if (failure === void 0) await new Promise((resolve) => stream.once("close", resolve).end());
      throwRefusal();
      stream.destroy();
      return failure === void 0;
    }
  };
}
function writeTo(stream, bytes) {
  return new Promise((resolve) => {
    const done = () => {
      stream.off("end", done).off("error", done).off("close", done);
      resolve();
    };
    stream.once("end", done).once("error", done).once("close", done);
    stream.write(bytes, done);
  });
}

// src/adapters/archives/image-archives.ts
function imageArchives(exec, files, signal) {
  return {
    rewrite(archive, expected) {
      const { packedBytes = Infinity } = expected;
      const maxBytes = Math.min(expected.maxBytes, maxExpandedBytes(packedBytes));
      const limit = expansionLimit(expected);
      return rewriteTar(decompress(archive, limit, { exec, files, signal }), { ...expected, maxBytes }, limit);
    }
  };
}
function checkLayerDigests({ layers, diffIds }, digests) {
  const wrong = diffIds.findIndex((diffId, index) => digests[index] !== "" && digests[index] !== diffId);
  if (wrong < 0) return;
  const found = digests[wrong] ?? "damaged, or compressed by neither gzip nor zstd";
  throw new ArchiveRefusedError(
    `its layer "${toPrintable(layers[wrong] ?? "")}" is ${found}, and the image config has the diff id ${diffIds[wrong] ?? ""}`
  );
}
function rewriteTar(archive, {
  check,
  maxBytes = Infinity,
  name,
  verifyLayers,
  ...expected
}, limit) {
  let picked;
  let names = [];
  async function* rewritten() {
    const rewriter = imageRewriter(expected, { maxBytes, name, prefix: `${randomUUID()}-` });
    const digests = limit === void 0 ? void 0 : layerDigests(limit, { hashes: verifyLayers });
    for await (const piece of archive) {
      for (const bytes of rewriter.pass(piece)) {
        await digests?.read(bytes);
        yield bytes;
      }
    }
    const { image, layers, rest } = rewriter.finish();
    limit?.finish();
    if (digests !== void 0) {
      for (const bytes of rest) await digests.read(bytes);
      checkLayerDigests(
        image,
        layers.map((layer) => digests.digestOf(layer))
      );
    }
    check?.(image);
    picked = image;
    names = layers;
    yield* rest;
  }
  return { stream: rewritten(), image: () => picked, layers: () => names };
}

export {
  imageArchives,
  rewriteTar
};
