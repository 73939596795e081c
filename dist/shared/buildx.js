import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  noLeftovers,
  writeCsvLine
} from "./child-processes.js";
import {
  CommandError
} from "./error-text.js";

// src/adapters/docker/buildx.ts
function dockerBuildx(exec, leftovers = noLeftovers) {
  const buildx = async (args, options = {}) => {
    const result = await exec.run("docker", ["buildx", ...args], options);
    if (result.exitCode !== 0) throw new CommandError({ command: `docker buildx ${args[0] ?? ""}`, ...result });
    return result.stdout;
  };
  const unfinished = /* @__PURE__ */ new Set();
  return {
    async builder(name, options = {}) {
      const text = await buildx(["inspect", ...name === void 0 ? [] : ["--", name]], options);
      const [head = "", nodes = ""] = text.split(/^Nodes:$/m);
      return { name: readField(head, "Name"), driver: readField(head, "Driver"), nodes: readNodes(nodes) };
    },
    async version(options = {}) {
      return /\bv?(\d+\.\d+\.\d+)/.exec(await buildx(["version"], options))?.[1] ?? "";
    },
    async build(args, options) {
      const result = await exec.run("docker", ["buildx", "build", ...args], { ...options, show: true });
      if (result.exitCode === 0) return;
      const found = args.includes("--call=check") ? result.stdout.trim().split("\n", 1)[0] ?? "" : "";
      throw new CommandError({ command: "docker buildx build", ...result, stderr: `${result.stderr}
${found}` });
    },
    async bake(args, options) {
      const result = await exec.run("docker", ["buildx", "bake", ...args], { show: true, ...options });
      if (result.exitCode !== 0) throw new CommandError({ command: "docker buildx bake", ...result });
    },
    describeBake(args, options) {
      return buildx(["bake", ...args], options);
    },
    async create(name, driver, node, options = {}) {
      const flags = node.daemonFlags === "" ? [] : [`--buildkitd-flags=${node.daemonFlags}`];
      const opts = node.driverOptions.map((option) => `--driver-opt=${writeCsvLine([option])}`);
      const platforms = node.platforms === void 0 ? [] : [`--platform=${node.platforms.join(",")}`];
      const config = node.configFile === void 0 ? [] : [`--buildkitd-config=${node.configFile}`];
      const args = [`--name=${name}`, `--driver=${driver}`, ...opts, ...flags, ...platforms, ...config];
      const { endpoint } = node;
      leftovers.remember({ kind: "builder", name, unfinished: { driver, endpoint } });
      unfinished.add(name);
      const result = await exec.run("docker", ["buildx", "create", ...args, "--bootstrap", "--", endpoint], options);
      if (!result.timedOut) {
        unfinished.delete(name);
        leftovers.remember({ kind: "builder", name });
      }
      if (result.exitCode !== 0) throw new CommandError({ command: "docker buildx create", ...result });
    },
    async remove(name, options = {}) {
      await buildx(["rm", "--force", "--", name], options);
      if (!unfinished.has(name)) leftovers.forget("builder", name);
    }
  };
}
function readNodes(text) {
  return text.split(/^(?=Name:)/m).filter((node) => node.startsWith("Name:")).map((node) => ({
    endpoint: readField(node, "Endpoint"),
    driverOptions: [...readField(node, "Driver Options").matchAll(/(?<![^\s=])([^\s=]+)="((?:[^"\\]|\\.)*)"/g)].map(
      ([, key = "", value = ""]) => `${key}=${value.replaceAll(/\\(.)/g, "$1")}`
    ),
    // `Flags` in older versions of buildx.
    daemonFlags: readField(node, "BuildKit daemon flags") || readField(node, "Flags"),
    platforms: readOwnPlatforms(node),
    files: readFiles(node)
  }));
}
function readOwnPlatforms(node) {
  const own = readField(node, "Platforms").split(", ").filter((platform) => platform.endsWith("*"));
  return own.length === 0 ? void 0 : own.map((platform) => platform.slice(0, -1));
}
function readFiles(node) {
  const [, ...sections] = node.split(/^File#/m);
  const files = sections.map((section) => {
    const [head = "", ...lines] = section.split("\n");
    const content = lines.filter((line) => /^\s*>/.test(line)).map((line) => line.replace(/^\s*> ?/, ""));
    return [head.replace(/:$/, ""), content.join("\n")];
  });
  return files.length === 0 ? void 0 : Object.fromEntries(files);
}
function readField(text, name) {
  return new RegExp(`^${name}: +(.+)$`, "m").exec(text)?.[1]?.trim() ?? "";
}

export {
  dockerBuildx
};
