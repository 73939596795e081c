import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  parseManifest
} from "./parse-manifest.js";
import {
  isImageEntry,
  isIndex,
  mediaTypeOf
} from "./manifest.js";
import {
  limitConcurrency
} from "./limit-concurrency.js";
import {
  classifyError
} from "./dockerfile.js";
import {
  atDigest,
  isDigest,
  isSamePlatform,
  parseImageRef,
  readPlatform,
  registryHost,
  sha256
} from "./reference.js";
import {
  AmbiguousJsonError
} from "./strict-json.js";
import {
  formatBytes
} from "./format.js";
import {
  CommandError,
  UserError,
  toMessage,
  valueAt
} from "./error-text.js";

// src/core/oci/layer-sizes.ts
function layerSizes(manifest) {
  const layers = valueAt(manifest, "layers");
  if (!Array.isArray(layers)) return void 0;
  const sizes = layers.map((layer) => valueAt(layer, "size"));
  return sizes.every((size) => typeof size === "number") ? sizes : void 0;
}
function layersOfPlatform(configs, platform) {
  const own = configs.find((config) => config.platform === platform) ?? (configs.length === 1 ? configs[0] : void 0);
  return own?.layerBytes;
}
function formatLayers(bytes) {
  const sum = bytes.reduce((total, size) => total + size, 0);
  return `${formatBytes(sum)} in ${bytes.length} ${bytes.length === 1 ? "layer" : "layers"}`;
}

// src/adapters/registry/imagetools.ts
function imagetoolsRegistry(exec, builder) {
  const imagetools = async (args, options) => {
    const [verb = "", ...rest] = args;
    const argv = ["buildx", "imagetools", verb, ...builder === void 0 ? [] : ["--builder", builder], ...rest];
    const result = await exec.run("docker", argv, options);
    if (result.exitCode !== 0) throw new CommandError({ command: `docker buildx imagetools ${verb}`, ...result });
    return result.stdout;
  };
  const inspect = (ref, format, options) => imagetools(["inspect", ...format, "--", ref], options);
  const setTags = async (tags, sources, options) => {
    const flags = tags.flatMap((tag) => ["--tag", tag]);
    await imagetools(["create", ...flags, "--", ...sources], options);
  };
  const known = /* @__PURE__ */ new Map();
  return {
    async manifest(ref, options = {}) {
      try {
        const raw = await inspect(ref, ["--raw"], options);
        const digest = sha256(raw);
        known.set(atDigest(ref, digest), raw);
        return { found: true, digest, mediaType: mediaTypeOf(parseRawManifest(raw, ref)), raw };
      } catch (error) {
        if (isNotFound(error, ref)) return { found: false };
        throw error;
      }
    },
    async configs(ref, options = {}) {
      const raw = known.get(ref) ?? await inspect(ref, ["--raw"], options);
      const digest = sha256(raw);
      const top = parseRawManifest(raw, ref);
      const inTurn = limitConcurrency(configLimits.maxAtATime);
      let asked = 0;
      const ask = (args, digest2) => {
        asked += 1;
        return inTurn(() => {
          if (asked > configLimits.maxInAll) throw tooManyImagesError(ref);
          return inspect(atDigest(ref, digest2), args, options);
        });
      };
      const readImages = async (of) => listImages(JSON.parse(await ask(["--format", "{{json .Image}}"], of)));
      const manifests = readPlatformManifests(
        top,
        digest,
        async (child) => parseRawManifest(await ask(["--raw"], child), ref)
      );
      const [found, images] = await Promise.all([manifests, hasPlainEntries(top) ? readImages(digest) : []]);
      return Promise.all(
        found.map(async (manifest) => {
          const image = found.length === 1 ? images[0] : images.find((each) => readPlatform(each) === manifest.platform);
          const isCertain = found.filter(({ platform }) => platform === manifest.platform).length === 1;
          const own = isCertain && image !== void 0 ? image : (await readImages(manifest.digest))[0];
          return toImageConfig(manifest, own);
        })
      );
    },
    async copy(source, targets, options = {}) {
      const others = targets.filter((target) => repositoryOf(target) !== repositoryOf(source));
      const digest = source.slice(source.indexOf("@") + 1);
      for (const repository of new Set(others.map(repositoryOf))) {
        await setTags([atDigest(repository, digest)], [source], options);
      }
      for (const target of others) await setTags([target], [atDigest(target, digest)], options);
      const own = targets.filter((target) => !others.includes(target));
      if (own.length > 0) await setTags(own, [source], options);
    },
    async merge(sources, target, annotations, options = {}) {
      const flags = annotations.flatMap(spellPlatforms).map((annotation) => `--annotation=${annotation}`);
      if (sources.every((source) => repositoryOf(source) === repositoryOf(target))) {
        await imagetools(["create", ...flags, "--tag", target, "--", ...sources], options);
        return;
      }
      const printed = await imagetools(["create", ...flags, "--dry-run", "--", ...sources], options);
      const index = atDigest(target, sha256(printed.replace(/\n$/, "")));
      await imagetools(["create", ...flags, "--tag", index, "--", ...sources], options);
      await setTags([target], [index], options);
    }
  };
}
function spellPlatforms(annotation) {
  const [, start, end = ""] = /^([a-z-]+\[[a-z0-9]+\/(?:arm64|aarch64))(?:\/v8)?(\]:.*)$/s.exec(annotation) ?? [];
  return start === void 0 ? [annotation] : [`${start}${end}`, `${start}/v8${end}`];
}
function repositoryOf(ref) {
  return parseImageRef(ref, "reference").repository;
}
function isNotFound(error, ref) {
  if (!(error instanceof CommandError) || error.timedOut) return false;
  const failure = classifyError(error, { phase: "registry", host: registryHost(ref) });
  return failure.class === "auth" || failure.class !== "transient" && error.finalLine.endsWith(": not found");
}
function parseRawManifest(raw, ref) {
  try {
    return parseManifest(raw);
  } catch (error) {
    if (!(error instanceof AmbiguousJsonError)) {
      throw new Error(`The registry's answer for "${ref}" ${toMessage(error)}: ${raw.slice(0, 80)}`, { cause: error });
    }
    throw new UserError(
      `The registry's manifest of "${ref}" ${error.message}, so that an engine could find another image in it: push the image again, as buildx or docker writes it.`,
      { cause: error }
    );
  }
}
var configLimits = { maxAtATime: 16, maxInAll: 500 };
function tooManyImagesError(ref) {
  return new UserError(
    `The registry's index "${ref}" lists so many images that its registry would be asked more than ${configLimits.maxInAll} times: name the image of one platform by its digest, or push an index of fewer.`
  );
}
var maxDepth = 3;
function hasPlainEntries({ manifests = [] }) {
  return !manifests.some(({ mediaType }) => isIndex(mediaType ?? ""));
}
async function readPlatformManifests(top, topDigest, read, depth = 1) {
  if (top.manifests === void 0) {
    const configDigest = requireAnsweredDigest(top.config?.digest);
    return [
      { digest: topDigest, configDigest, platform: void 0, osVersion: void 0, layerBytes: layerSizes(top) }
    ];
  }
  const images = top.manifests.filter(isImageEntry);
  const found = images.map(async (entry) => {
    const digest = requireAnsweredDigest(entry.digest);
    const manifest = await read(digest);
    if (manifest.manifests !== void 0 && depth < maxDepth) {
      return readPlatformManifests(manifest, digest, read, depth + 1);
    }
    const [only] = await readPlatformManifests({ ...manifest, manifests: void 0 }, digest, read);
    const own = { platform: readPlatform(entry.platform), osVersion: entry.platform?.["os.version"] };
    return only === void 0 ? [] : [{ ...only, ...own }];
  });
  return (await Promise.all(found)).flat();
}
function requireAnsweredDigest(digest) {
  if (digest !== void 0 && isDigest(digest)) return digest;
  throw new Error(`The registry answered a manifest with the digest "${digest ?? ""}", which is none.`);
}
function listImages(answer) {
  const object = answer ?? {};
  return typeof object.architecture === "string" ? [object] : Object.values(object);
}
function toImageConfig(manifest, image) {
  const own = readPlatform(image) ?? "";
  const { platform = own } = manifest;
  return {
    imageid: manifest.configDigest,
    manifestDigest: manifest.digest,
    platform,
    otherPlatform: own === "" || isSamePlatform(platform, own) ? void 0 : own,
    osVersion: image?.["os.version"] ?? manifest.osVersion,
    labels: image?.config?.Labels ?? {},
    layerBytes: manifest.layerBytes
  };
}

export {
  layerSizes,
  layersOfPlatform,
  formatLayers,
  imagetoolsRegistry
};
