import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  actionsLog,
  childProcesses,
  csvForm,
  directPlugins,
  makeTemporaryPath,
  noLeftovers,
  readAtMost,
  readCsvList,
  readEnvVariable,
  stateLeftovers,
  stopCommands,
  systemClock,
  toAnnotationText,
  writeOutputs,
  writeSummary,
  writeVariables
} from "./child-processes.js";
import {
  debug,
  getInput,
  setFailed
} from "./actions-core.js";
import {
  UserError,
  toMessage
} from "./error-text.js";

// src/adapters/http/find-proxy.ts
var variablesOf = { "https:": ["https_proxy", "HTTPS_PROXY"], "http:": ["http_proxy", "HTTP_PROXY"] };
function findProxy({ protocol, hostname, port }, env) {
  const isSecure = protocol === "https:";
  const name = firstSet(variablesOf[isSecure ? "https:" : "http:"], env);
  if (name === void 0) return void 0;
  const host = hostname.toLowerCase();
  if (isThisMachine(host)) return void 0;
  const withPort = `${host}:${port === "" ? isSecure ? 443 : 80 : port}`;
  const exceptions = env[firstSet(["no_proxy", "NO_PROXY"], env) ?? ""]?.toLowerCase().split(/[\s,]+/) ?? [];
  const isException = exceptions.some((entry) => {
    if (entry === "") return false;
    if (entry === "*") return true;
    const suffix = entry.replace(/^\*?\./, "");
    return [host, withPort].some((target) => target === suffix || target.endsWith(`.${suffix}`));
  });
  return isException ? void 0 : parseProxy(name, env[name] ?? "");
}
function proxyPasswords(env) {
  const urls = Object.values(variablesOf).flat().map((name) => parseProxyUrl(env[name] ?? ""));
  const found = urls.flatMap((url) => url === null ? [] : [url.password, decode(url.password)]);
  return [...new Set(found)].filter((password) => password !== "");
}
function firstSet(names, env) {
  return names.find((name) => (env[name] ?? "").trim() !== "");
}
function isThisMachine(host) {
  return host === "localhost" || /^127\.\d+\.\d+\.\d+$/.test(host) || host === "[::1]";
}
function parseProxyUrl(value) {
  const trimmed = value.trim();
  return URL.parse(trimmed.includes("://") ? trimmed : `http://${trimmed}`);
}
function parseProxy(variable, value) {
  const url = parseProxyUrl(value);
  if (url === null || url.hostname === "") {
    throw new UserError(`The variable ${variable} is not the URL of a proxy: write it as "http://proxy.example:3128".`);
  }
  const { protocol, username, password, hostname, port } = url;
  if (protocol !== "http:" && protocol !== "https:") {
    throw new UserError(
      `The variable ${variable} names a proxy that speaks "${protocol}": give one that is reached by http:// or https://.`
    );
  }
  const login = `${decode(username)}:${decode(password)}`;
  return {
    protocol,
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port === "" ? protocol === "https:" ? 443 : 80 : port),
    authorization: login === ":" ? void 0 : `Basic ${Buffer.from(login).toString("base64")}`
  };
}
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// src/adapters/runner/run-facts.ts
import { readFileSync } from "node:fs";
function readRunFacts(env) {
  const required = (name) => {
    const value = readEnvVariable(env, name);
    if (value === void 0) {
      throw new UserError(`The variable ${name} is not set: run this as a step of a GitHub Actions workflow.`);
    }
    return value;
  };
  const eventPath = readEnvVariable(env, "GITHUB_EVENT_PATH");
  let payload = {};
  if (eventPath !== void 0) {
    try {
      payload = JSON.parse(readFileSync(eventPath, "utf8"));
    } catch (error) {
      throw new UserError(`The event file "${eventPath}" cannot be read as JSON: check what wrote GITHUB_EVENT_PATH.`, {
        cause: error
      });
    }
  }
  return {
    eventName: required("GITHUB_EVENT_NAME"),
    payload,
    ref: readEnvVariable(env, "GITHUB_REF") ?? "",
    sha: readEnvVariable(env, "GITHUB_SHA") ?? "",
    repository: required("GITHUB_REPOSITORY"),
    actor: readEnvVariable(env, "GITHUB_ACTOR") ?? "",
    runId: readRunNumber(env, "GITHUB_RUN_ID") ?? 0,
    runAttempt: readRunNumber(env, "GITHUB_RUN_ATTEMPT") ?? 1,
    serverUrl: readEnvVariable(env, "GITHUB_SERVER_URL") ?? "https://github.com",
    workspace: readEnvVariable(env, "GITHUB_WORKSPACE") ?? ".",
    env
  };
}
function readRunNumber(env, name) {
  const text = readEnvVariable(env, name);
  if (text === void 0) return void 0;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UserError(`The variable ${name} is "${text}", which is no number: look which step or program sets it.`);
}

// src/adapters/runner/runner-files.ts
import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, mkdir, open, rename, rm, stat, statfs, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

// src/adapters/streams/chunk.ts
async function* chunk(content, memory) {
  let block = memory();
  let filled = 0;
  for await (const piece of content) {
    for (let at = 0; at < piece.length; ) {
      const bytes = piece.copy(block, filled, at);
      at += bytes;
      filled += bytes;
      if (filled < block.length) continue;
      yield block;
      block = memory();
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}

// src/adapters/runner/runner-files.ts
var readBytes = 256 << 10;
var writeBytes = 1 << 20;
var pollMs = 20;
var maxTextBytes = 256 << 20;
function runnerFiles(env, leftovers = noLeftovers) {
  const folders = [];
  const isBelowOwn = (path) => folders.some((own) => `${path}/`.startsWith(`${own.path}/`));
  const unfinished = (path) => {
    leftovers.remember({ kind: "file", name: path });
    return () => {
      leftovers.forget("file", path);
    };
  };
  return {
    readText: async (path) => (await readAtMost(createReadStream(path, { highWaterMark: writeBytes }), maxTextBytes, `"${path}"`)).toString(),
    async writeText(path, text) {
      const part = join(dirname(path), `.${randomUUID()}.part`);
      const isOwn = folders.some((folder) => dirname(path) === folder.path);
      const finished = isOwn ? void 0 : unfinished(part);
      try {
        await writeFile(part, text, { mode: 384 });
        await rename(part, path);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      } finally {
        finished?.();
      }
    },
    async exists(path) {
      try {
        await access(path);
        return true;
      } catch {
        return false;
      }
    },
    size: async (path) => (await stat(path)).size,
    remove: (path) => rm(path, { recursive: isBelowOwn(path), force: true }),
    rename: (from, to) => rename(from, to),
    async temporaryFolder({ lasting = false } = {}) {
      const path = makeTemporaryPath(env);
      leftovers.remember({ kind: "folder", name: path });
      await mkdir(path, { mode: 448 }).catch((error) => {
        throw new UserError(
          `No folder can be made in RUNNER_TEMP, "${dirname(path)}" (${toMessage(error)}): set it to a folder where this job may write and the disk has room.`,
          { cause: error }
        );
      });
      folders.push({ path, lasting });
      return path;
    },
    async makeFolder(path) {
      await mkdir(path, { recursive: true });
    },
    async freeBytes(path) {
      const { bavail, bsize } = await statfs(path);
      return bavail * bsize;
    },
    read: (path) => followFile(path, Promise.resolve(path)),
    follow: followFile,
    unfinished,
    async write(path, content) {
      try {
        await writeFileChunks(path, content);
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
    },
    async cleanUp(all = false) {
      for (const { path, lasting } of folders) {
        if (all || !lasting) await rm(path, { recursive: true, force: true });
        leftovers.forget("folder", path);
      }
    }
  };
}
async function writeFileChunks(path, content) {
  const file = await open(path, "w", 384);
  try {
    const memory = Buffer.allocUnsafe(writeBytes);
    for await (const block of chunk(content, () => memory)) await file.writeFile(block);
  } finally {
    await file.close();
  }
}
async function* followFile(path, complete) {
  let whole;
  let file;
  const memory = Buffer.allocUnsafe(readBytes);
  try {
    for (; ; ) {
      const last = whole;
      file ??= await open(last ?? path).catch((error) => {
        if (last !== void 0) throw error;
        return void 0;
      });
      const bytes = (await file?.read(memory))?.bytesRead ?? 0;
      if (bytes > 0) yield memory.subarray(0, bytes);
      else if (last !== void 0) return;
      else whole = await Promise.race([complete, sleep(pollMs, void 0, { ref: false })]);
    }
  } finally {
    await file?.close();
  }
}

// src/core/inputs/input-reader.ts
var maxShownLength = 80;
var InputReader = class _InputReader {
  #source;
  #warn;
  constructor(source, warn = () => void 0) {
    this.#source = source;
    this.#warn = warn;
  }
  /** Narrows the inputs to those of `names`: all others are unset. */
  only(names) {
    return new _InputReader((name) => names.includes(name) ? this.#source(name) : "", this.#warn);
  }
  /**
   * Warns of inputs that are set and have no effect, since another one is not set (`without`), or is (`beside`). It is no
   * error, since reusable workflows pass on what they have.
   * @param defaults in `action.yml`, by input; '' where there is none
   */
  warnWithoutEffect(defaults, cause) {
    const because = "without" in cause ? `without "${cause.without}": set both or neither` : `beside "${cause.beside}": set only one of them`;
    for (const [name, usual] of Object.entries(defaults)) {
      const value = this.text(name) ?? "";
      if (value === "" || value.toLowerCase() === usual) continue;
      const [line = ""] = value.split(/[\r\n]/, 1);
      this.#warn(`Input "${name}" is "${line.slice(0, maxShownLength)}", which has no effect ${because}.`);
    }
  }
  text(name) {
    const value = this.#source(name).trim();
    return value === "" ? void 0 : value;
  }
  /** The value with its white space, for separators and for texts that others parse. */
  verbatim(name) {
    const value = this.#source(name);
    return value === "" ? void 0 : value;
  }
  choice(name, allowed, fallback) {
    const value = this.text(name);
    if (value === void 0) return fallback;
    const match = allowed.find((option) => option === value);
    if (match === void 0) {
      throw new UserError(`Input "${name}" is "${value}": use ${oneOf(allowed)}.`);
    }
    return match;
  }
  boolean(name, fallback) {
    const value = this.text(name);
    if (value === void 0) return fallback;
    if (/^(true|True|TRUE)$/.test(value)) return true;
    if (/^(false|False|FALSE)$/.test(value)) return false;
    throw new UserError(`Input "${name}" is "${value}": use true or false.`);
  }
  integer(name, range) {
    const value = this.text(name);
    if (value === void 0) return range.fallback;
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= range.min && number <= range.max)) {
      const limits = `${range.min} to ${range.max}`;
      throw new UserError(`Input "${name}" is "${value}": use a whole number from ${limits}.`);
    }
    return number;
  }
  /** One value a line, with its quotes; blank lines and lines that start with `#` are left out. */
  lines(name) {
    return this.#source(name).split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
  }
  /** Values separated by newlines and, unless `form` says otherwise, by commas; quotes keep either. */
  list(name, form = csvForm) {
    return readCsvList(name, this.text(name) ?? "", form);
  }
};
function oneOf(values) {
  const quoted = values.map((value) => `"${value}"`);
  const last = quoted.pop() ?? "";
  return quoted.length === 0 ? last : `${quoted.join(", ")} or ${last}`;
}

// src/core/summary/truncate.ts
var truncationNote = [
  "",
  "> [!NOTE]",
  "> The rest of this page is left out, since GitHub shows no page of more than 1 MiB; the log of the step has it all.",
  ""
].join("\n");
function truncatePage(page, maxBytes) {
  if (utf8Bytes(page) <= maxBytes) return page;
  const room = maxBytes - utf8Bytes(truncationNote);
  const kept = [];
  let bytes = 0;
  let fenceStart;
  let openDetails = 0;
  for (const line of page.split("\n")) {
    const lineBytes = utf8Bytes(line) + 1;
    const opened = countOccurrences(line, "<details") - countOccurrences(line, "</details");
    const closingBytes = (openDetails + Math.max(0, opened)) * "\n</details>\n".length;
    if (bytes + lineBytes + closingBytes > room) break;
    if (line.startsWith("```")) fenceStart = fenceStart === void 0 ? kept.length : void 0;
    kept.push(line);
    bytes += lineBytes;
    openDetails += opened;
  }
  const whole = fenceStart === void 0 ? kept : kept.slice(0, fenceStart);
  return [...whole, ...Array(Math.max(0, openDetails)).fill("\n</details>"), truncationNote].join("\n");
}
function utf8Bytes(text) {
  return new TextEncoder().encode(text).length;
}
function countOccurrences(line, part) {
  return line.split(part).length - 1;
}

// src/run-action.ts
var maxSummaryBytes = 9e5;
var cancelLimitMs = 7e3;
async function runAction(action) {
  const shield = stopCommands((chunk2) => process.stdout.write(chunk2));
  const log = actionsLog(shield, () => systemClock.now());
  for (const password of proxyPasswords(process.env)) log.mask(password);
  const cancel = new AbortController();
  const fail = (error) => {
    shield.resume();
    setFailed(toAnnotationText(toMessage(error)));
    if (error instanceof Error && !(error instanceof UserError) && error.stack !== void 0) debug(error.stack);
  };
  const ended = new Promise((_, reject) => {
    process.once("beforeExit", () => {
      reject(new Error("This step waits for something that cannot come any more: run it again, and report this."));
    });
    process.on("uncaughtException", (error) => {
      if (cancel.signal.aborted) debug(toMessage(error));
      else reject(error);
    });
    for (const signal of ["SIGINT", "SIGTERM"]) {
      process.on(signal, () => {
        const reason = new UserError("The job was cancelled.");
        cancel.abort(reason);
        setTimeout(reject, cancelLimitMs, reason);
      });
    }
  });
  ended.catch(() => void 0);
  let cleanUp = () => Promise.resolve();
  try {
    const leftovers = stateLeftovers(process.env);
    const files = runnerFiles(process.env, leftovers);
    cleanUp = async () => {
      await files.cleanUp(cancel.signal.aborted);
      if (!cancel.signal.aborted) leftovers.end();
    };
    const inputs = new InputReader(
      (name) => getInput(name, { trimWhitespace: false }),
      (message) => {
        log.warning(message);
      }
    );
    const io = {
      inputs,
      run: readRunFacts(process.env),
      log,
      clock: systemClock,
      exec: directPlugins(childProcesses(shield, { ...process.env, ...leftovers.processMark }), process.env),
      files,
      leftovers,
      signal: cancel.signal
    };
    const end = await Promise.race([action(io), ended]);
    shield.resume();
    if (end.failure !== void 0) fail(end.failure);
    writeOutputs(end.outputs);
    writeVariables(end.env ?? {});
    if (end.summary !== void 0 && hasSummary())
      await writeSummary(truncatePage(end.summary, maxSummaryBytes)).catch((error) => {
        log.warning(toMessage(error));
      });
  } catch (error) {
    fail(error);
  }
  try {
    await cleanUp();
  } catch (error) {
    log.info(`Cleaning up failed: ${toMessage(error)}`);
  }
  await flush(process.stdout);
  process.exit();
}
function hasSummary() {
  return (process.env["GITHUB_STEP_SUMMARY"] ?? "") !== "";
}
function flush(stream) {
  return new Promise((resolve) => {
    stream.write("", () => {
      resolve();
    });
  });
}

// src/core/summary/escape.ts
function escapeAsCode(text) {
  const escaped = text.replaceAll(/[^A-Za-z0-9 ./:@+,-]|:(?=\/\/)|@(?!sha256:)|(?<=www)\./gu, toEntity);
  return `<code>${escaped}</code>`;
}
function toEntity(character) {
  return `&#${character.codePointAt(0)};`;
}
function escapeAsLabel(text, maxLength) {
  const plain = text.replaceAll(/[^A-Za-z0-9 ._/@+-]/g, " ").replaceAll(/ +/g, " ").trim();
  return plain.length <= maxLength ? plain : `${plain.slice(0, maxLength - 3)}...`;
}

// src/core/summary/table.ts
function renderFactTable(title, rows) {
  return [`### ${title}`, "", ...factTableLines(rows), ""].join("\n");
}
function renderListTable(heads, rows) {
  if (rows.length === 0) return "";
  const lines = rows.map((cells) => `| ${cells.map((cell) => cell === "" ? "" : escapeAsCode(cell)).join(" | ")} |`);
  return [`| ${heads.join(" | ")} |`, `|${"---|".repeat(heads.length)}`, ...lines, ""].join("\n");
}
function factTableLines(rows) {
  const [first, ...others] = rows.map(([name, values]) => [name, toValues(values)]).filter(([, values]) => values.length > 0).map(([name, values]) => `| ${name} | ${values.map(escapeAsCode).join("<br>")} |`);
  return first === void 0 ? [] : [first, "|:--|:--|", ...others];
}
function toValues(values) {
  if (values === void 0 || values === "") return [];
  return typeof values === "string" ? [values] : values;
}

export {
  findProxy,
  chunk,
  oneOf,
  runAction,
  escapeAsCode,
  escapeAsLabel,
  renderFactTable,
  renderListTable,
  factTableLines
};
