import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);

// src/core/failures/error-text.ts
var maxErrorChars = 16e3;
var escapes = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?)/g;
var frames = [
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z /,
  /^(?:##\[error\]|::error::)/,
  /^(?:Error: )?buildx (?:call |bake )?failed with: /
];
var stepOutput = /^#\d+ \d+\.\d+ |^\d+\.\d{2,3} |^ *\d+ \| |^ > |^-{3,}$/;
var trailer = /^(?:Usage: |Options:$|Note: You're trying to push a manifest list|Make sure you have all the referenced content|(?:Run|See) 'docker |Learn more at http|More info|View build details: |Switch to a different driver|If you are using self-hosted runners|What's next:|(?:Error: )?(?:Process completed with exit code|The process ')|##\[(?:debug|group|endgroup|command|section)\]|\[command\]|make(?:\[\d+\])?: \*\*\* )/;
var afterwards = "Post job cleanup.";
var maxErrorLines = 12;
var buildxError = /^(?:#\d+ )?ERROR: |^error: failed to /;
var daemonError = /^[^"'`]*Error (?:response )?from daemon: /i;
var clientError = /^(?:Error: |FATA\[\d+\] |fatal: |error during connect: )/;
var logLine = /^time="[^"]*" level=(?:fatal|error) msg=("(?:[^"\\]|\\.)*")/;
var stackFrame = /^\s*\/?[\w./@+~-]+\.go:\d+/;
var stackHeader = /^\d+ \S+ \S*(?:buildkitd|buildctl|buildx|dockerd|docker|containerd)\b/;
function cutError(text) {
  const lines = readLines(text).filter((line) => line.trim() !== "" && !stepOutput.test(line) && !trailer.test(line));
  const start = findStart(lines);
  return bound(withoutStack(readLogLine(lines.slice(start))));
}
function cutStepOutput(text) {
  const start = text.lastIndexOf(" > [");
  if (start === -1) return "";
  const end = text.indexOf("------", start);
  return text.slice(start, end === -1 ? void 0 : end).slice(-maxErrorChars);
}
function readMessage(text) {
  return bound(readLines(text).filter((line) => line.trim() !== "" && !trailer.test(line)));
}
function withoutQueries(text) {
  return text.replaceAll(/\?(?<=https?:\/\/[^\s"?]+\?)[^\s":]*/g, "");
}
function finalErrorLine(text) {
  const lines = cutError(text);
  const last = lines.at(-1)?.trim() ?? "";
  return /^<|<\/html>$/i.test(last) ? lines.join(" ").slice(0, 1e3) : last;
}
function readLines(text) {
  const lines = text.replaceAll(escapes, "").split(/\r?\n/).map((line) => frames.reduce((rest, frame) => rest.replace(frame, ""), line.trimEnd()));
  const end = lines.indexOf(afterwards);
  return end <= 0 ? lines : lines.slice(0, end);
}
function findStart(lines) {
  const marked = lines.findLastIndex((line) => buildxError.test(line) || daemonError.test(line));
  if (marked !== -1) return beforeGitOutput(lines, marked);
  const last = Math.max(findBeginning(lines, lines.length - 1), 0);
  const marking = lines.findLastIndex((line) => logLine.test(line) || clientError.test(line));
  return marking === -1 || lines.length - marking > maxErrorLines ? last : Math.min(marking, last);
}
function beforeGitOutput(lines, marked) {
  const quoting = lines.slice(0, marked).findLastIndex((line) => line.endsWith("git stderr:"));
  const isQuoted = quoting !== -1 && !lines.slice(quoting, marked).some((line) => line.startsWith(": exit status "));
  return isQuoted && buildxError.test(lines[quoting] ?? "") ? quoting : marked;
}
function findBeginning(lines, end, depth = 4) {
  const line = lines[end] ?? "";
  const previous = lines[end - 1] ?? "";
  const opening = openingOf(line);
  if (opening !== void 0 && depth > 0 && !opening.test(line)) {
    const start = lines.slice(0, end).findLastIndex((candidate) => opening.test(candidate));
    if (start !== -1) return findBeginning(lines, start, depth - 1);
  }
  if (line.startsWith("<") && /<!doctype|:$/i.test(previous)) return end - 1;
  return /unexpected status from |error from registry: |(?:^|: )errors:$/.test(previous) ? end - 1 : end;
}
function openingOf(line) {
  if (/^\s*<|<\/\w+>$/i.test(line)) return /<(?:html|!doctype|\?xml)|^(?:GET|HEAD|PUT|POST|DELETE) https?:/i;
  if (/^\s*[\]}]/.test(line)) return /[{[]$/;
  if (/^(?:ERROR CODE: |RESPONSE \d)/.test(line)) return /\b(?:GET|HEAD|PUT|POST|DELETE) https?:/;
  if (line.endsWith("from any source")) return /Failed to download artifact\t/;
  return line.startsWith(": exit status ") ? /git stderr:$|^fatal: / : void 0;
}
function readLogLine(lines) {
  const [first = "", ...rest] = lines;
  const [, quoted] = logLine.exec(first) ?? [];
  if (quoted === void 0) return lines;
  return [...unquote(quoted).split("\n"), ...rest].filter((line) => line.trim() !== "");
}
function unquote(text) {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}
function withoutStack(lines) {
  const frame = lines.findIndex((line, index) => stackHeader.test(line) || stackFrame.test(lines[index + 1] ?? ""));
  return frame <= 0 ? lines : lines.slice(0, frame);
}
function bound(lines) {
  const text = lines.join("\n");
  if (text.length <= maxErrorChars) return lines;
  return `${text.slice(0, maxErrorChars / 2)}
${text.slice(-maxErrorChars / 2)}`.split("\n");
}

// src/errors.ts
var UserError = class extends Error {
  name = "UserError";
};
var CommandError = class extends Error {
  name = "CommandError";
  /** The program and its subcommand, never the whole argv: arguments may hold secrets. */
  command;
  /** Exit code; -1 when a signal or a time limit ended it. */
  exitCode;
  /** The end of its stderr, at most 20,000 characters. */
  stderr;
  timedOut;
  /** HTTP status, where an API answered in the program's place. */
  status;
  /** Code of the system error (`ECONNREFUSED`), where the connection to that API failed. */
  code;
  constructor(facts) {
    const stderr = facts.stderr.slice(-2e4);
    const line = finalErrorLine(stderr);
    const how = facts.timedOut === true ? "ran into its time limit" : `failed with exit code ${facts.exitCode}`;
    super(`${facts.command} ${how}${line === "" ? "" : `: ${line}`}`);
    this.command = facts.command;
    this.exitCode = facts.exitCode;
    this.stderr = stderr;
    this.timedOut = facts.timedOut ?? false;
    this.status = facts.status;
    this.code = facts.code;
  }
  /** The line that says why. */
  get finalLine() {
    return finalErrorLine(this.stderr);
  }
};
var UploadError = class extends Error {
  name = "UploadError";
  /** `sha256:<hex>` of what was sent. Undefined: not all of it was. */
  sentDigest;
  /** Host of the storage that refused the content, and its HTTP status. Undefined: something else failed. */
  storage;
  constructor(message, sentDigest, { storage, ...options } = {}) {
    super(message, options);
    this.sentDigest = sentDigest;
    this.storage = storage;
  }
};
var RegistryError = class extends Error {
  name = "RegistryError";
  /** HTTP status. Undefined: the connection failed. An answer that must not be used counts as 400: no retry helps. */
  status;
  /** The registry's error code: `DENIED`, `NAME_UNKNOWN`. */
  code;
  /** Milliseconds that the registry asks to wait. */
  retryAfterMs;
  /** What to do about it. Undefined: status, code and text say it. */
  remedy;
  constructor(message, { status, remedy, code, retryAfterMs, cause }) {
    super(message, { cause });
    this.status = status;
    this.remedy = remedy;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
};
function toMessage(thrown) {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

// src/core/json/read-json.ts
function tryParseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
function valueAt(json, ...path) {
  let value = json;
  for (const name of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return void 0;
    value = value[name];
  }
  return value;
}
function textAt(json, ...path) {
  const value = valueAt(json, ...path);
  return typeof value === "string" && value !== "" ? value : void 0;
}
function countAt(json, ...path) {
  const value = valueAt(json, ...path);
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : void 0;
}
function listAt(json, ...path) {
  const value = valueAt(json, ...path);
  return Array.isArray(value) ? value : [];
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isTextList(value) {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

export {
  cutError,
  cutStepOutput,
  readMessage,
  withoutQueries,
  UserError,
  CommandError,
  UploadError,
  RegistryError,
  toMessage,
  tryParseJson,
  valueAt,
  textAt,
  countAt,
  listAt,
  isObject,
  isTextList
};
