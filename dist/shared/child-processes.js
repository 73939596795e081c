import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  stateNames
} from "./saved-state.js";
import {
  debug,
  endGroup,
  exportVariable,
  info,
  notice,
  saveState,
  setOutput,
  setSecret,
  startGroup,
  summary,
  warning
} from "./actions-core.js";
import {
  formatSeconds
} from "./format.js";
import {
  CsvError,
  parse
} from "./csv-parse.js";
import {
  UserError,
  listAt,
  toMessage
} from "./error-text.js";

// src/core/inputs/environment.ts
function readEnvVariable(env, name) {
  const value = env[name];
  return value === "" ? void 0 : value;
}

// src/adapters/docker/docker-plugins.ts
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/adapters/docker/docker-config.ts
import { readFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
function dockerConfigFolder(env) {
  return readEnvVariable(env, "DOCKER_CONFIG") ?? join(readEnvVariable(env, "HOME") ?? userInfo().homedir, ".docker");
}
async function readDockerConfig(env) {
  const file = join(dockerConfigFolder(env), "config.json");
  let text;
  try {
    text = await readFile(file, "utf8");
  } catch {
    return {};
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(`Docker's configuration "${file}" is no JSON: log in again with docker/login-action.`, {
      cause: error
    });
  }
}

// src/adapters/docker/docker-plugins.ts
var systemFolders = [
  "/usr/local/lib/docker/cli-plugins",
  "/usr/local/libexec/docker/cli-plugins",
  "/usr/lib/docker/cli-plugins",
  "/usr/libexec/docker/cli-plugins"
];
function directPlugins(exec, env) {
  let found;
  const resolveProgram = async (program, args) => {
    if (program !== "docker" || args[0] !== "buildx") return [program, args];
    const plugin = await (found ??= findPlugin("docker-buildx", env));
    return plugin === void 0 ? [program, args] : [plugin, args.slice(1)];
  };
  return {
    ...exec,
    async run(program, args, options2) {
      return exec.run(...await resolveProgram(program, args), options2);
    }
  };
}
async function findPlugin(name, env) {
  const config = await readDockerConfig(env).catch(() => ({}));
  const extra = listAt(config, "cliPluginsExtraDirs");
  for (const folder of [...extra.map(String), join2(dockerConfigFolder(env), "cli-plugins"), ...systemFolders]) {
    const path = join2(folder, name);
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false
    );
    if (isThere) return path;
  }
  return void 0;
}

// src/adapters/process/child-processes.ts
import { spawn } from "node:child_process";
import { constants as constants2 } from "node:fs";
import { access as access2 } from "node:fs/promises";
import { delimiter, join as join3 } from "node:path";
import { StringDecoder } from "node:string_decoder";

// src/adapters/runner/leftovers.ts
import { randomUUID } from "node:crypto";

// src/adapters/process/process-table.ts
import { readFileSync, readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
var pollMs = 50;
function readStartTime(pid) {
  const stat = readOf(pid, "stat");
  const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return state === "" || state === "Z" ? void 0 : fields[18];
}
function findProcesses(variable, value) {
  return listProcesses().filter((pid) => readOf(pid, "environ").split("\0").includes(`${variable}=${value}`));
}
async function endProcesses(find, graceMs) {
  signal(find(), "SIGTERM");
  for (let waitedMs = 0; waitedMs < graceMs && find().length > 0; waitedMs += pollMs) await sleep(pollMs);
  signal(find(), "SIGKILL");
}
function signal(pids, name) {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
    }
  }
}
function listProcesses() {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number);
  } catch {
    return [];
  }
}
function readOf(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}

// src/adapters/runner/command-files.ts
function writeOutputs(outputs) {
  for (const [name, value] of Object.entries(outputs)) {
    attempt("GITHUB_OUTPUT", () => {
      setOutput(name, value);
    });
  }
}
function writeVariables(variables) {
  for (const [name, value] of Object.entries(variables)) {
    attempt("GITHUB_ENV", () => {
      exportVariable(name, value);
    });
  }
}
function saveState2(name, value) {
  attempt("GITHUB_STATE", () => {
    saveState(name, value);
  });
}
async function writeSummary(page) {
  try {
    await summary.addRaw(page).write();
  } catch (error) {
    throw toFileError("GITHUB_STEP_SUMMARY", error);
  }
}
function attempt(variable, write) {
  try {
    write();
  } catch (error) {
    throw toFileError(variable, error);
  }
}
function toFileError(variable, error) {
  return new UserError(
    `The runner's file ${variable}, "${process.env[variable] ?? ""}", cannot be written (${toMessage(error)}): free some space on the disk, or find what changed ${variable}, and run this job again.`,
    { cause: error }
  );
}

// src/adapters/runner/leftovers.ts
var markVariable = "CI_IMAGE_ACTIONS_STEP";
var noLeftovers = {
  processMark: {},
  remember: () => void 0,
  forget: () => void 0,
  end: () => void 0
};
function stateLeftovers(env) {
  if ((env["GITHUB_STATE"] ?? "") === "") return noLeftovers;
  const mark = randomUUID();
  const main = { pid: process.pid, startTime: readStartTime(process.pid), mark };
  saveState2(stateNames.main, JSON.stringify(main));
  const saved = /* @__PURE__ */ new Map();
  const keyOf = (kind, name) => `${kind} ${name}`;
  return {
    processMark: { [markVariable]: mark },
    remember(leftover) {
      const key = keyOf(leftover.kind, leftover.name);
      const stateName = saved.get(key) ?? `${stateNames.leftover}${saved.size + 1}`;
      saved.set(key, stateName);
      saveState2(stateName, JSON.stringify(leftover));
    },
    forget(kind, name) {
      const stateName = saved.get(keyOf(kind, name));
      if (stateName !== void 0) saveState2(stateName, "");
    },
    end() {
      saveState2(stateNames.end, "true");
    }
  };
}

// src/adapters/streams/write-stream.ts
async function writeStream(source, target) {
  for await (const piece of source) {
    if (!await writePiece(piece, target)) return;
  }
  target.end();
}
function writePiece(piece, target) {
  return new Promise((resolve2) => {
    target.write(piece, (error) => {
      resolve2(error === void 0 || error === null);
    });
  });
}
async function* pipeThrough(source, transform) {
  writeStream(source, transform).catch((error) => {
    transform.destroy(error);
  });
  yield* transform;
}

// src/adapters/process/child-environment.ts
var ownVariable = /^(INPUT_.*|STATE_.*|ACTIONS_.*|GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)|DEBUG)$/i;
var cacheVariable = /^ACTIONS_(RUNTIME_TOKEN|RESULTS_URL|CACHE_URL|CACHE_SERVICE_V2)$/;
function childEnvironment(environment, args) {
  const usesCache = args.some((arg) => /\btype=gha\b/.test(arg));
  const named = new Set(args.flatMap((arg) => arg.split(/[=,"]/)));
  const isNeeded = (name) => !ownVariable.test(name) || usesCache && cacheVariable.test(name) || named.has(name);
  return Object.fromEntries(Object.entries(environment).filter(([name]) => isNeeded(name)));
}

// src/adapters/process/child-processes.ts
var maxStderrChars = 1e6;
var maxStdoutBytes = 64 << 20;
var killAfterMs = 2e3;
function childProcesses(shield, environment = process.env) {
  return {
    async run(program, args, options2 = {}) {
      const { child, ended, fail } = startProgram([program, ...args], options2, environment, shield);
      let stdout = [];
      let size = 0;
      child.stdout?.on("data", (chunk) => {
        if (size > maxStdoutBytes) return;
        size += chunk.length;
        stdout.push(chunk);
        if (options2.show === true) shield.write(chunk);
        if (size <= maxStdoutBytes) return;
        stdout = [];
        fail(new Error(`${program} was ended, since it printed more than ${maxStdoutBytes >> 20} MiB`));
      });
      const result = await ended;
      return { ...result, stdout: Buffer.concat(stdout).toString("utf8") };
    },
    stream(program, args, options2 = {}) {
      const { child, ended } = startProgram([program, ...args], options2, environment, shield);
      if (child.stdout === null) throw new Error(`${program} has no stdout`);
      return { stdout: child.stdout, done: ended };
    },
    async has(program) {
      for (const folder of (environment["PATH"] ?? "").split(delimiter)) {
        try {
          await access2(join3(folder, program), constants2.X_OK);
          return true;
        } catch {
          continue;
        }
      }
      return false;
    }
  };
}
function startProgram([program, ...args], options2, environment, shield) {
  options2.signal?.throwIfAborted();
  const child = spawn(program, args, {
    cwd: options2.cwd,
    env: selectEnvironment(environment, args, options2),
    stdio: [options2.input === void 0 ? "ignore" : "pipe", options2.output ?? "pipe", "pipe"],
    detached: true
  });
  options2.output?.destroy();
  let timedOut = false;
  let killer;
  const end = () => {
    signalGroup(child, "SIGTERM");
    killer ??= setTimeout(() => {
      signalGroup(child, "SIGKILL");
    }, killAfterMs);
  };
  const timer = options2.timeoutMs === void 0 ? void 0 : setTimeout(() => {
    timedOut = true;
    end();
  }, options2.timeoutMs);
  options2.signal?.addEventListener("abort", end, { once: true });
  const forget = killAtExit(child);
  let stderr = "";
  const decoder = new StringDecoder("utf8");
  let partLine = "";
  child.stderr?.on("data", (chunk) => {
    if (options2.show === true) shield.write(chunk);
    const text = decoder.write(chunk);
    stderr = (stderr + text).slice(-maxStderrChars);
    if (options2.onLine === void 0) return;
    const lines = (partLine + text).split("\n");
    partLine = (lines.pop() ?? "").slice(-maxStderrChars);
    for (const line of lines) options2.onLine(line);
  });
  let failure;
  const fail = (error) => {
    failure ??= error;
    end();
  };
  if (child.stdin !== null) {
    writeInput(options2.input ?? "", child.stdin).catch((error) => {
      fail(toError(error));
    });
  }
  const ended = new Promise((resolve2, reject) => {
    const release = () => {
      clearTimeout(timer);
      clearTimeout(killer);
      options2.signal?.removeEventListener("abort", end);
      forget();
    };
    child.once("error", (error) => {
      release();
      reject(
        error.code === "ENOENT" ? new UserError(`The program "${program}" is not on PATH: install it on this runner.`) : error
      );
    });
    child.once("close", (code) => {
      release();
      if (partLine !== "") options2.onLine?.(partLine);
      if (options2.signal?.aborted === true) reject(toError(options2.signal.reason));
      else if (failure !== void 0) reject(failure);
      else resolve2({ exitCode: code ?? -1, stdout: "", stderr, timedOut });
    });
  });
  ended.catch(() => void 0);
  return { child, ended, fail };
}
function selectEnvironment(environment, args, { inherits = () => true, reads = "", env }) {
  const offered = childEnvironment(environment, [...args, reads]);
  const inherited = Object.entries(offered).filter(([name]) => name === markVariable || inherits(name));
  return { ...Object.fromEntries(inherited), ...env };
}
var living = /* @__PURE__ */ new Set();
function killAtExit(child) {
  if (living.size === 0) process.on("exit", killLiving);
  living.add(child);
  return () => {
    living.delete(child);
    if (living.size === 0) process.off("exit", killLiving);
  };
}
function killLiving() {
  for (const child of living) signalGroup(child, "SIGKILL");
}
function writeInput(input, stdin) {
  stdin.on("error", () => void 0);
  if (typeof input !== "string") return writeStream(input, stdin);
  stdin.end(input);
  return Promise.resolve();
}
function signalGroup(child, signal2) {
  if (child.pid === void 0) return;
  try {
    process.kill(-child.pid, signal2);
  } catch {
  }
}
function toError(reason) {
  return reason instanceof Error ? reason : new Error(String(reason));
}

// src/adapters/runner/annotation-text.ts
var maxAnnotationChars = 4096;
var endChars = 1e3;
var omission = " [\u2026 left out \u2026] ";
var invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
function toAnnotationText(message) {
  if (message.length <= maxAnnotationChars) return spellInvisible(message);
  const start = message.slice(0, maxAnnotationChars - endChars - omission.length).replace(/\s*\S*$/, "");
  const end = message.slice(-endChars).replace(/^\S*\s*/, "");
  return spellInvisible(`${start}${omission}${end}`).slice(0, maxAnnotationChars);
}
function spellInvisible(text) {
  return text.replaceAll(invisible, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

// src/adapters/runner/defuse-commands.ts
var leadingSpace = /^[\s\u0085\u180e]*/;
function defuseCommands(text) {
  return text.replaceAll(/[^\r\n]+/g, defuseLine);
}
function defuseLine(line) {
  const start = leadingSpace.exec(line)?.[0].length ?? 0;
  const safe = line.startsWith("::", start) ? `${line.slice(0, start)}\u200B${line.slice(start)}` : line;
  return safe.replaceAll("##[", "##\u200B[");
}

// src/adapters/runner/actions-log.ts
var maxOwnAnnotations = 3;
var annotations = { notice, warning };
function actionsLog(shield, now) {
  const shown = { notice: 0, warning: 0 };
  const annotate = (kind, message, where) => {
    shield.resume();
    const { isFinding = where?.file !== void 0 } = where ?? {};
    if (!isFinding) shown[kind] += 1;
    if (shown[kind] <= maxOwnAnnotations || isFinding)
      annotations[kind](toAnnotationText(message), toProperties(where));
    else info(defuseCommands(`${kind}: ${message}`));
  };
  return {
    info(message) {
      shield.resume();
      info(defuseCommands(message));
    },
    debug(message) {
      shield.resume();
      debug(message);
    },
    notice(message, where) {
      annotate("notice", message, where);
    },
    warning(message, where) {
      annotate("warning", message, where);
    },
    async group(title, work) {
      shield.resume();
      const start = now();
      startGroup(title);
      try {
        return await work();
      } finally {
        shield.resume();
        info(formatSeconds((now() - start) / 1e3));
        endGroup();
      }
    },
    mask(value) {
      shield.resume();
      if (value !== "") setSecret(value);
    }
  };
}
function toProperties({ title, file, startLine } = {}) {
  const properties = {};
  if (title !== void 0) properties.title = title;
  if (file !== void 0) properties.file = file;
  if (startLine !== void 0) properties.startLine = startLine;
  return properties;
}

// src/adapters/runner/stop-commands.ts
import { randomBytes } from "node:crypto";
function stopCommands(print) {
  let token;
  let atLineStart = true;
  return {
    write(chunk) {
      if (chunk.length === 0) return;
      if (token === void 0) {
        token = randomBytes(16).toString("hex");
        print(`::stop-commands::${token}
`);
      }
      print(chunk);
      atLineStart = chunk[chunk.length - 1] === 10;
    },
    resume() {
      if (token === void 0) return;
      print(`${atLineStart ? "" : "\n"}::${token}::
`);
      token = void 0;
      atLineStart = true;
    }
  };
}

// src/adapters/runner/system-clock.ts
import { setTimeout as wait } from "node:timers/promises";
var systemClock = {
  now: () => Date.now(),
  async sleep(ms, signal2) {
    try {
      await wait(ms, void 0, { signal: signal2 });
    } catch (error) {
      signal2?.throwIfAborted();
      throw error;
    }
  },
  random: () => Math.random()
};

// src/adapters/streams/bounded-read.ts
var TooLongError = class extends Error {
  name = "TooLongError";
};
async function readAtMost(source, maxBytes, what) {
  const { bytes, isWhole } = await readStart(source, maxBytes);
  if (!isWhole) throw new TooLongError(`${what} is longer than ${maxBytes} bytes`);
  return bytes;
}
async function readStart(source, maxBytes) {
  const pieces = [];
  let size = 0;
  for await (const piece of source) {
    pieces.push(Buffer.from(piece));
    size += piece.length;
    if (size > maxBytes) return { bytes: Buffer.concat(pieces, maxBytes), isWhole: false };
  }
  return { bytes: Buffer.concat(pieces, size), isWhole: true };
}

// src/core/inputs/csv.ts
var csvForm = { commas: true, quotes: true };
var lineForm = { commas: false, quotes: true };
var exactLineForm = { commas: false, quotes: true, keepsSpace: true };
var rawLineForm = { commas: false, quotes: false };
var noDelimiter = "\0";
var options = {
  comment: "#",
  comment_no_infix: true,
  record_delimiter: ["\r\n", "\n", "\r"],
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true
};
function readCsvList(input, text, form) {
  const records = parseCsv(text, {
    ...options,
    quote: form.quotes ? '"' : false,
    delimiter: form.commas ? "," : noDelimiter
  });
  if (records === void 0) {
    throw new UserError(`Input "${input}" has a value that starts with a quote which is never closed: close it.`);
  }
  return records.filter(([first = ""]) => !/^[ \t]+#/.test(first)).flat().map((value) => form.keepsSpace === true ? value : value.trim()).filter((value) => value.trim() !== "");
}
function readCsvFields(line) {
  const records = parseCsv(line, { relax_column_count: true, relax_quotes: true });
  return records === void 0 ? line.split(",") : records[0] ?? [];
}
function writeCsvLine(fields) {
  return fields.map((field) => /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field).join(",");
}
function writeLine(value) {
  return /^\s*["#]|[\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
function parseCsv(text, parseOptions) {
  try {
    return parse(text, parseOptions);
  } catch (error) {
    if (error instanceof CsvError && error.code === "CSV_QUOTE_NOT_CLOSED") return void 0;
    throw error;
  }
}

// src/adapters/runner/temporary-path.ts
import { randomBytes as randomBytes2 } from "node:crypto";
import { tmpdir } from "node:os";
import { basename, dirname, join as join4, resolve } from "node:path";
var prefix = "ci-image-actions-";
function makeTemporaryPath(env) {
  return join4(temporaryRoot(env), `${prefix}${randomBytes2(6).toString("hex")}`);
}
function isTemporaryPath(path, env) {
  return basename(path).startsWith(prefix) && dirname(resolve(path)) === resolve(temporaryRoot(env));
}
function temporaryRoot(env) {
  return readEnvVariable(env, "RUNNER_TEMP") ?? tmpdir();
}

export {
  readEnvVariable,
  writeStream,
  writePiece,
  pipeThrough,
  TooLongError,
  readAtMost,
  readStart,
  defuseCommands,
  csvForm,
  lineForm,
  exactLineForm,
  rawLineForm,
  readCsvList,
  readCsvFields,
  writeCsvLine,
  writeLine,
  readStartTime,
  findProcesses,
  endProcesses,
  writeOutputs,
  writeVariables,
  writeSummary,
  markVariable,
  noLeftovers,
  stateLeftovers,
  readDockerConfig,
  directPlugins,
  childProcesses,
  toAnnotationText,
  actionsLog,
  makeTemporaryPath,
  isTemporaryPath,
  stopCommands,
  systemClock
};
