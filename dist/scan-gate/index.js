import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  findRevisionMismatch,
  formatImageRef,
  readExpectedFromRecord,
  resolveImage
} from "../shared/expected-image.js";
import {
  hasSameContent
} from "../shared/same-content.js";
import {
  imageArchives
} from "../shared/layer-digests.js";
import "../shared/pick-image.js";
import "../shared/image-config.js";
import {
  dockerEngine
} from "../shared/engine.js";
import {
  imagetoolsRegistry
} from "../shared/imagetools.js";
import {
  parseHandover
} from "../shared/parse-record.js";
import {
  describeFailure
} from "../shared/image-ids.js";
import "../shared/cut-zstd-frames.js";
import "../shared/errors.js";
import "../shared/artifact-name.js";
import "../shared/parse-manifest.js";
import "../shared/manifest.js";
import "../shared/limit-concurrency.js";
import {
  classifyError,
  classifyFailure,
  retry
} from "../shared/dockerfile.js";
import {
  isFullSha,
  revisionLabel
} from "../shared/labels.js";
import "../shared/abort-signals.js";
import {
  parseImageRef,
  readPlatformInput,
  registryHost
} from "../shared/reference.js";
import {
  oneOf,
  renderFactTable,
  renderListTable,
  runAction
} from "../shared/runner-files.js";
import {
  findFoldedKey,
  parseStrictJson
} from "../shared/strict-json.js";
import "../shared/child-processes.js";
import "../shared/saved-state.js";
import "../shared/actions-core.js";
import "../shared/format.js";
import "../shared/csv-parse.js";
import {
  CommandError,
  UserError,
  isObject,
  listAt,
  textAt,
  toMessage,
  valueAt
} from "../shared/error-text.js";
import "../shared/bundler-runtime.js";

// src/adapters/archives/gzipped-bytes.ts
import { promisify } from "node:util";
import { gzip } from "node:zlib";
async function gzippedBytes(text) {
  return (await promisify(gzip)(text)).length;
}

// src/adapters/scanners/image-scanners.ts
import { join } from "node:path";

// src/adapters/scanners/scanner-command.ts
var allSeverities = "UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL";
function scanCommand(scanner, target, files, { timeoutMs, kinds }) {
  const platform = target.platform === void 0 ? [] : ["--platform", target.platform];
  switch (scanner) {
    case "trivy": {
      const looked = ["--scanners", kinds.join(","), "--severity", allSeverities];
      const options = ["--format", "json", "--output", files.report, ...looked];
      const complete = ["--ignore-unfixed=false", "--exit-code", "0", "--exit-on-eol", "0", "--no-progress"];
      const limit = ["--timeout", `${Math.max(1, Math.ceil(timeoutMs / 1e3))}s`];
      const source = { registry: "remote", engine: "docker", archive: "" }[target.kind];
      const image = source === "" ? ["--input", target.name] : ["--image-src", source, ...platform, "--", target.name];
      return {
        program: "trivy",
        args: ["image", ...options, ...complete, ...limit, ...image],
        // Older versions know neither variable. What settings of the user left out is then in the report, apart.
        env: { TRIVY_IGNORE_STATUS: "", TRIVY_SHOW_SUPPRESSED: "true" }
      };
    }
    case "grype": {
      const scheme = { registry: "registry", engine: "docker", archive: "docker-archive" }[target.kind];
      const outputs = ["--output", `json=${files.report}`, "--output", `sarif=${files.sarif}`];
      return {
        program: "grype",
        args: [...outputs, ...platform, "--", `${scheme}:${target.name}`],
        env: { GRYPE_FAIL_ON_SEVERITY: "", GRYPE_ONLY_FIXED: "false", GRYPE_ONLY_NOTFIXED: "false" }
      };
    }
    case "docker-scout": {
      const scheme = { registry: "registry", engine: "local", archive: "archive" }[target.kind];
      const options = ["--format", "sarif", "--output", files.sarif, ...platform];
      return { program: "docker", args: ["scout", "cves", ...options, "--", `${scheme}://${target.name}`], env: {} };
    }
  }
}
function convertCommand(files) {
  const options = ["--format", "sarif", "--output", files.sarif, "--severity", allSeverities, "--exit-code", "0"];
  return { program: "trivy", args: ["convert", ...options, "--", files.report], env: {} };
}

// src/adapters/scanners/scanner-environment.ts
var names = /* @__PURE__ */ new Set([
  "PATH",
  "HOME",
  "USER",
  "LOGNAME",
  "LANG",
  "LANGUAGE",
  "TZ",
  "TERM",
  "TMPDIR",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "ALL_PROXY",
  "NO_PROXY",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "GOMAXPROCS",
  "GOMEMLIMIT",
  "DOCKER_CONFIG",
  "DOCKER_HOST",
  "DOCKER_CONTEXT",
  "DOCKER_CERT_PATH",
  "DOCKER_TLS",
  "DOCKER_TLS_VERIFY",
  "DOCKER_API_VERSION",
  // Of the credential helper "pass".
  "GNUPGHOME",
  "PASSWORD_STORE_DIR"
]);
var prefixes = ["TRIVY_", "GRYPE_", "SYFT_", "DOCKER_SCOUT_", "LC_", "XDG_"];
function isScannerVariable(name) {
  const isProxy = /^(?:https?|all|no)_proxy$/.test(name);
  return isProxy || names.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
}

// src/adapters/scanners/image-scanners.ts
function imageScanners(exec, files) {
  const run = (command, cwd, options) => exec.run(command.program, command.args, {
    ...options,
    cwd,
    inherits: isScannerVariable,
    env: command.env,
    show: true
  });
  return {
    async installed(scanner) {
      if (scanner !== "docker-scout") return exec.has(scanner);
      if (!await exec.has("docker")) return false;
      return (await exec.run("docker", ["scout", "version"], { inherits: isScannerVariable })).exitCode === 0;
    },
    async scan(scanner, target, folder, { kinds, ...options }) {
      const report = join(folder, "report.json");
      const sarif = join(folder, "report.sarif");
      for (const file of [report, sarif]) await files.remove(file);
      const empty = await files.temporaryFolder();
      const command = scanCommand(scanner, target, { report, sarif }, { timeoutMs: options.timeoutMs, kinds });
      const result = await run(command, empty, options);
      const name = scanner === "docker-scout" ? "docker scout cves" : scanner;
      if (result.exitCode !== 0) throw new CommandError({ command: name, ...result });
      if (scanner === "trivy") await run(convertCommand({ report, sarif }), empty, options);
      const hasSarif = await files.exists(sarif);
      const own = scanner === "docker-scout" ? sarif : report;
      if (!await files.exists(own)) throw new Error(`${name} ended without an error and wrote no report`);
      return { report: own, sarif: hasSarif ? sarif : void 0 };
    }
  };
}

// actions/scan-gate/rules/severity.ts
var severities = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "UNKNOWN"];
var otherWords = {
  NEGLIGIBLE: "LOW",
  UNSPECIFIED: "UNKNOWN",
  NONE: "UNKNOWN"
};
function parseSeverity(word) {
  const upper = word.toUpperCase();
  return severities.find((severity) => severity === upper) ?? otherWords[upper];
}
function rateScore(score) {
  if (!(score >= 0 && score <= 10)) return void 0;
  if (score === 0) return "UNKNOWN";
  if (score >= 9) return "CRITICAL";
  if (score >= 7) return "HIGH";
  return score >= 4 ? "MEDIUM" : "LOW";
}
function worstSeverity(found) {
  return severities.find((severity) => found.includes(severity));
}
var exampleScores = {
  CRITICAL: "9.5",
  HIGH: "8.0",
  MEDIUM: "5.5",
  LOW: "2.0",
  UNKNOWN: "0.0"
};

// actions/scan-gate/rules/report.ts
var kindWords = {
  vuln: ["vulnerability", "vulnerabilities"],
  secret: ["secret", "secrets"],
  misconfig: ["misconfiguration", "misconfigurations"],
  license: ["license", "licenses"]
};
var findingKinds = Object.keys(kindWords);
var defaultKinds = ["vuln"];
function worstFirst(findings) {
  return severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}
var ReportError = class extends UserError {
};

// actions/scan-gate/scan-inputs.ts
var scannerRemedies = {
  trivy: 'trivy with "uses: aquasecurity/setup-trivy"',
  grype: 'grype with "uses: anchore/scan-action/download-grype" and its folder on PATH',
  "docker-scout": 'the "scout" plugin of docker with its install script, and a login to Docker Hub'
};
var scannerNames = Object.keys(scannerRemedies);

// actions/scan-gate/inputs.ts
function readScanGateInputs(inputs) {
  const handover = inputs.text("handover");
  if (inputs.text("report") !== void 0) inputs.warnWithoutEffect({ scanner: "auto" }, { beside: "report" });
  return {
    imageRef: readImageRef(inputs.text("image-ref")),
    input: inputs.text("input"),
    handover: handover === void 0 ? void 0 : parseHandover(handover, 'input "handover"'),
    scanner: inputs.choice("scanner", ["auto", ...scannerNames], "auto"),
    report: inputs.text("report"),
    kinds: readWords("scanners", inputs.list("scanners"), findingKinds, defaultKinds),
    severities: readWords("severity", inputs.list("severity"), severities, ["CRITICAL", "HIGH"]),
    ignoreUnfixed: inputs.boolean("ignore-unfixed", false),
    ignoreFile: inputs.text("ignore-file"),
    revision: readRevision(inputs.text("revision")),
    platform: readPlatformInput(inputs.text("platform")),
    onMismatch: inputs.choice("on-mismatch", ["fail", "warn"], "fail"),
    sarifFile: inputs.text("sarif-file"),
    fail: inputs.boolean("fail", true),
    limits: {
      policy: {
        maxAttempts: inputs.integer("max-attempts", { min: 1, max: 10, fallback: 3 }),
        waitSeconds: inputs.integer("retry-wait-seconds", { min: 0, max: 60, fallback: 10 }),
        retryOn: "transient"
      },
      timeoutMs: inputs.integer("timeout-minutes", { min: 1, max: 360, fallback: 15 }) * 6e4
    }
  };
}
function readImageRef(text) {
  if (text !== void 0) parseImageRef(text, 'input "image-ref"');
  return text;
}
function readWords(input, words, allowed, fallback) {
  if (words.length === 0) return fallback;
  const wanted = words.map((word) => {
    const known = allowed.find((candidate) => candidate.toLowerCase() === word.toLowerCase());
    if (known !== void 0) return known;
    throw new UserError(`Input "${input}" has "${word}": use ${oneOf(allowed)}, several with commas between.`);
  });
  return allowed.filter((word) => wanted.includes(word));
}
function readRevision(text) {
  if (text === void 0 || isFullSha(text)) return text;
  throw new UserError(`Input "revision" is "${text}": use the full sha of the commit.`);
}

// actions/scan-gate/outputs.ts
function scanGateOutputs(result) {
  const { gate, reason, decision, sarif, report, revision } = result;
  const count = (severity) => decision === void 0 ? "" : String(decision.counts[severity]);
  return {
    gate,
    reason,
    "critical-count": count("CRITICAL"),
    "high-count": count("HIGH"),
    "medium-count": count("MEDIUM"),
    "low-count": count("LOW"),
    "unknown-count": count("UNKNOWN"),
    "ignored-count": decision === void 0 ? "" : String(decision.ignored.length),
    sarif,
    report,
    revision
  };
}

// actions/scan-gate/scan-gate.ts
import { dirname, isAbsolute, relative } from "node:path";

// actions/scan-gate/rules/ignore-list.ts
var dayMs = 864e5;
var endingDays = 14;
var expiryWord = /^(?:expir\w*|exp)\b|(?:^|\s)(?:expir\w*|exp)\s*[=:]|(?:^|\s)(?:expir\w*|exp|until|valid-until)[=:\s]\s*\d/i;
var dates = [
  /\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b/,
  /(?<![-\w])20\d\d(?:-(?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|-?q[1-4])\b/i,
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? (?:\d{1,2}[a-z]*,? )?20\d\d\b/i
];
var lineFormat = 'use "ID", "ID expires=YYYY-MM-DD" or "ID expires=YYYY-MM-DD reason"';
function parseIgnoreList(text, file) {
  const entries = [];
  const known = /* @__PURE__ */ new Set();
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  for (const [index, raw] of lines.entries()) {
    const content = raw.trim();
    if (content === "" || content.startsWith("#")) continue;
    const line = index + 1;
    const refuse = (what) => {
      throw new UserError(`Line ${line} of "${file}" ${what}: ${lineFormat}.`);
    };
    const [id = "", ...rest] = content.split(/\s+/);
    if (!isId(id)) refuse(`begins with "${id}", which is no id`);
    if (known.has(normalizeId(id))) refuse(`names ${id} a second time`);
    known.add(normalizeId(id));
    const dated = /^expires=(.*)$/.exec(rest[0] ?? "")?.[1];
    if (dated !== void 0 && !isCalendarDay(dated)) refuse(`has the date "${dated}", which is none`);
    const reason = rest.slice(dated === void 0 ? 0 : 1).join(" ");
    if (expiryWord.test(reason))
      refuse('has a date that is not right behind the id, as "expires=YYYY-MM-DD" without spaces');
    if (dated === void 0 && dates.some((date) => date.test(reason))) {
      refuse("has a date in its reason and none behind its id, so that it would count for ever");
    }
    entries.push({ id, expires: dated, reason, line });
  }
  return entries;
}
function ignoreState({ expires }, today) {
  if (expires === void 0) return "valid";
  if (expires < today) return "expired";
  return daysLeft(expires, today) <= endingDays ? "ending" : "valid";
}
function listFindingIds({ id, aliases }) {
  return [id, ...aliases].map(normalizeId);
}
function normalizeId(id) {
  return id.toLowerCase();
}
function daysLeft(day, today) {
  return Math.round((Date.parse(day) - Date.parse(today)) / dayMs);
}
function isId(word) {
  return /^@?[A-Za-z0-9]+(?:[-_.:/+@]+[A-Za-z0-9]+)+\+?$/.test(word) || /^(?=.*[A-Z0-9])[A-Za-z0-9]+$/.test(word);
}
function isCalendarDay(text) {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

// actions/scan-gate/annotate.ts
var maxAnnotations = 7;
var maxAnnotationChars = 300;
function annotateDecision(decision, ignoreFile, today, log) {
  const warnings = [];
  for (const notice of decision.notices) {
    const message = describeNotice(notice, today);
    if (notice.state === "unused") log.info(message);
    else
      warnings.push([
        message,
        { title: "Ignore list", file: ignoreFile, startLine: notice.entry.line, isFinding: true }
      ]);
  }
  for (const { id, severity, package: name, installed, fixed, title } of decision.blocking) {
    const remedy = fixed === "" ? "no fixed version is known" : `fixed in ${fixed}`;
    const subject = [name, installed].filter((part) => part !== "").join(" ");
    const text = shortenLine(`${subject === "" ? "" : `${subject}: `}${title === "" ? id : title} (${remedy})`);
    warnings.push([text, { title: shortenLine(`${severity} ${id}`), isFinding: true }]);
  }
  for (const [message, where] of warnings.slice(0, maxAnnotations)) log.warning(message, where);
  const left = warnings.length - maxAnnotations;
  if (left > 0) log.info(`${left} more of them are in the summary and in the report.`);
}
function describeNotice({ entry, state }, today) {
  const { id, expires = "" } = entry;
  if (state === "unused") return `The ignore list names ${id}, which was not found: the line can go.`;
  if (state === "expired") return `${id} was ignored until ${expires}, and counts again: mend it, or set a new date.`;
  return `${id} is ignored until ${expires}, ${daysLeft(expires, today)} days more, and then counts again.`;
}
function shortenLine(text) {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
  return line.length > maxAnnotationChars ? `${line.slice(0, maxAnnotationChars)}\u2026` : line;
}

// actions/scan-gate/find-image.ts
import { join as join2 } from "node:path";

// actions/scan-gate/no-verdict.ts
var NoVerdictError = class extends UserError {
  reason;
  constructor(reason, message, options) {
    super(message, options);
    this.reason = reason;
  }
};

// actions/scan-gate/find-image.ts
var resolveTimeoutMs = 3e4;
var minFreeBytes = 256 * 2 ** 20;
async function findImage(inputs, deps) {
  if (inputs.input !== void 0) return findInArchive(inputs, inputs.input, deps);
  const info = await deps.engine.info();
  const platform = inputs.platform ?? info.platform;
  const expected = readExpectation(inputs, platform);
  if (inputs.imageRef === void 0) return findByRecord(inputs, info, expected, deps);
  const local = await deps.engine.inspect(inputs.imageRef);
  if (local !== void 0) return useLocalImage({ name: inputs.imageRef, local, info, expected }, deps);
  const { repository, tag, digest } = parseImageRef(inputs.imageRef, 'input "image-ref"');
  return findImageInRegistry({ image: repository, tag: tag ?? "latest", digest, platform }, expected, inputs, deps);
}
function readExpectation(inputs, platform) {
  const { handover, revision } = inputs;
  if (handover === void 0) return { imageid: void 0, revision };
  const given = { image: void 0, tag: void 0, digest: void 0, imageid: void 0, revision: void 0 };
  const recorded = readExpectedFromRecord(handover, given, platform);
  return { ...recorded, revision: revision ?? recorded.revision };
}
async function findInArchive(inputs, path, deps) {
  const what = `The archive "${path}"`;
  const archive = { content: deps.files.read(path), packedBytes: await deps.files.size(path).catch(() => void 0) };
  const { target, image } = await writePlainArchive(what, archive, inputs.platform, deps);
  const { imageid, labels, platform } = image;
  return { target, name: imageid, imageid, labels, expected: readExpectation(inputs, platform), localId: void 0 };
}
async function writePlainArchive(what, { content, packedBytes }, platform, deps) {
  const folder = await deps.files.temporaryFolder();
  const plain = join2(folder, "image.tar");
  const maxBytes = await deps.files.freeBytes(folder) - minFreeBytes;
  try {
    const rewritten = deps.archives.rewrite(content, {
      platform,
      maxBytes,
      maxLayerBytes: maxBytes,
      packedBytes,
      verifyLayers: true
    });
    await deps.files.write(plain, rewritten.stream);
    const image = rewritten.image();
    if (image === void 0) throw new Error("it was not read to its end");
    return { target: { kind: "archive", name: plain, platform: void 0 }, image };
  } catch (error) {
    const message = `${what} cannot be scanned: ${toMessage(error)}`;
    throw new NoVerdictError("no-image", message.replace(/\.?$/, "."), { cause: error });
  }
}
async function findByRecord(inputs, info, expected, deps) {
  const { image = "", tag, digest, imageid, platform = info.platform } = expected;
  const name = `${image}:${tag ?? ""}`;
  const local = await deps.engine.inspect(name);
  const found = local === void 0 ? void 0 : await useLocalImage({ name, local, info, expected }, deps).catch((error) => {
    if (digest === void 0 || !(error instanceof NoVerdictError)) throw error;
    return void 0;
  });
  if (found !== void 0 && (found.imageid === imageid || digest === void 0)) return found;
  if (digest !== void 0) return findImageInRegistry({ image, tag, digest, platform }, expected, inputs, deps);
  throw new NoVerdictError(
    "no-image",
    `The image "${name}" was not pushed and is not in this engine: run pull-or-download-image with the same "handover" before, or pass the archive as "input".`
  );
}
async function useLocalImage(candidate, deps) {
  const { name, local, info, expected } = candidate;
  const recordedId = local.id === expected.digest ? expected.imageid : void 0;
  if (info.store === "containerd" && recordedId === void 0) return exportLocalImage(candidate, deps);
  const target = { kind: "engine", name, platform: void 0 };
  const imageid = recordedId ?? local.id;
  return { target, name, imageid, labels: local.labels, expected, localId: local.id };
}
async function exportLocalImage({ name, local, expected }, deps) {
  const what = `The image "${name}" of this engine`;
  const exported = await deps.engine.save(name, { signal: deps.signal });
  const { target, image } = await writePlainArchive(what, { content: exported }, local.platform, deps);
  if (!hasSameContent(local, image)) {
    const message = `${what} cannot be scanned: the engine exports ${image.imageid}, which is not what it runs. Build or pull it again.`;
    throw new NoVerdictError("no-image", message);
  }
  return { target, name, imageid: image.imageid, labels: local.labels, expected, localId: local.id };
}
async function findImageInRegistry(image, expected, { limits }, deps) {
  const outcome = await retry(
    {
      title: `Find ${image.image} in its registry`,
      policy: limits.policy,
      deadline: deps.clock.now() + limits.timeoutMs,
      signal: deps.signal,
      classify: (error) => classifyError(error, { phase: "registry", host: registryHost(image.image) }),
      work: () => resolveImage(image, Math.min(resolveTimeoutMs, limits.timeoutMs), deps)
    },
    deps
  );
  const named = formatImageRef(image);
  if (!outcome.ok) {
    const message = `The image "${named}" cannot be found: ${describeFailure(outcome.failure)}`;
    throw new NoVerdictError("no-image", message, { cause: outcome.error });
  }
  const { config } = outcome.value;
  const target = {
    kind: "registry",
    name: `${image.image}@${config.manifestDigest}`,
    platform: image.platform
  };
  const { imageid, labels } = config;
  return { target, name: named, imageid, labels, expected, localId: void 0 };
}

// actions/scan-gate/freshness.ts
function findStaleRecord({ handover, revision }) {
  const recorded = handover?.revision ?? "";
  if (revision === void 0 || recorded === "" || recorded === revision) return void 0;
  return `The handover record is of revision ${recorded}, and revision ${revision} is expected`;
}
function findStaleImage({ name, imageid, labels, expected }) {
  if (expected.imageid !== void 0 && imageid !== expected.imageid) {
    return `The image "${name}" is ${imageid === "" ? "another one" : imageid}, and the handover record says ${expected.imageid}`;
  }
  return findRevisionMismatch(labels, expected, `The image "${name}"`);
}
function findStaleReport({ images, labels }, { handover, revision }) {
  const known = handover === void 0 ? [] : [handover.imageid, handover.digest, ...Object.values(handover.imageids)];
  const wanted = known.filter((digest) => digest !== "");
  const [imageid] = wanted;
  const other = images.find((digests) => !digests.some((digest) => wanted.includes(digest)));
  if (imageid !== void 0 && other !== void 0) {
    const part = images.length === 1 ? "The report" : "A part of the report";
    const of = other.length === 0 ? "does not say which image it is of" : `is of ${other.join(" or ")}`;
    return `${part} ${of}, and the handover record says ${imageid}`;
  }
  const recorded = handover?.revision ?? "";
  const expected = { imageid, revision: revision ?? (recorded === "" ? void 0 : recorded) };
  return findRevisionMismatch(labels, expected, "The image of the report");
}

// actions/scan-gate/rules/decide-gate.ts
function decideGate(findings, rules) {
  const inForce = new Map(
    rules.ignores.filter((entry) => ignoreState(entry, rules.today) !== "expired").map((entry) => [normalizeId(entry.id), entry])
  );
  const ignored = [];
  const counting = [];
  let unfixed = 0;
  for (const finding of findings) {
    const entry = listFindingIds(finding).flatMap((id) => inForce.get(id) ?? [])[0];
    if (entry !== void 0) ignored.push({ finding, entry });
    else if (rules.ignoreUnfixed && !finding.fixable) unfixed += 1;
    else counting.push(finding);
  }
  return {
    blocking: worstFirst(counting.filter(({ severity }) => rules.severities.includes(severity))),
    counts: countBySeverity(counting),
    ignored,
    unfixed,
    notices: collectNotices(findings, rules)
  };
}
function countBySeverity(findings) {
  const count = (severity) => findings.filter((finding) => finding.severity === severity).length;
  return Object.fromEntries(severities.map((severity) => [severity, count(severity)]));
}
function collectNotices(findings, { ignores, today }) {
  const found = new Set(findings.flatMap(listFindingIds));
  return ignores.flatMap((entry) => {
    const state = found.has(normalizeId(entry.id)) ? ignoreState(entry, today) : "unused";
    return state === "valid" ? [] : [{ entry, state }];
  });
}

// actions/scan-gate/rules/upload-limits.ts
var maxRuns = 20;
var maxResults = 25e3;
var shownResults = 5e3;
var maxRules = 25e3;
var maxExtensions = 100;
var maxLocations = 1e3;
var maxTags = 20;
var maxGzippedBytes = 1e7;
async function findUploadLimits(text, gzippedBytes2) {
  const found = [];
  const refuse = (what, count, max) => {
    if (count > max)
      found.push(
        `The SARIF has ${what.replace("#", String(count))}: code scanning refuses a file with more than ${max}.`
      );
  };
  const runs = listAt(JSON.parse(text.replace(/^\uFEFF/, "")), "runs");
  refuse("# runs", runs.length, maxRuns);
  for (const run of runs) {
    const results = listAt(run, "results");
    const rules = listAt(run, "tool", "driver", "rules");
    const extensions = listAt(run, "tool", "extensions");
    const most = (lists2) => lists2.reduce((max, list) => Math.max(max, list.length), 0);
    refuse("# results in a run", results.length, maxResults);
    refuse("# rules in a run", rules.length + most(extensions.map((each) => listAt(each, "rules"))), maxRules);
    refuse("# extensions of a tool", extensions.length, maxExtensions);
    refuse("a result with # locations", most(results.map((result) => listAt(result, "locations"))), maxLocations);
    refuse("a rule with # tags", most(rules.map((rule) => listAt(rule, "properties", "tags"))), maxTags);
    if (results.length > shownResults && results.length <= maxResults) {
      found.push(
        `The SARIF has ${results.length} results in a run: code scanning keeps the worst ${shownResults} of them.`
      );
    }
  }
  const categories = runs.map(
    (run) => JSON.stringify([textAt(run, "tool", "driver", "name"), valueAt(run, "automationDetails", "id")])
  );
  if (new Set(categories).size < categories.length) {
    found.push(
      "The SARIF has several runs of one tool and category: code scanning refuses that, so upload them one by one."
    );
  }
  if (text.length > maxGzippedBytes) refuse("# bytes after gzip", await gzippedBytes2(text), maxGzippedBytes);
  return found;
}

// actions/scan-gate/rules/report-fields.ts
function readObjects(json, name) {
  const other = isObject(json) ? findFoldedKey(json, [name]) : void 0;
  if (other !== void 0) throw new ReportError(`it has ${quote(other)} where scanners write "${name}"`);
  const list = valueAt(json, name) ?? [];
  const isWhole = Array.isArray(list) && list.every((entry) => typeof entry === "object" && entry !== null);
  if (!isWhole) throw new ReportError(`its "${name}" is no list of objects`);
  return list;
}
function readSeverity(id, json, ...path) {
  const word = valueAt(json, ...path);
  const severity = typeof word === "string" ? parseSeverity(word) : void 0;
  if (severity !== void 0) return severity;
  const what = word === void 0 ? "no severity" : `the severity ${quote(word)}`;
  throw new ReportError(`${quote(id)} has ${what}, which is none of ${severities.join(", ")}`);
}
function quote(value) {
  const text = JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 100)}\u2026` : text;
}
function readTexts(json, ...path) {
  return listAt(json, ...path).filter((value) => typeof value === "string");
}
function leftOutRemark(tool, count, what) {
  return `Settings of ${tool} left out ${count} ${count === 1 ? "finding" : "findings"} (${what})`;
}
function otherSubjectRemark(tool, subject) {
  return `The report of ${tool} is of a ${quote(subject)}, and not of an image`;
}
function endOfLifeRemark(name) {
  return `The distribution "${name.trim()}" is past its end of support: vulnerabilities of today are not reported for it`;
}
function findDigests(values) {
  return values.flatMap((value) => typeof value === "string" ? /sha256:[0-9a-f]{64}$/.exec(value) ?? [] : []);
}
function readImageLabels(json, ...path) {
  const labels = valueAt(json, ...path);
  if (typeof labels !== "object" || labels === null) return {};
  return Object.fromEntries(
    Object.entries(labels).filter((entry) => typeof entry[1] === "string")
  );
}

// actions/scan-gate/rules/grype-report.ts
function isGrypeReport(json) {
  return textAt(json, "descriptor", "name") === "grype";
}
function readGrypeReport(json) {
  if (!Array.isArray(valueAt(json, "matches"))) throw new ReportError('it has no list "matches"');
  if (textAt(json, "source", "type") === void 0) throw new ReportError('it does not say of what it is ("source")');
  checkDatabase(json);
  const target = (name) => valueAt(json, "source", "target", name);
  return {
    tool: "grype",
    findings: readObjects(json, "matches").map(readMatch),
    notAsked: [],
    images: [
      findDigests([target("imageID"), target("manifestDigest"), ...listAt(json, "source", "target", "repoDigests")])
    ],
    labels: readImageLabels(json, "source", "target", "labels"),
    remarks: findGrypeRemarks(json)
  };
}
function checkDatabase(json) {
  const database = valueAt(json, "descriptor", "db");
  const status = valueAt(database, "status") ?? database;
  const error = valueAt(status, "error") ?? "";
  if (valueAt(status, "valid") !== false && error === "") return;
  throw new ReportError(`its database of vulnerabilities was not valid (${quote(error)})`);
}
function findGrypeRemarks(json) {
  const remarks = [];
  if (textAt(json, "distro", "name") === void 0) {
    remarks.push("The report of grype covers no packages of a distribution: no distribution was known");
  }
  const alerts = listAt(json, "alertsByPackage").flatMap((entry) => listAt(entry, "alerts"));
  const ended = alerts.filter((alert) => textAt(alert, "type") === "distro-eol");
  const names2 = ended.map(
    (alert) => [textAt(alert, "metadata", "name"), textAt(alert, "metadata", "version")].join(" ")
  );
  for (const name of new Set(names2)) remarks.push(endOfLifeRemark(name));
  const ignored = listAt(json, "ignoredMatches").length;
  if (ignored > 0) remarks.push(leftOutRemark("grype", ignored, "its ignore rules, or VEX"));
  const subject = textAt(json, "source", "type");
  if (subject === "directory" || subject === "file") remarks.push(otherSubjectRemark("grype", subject));
  return remarks;
}
var unfixedStates = ["not-fixed", "wont-fix", "unknown"];
function readMatch(match) {
  const id = textAt(match, "vulnerability", "id");
  if (id === void 0) throw new ReportError("it has a match without the id of a vulnerability");
  const fixed = readTexts(match, "vulnerability", "fix", "versions");
  return {
    kind: "vuln",
    id,
    aliases: [...listAt(match, "relatedVulnerabilities"), ...listAt(match, "vulnerability", "advisories")].flatMap(
      (other) => textAt(other, "id") ?? []
    ),
    package: textAt(match, "artifact", "name") ?? "",
    installed: textAt(match, "artifact", "version") ?? "",
    fixed: fixed.join(", "),
    fixable: !unfixedStates.includes(textAt(match, "vulnerability", "fix", "state") ?? ""),
    severity: readSeverity(id, match, "vulnerability", "severity"),
    title: textAt(match, "vulnerability", "description") ?? ""
  };
}

// actions/scan-gate/rules/package-url.ts
var systemTypes = /* @__PURE__ */ new Set(["alpm", "apk", "deb", "rpm"]);
function parsePackageUrl(text) {
  const [, type = "", path = ""] = /^pkg:\/*([a-z][a-z\d.+-]*)\/+([^?#]+)/i.exec(text.trim()) ?? [];
  if (path === "") return void 0;
  const at = path.lastIndexOf("@");
  const hasVersion = at > path.lastIndexOf("/") + 1;
  const parts = (hasVersion ? path.slice(0, at) : path).split("/").filter((part) => part !== "").map(decodePart);
  const own = systemTypes.has(type.toLowerCase()) ? parts.slice(-1) : parts;
  return {
    name: own.join(type.toLowerCase() === "maven" ? ":" : "/"),
    version: hasVersion ? decodePart(path.slice(at + 1)) : ""
  };
}
function decodePart(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// actions/scan-gate/rules/sarif-rules.ts
function readToolName(run) {
  return textAt(run, "tool", "driver", "name") ?? "unknown";
}
function findRules(run, result) {
  const rules = componentRules(run, valueAt(result, "rule", "toolComponent"));
  const index = valueAt(result, "ruleIndex") ?? valueAt(result, "rule", "index");
  const indexed = typeof index === "number" ? rules[index] : void 0;
  const id = textAt(result, "ruleId") ?? textAt(result, "rule", "id") ?? textAt(indexed, "id");
  if (id === void 0) throw new ReportError("it has a result without the id of a rule");
  if (textAt(indexed, "id") === id) return { id, rules: [indexed] };
  const named = rulesById(rules).get(id);
  if (named !== void 0) return { id, rules: named };
  return { id, rules: indexed === void 0 ? [] : [indexed] };
}
function componentRules(run, component) {
  const driver = listAt(run, "tool", "driver", "rules");
  if (component === void 0) return driver;
  const extensions = listAt(run, "tool", "extensions");
  const index = valueAt(component, "index");
  const name = textAt(component, "name");
  if (typeof index === "number") return listAt(extensions[index], "rules");
  if (name === void 0 || name === textAt(run, "tool", "driver", "name")) return driver;
  return listAt(
    extensions.find((extension) => textAt(extension, "name") === name),
    "rules"
  );
}
var knownLists = /* @__PURE__ */ new WeakMap();
function rulesById(rules) {
  const known = knownLists.get(rules);
  if (known !== void 0) return known;
  const byId = /* @__PURE__ */ new Map();
  for (const rule of rules) {
    const id = textAt(rule, "id") ?? "";
    const same = byId.get(id);
    if (same === void 0) byId.set(id, [rule]);
    else same.push(rule);
  }
  knownLists.set(rules, byId);
  return byId;
}

// actions/scan-gate/rules/sarif-result.ts
function readResult(kind, run, result) {
  const { id: ruleId, rules } = findRules(run, result);
  const [rule] = rules;
  const help = textAt(rule, "help", "text") ?? "";
  const message = textAt(result, "message", "text") ?? "";
  const line = (name) => findLines(message, name)[0] ?? findLines(help, name)[0];
  const severities2 = (rules.length === 0 ? [void 0] : rules).map(
    (each) => readGrypeSeverity(run, message) ?? findSeverity(ruleId, each, result)
  );
  const severity = worstSeverity(severities2) ?? "UNKNOWN";
  const title = textAt(rule, "shortDescription", "text") ?? "";
  if (kind !== "vuln") {
    const id2 = kind === "license" ? /^License (.+)$/m.exec(help)?.[1] ?? ruleId : ruleId;
    const place = line("PkgName") ?? line("Artifact") ?? "";
    const rest = { installed: "", fixed: "", fixable: true, severity, title };
    return { kind, id: id2, aliases: id2 === ruleId ? [] : [ruleId], package: place, ...rest };
  }
  const id = /^Vulnerability (\S+)$/m.exec(help)?.[1] ?? advisory.exec(ruleId)?.[0] ?? ruleId;
  const isOfOther = isGrype(run) && !isOfRule(help, message);
  const fixed = isOfOther ? void 0 : findLines(message, fixLine)[0] ?? textAt(rule, "properties", "fixed_version") ?? line(fixLine);
  const isUnfixed = fixed === "" || fixed === "not fixed";
  const reported = /\breports (\S+) at version (\S+)/.exec(message) ?? / package: (\S+), version (\S+) was found/.exec(message);
  const installed = isOfOther ? void 0 : line("(?:Installed )?Version");
  const packages = readPackages(line("Package") ?? reported?.[1], rule);
  return {
    kind,
    id,
    aliases: id === ruleId ? [] : [ruleId],
    package: joinUnique(packages.map(({ name }) => name)),
    installed: installed ?? reported?.[2] ?? joinUnique(packages.map(({ version }) => version)),
    fixed: isUnfixed ? "" : fixed ?? "",
    fixable: !isUnfixed,
    severity,
    title
  };
}
function readPackages(named, rule) {
  const purl = textAt(rule, "properties", "purl");
  const given = [...readTexts(rule, "properties", "purls"), ...purl === void 0 ? [] : [purl]];
  return (named === void 0 ? given : [named]).map((text) => parsePackageUrl(text) ?? { name: text, version: "" });
}
function joinUnique(texts) {
  return [...new Set(texts.filter((text) => text !== ""))].join(", ");
}
var advisory = /^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3})(?=-|$)/;
var fixLine = "Fix(?:ed)? [Vv]ersion";
function isGrype(run) {
  return /^grype$/i.test(readToolName(run));
}
function isOfRule(help, message) {
  const [type = "", name = "", version = ""] = ["Type", "Package", "Version"].map((each) => findLines(help, each)[0]);
  return message === "" || message.includes(` vulnerability in ${type} package: ${name}, version ${version} was found`);
}
function readGrypeSeverity(run, message) {
  const word = isGrype(run) ? /^An? (\w+) vulnerability in /.exec(message)?.[1] : void 0;
  return word === void 0 ? void 0 : parseSeverity(word);
}
function findLines(text, name) {
  return [...text.matchAll(new RegExp(`^[ \\t]*${name}[ \\t]*:[ \\t]*(.*)$`, "gm"))].map(
    (match) => (match[1] ?? "").trim()
  );
}
function findSeverity(ruleId, rule, result) {
  const own = valueAt(result, "properties", "severity") ?? void 0;
  if (own !== void 0) return readSeverity(ruleId, result, "properties", "severity");
  const inMessage = findLines(textAt(result, "message", "text") ?? "", "Severity");
  if (inMessage.length > 0) return worstOf(ruleId, inMessage);
  const inHelp = findLines(textAt(rule, "help", "text") ?? "", "Severity").slice(0, 1);
  if (inHelp.length > 0) return worstOf(ruleId, inHelp);
  const scout = valueAt(rule, "properties", "cvssV3_severity") ?? void 0;
  if (scout !== void 0) return readSeverity(ruleId, rule, "properties", "cvssV3_severity");
  const tags = readTexts(rule, "properties", "tags").flatMap((tag) => parseSeverity(tag) ?? []);
  const score = valueAt(result, "properties", "security-severity") ?? valueAt(rule, "properties", "security-severity");
  const rated = score === void 0 || score === null ? [] : [readScore(ruleId, score)];
  const worst = worstSeverity([...tags, ...rated]);
  if (worst !== void 0) return worst;
  throw new ReportError(`its result ${quote(ruleId)} has no severity ("security-severity" of the rule)`);
}
function worstOf(ruleId, [first, ...more]) {
  const said = readSeverity(ruleId, { first }, "first");
  return worstSeverity([said, ...more.flatMap((word) => parseSeverity(word) ?? [])]) ?? said;
}
function readScore(ruleId, score) {
  const text = typeof score === "number" ? String(score) : score;
  const rated = typeof text === "string" && /^\d{1,2}(?:\.\d+)?$/.test(text) ? rateScore(Number(text)) : void 0;
  if (rated !== void 0) return rated;
  throw new ReportError(`its result ${quote(ruleId)} has the score ${quote(score)}, which is no number from 0 to 10`);
}

// actions/scan-gate/rules/sarif-report.ts
function isSarif(json) {
  return Array.isArray(valueAt(json, "runs"));
}
function readSarif(json, kinds) {
  if (valueAt(json, "version") !== "2.1.0") throw new ReportError("it is of a version of SARIF other than 2.1.0");
  const runs = readObjects(json, "runs");
  if (runs.length === 0) throw new ReportError("it has no run of a scanner");
  if (valueAt(json, "inlineExternalProperties") !== void 0) throw new ReportError("it has results outside its runs");
  for (const run of runs) checkRun(run);
  const results = runs.flatMap((run) => readObjects(run, "results").map((result) => ({ run, result })));
  const found = results.map(({ run, result }) => {
    const kind = findKind(run, result);
    const isAsked = kind === void 0 || kinds.includes(kind);
    return { kind: kind ?? "vuln", finding: isAsked ? readResult(kind ?? "vuln", run, result) : void 0 };
  });
  return {
    tool: [...new Set(runs.map(readToolName))].join(", "),
    findings: found.flatMap(({ finding }) => finding ?? []),
    notAsked: found.flatMap(({ kind, finding }) => finding === void 0 ? [kind] : []),
    images: runs.map(
      (run) => findDigests([valueAt(run, "properties", "imageID"), ...listAt(run, "properties", "repoDigests")])
    ),
    labels: {},
    remarks: findSarifRemarks(runs, results.length, kinds)
  };
}
function checkRun(run) {
  for (const invocation of readObjects(run, "invocations")) {
    const notes = ["toolExecutionNotifications", "toolConfigurationNotifications"].flatMap(
      (name) => readObjects(invocation, name)
    );
    const isFailed2 = valueAt(invocation, "executionSuccessful") !== true || (valueAt(invocation, "exitCode") ?? 0) !== 0 || ["exitSignalName", "exitSignalNumber", "processStartFailureMessage"].some(
      (name) => (valueAt(invocation, name) ?? void 0) !== void 0
    ) || notes.some(
      (note) => textAt(note, "level") === "error" || (valueAt(note, "exception") ?? void 0) !== void 0
    );
    if (isFailed2) throw new ReportError("it says that the scanner did not succeed");
  }
  if (!Array.isArray(valueAt(run, "results"))) throw new ReportError("it has a run without results");
  if (valueAt(run, "externalPropertyFileReferences", "results") !== void 0) {
    throw new ReportError("it has results in other files");
  }
}
var kindTags = /* @__PURE__ */ new Map([
  ["vulnerability", "vuln"],
  ["secret", "secret"],
  ["misconfiguration", "misconfig"],
  ["license", "license"]
]);
function findKind(run, result) {
  if (!isTrivy(run)) return void 0;
  const kinds = findRules(run, result).rules.map((rule) => textAt(rule, "properties", "tags", "0") ?? "");
  const [first, ...others] = new Set(kinds);
  return first === void 0 || others.length > 0 ? void 0 : kindTags.get(first);
}
function isTrivy(run) {
  return /^trivy$/i.test(readToolName(run));
}
function findSarifRemarks(runs, results, kinds) {
  const remarks = [];
  if (results > 0 && kinds.join() !== "vuln" && !runs.every(isTrivy)) {
    remarks.push('The report does not say which results are of what "scanners" names: every one counts');
  }
  if (runs.some((run) => isGrype(run) && listAt(run, "results").length > 0)) {
    remarks.push(
      'SARIF of grype says "low" of what is of unknown or negligible severity too: its JSON tells them apart'
    );
  }
  return remarks;
}

// actions/scan-gate/rules/trivy-report.ts
function isTrivyReport(json) {
  return valueAt(json, "SchemaVersion") !== void 0;
}
var lists = {
  vuln: { name: "Vulnerabilities", read: readVulnerability },
  secret: { name: "Secrets", read: readSecret },
  misconfig: { name: "Misconfigurations", read: readMisconfiguration },
  license: { name: "Licenses", read: readLicense }
};
function readTrivyReport(json, kinds) {
  if (valueAt(json, "SchemaVersion") !== 2) {
    throw new ReportError("it is of a schema of trivy other than 2: use a newer trivy");
  }
  const results = readObjects(json, "Results");
  const isNamed = textAt(json, "ArtifactName") !== void 0 && textAt(json, "ArtifactType") !== void 0;
  if (results.length === 0 && !isNamed) throw new ReportError("it has no results, and does not say of what it is");
  const entriesOf = (kind) => results.flatMap(
    (result) => readObjects(result, lists[kind].name).filter((entry) => kind !== "misconfig" || isFailed(entry)).map((entry) => [entry, result])
  );
  return {
    tool: "trivy",
    findings: kinds.flatMap((kind) => entriesOf(kind).map(([entry, result]) => lists[kind].read(entry, result))),
    notAsked: findingKinds.filter((kind) => !kinds.includes(kind)).flatMap((kind) => entriesOf(kind).map(() => kind)),
    images: [findDigests([valueAt(json, "Metadata", "ImageID"), ...listAt(json, "Metadata", "RepoDigests")])],
    labels: readImageLabels(json, "Metadata", "ImageConfig", "config", "Labels"),
    remarks: findTrivyRemarks(json, results, kinds)
  };
}
function isFailed(entry) {
  const status = valueAt(entry, "Status");
  return status !== "PASS" && status !== "EXCEPTION";
}
function findTrivyRemarks(json, results, kinds) {
  const remarks = [];
  const classes = results.map((result) => textAt(result, "Class") ?? "");
  const hasSystem = classes.includes("os-pkgs");
  if (kinds.includes("vuln") && !hasSystem && results.every((result) => valueAt(result, "Vulnerabilities") === void 0)) {
    const what = classes.includes("lang-pkgs") ? "no packages of a distribution, only those of programming languages" : "no packages at all";
    remarks.push(
      `The report of trivy covers ${what}: no distribution was known, or vulnerabilities were not looked for`
    );
  }
  if (valueAt(json, "Metadata", "OS", "EOSL") === true) {
    const name = [textAt(json, "Metadata", "OS", "Family"), textAt(json, "Metadata", "OS", "Name")];
    remarks.push(endOfLifeRemark(name.join(" ")));
  }
  const suppressed = results.flatMap((result) => listAt(result, "ExperimentalModifiedFindings")).length;
  if (suppressed > 0) remarks.push(leftOutRemark("trivy", suppressed, "its ignore file, or VEX"));
  const subject = textAt(json, "ArtifactType");
  if (subject === "filesystem" || subject === "repository") remarks.push(otherSubjectRemark("trivy", subject));
  return remarks;
}
function readVulnerability(entry) {
  const id = readId("vulnerability", entry, "VulnerabilityID");
  const fixed = textAt(entry, "FixedVersion") ?? "";
  return {
    kind: "vuln",
    id,
    aliases: readTexts(entry, "VendorIDs"),
    package: textAt(entry, "PkgName") ?? "",
    installed: textAt(entry, "InstalledVersion") ?? "",
    fixed,
    fixable: fixed !== "" || textAt(entry, "Status") === "fixed",
    severity: readSeverity(id, entry, "Severity"),
    title: textAt(entry, "Title") ?? ""
  };
}
function readSecret(entry, result) {
  const id = readId("secret", entry, "RuleID");
  return { ...unversioned("secret", id, entry), package: textAt(result, "Target") ?? "" };
}
function readMisconfiguration(entry, result) {
  const id = readId("misconfiguration", entry, "ID", "AVDID");
  const aliases = [textAt(entry, "AVDID") ?? id].filter((alias) => alias !== id);
  return { ...unversioned("misconfig", id, entry), aliases, package: textAt(result, "Target") ?? "" };
}
function readLicense(entry) {
  const id = readId("license", entry, "Name");
  const name = textAt(entry, "PkgName") ?? "";
  return {
    ...unversioned("license", id, entry),
    // As trivy names the rule in SARIF.
    aliases: [`${name}:${id}`],
    package: name === "" ? textAt(entry, "FilePath") ?? "" : name,
    title: `License of the class "${textAt(entry, "Category") ?? "unknown"}"`
  };
}
function unversioned(kind, id, entry) {
  const title = textAt(entry, "Title") ?? "";
  const severity = readSeverity(id, entry, "Severity");
  return { kind, id, aliases: [], package: "", installed: "", fixed: "", fixable: true, severity, title };
}
function readId(what, entry, ...names2) {
  const id = names2.map((name) => textAt(entry, name)).find((found) => found !== void 0);
  if (id === void 0) throw new ReportError(`it has a ${what} without "${names2.join('" or "')}"`);
  return id;
}

// actions/scan-gate/rules/read-report.ts
function readReport(text, where, kinds = defaultKinds) {
  try {
    const report = readKnownReport(parseReportJson(text), kinds);
    const others = kinds.filter((kind) => kind !== "vuln");
    if (others.length > 0 && /^(?:grype|docker scout)$/i.test(report.tool)) {
      throw new ReportError(`${report.tool} finds vulnerabilities alone, and "scanners" asks for ${others.join(", ")}`);
    }
    const counted = findingKinds.map((kind) => [kind, report.notAsked.filter((other) => other === kind).length]).filter(([, count]) => count > 0).map(([kind, count]) => `${count} ${kindWords[kind][count === 1 ? 0 : 1]} (${kind})`);
    if (counted.length === 0) return report;
    const remark = `The report has ${counted.join(", ")}, which do not count, since "scanners" does not name them`;
    return { ...report, remarks: [...report.remarks, remark] };
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    throw new ReportError(`The report ${where} cannot be used: ${error.message}.`, { cause: error });
  }
}
function readKnownReport(json, kinds) {
  const isOf = [isTrivyReport(json), isGrypeReport(json), isSarif(json)];
  if (isOf.filter(Boolean).length > 1) throw new ReportError("it is of several formats at once");
  if (isTrivyReport(json)) return readTrivyReport(json, kinds);
  if (isGrypeReport(json)) return readGrypeReport(json);
  if (isSarif(json)) return readSarif(json, kinds);
  throw new ReportError(
    "it is neither trivy's nor grype's JSON nor SARIF (which Docker Scout writes with --format sarif)"
  );
}
function isSarifText(text) {
  try {
    return isSarif(parseReportJson(text));
  } catch {
    return false;
  }
}
function parseReportJson(text) {
  if (text.trim() === "") throw new ReportError("it is empty");
  try {
    return parseStrictJson(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const { message } = error;
    throw new ReportError(message === "is not JSON" ? "it is no JSON, or cut off" : `it ${message}`, { cause: error });
  }
}

// actions/scan-gate/rules/scan-failure.ts
var databasePattern = /trivy-db|trivy-java-db|trivy-checks|vulnerability[ -](?:db|database)|grype\/databases|\bDB error\b/i;
var databaseRemedy = "the scanner's database could not be fetched: keep it in a cache, or name a mirror (TRIVY_DB_REPOSITORY, GRYPE_DB_UPDATE_URL)";
function classifyScanError(error) {
  const failure = classifyError(error, { phase: "registry" });
  if (!(error instanceof CommandError) || error.timedOut) return failure;
  const known = failure.class === "unknown" ? classifyEarlierLine(error.stderr) : void 0;
  const { class: name, ...rest } = known ?? failure;
  return { ...rest, class: name, remedy: databasePattern.test(error.stderr) ? databaseRemedy : rest.remedy };
}
function classifyEarlierLine(stderr) {
  const lines = stderr.split("\n").filter((line) => /\b(ERROR|FATAL|WARN)\b/.test(line));
  return lines.reverse().map((line) => classifyFailure({ phase: "registry", text: line.trim() })).find((failure) => failure.class !== "unknown");
}
function readRetryAfter(reason) {
  const [, number, unit = ""] = /retry-after: ([\d.]+)(ns|µs|us|ms|s|m)\b/.exec(reason) ?? [];
  if (number === void 0) return void 0;
  const milliseconds = { ms: 1, s: 1e3, m: 6e4 };
  return Math.ceil(Number(number) * (milliseconds[unit] ?? 1e-3));
}

// actions/scan-gate/rules/write-sarif.ts
var levels = {
  CRITICAL: "error",
  HIGH: "error",
  MEDIUM: "warning",
  LOW: "note",
  UNKNOWN: "note"
};
var helpWords = {
  vuln: "Vulnerability",
  secret: "Secret",
  misconfig: "Misconfiguration",
  license: "License"
};
function writeSarif({ tool, findings }) {
  const rules = [...new Map([...worstFirst(findings)].reverse().map((finding) => [finding.id, finding])).values()];
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  return JSON.stringify(
    {
      $schema: "https://json.schemastore.org/sarif-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: { driver: { name: tool, rules: rules.map(sarifRule) } },
          results: findings.map((finding) => sarifResult(finding, indexes.get(finding.id) ?? 0)),
          columnKind: "utf16CodeUnits"
        }
      ]
    },
    void 0,
    2
  );
}
function sarifRule({ kind, id, severity, title }) {
  const text = title === "" ? id : title;
  return {
    id,
    shortDescription: { text },
    fullDescription: { text },
    help: { text: `${helpWords[kind]} ${id}
Severity: ${severity}` },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [kindWords[kind][0], "security", severity], "security-severity": exampleScores[severity] }
  };
}
function sarifResult(finding, ruleIndex) {
  const { id, severity, installed, fixed, fixable } = finding;
  const oneLine = (text) => text.replaceAll(/\s+/g, " ");
  const lines = [
    `${finding.kind === "vuln" ? "Package" : "Artifact"}: ${oneLine(finding.package)}`,
    `Installed Version: ${oneLine(installed)}`,
    ...fixable && fixed === "" ? [] : [`Fixed Version: ${oneLine(fixed)}`]
  ];
  return {
    ruleId: id,
    ruleIndex,
    level: levels[severity],
    message: { text: lines.join("\n") },
    properties: { severity },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: finding.package.replaceAll(/[^\w.@-]/g, "-") || "image" },
          region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 }
        }
      }
    ]
  };
}

// actions/scan-gate/run-scanner.ts
async function chooseScanner({ scanner: wanted, kinds }, { scanners }) {
  const candidates = (wanted === "auto" ? scannerNames : [wanted]).filter((name) => canFind(name, kinds));
  for (const name of candidates) if (await scanners.installed(name)) return name;
  const remedies = candidates.map((name) => scannerRemedies[name]).join("; or ");
  throw new NoVerdictError(
    "no-scanner",
    `No scanner is installed on this runner (looked for ${candidates.join(", ")}): before this step install ${remedies}.`
  );
}
function canFind(scanner, kinds) {
  return scanner === "trivy" || kinds.every((kind) => kind === "vuln");
}
async function runScanner(scanner, target, { limits, kinds }, deps) {
  const { clock, signal, files, scanners } = deps;
  const { policy, timeoutMs } = limits;
  const deadline = clock.now() + timeoutMs;
  const folder = await files.temporaryFolder({ lasting: true });
  const outcome = await retry(
    {
      title: `Scan with ${scanner}`,
      policy,
      deadline,
      signal,
      classify: classifyScanError,
      // The registry of the databases may ask for less than a second. The input's wait is the least.
      retryAfter: ({ reason }) => {
        const asked = readRetryAfter(reason);
        return Promise.resolve(asked === void 0 ? void 0 : Math.max(asked, policy.waitSeconds * 1e3));
      },
      work: (attempt) => {
        const isLast = attempt > 1 && attempt === policy.maxAttempts;
        const limit = Math.max(1, Math.round((deadline - clock.now()) / (isLast ? 1 : 2)));
        const options = { timeoutMs: limit, signal, kinds };
        const work = () => scanners.scan(scanner, target, folder, options);
        return deps.log.group(`Scanning ${target.name} with ${scanner}`, work);
      }
    },
    deps
  );
  if (!outcome.ok) {
    const message = `${scanner} failed, which says nothing about the image: ${describeFailure(outcome.failure)}`;
    throw new NoVerdictError("scanner-failed", message, { cause: outcome.error });
  }
  const { report, sarif } = outcome.value;
  return readScanFiles({ report, sarif, ownSarif: `${folder}/report.sarif` }, kinds, deps);
}
async function readGivenReport(report, { kinds }, deps) {
  const ownSarif = `${await deps.files.temporaryFolder({ lasting: true })}/report.sarif`;
  return readScanFiles({ report, sarif: void 0, ownSarif }, kinds, deps);
}
var maxReportBytes = 256 << 20;
async function readScanFiles({ report, sarif, ownSarif }, kinds, { files }) {
  try {
    const read = async (path) => {
      const bytes = await files.size(path);
      if (bytes <= maxReportBytes) return files.readText(path);
      throw new ReportError(`The report "${path}" has ${bytes} bytes, over ${maxReportBytes}`);
    };
    const text = await read(report);
    const content = readReport(text, `"${report}"`, kinds);
    if (isSarifText(text)) return { content, report, sarif: report };
    if (sarif !== void 0 && isSarifText(await read(sarif))) return { content, report, sarif };
    await files.writeText(ownSarif, writeSarif(content));
    return { content, report, sarif: ownSarif };
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    throw new NoVerdictError("bad-report", `${error.message.replace(/\.$/, "")}. That is no clean scan.`, {
      cause: error
    });
  }
}

// actions/scan-gate/scan-gate.ts
var maxIgnoreBytes = 1 << 20;
var emptyResult = {
  gate: "error",
  reason: "bad-input",
  message: "",
  decision: void 0,
  severities: [],
  remarks: [],
  sarif: "",
  report: "",
  revision: "",
  image: "",
  scanner: ""
};
async function scanGate(readInputs, deps) {
  let known = emptyResult;
  let mayFail = true;
  const record = (facts) => {
    known = { ...known, ...facts };
  };
  let failure;
  try {
    const inputs = readInputs();
    record({ severities: inputs.severities });
    const ignores = await checkInputs(inputs, deps);
    mayFail = inputs.fail;
    record({ reason: "failed" });
    await runGate(inputs, ignores, record, deps);
    if (known.gate === "fail") failure = new UserError(known.message);
  } catch (error) {
    const reason = deps.signal.aborted ? "cancelled" : error instanceof NoVerdictError ? error.reason : known.reason;
    record({ gate: "error", reason, message: toMessage(error) });
    failure = error;
  }
  if (failure === void 0 || mayFail || deps.signal.aborted) return { result: known, failure };
  deps.log.warning(`The gate is ${known.gate}, and "fail" is false. ${known.message}`);
  return { result: known };
}
async function checkInputs(inputs, { files }) {
  const { imageRef, input, handover, report, sarifFile, ignoreFile, scanner, kinds } = inputs;
  if (report === void 0 && scanner !== "auto" && !canFind(scanner, kinds)) {
    throw new UserError(
      `Input "scanners" asks for ${kinds.join(", ")}, and ${scanner} finds vulnerabilities alone: use trivy, or leave out all but vuln.`
    );
  }
  if (report !== void 0 && (imageRef !== void 0 || input !== void 0)) {
    throw new UserError(
      'Input "report" is set beside "image-ref" or "input": with a report nothing is scanned. Leave one of them out.'
    );
  }
  if (imageRef !== void 0 && input !== void 0) {
    throw new UserError(
      'Inputs "image-ref" and "input" are both set: only one image is scanned. Leave one of them out.'
    );
  }
  if ([imageRef, input, handover, report].every((value) => value === void 0)) {
    throw new UserError(
      'Nothing says what is scanned: pass "image-ref", "input", "handover" or "report"; the job or step output that fills it was empty or was dropped.'
    );
  }
  const isFolder = (path) => files.exists(`${path}/.`);
  for (const [name, path] of Object.entries({ input, report, "ignore-file": ignoreFile })) {
    if (path === void 0) continue;
    const found = await files.exists(path);
    if (found && !await isFolder(path)) continue;
    const what = found ? "that is a folder" : "there is no such file";
    throw new UserError(`Input "${name}" is "${path}", and ${what}: check the path from the workspace.`);
  }
  if (sarifFile !== void 0 && !await isFolder(dirname(sarifFile))) {
    throw new UserError(`Input "sarif-file" is "${sarifFile}", and its folder is not there: create it first.`);
  }
  if (sarifFile !== void 0 && await isFolder(sarifFile)) {
    throw new UserError(`Input "sarif-file" is "${sarifFile}", and that is a folder: add the name of a file.`);
  }
  if (ignoreFile === void 0) return [];
  if (await files.size(ignoreFile) > maxIgnoreBytes) {
    throw new UserError(
      `Input "ignore-file" is "${ignoreFile}", which has over ${maxIgnoreBytes} bytes: pass a list of ids.`
    );
  }
  return parseIgnoreList(await files.readText(ignoreFile), ignoreFile);
}
async function runGate(inputs, ignores, record, deps) {
  const { handover, severities: gated, ignoreUnfixed } = inputs;
  const skipped = handover?.skipped ?? null;
  if (skipped !== null) {
    deps.log.notice(`There is no image to scan: the producer skipped the build (${skipped}).`);
    record({ gate: "skipped", reason: "producer-skipped" });
    return;
  }
  if (recordStale(findStaleRecord(inputs), inputs, record, deps)) return;
  const scan = await (inputs.report === void 0 ? scanImage(inputs, record, deps) : useGivenReport(inputs, inputs.report, record, deps));
  if (scan === void 0) return;
  const sarif = inputs.sarifFile ?? scan.sarif;
  if (sarif !== scan.sarif) await deps.files.writeText(sarif, await deps.files.readText(scan.sarif));
  const remarks = scan.content.remarks.map((remark) => `${shortenLine(remark)}.`);
  for (const remark of remarks) deps.log.notice(remark);
  const limits = await findUploadLimits(await deps.files.readText(sarif), deps.gzippedBytes);
  for (const limit of limits) deps.log.warning(limit);
  record({ remarks: [...remarks, ...limits] });
  const today = new Date(deps.clock.now()).toISOString().slice(0, 10);
  const decision = decideGate(scan.content.findings, { severities: gated, ignoreUnfixed, ignores, today });
  record({ decision, sarif, report: scan.report, ...decideVerdict(decision) });
  annotateDecision(decision, relativeToWorkspace(inputs.ignoreFile, deps), today, deps.log);
}
async function scanImage(inputs, record, deps) {
  const scanner = await chooseScanner(inputs, deps);
  record({ reason: "no-image" });
  const image = await findImage(inputs, deps);
  record({ image: image.name, revision: labelledRevision(image.labels), reason: "failed" });
  if (recordStale(findStaleImage(image), inputs, record, deps)) return void 0;
  record({ scanner });
  const scan = await runScanner(scanner, image.target, inputs, deps);
  if (image.localId !== void 0) {
    const now = await deps.engine.inspect(image.name);
    const moved = now?.id === image.localId ? void 0 : `"${image.name}" was pointed at another image during the scan`;
    if (recordStale(moved, inputs, record, deps)) return void 0;
  }
  return scan;
}
async function useGivenReport(inputs, path, record, deps) {
  const scan = await readGivenReport(path, inputs, deps);
  const { content } = scan;
  record({ image: inputs.handover?.image ?? "", scanner: content.tool, revision: labelledRevision(content.labels) });
  return recordStale(findStaleReport(content, inputs), inputs, record, deps) ? void 0 : scan;
}
function recordStale(finding, inputs, record, deps) {
  if (finding === void 0) return false;
  if (inputs.onMismatch === "warn") {
    deps.log.warning(`${finding}.`);
    return false;
  }
  const advice = `build it for this commit and pass that build's record, or set "on-mismatch" to warn`;
  record({ gate: "fail", reason: "stale", message: `${finding}: ${advice}.` });
  return true;
}
function decideVerdict({ blocking }) {
  if (blocking.length === 0) return { gate: "pass", reason: "clean", message: "" };
  const counts = severities.map((severity) => [severity, blocking.filter((finding) => finding.severity === severity).length]).filter(([, count]) => count > 0).map(([severity, count]) => `${count} ${severity}`);
  const message = `The image has findings that fail the gate (${counts.join(", ")}): update what they are in, or list them in "ignore-file" with a date.`;
  return { gate: "fail", reason: "findings", message };
}
function labelledRevision(labels) {
  const revision = labels[revisionLabel] ?? "";
  return isFullSha(revision) ? revision : "";
}
function relativeToWorkspace(file, { run }) {
  return file === void 0 || !isAbsolute(file) ? file : relative(run.workspace, file);
}

// actions/scan-gate/summary.ts
var maxListedFindings = 50;
var maxCellChars = 200;
function scanGateSummary(facts) {
  const { decision, gate } = facts;
  const head = renderFactTable(`Gate: ${gate}`, [
    ["reason", facts.reason],
    ["what happened", facts.message.slice(0, 1e3)],
    ["image", facts.image],
    ["revision", facts.revision],
    ["scanner", facts.scanner],
    ["fails on", facts.severities.join(", ")],
    ["ignored", decision === void 0 ? "" : String(decision.ignored.length)],
    ["without a fix, left out", decision === void 0 || decision.unfixed === 0 ? "" : String(decision.unfixed)],
    ["to know", facts.remarks]
  ]);
  if (decision === void 0) return head;
  const { blocking, ignored, notices, counts } = decision;
  const shorten = (text) => text.length > maxCellChars ? `${text.slice(0, maxCellChars)}\u2026` : text;
  const rows = blocking.slice(0, maxListedFindings).map(({ severity, id, package: name, installed, fixed, title }) => [severity, id, name, installed, fixed, title]);
  const more = blocking.length - rows.length;
  return [
    head,
    renderListTable(severities, [severities.map((severity) => String(counts[severity]))]),
    renderListTable(
      ["severity", "id", "package", "installed", "fixed in", "title"],
      rows.map((cells) => cells.map(shorten))
    ),
    ...more > 0 ? [`And ${more} more, in the report.
`] : [],
    renderListTable(
      ["ignored", "severity", "package", "until", "reason"],
      ignored.slice(0, maxListedFindings).map(
        ({ finding, entry }) => [finding.id, finding.severity, finding.package, entry.expires ?? "", entry.reason].map(shorten)
      )
    ),
    renderListTable(
      ["ignore list", "until", ""],
      notices.slice(0, maxListedFindings).map(({ entry, state }) => [entry.id, entry.expires ?? "", state])
    )
  ].filter((part) => part !== "").join("\n");
}

// actions/scan-gate/main.ts
await runAction(async ({ inputs, run, log, clock, exec, files, signal }) => {
  const wanted = { summary: true };
  const readInputs = () => {
    wanted.summary = inputs.boolean("job-summary", true);
    return readScanGateInputs(inputs);
  };
  const { result, failure } = await scanGate(readInputs, {
    engine: dockerEngine(exec, run.env),
    registry: imagetoolsRegistry(exec),
    archives: imageArchives(exec, files, signal),
    scanners: imageScanners(exec, files),
    gzippedBytes,
    run,
    log,
    clock,
    files,
    signal
  });
  return {
    outputs: scanGateOutputs(result),
    summary: wanted.summary ? scanGateSummary(result) : void 0,
    failure
  };
});
