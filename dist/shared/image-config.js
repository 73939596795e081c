import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  ArchiveRefusedError,
  toPrintable
} from "./errors.js";
import {
  isDigest,
  isPlatform,
  platformName,
  sha256
} from "./reference.js";
import {
  JsonError,
  findFoldedKey,
  parseBoundedJson,
  parseStrictJson
} from "./strict-json.js";
import {
  isObject,
  isTextList
} from "./error-text.js";

// src/core/archive/archive-json.ts
function rejectFoldedKeys(object, names, what) {
  const other = findFoldedKey(object, names);
  if (other !== void 0) throw new ArchiveRefusedError(`${what} spells the key "${toPrintable(other)}" unusually`);
}
function parseArchiveJson(text, what) {
  return refuseFaults(what, () => parseBoundedJson(text));
}
function parseEngineJson(text, what) {
  return refuseFaults(what, () => parseStrictJson(text));
}
function refuseFaults(what, parse) {
  try {
    return parse();
  } catch (error) {
    throw error instanceof JsonError ? new ArchiveRefusedError(`${what} ${error.message}`) : error;
  }
}

// src/core/archive/image-config.ts
var runtimeSettings = [
  "User",
  "Env",
  "Entrypoint",
  "Cmd",
  "WorkingDir",
  "Labels",
  "ExposedPorts",
  "Volumes",
  "StopSignal"
];
var configKeys = ["architecture", "os", "os.version", "os.features", "variant", "config", "rootfs"];
var rootfsKeys = ["type", "diff_ids"];
var settingKeys = [...runtimeSettings, "Healthcheck", "OnBuild", "Shell", "StopTimeout", "ArgsEscaped"];
function readImageConfig(content) {
  const json = content.toString("utf8");
  const config = parseEngineJson(json, "the image config");
  if (!isObject(config)) throw new ArchiveRefusedError("the image config is no JSON object");
  rejectFoldedKeys(config, configKeys, "the image config");
  const text = (name) => typeof config[name] === "string" ? config[name] : "";
  if (text("os") === "" || text("architecture") === "") {
    throw new ArchiveRefusedError("the image config names no platform");
  }
  const platform = platformName(text("os"), text("architecture"), text("variant"));
  if (!isPlatform(platform)) {
    throw new ArchiveRefusedError(`the image config is for "${toPrintable(platform)}", which is no platform`);
  }
  const rootfs = isObject(config["rootfs"]) ? config["rootfs"] : {};
  rejectFoldedKeys(rootfs, rootfsKeys, "the image config");
  const diffIds = rootfs["diff_ids"] ?? [];
  if (!isTextList(diffIds) || !diffIds.every(isDigest)) {
    throw new ArchiveRefusedError("the image config has layers without a sha256");
  }
  const settings = isObject(config["config"]) ? config["config"] : {};
  rejectFoldedKeys(settings, settingKeys, "the image config");
  const labels = isObject(settings["Labels"]) ? settings["Labels"] : {};
  return {
    imageid: sha256(content),
    platform,
    labels: Object.fromEntries(
      Object.entries(labels).filter((entry) => typeof entry[1] === "string")
    ),
    diffIds,
    settings
  };
}

export {
  parseArchiveJson,
  runtimeSettings,
  readImageConfig
};
