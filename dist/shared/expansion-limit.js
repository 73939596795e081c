import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  ArchiveRefusedError
} from "./errors.js";

// src/core/archive/expansion-limit.ts
var usualRatio = 20;
var maxSparseBytes = 8 * 2 ** 30;
var maxRatio = 2e3;
var smallBytes = 64 * 2 ** 20;
function maxExpandedBytes(packedBytes) {
  return Math.min(smallBytes + maxRatio * packedBytes, maxSparseBytes + usualRatio * packedBytes);
}
function expansionLimit({ maxLayerBytes, packedBytes }) {
  let packed = 0;
  let plain = 0;
  let unpacked = 0;
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

// src/adapters/archives/detect-compression.ts
var gzipMagic = Buffer.from([31, 139]);
var zstdMagic = Buffer.from([40, 181, 47, 253]);
var skippableMagic = 407710288;
var foreignMagics = [Buffer.from("BZh"), Buffer.from("\xFD7zX", "latin1")];
var detectedBytes = zstdMagic.length;
function detectCompression(start) {
  if (start.subarray(0, gzipMagic.length).equals(gzipMagic)) return "gzip";
  if (start.length < zstdMagic.length) return void 0;
  const isSkippable = (start.readUInt32LE() & 4294967280) >>> 0 === skippableMagic;
  return isSkippable || start.subarray(0, zstdMagic.length).equals(zstdMagic) ? "zstd" : void 0;
}
function isCompressedOtherwise(start) {
  return foreignMagics.some((magic) => start.subarray(0, magic.length).equals(magic));
}

export {
  maxExpandedBytes,
  expansionLimit,
  detectedBytes,
  detectCompression,
  isCompressedOtherwise
};
