import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  progressLog
} from "./progress-log.js";
import {
  hasSameContent
} from "./same-content.js";
import {
  decompress,
  imageRewriter
} from "./pick-image.js";
import {
  findNearestNames
} from "./nearest-names.js";
import {
  recordedRef
} from "./record.js";
import {
  expansionLimit
} from "./cut-zstd-frames.js";
import {
  classifyError
} from "./dockerfile.js";
import {
  anySignal
} from "./abort-signals.js";
import {
  familiarName,
  lowerRepository,
  parseImageRef
} from "./reference.js";
import {
  pipeThrough
} from "./child-processes.js";
import {
  formatBytes
} from "./format.js";
import {
  CommandError,
  UserError
} from "./error-text.js";

// src/adapters/archives/archive-packer.ts
import { EventEmitter } from "node:events";
import { constants, createGzip, createZstdCompress } from "node:zlib";
function archivePacker(exec, files) {
  return {
    async pack({ open, mayBeCompressed = false, file, compression, level, signal, ...callbacks }) {
      const abort = new AbortController();
      const end = anySignal(signal, abort.signal);
      const part = `${file}.part`;
      const packing = new EventEmitter();
      callbacks.onPacking?.(files.follow(part, whenPacked(packing)));
      const reader = imageRewriter({}, { prefix: "" });
      let sizeBytes = 0;
      async function* inspected(archive) {
        for await (const piece of archive) {
          Array.from(reader.pass(piece));
          sizeBytes += piece.length;
          callbacks.onProgress?.(sizeBytes);
          yield piece;
        }
      }
      try {
        const opened = await open(end);
        const limit = expansionLimit({ maxLayerBytes: Infinity });
        const plain = mayBeCompressed ? decompress(opened, limit, { exec, files, signal: end }) : opened;
        await writeCompressed(exec, files, inspected(plain), { part, compression, level, signal: end });
        const { image } = reader.finish();
        limit.finish();
        callbacks.check?.(image);
        await files.rename(part, file);
        packing.emit("whole", file);
        return { image, sizeBytes, archiveBytes: await files.size(file) };
      } catch (error) {
        abort.abort(error);
        packing.emit("failed", error);
        await files.remove(part);
        signal?.throwIfAborted();
        throw error;
      }
    }
  };
}
function whenPacked(packing) {
  const path = new Promise((resolve, reject) => {
    packing.once("whole", resolve).once("failed", reject);
  });
  path.catch(() => void 0);
  return path;
}
async function writeCompressed(exec, files, plain, { part, compression, level, signal }) {
  const quietly = ["-q", `-${level}`];
  if (compression === "none") {
    await files.write(part, plain);
  } else if (compression === "zstd" && await exec.has("zstd")) {
    const result = await exec.run("zstd", [...quietly, "-T0", "-f", "-o", part], { input: plain, signal });
    if (result.exitCode !== 0) throw new CommandError({ command: "zstd", ...result });
  } else if (compression === "gzip" && await exec.has("pigz")) {
    const { stdout, done } = exec.stream("pigz", [...quietly, "-c"], { input: plain, signal });
    await files.write(part, stdout);
    const result = await done;
    if (result.exitCode !== 0) throw new CommandError({ command: "pigz", ...result });
  } else {
    await files.write(part, pipeThrough(plain, compressor(compression, level)));
  }
}
function compressor(compression, level) {
  return compression === "zstd" ? createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: level } }) : createGzip({ level });
}

// src/services/images/find-local-image.ts
function selectImage(inputs) {
  const { image, handover, tags } = inputs;
  const [firstTag] = tags;
  if (image !== void 0) return parseRequestedImage(image, 'input "image"');
  if (handover !== void 0 && handover.image !== "") {
    return parseRequestedImage(recordedRef(handover), 'image of input "handover"');
  }
  return firstTag === void 0 ? void 0 : parseRequestedImage(firstTag, 'first line of input "tags"');
}
function noImageError() {
  return new UserError(
    'Nothing says which image to save: the inputs "image", "handover" and "tags" are all empty. Fill one of them; where it is filled from an output, look whether that step ran, has that id and writes that output, and whether the output holds a masked value, which a runner drops between jobs.'
  );
}
async function findLocalImage(requested, inputs, engine) {
  const image = await engine.inspect(requested.ref);
  if (image === void 0) throw await localImageNotFound(requested, engine);
  const reference = isImageId(requested.ref) ? referenceOfId(requested, image, inputs) : referenceOfName(requested, image, inputs);
  return { reference, image };
}
function parseRequestedImage(text, input) {
  if (isImageId(text)) return { ref: text, input };
  const ref = lowerRepository(text);
  const { tag, digest } = parseImageRef(ref, input);
  return { ref: tag === void 0 && digest === void 0 ? `${ref}:latest` : ref, input };
}
function isImageId(text) {
  return /^(?:sha256:)?[0-9a-f]{12,64}$/.test(text);
}
function referenceOfName(requested, image, inputs) {
  const { repository, tag, digest } = parseImageRef(requested.ref, requested.input);
  if (digest === void 0) return requested.ref;
  return tag === void 0 ? requireOneName(requested, image.repoTags, inputs) : `${repository}:${tag}`;
}
function referenceOfId(requested, image, inputs) {
  const { handover, tags } = inputs;
  const candidates = handover === void 0 ? tags : [recordedRef(handover), ...tags];
  const familiarNames = candidates.map(familiarName);
  const known = image.repoTags.find((name) => familiarNames.includes(familiarName(name)));
  return known ?? requireOneName(requested, image.repoTags, inputs);
}
function requireOneName(requested, names, { localTag }) {
  const [name, ...others] = names;
  if (name !== void 0 && others.length === 0) return name;
  if (localTag !== void 0) return localTag;
  const found = name === void 0 ? "no name" : `the names ${names.join(", ")}`;
  throw new UserError(
    `The ${requested.input} is "${requested.ref}", and that image has ${found} in the engine: give the one \`repository:tag\` that the archive shall restore.`
  );
}
async function localImageNotFound(requested, engine) {
  const table = await engine.tagTable().catch(() => void 0);
  const names = findNearestNames(requested.ref, table?.keys() ?? []);
  const others = table === void 0 ? "its images could not be listed" : names.length === 0 ? "the engine holds no image at all" : `nearest names there: ${names.join(", ")}`;
  return new UserError(
    `The ${requested.input} is "${requested.ref}", and the engine has no such image (${others}): build it with "load: true", or give the exact name that the build applied.`
  );
}

// src/services/images/pack-image.ts
var minArchiveShare = { zstd: 0.25, gzip: 0.25, none: 1 };
async function packFromEngine(reference, image, inputs, deps) {
  const { sizeBytes } = image;
  await checkFreeDisk(reference, sizeBytes, inputs, deps);
  const open = (signal) => deps.engine.save(reference, { signal });
  const check = (saved) => {
    inputs.check?.(saved);
    checkIsInspected(saved, image, reference);
  };
  const packed = await packArchive({ open }, { ...inputs, check }, sizeBytes, deps);
  return { ...packed, reference: familiarName(reference) ?? reference };
}
function checkIsInspected(saved, image, reference) {
  if (saved.imageid === image.id || hasSameContent(image, saved)) return;
  throw new UserError(
    `The engine saved ${reference} as the image ${saved.imageid}, which is not the ${image.id} that it had before, since something tagged another image under that name in between: nothing of it was used; give the image a tag that no other job uses, and run this job again.`
  );
}
async function packFromFile(path, inputs, deps) {
  const isFolder = await deps.files.exists(`${path}/.`);
  if (isFolder || !await deps.files.exists(path)) {
    const what = isFolder ? "that is a folder, no archive" : "there is no such file";
    throw new UserError(`Input "image-tar" is "${path}", and ${what}: look whether the build wrote it.`);
  }
  const sizeBytes = await deps.files.size(path);
  await checkFreeDisk(path, sizeBytes, inputs, deps);
  const open = () => Promise.resolve(deps.files.read(path));
  const packed = await packArchive({ open, mayBeCompressed: true }, inputs, sizeBytes, deps);
  const reference = packed.image.names.map(familiarName).find((name) => name !== void 0);
  if (reference === void 0) {
    throw new UserError(
      `The archive "${path}" gives its image no name: let the build write it with a tag (\`type=docker,dest=\u2026,name=\u2026\`).`
    );
  }
  return { ...packed, reference };
}
async function checkFreeDisk(what, sizeBytes, { file, compression }, { files }) {
  const neededBytes = sizeBytes * minArchiveShare[compression];
  const freeBytes = await files.freeBytes(file.slice(0, file.lastIndexOf("/")));
  if (freeBytes >= neededBytes) return;
  throw new UserError(
    `The archive of ${what} (${formatBytes(sizeBytes)}) needs at least ${formatBytes(neededBytes)} in the runner's temporary folder, and ${formatBytes(freeBytes)} are free: free disk space before this step.`
  );
}
async function packArchive(source, { compression, level, file, check, meanwhile }, totalBytes, deps) {
  const start = deps.clock.now();
  const packed = await deps.packer.pack({
    ...source,
    file,
    compression,
    level,
    onProgress: progressLog("Saving", deps, totalBytes),
    signal: deps.signal,
    check,
    onPacking: meanwhile
  }).catch((error) => {
    throw error instanceof UserError ? error : toSaveError(error);
  });
  return { ...packed, compression, seconds: (deps.clock.now() - start) / 1e3 };
}
function toSaveError(error) {
  const failure = classifyError(error, { phase: "save" });
  return new UserError(`The image could not be saved (${failure.class}): ${failure.reason} - ${failure.remedy}.`, {
    cause: error
  });
}

export {
  archivePacker,
  selectImage,
  noImageError,
  findLocalImage,
  parseRequestedImage,
  packFromEngine,
  packFromFile
};
