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
  isObject,
  isTextList
} from "./error-text.js";

// src/core/archive/strict-json.ts
var maxDepth = 100;
var stringPattern = /"(?:[^"\\]|\\.)*"(\s*:)?/g;
function rejectDuplicateKeys(text, document, what) {
  const keysInText = [...text.matchAll(stringPattern)].filter(([, colon]) => colon !== void 0).length;
  if (countKeys(document) !== keysInText) throw new ArchiveRefusedError(`${what} has a key twice`);
}
function rejectFoldedKeys(object, names, what) {
  const folded = new Set(names.map(foldKey));
  const other = Object.keys(object).find((key) => !names.includes(key) && folded.has(foldKey(key)));
  if (other !== void 0) throw new ArchiveRefusedError(`${what} spells the key "${toPrintable(other)}" unusually`);
}
function foldKey(key) {
  return key.toLowerCase().replaceAll("\u017F", "s").replaceAll("\u212A", "k");
}
function parseArchiveJson(text, what) {
  if (measureDepth(text) > maxDepth) throw new ArchiveRefusedError(`${what} is nested deeper than ${maxDepth}`);
  try {
    return JSON.parse(text);
  } catch {
    throw new ArchiveRefusedError(`${what} is not JSON`);
  }
}
function measureDepth(text) {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === "\\") at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" || character === "[") deepest = Math.max(deepest, ++depth);
    else if (character === "}" || character === "]") depth--;
  }
  return deepest;
}
function countKeys(value) {
  if (typeof value !== "object" || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((sum, child) => sum + countKeys(child), own);
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
  const config = parseArchiveJson(json, "the image config");
  if (!isObject(config)) throw new ArchiveRefusedError("the image config is no JSON object");
  rejectDuplicateKeys(json, config, "the image config");
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
