import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  decompress,
  gzipMagic,
  imageRewriter,
  zstdMagic
} from "./pick-image.js";
import {
  tarReader
} from "./reader.js";
import {
  ArchiveRefusedError,
  toPrintable
} from "./errors.js";

// src/adapters/archives/image-archives.ts
import { randomUUID } from "node:crypto";

// src/adapters/archives/layer-digests.ts
import { createHash } from "node:crypto";
import { createGunzip, createZstdDecompress } from "node:zlib";
var skippableMagic = 407710288;
function layerDigests() {
  const tar = tarReader();
  const digests = /* @__PURE__ */ new Map();
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
function contentDigest() {
  const hash = createHash("sha256");
  const add = (bytes) => {
    hash.update(bytes);
  };
  let start = Buffer.alloc(0);
  let decoder;
  const open = async () => {
    decoder = chooseDecoder(start, add);
    await decoder.write(start);
  };
  return {
    async write(bytes) {
      if (decoder !== void 0) return decoder.write(bytes);
      start = Buffer.concat([start, bytes]);
      if (start.length >= zstdMagic.length) await open();
    },
    async end() {
      if (decoder === void 0) await open();
      return await decoder?.end() === true ? `sha256:${hash.digest("hex")}` : void 0;
    }
  };
}
function chooseDecoder(start, add) {
  if (start.subarray(0, gzipMagic.length).equals(gzipMagic)) return streamDecoder(createGunzip, add);
  const magic = start.length < zstdMagic.length ? 0 : start.readUInt32LE();
  const isSkippable = (magic & 4294967280) >>> 0 === skippableMagic;
  if (isSkippable || start.subarray(0, zstdMagic.length).equals(zstdMagic)) {
    return streamDecoder(createZstdDecompress, add);
  }
  return {
    write(bytes) {
      add(bytes);
      return Promise.resolve();
    },
    end: () => Promise.resolve(true)
  };
}
function streamDecoder(create, add) {
  let isDamaged = false;
  const open = () => create().on("data", add).on("error", () => {
    isDamaged = true;
  });
  let stream = open();
  return {
    async write(bytes) {
      for (let left = bytes; left.length > 0 && !isDamaged; ) {
        const before = stream.bytesWritten;
        await writeTo(stream, left);
        const taken = stream.bytesWritten - before;
        left = left.subarray(taken);
        if (left.length === 0) return;
        if (taken === 0) isDamaged = true;
        stream.destroy();
        stream = open();
      }
    },
    async end() {
      if (!isDamaged) await new Promise((resolve) => stream.once("close", resolve).end());
      stream.destroy();
      return !isDamaged;
    }
  };
}
function writeTo(stream, bytes) {
  return new Promise((resolve) => {
    const done = () => {
      stream.off("end", done).off("error", done);
      resolve();
    };
    stream.once("end", done).once("error", done);
    stream.write(bytes, done);
  });
}

// src/adapters/archives/image-archives.ts
var maxExpansion = 200;
var freeExpansionBytes = 64 << 20;
function imageArchives(exec, files, signal) {
  return {
    rewrite(archive, expected) {
      let packedBytes = 0;
      async function* counted() {
        for await (const piece of archive) {
          packedBytes += piece.length;
          yield piece;
        }
      }
      async function* bounded(plain) {
        let plainBytes = 0;
        for await (const piece of plain) {
          plainBytes += piece.length;
          if (plainBytes > freeExpansionBytes + packedBytes * maxExpansion) {
            throw new ArchiveRefusedError(
              `it unpacks to over ${maxExpansion} times its ${packedBytes} bytes, which no image does`
            );
          }
          yield piece;
        }
      }
      return rewriteArchive(bounded(decompress(counted(), { exec, files, signal })), expected);
    }
  };
}
function checkLayerDigests({ layers, diffIds }, digests) {
  const wrong = diffIds.findIndex((diffId, index) => digests[index] !== diffId);
  if (wrong < 0) return;
  const found = digests[wrong] ?? "damaged";
  throw new ArchiveRefusedError(
    `its layer "${toPrintable(layers[wrong] ?? "")}" is ${found}, and the image config has the diff id ${diffIds[wrong] ?? ""}`
  );
}
function rewriteArchive(archive, { check, maxBytes, name, verifyLayers, ...expected }) {
  let picked;
  async function* rewritten() {
    const rewriter = imageRewriter(expected, { maxBytes, name, prefix: `${randomUUID()}-` });
    const digests = verifyLayers ? layerDigests() : void 0;
    for await (const piece of archive) {
      for (const bytes of rewriter.pass(piece)) {
        await digests?.read(bytes);
        yield bytes;
      }
    }
    const { image, layers, rest } = rewriter.finish();
    if (digests !== void 0) {
      for (const bytes of rest) await digests.read(bytes);
      checkLayerDigests(
        image,
        layers.map((layer) => digests.digestOf(layer))
      );
    }
    check?.(image);
    picked = image;
    yield* rest;
  }
  return { stream: rewritten(), image: () => picked };
}

export {
  imageArchives,
  rewriteArchive
};
