import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  ArchiveRefusedError,
  damagedArchiveError
} from "./errors.js";

// src/core/archive/expansion-limit.ts
var usualRatio = 20;
var maxSparseBytes = 8 * 2 ** 30;
var maxRatio = 2e3;
var maxFrames = 1e6;
var smallBytes = 64 * 2 ** 20;
function maxExpandedBytes(packedBytes) {
  return Math.min(smallBytes + maxRatio * packedBytes, maxSparseBytes + usualRatio * packedBytes);
}
function expansionLimit({ maxLayerBytes, packedBytes }) {
  let packed = 0;
  let plain = 0;
  let unpacked = 0;
  let frames = 0;
  const checkExpansion = (what, bytes, of) => {
    if (bytes <= maxExpandedBytes(of)) return;
    throw new ArchiveRefusedError(`${what} to over ${maxExpandedBytes(of)} bytes from ${of}, which no image does`);
  };
  const checkSoFar = (what, bytes) => {
    if (bytes > maxSparseBytes + usualRatio * packed) checkExpansion(what, bytes, packed);
    if (packedBytes !== void 0) checkExpansion(what, bytes, Math.max(packed, packedBytes));
  };
  return {
    addPacked(bytes) {
      packed += bytes;
    },
    addFrame() {
      if (++frames <= maxFrames) return;
      throw new ArchiveRefusedError(`its zstd is made of more than ${maxFrames} frames, which no image is`);
    },
    addPlain(bytes) {
      plain += bytes;
      checkSoFar("it unpacks", plain);
    },
    addUnpacked(bytes) {
      unpacked += bytes;
      checkSoFar("its layers unpack", unpacked);
      if (unpacked <= maxLayerBytes) return;
      throw new ArchiveRefusedError(`its layers unpack to more than the ${maxLayerBytes} bytes that there is room for`);
    },
    finish() {
      checkExpansion("it unpacks", plain, packed);
      checkExpansion("its layers unpack", unpacked, packed);
    }
  };
}

// src/core/archive/cut-zstd-frames.ts
var frameMagic = 4247762216;
var skippableMagic = 407710288;
var repeatedByte = 1;
var partBytes = { magic: 4, "skipped size": 4, descriptor: 1, block: 3 };
function isSkippableMagic(magic) {
  return (magic & 4294967280) >>> 0 === skippableMagic;
}
function zstdFrameCutter(onFrame) {
  let part = "magic";
  let value = 0;
  let bytes = 0;
  let skipped = 0;
  let checksumBytes = 0;
  const endPart = () => {
    switch (part) {
      case "magic":
        if (value !== frameMagic && !isSkippableMagic(value))
          throw damagedArchiveError("bytes behind the end of its zstd");
        onFrame();
        part = value === frameMagic ? "descriptor" : "skipped size";
        break;
      case "skipped size":
        skipped = value;
        part = "magic";
        break;
      case "descriptor":
        skipped = headerBytes(value);
        checksumBytes = (value & 4) === 0 ? 0 : 4;
        part = "block";
        break;
      case "block":
        skipped = (value >> 1 & 3) === repeatedByte ? 1 : value >> 3;
        if ((value & 1) === 0) break;
        skipped += checksumBytes;
        part = "magic";
    }
    value = 0;
    bytes = 0;
  };
  return function* cut(piece) {
    let start = 0;
    for (let at = 0; at < piece.length; ) {
      if (skipped > 0) {
        const passed = Math.min(skipped, piece.length - at);
        skipped -= passed;
        at += passed;
      } else {
        value += (piece[at++] ?? 0) * 2 ** (8 * bytes++);
        if (bytes === partBytes[part]) endPart();
      }
      if (part !== "magic" || bytes > 0 || skipped > 0) continue;
      yield piece.subarray(start, at);
      start = at;
    }
    if (start < piece.length) yield piece.subarray(start);
  };
}
function headerBytes(descriptor) {
  const isSingleSegment = (descriptor & 32) !== 0;
  const windowBytes = isSingleSegment ? 0 : 1;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  return windowBytes + dictionaryBytes + sizeBytes;
}

// src/adapters/archives/detect-compression.ts
var gzipMagic = Buffer.from([31, 139]);
var zstdMagic = Buffer.from([40, 181, 47, 253]);
var foreignMagics = [Buffer.from("BZh"), Buffer.from("\xFD7zX", "latin1")];
var detectedBytes = zstdMagic.length;
function detectCompression(start) {
  if (start.subarray(0, gzipMagic.length).equals(gzipMagic)) return "gzip";
  if (start.length < zstdMagic.length) return void 0;
  return isSkippableMagic(start.readUInt32LE()) || start.subarray(0, zstdMagic.length).equals(zstdMagic) ? "zstd" : void 0;
}
function isCompressedOtherwise(start) {
  return foreignMagics.some((magic) => start.subarray(0, magic.length).equals(magic));
}

export {
  maxExpandedBytes,
  expansionLimit,
  zstdFrameCutter,
  detectedBytes,
  detectCompression,
  isCompressedOtherwise
};
