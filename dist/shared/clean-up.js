import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  dockerBuildx
} from "./buildx.js";
import {
  dockerEngine
} from "./engine.js";
import "./errors.js";
import "./abort-signals.js";
import "./reference.js";
import {
  actionsLog,
  childProcesses,
  directPlugins,
  endProcesses,
  findProcesses,
  isTemporaryPath,
  markVariable,
  readStartTime,
  stopCommands,
  systemClock
} from "./child-processes.js";
import "./saved-state.js";
import "./actions-core.js";
import "./format.js";
import "./csv-parse.js";
import {
  CommandError,
  toMessage
} from "./error-text.js";
import "./bundler-runtime.js";

// src/adapters/runner/remove-leftovers.ts
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
var mainGraceMs = 8e3;
var programGraceMs = 3e3;
var removeTimeoutMs = 3e4;
var lateMs = 3e3;
var pollMs = 250;
var lateContainerMs = [lateMs, 6e3];
async function removeLeftovers({ main, hasEnded, leftovers }, deps) {
  if (main !== void 0) await endMainPart(main);
  const patience = { nameMs: hasEnded ? 0 : lateMs };
  const left = leftovers.filter(({ kind }) => kind !== "file" || !hasEnded);
  await Promise.all(left.map((leftover) => remove(leftover, { patience, hasEnded }, deps)));
}
async function endMainPart({ pid, startTime, mark }) {
  const findMain = () => startTime !== void 0 && readStartTime(pid) === startTime && pid !== process.pid ? [pid] : [];
  await endProcesses(findMain, mainGraceMs);
  await endProcesses(() => findProcesses(markVariable, mark), programGraceMs);
}
async function remove(leftover, { patience, hasEnded }, deps) {
  const what = `${words[leftover.kind]} ${leftover.name}`;
  try {
    const isRemoved = await removers[leftover.kind](leftover, patience, deps);
    const why = hasEnded ? "which this step made for itself" : "which the main part of this step left behind";
    if (isRemoved) deps.log.info(`Removed ${what}, ${why}.`);
  } catch (error) {
    deps.log.info(`The main part of this step left ${what} behind, which cannot be removed: ${toMessage(error)}`);
  }
}
var words = {
  folder: "the folder",
  file: "the unfinished file",
  builder: "the builder",
  "image-name": "the name"
};
var removers = {
  folder: ({ name }, _, { env }) => isTemporaryPath(name, env) ? removePath(name, true) : Promise.resolve(false),
  file: ({ name }) => removePath(name, false),
  async builder({ name, unfinished }, _, { exec }) {
    const isRemoved = await removeBuilder(name, exec);
    if (unfinished === void 0) return isRemoved;
    const { driver, endpoint } = unfinished;
    const args = [`--name=${name}`, `--driver=${driver}`, "--", endpoint];
    for (const waitMs of lateContainerMs) {
      await sleep(waitMs);
      await exec.run("docker", ["buildx", "create", ...args], { timeoutMs: removeTimeoutMs });
      await removeBuilder(name, exec);
    }
    return isRemoved;
  },
  async "image-name"({ name, before }, { nameMs }, { engine }) {
    const options = { timeoutMs: removeTimeoutMs };
    let local = await engine.inspect(name, options);
    for (let waitedMs = 0; local === void 0 && waitedMs < nameMs; waitedMs += pollMs) {
      await sleep(pollMs);
      local = await engine.inspect(name, options);
    }
    if (before !== void 0) {
      if (local?.id === before) return false;
      await engine.tag(before, name, options);
      return true;
    }
    if (local === void 0) return false;
    await engine.untag(name);
    return true;
  }
};
async function removeBuilder(name, exec) {
  try {
    await dockerBuildx(exec).remove(name, { timeoutMs: removeTimeoutMs });
    return true;
  } catch (error) {
    if (error instanceof CommandError && /no builder .* found/.test(error.stderr)) return false;
    throw error;
  }
}
async function removePath(path, recursive) {
  const wasThere = existsSync(path);
  await rm(path, { recursive, force: true });
  return wasThere;
}

// src/clean-up.ts
async function cleanUp(saved) {
  const { env } = process;
  const shield = stopCommands((chunk) => process.stdout.write(chunk));
  const log = actionsLog(shield, () => systemClock.now());
  const exec = directPlugins(childProcesses(shield), env);
  try {
    await removeLeftovers(saved, { engine: dockerEngine(exec, env), exec, log, env });
  } catch (error) {
    log.info(`Cleaning up failed: ${toMessage(error)}`);
  }
}
export {
  cleanUp
};
