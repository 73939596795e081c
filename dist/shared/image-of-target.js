import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  dockerBuildx
} from "./buildx.js";
import {
  escapeTemplates,
  readSourceSha,
  unescapeTemplate
} from "./source-sha.js";
import {
  QueryBudget,
  minPatienceMs,
  orderImages,
  pushAlreadyLanded,
  pushRef,
  pushRefs,
  queryPushedImage
} from "./push-ref.js";
import {
  newHandoverRecord
} from "./new-record.js";
import {
  queryConfigs,
  queryImage,
  queryTimeoutMs,
  registryRateLimits
} from "./queries.js";
import {
  hasRegistry,
  mayStayBehind,
  readMovingTags,
  readTargetRefs
} from "./target-refs.js";
import {
  fillInName,
  fillInRefName,
  hasNamePlaceholder,
  isTargetName,
  maxSetImages,
  namePlaceholder,
  prefixLog,
  serializeHandoverSet
} from "./handover-set.js";
import {
  digestOfName
} from "./pick-image.js";
import {
  dockerEngine,
  tarReader
} from "./engine.js";
import {
  findNearestNames
} from "./nearest-names.js";
import {
  formatLayers,
  imagetoolsRegistry,
  layersOfPlatform
} from "./imagetools.js";
import {
  AttemptError,
  PhaseError,
  Phases,
  renderSummaryPage,
  salvageTimeoutMs,
  toFailure
} from "./phases.js";
import {
  recordedRef,
  serializeHandover
} from "./record.js";
import {
  ClassifiedError,
  imageIdsOf,
  ownImageId,
  selectSinglePlatform,
  settledValue
} from "./image-ids.js";
import {
  readEventFacts
} from "./read-event.js";
import {
  artifactNameOfRef,
  sanitizeArtifactName
} from "./artifact-name.js";
import {
  isIndex,
  maxIndexDepth
} from "./manifest.js";
import {
  forEachConcurrently,
  maxImagesAtATime
} from "./limit-concurrency.js";
import {
  classifyError,
  generalRemedies,
  parseError
} from "./dockerfile.js";
import {
  revisionLabel
} from "./labels.js";
import {
  atDigest,
  canonicalHost,
  isDigest,
  lowerRepository,
  normalizePlatform,
  parseImageRef,
  parseLocalTag,
  readDigest,
  readPlatform,
  shortenDigest
} from "./reference.js";
import {
  escapeAsCode,
  renderListTable
} from "./runner-files.js";
import {
  csvForm,
  exactLineForm,
  lineForm,
  rawLineForm,
  readCsvFields,
  readCsvList,
  writeCsvLine
} from "./child-processes.js";
import {
  formatBytes,
  formatSeconds
} from "./format.js";
import {
  CommandError,
  UserError,
  isObject,
  listAt,
  textAt,
  toMessage,
  tryParseJson,
  valueAt
} from "./error-text.js";

// src/core/archive/config-digests.ts
function readConfigDigests(index, documents) {
  const digests = {};
  const seen = /* @__PURE__ */ new Set();
  const follow = (document, depth) => {
    const manifests = listAt(document, "manifests");
    const listed = new Set(manifests.map((entry) => readDigest(entry) ?? ""));
    for (const digest of listed) {
      if (seen.has(digest)) continue;
      seen.add(digest);
      const child = documents.get(digest);
      if (valueAt(child, "manifests") === void 0) addConfig(child);
      else if (depth < maxIndexDepth) follow(child, depth + 1);
    }
  };
  const addConfig = (manifest) => {
    const digest = readDigest(valueAt(manifest, "config")) ?? "";
    const platform = readPlatform(documents.get(digest));
    if (platform !== void 0) digests[platform] = digest;
  };
  follow(index, 0);
  return digests;
}

// src/adapters/archives/archived-configs.ts
var maxDocumentBytes = 4 << 20;
async function readArchivedConfigs(archive) {
  const documents = /* @__PURE__ */ new Map();
  let index;
  let member;
  const tar = tarReader();
  for await (const piece of archive) {
    for (const part of tar.read(piece)) {
      if (part.kind === "member") {
        const { name, size } = part.header;
        const isDocument = size <= maxDocumentBytes && (digestOfName(name) !== void 0 || name === "index.json");
        member = isDocument ? { name, pieces: [] } : void 0;
      } else if (part.kind === "content") {
        member?.pieces.push(Buffer.from(part.bytes));
      } else if (member !== void 0) {
        const document = tryParseJson(Buffer.concat(member.pieces).toString("utf8"));
        const digest = digestOfName(member.name);
        if (digest === void 0) index = document;
        else documents.set(digest, document);
      }
    }
  }
  tar.end();
  return readConfigDigests(index, documents);
}

// src/adapters/wire-build.ts
function wireBuild(exec, env, builder, leftovers) {
  return {
    buildx: dockerBuildx(exec, leftovers),
    engine: dockerEngine(exec, env, leftovers),
    archivedConfigs: readArchivedConfigs,
    registry: imagetoolsRegistry(exec, builder),
    rateLimits: registryRateLimits
  };
}

// actions/pull-or-download-image/load-base-context.ts
function loadBaseContexts(deps) {
  const known = /* @__PURE__ */ new Map();
  return (request, budget) => {
    const key = JSON.stringify(request);
    const context = known.get(key) ?? import("./base-context.js").then(({ baseContexts }) => baseContexts(deps)(request, budget));
    known.set(key, context);
    return context;
  };
}

// actions/buildx-build-with-retry/build-and-push.ts
import { join as join5 } from "node:path/posix";

// actions/buildx-build-with-retry/build-into-engine.ts
async function buildIntoEngine(job, solve) {
  const { phases, deps } = job;
  const start = deps.clock.now();
  return phases.run({
    title: "build",
    context: { phase: "build" },
    work: async (limits) => {
      const solved = await solve(loadRequest(job), limits);
      return inspectBuilt(job, solved, start, limits);
    }
  });
}
function loadRequest(job) {
  const { inputs, plan } = job;
  const toEngine = endsUpInEngine(job);
  return {
    names: toEngine ? plan.localNames : plan.refs.map(({ ref }) => ref),
    load: toEngine,
    outputs: inputs.outputs,
    provenance: inputs.provenance ?? (plan.push.push || inputs.attests.length > 0 ? void 0 : "false")
  };
}
async function inspectBuilt(job, { metadata, progress }, start, limits) {
  const { plan, deps } = job;
  const name = plan.localNames[0] ?? metadata.digest;
  const loaded = endsUpInEngine(job) && name !== void 0 ? await inspectLoaded(name, deps.engine, limits) : void 0;
  return { metadata, progress, seconds: (deps.clock.now() - start) / 1e3, loaded };
}
function endsUpInEngine({ inputs, plan }) {
  return plan.load || plan.push.push || inputs.imageTar !== void 0;
}
async function inspectLoaded(name, engine, limits) {
  const image = await engine.inspect(name, limits);
  if (image !== void 0) return image;
  throw new AttemptError({
    class: "transient",
    reason: `the image "${name}" is not in the engine although the build succeeded`,
    remedy: "run again; the engine lost the image that it had loaded"
  });
}

// actions/buildx-build-with-retry/build-outside-engine.ts
import { dirname as dirname2 } from "node:path/posix";

// actions/buildx-build-with-retry/rules/build-warnings.ts
var maxWarnings = 10;
function readBuildWarnings(metadata) {
  return listAt(metadata, "buildx.build.warnings").flatMap((entry) => {
    const short = valueAt(entry, "short");
    if (typeof short !== "string") return [];
    const [range] = listAt(entry, "range");
    const line = valueAt(range, "start", "line");
    return [
      { message: Buffer.from(short, "base64").toString("utf8"), line: typeof line === "number" ? line : void 0 }
    ];
  }).slice(0, maxWarnings);
}

// actions/buildx-build-with-retry/rules/build-metadata.ts
function readBuildMetadata(text) {
  const data = text.trim() === "" ? {} : JSON.parse(text);
  const digestAt = (key) => {
    const value = valueAt(data, key);
    return typeof value === "string" && isDigest(value) ? value : void 0;
  };
  const mediaType = valueAt(data, "containerimage.descriptor", "mediaType");
  return {
    text,
    mediaType: typeof mediaType === "string" ? mediaType : void 0,
    configDigest: digestAt("containerimage.config.digest"),
    digest: digestAt("containerimage.digest"),
    warnings: readBuildWarnings(data)
  };
}

// actions/buildx-build-with-retry/rules/build-progress.ts
var step = /^#(\d+) \[(?:[^\]]* )?\d+\/\d+\] (\w+)/;
var cachedStep = /^#(\d+) CACHED$/;
var failedStep = /^#(\d+) ERROR: (.*)$/;
var pushing = /^#\d+ pushing (layers|manifest)/;
var exported = /^#\d+ (exporting config|exporting manifest|exporting manifest list|writing image) (sha256:[0-9a-f]{64})/;
var pushed = /^#\d+ pushing (?:layers|manifest .*) ([\d.]+)s done$/;
var cacheTransfer = /^#(\d+) (?:\[[\w-]+\] )?(importing|exporting) .*\bcache\b/i;
function targetLines(names) {
  const [only, ...others] = names;
  if (others.length === 0) return () => only;
  const byStep = /* @__PURE__ */ new Map();
  return (line) => {
    const [, id, name] = /^#(\d+)(?: \[([\w-]+)[ \]])?/.exec(line) ?? [];
    if (id === void 0) return void 0;
    if (name !== void 0 && names.includes(name)) byStep.set(id, name);
    return byStep.get(id);
  };
}
var ProgressReader = class {
  #steps = /* @__PURE__ */ new Set();
  #cached = /* @__PURE__ */ new Set();
  #imports = /* @__PURE__ */ new Set();
  #exports = /* @__PURE__ */ new Set();
  #failed = /* @__PURE__ */ new Map();
  #configs = /* @__PURE__ */ new Set();
  #manifests = /* @__PURE__ */ new Set();
  #reachedPush = false;
  #pushSeconds = 0;
  read(line) {
    const [, id, instruction] = step.exec(line) ?? [];
    if (id !== void 0 && instruction !== "FROM") this.#steps.add(id);
    const [, cached] = cachedStep.exec(line) ?? [];
    if (cached !== void 0) this.#cached.add(cached);
    if (pushing.test(line)) this.#reachedPush = true;
    const [, kind, digest] = exported.exec(line) ?? [];
    if (digest !== void 0) (kind?.includes("manifest") === true ? this.#manifests : this.#configs).add(digest);
    this.#pushSeconds += Number(pushed.exec(line)?.[1] ?? 0);
    const [, cacheId, direction] = cacheTransfer.exec(line) ?? [];
    if (cacheId !== void 0) (direction === "importing" ? this.#imports : this.#exports).add(cacheId);
    const [, failed, reason] = failedStep.exec(line) ?? [];
    if (failed !== void 0) this.#failed.set(failed, reason ?? "");
  }
  /** Whether everything was built, and only the upload was left to do. */
  get reachedPush() {
    return this.#reachedPush;
  }
  /** Config digests of what was built, known once it is exported, also when a push fails after that. */
  get configs() {
    return [...this.#configs];
  }
  /** Digests of the manifests and indexes that were exported, attestations left out. */
  get manifests() {
    return [...this.#manifests];
  }
  /** How long the uploads took that this solve finished. */
  get pushSeconds() {
    return this.#pushSeconds;
  }
  /** Whether a cache could be read; undefined: there was none to import. */
  get cacheFound() {
    return this.#imports.size === 0 ? void 0 : [...this.#imports].some((id) => !this.#failed.has(id));
  }
  /** The error of a cache export that failed without failing the build. */
  get cacheExportError() {
    return [...this.#failed].find(([id]) => this.#exports.has(id))?.[1];
  }
  get cacheUse() {
    return { total: this.#steps.size, cached: [...this.#steps].filter((id) => this.#cached.has(id)).length };
  }
};

// actions/buildx-build-with-retry/rules/solve-outputs.ts
function asksForIndex(inputs) {
  const isOn = (value) => value !== void 0 && value !== "false";
  return inputs.platforms.length > 1 || isOn(inputs.provenance) || isOn(inputs.sbom) || inputs.attests.length > 0;
}
function pushOutput(ref, compression) {
  return ["type=image", ...compression, "push=true", `name=${ref}`].join(",");
}
function localOutputs(plan, tar, compression = []) {
  const { localNames, archiveName, load } = plan;
  const archive = [
    "type=docker",
    `dest=${tar ?? ""}`,
    ...archiveName === void 0 ? [] : [`name=${archiveName}`],
    ...compression
  ];
  const engine = ["type=docker", ...localNames.length === 0 ? [] : [`name=${localNames.join(",")}`], ...compression];
  return [...tar === void 0 ? [] : [writeCsvLine(archive)], ...load ? [writeCsvLine(engine)] : []];
}
function hasIndexAnnotation(annotations) {
  return annotations.some((line) => {
    const [, levels = ""] = /^([a-z-]+(?:\[[^\]=]*\])?(?:,[a-z-]+(?:\[[^\]=]*\])?)*):/.exec(line) ?? [];
    return levels.split(",").some((level) => /^(?:index|manifest-descriptor)/.test(level));
  });
}
function nameOutputs(outputs, refs) {
  return outputs.map((line) => {
    const fields = readCsvFields(line);
    const isNamed = fields.some((field) => field.startsWith("name="));
    if (refs.length === 0 || isNamed || !/^(?:image|registry|oci|docker)$/.test(valueOf(fields, "type"))) return line;
    const byDigest = isTrue(valueOf(fields, "push-by-digest"));
    const names = refs.map(({ ref, repository }) => byDigest ? repository : ref);
    return writeCsvLine([...fields, `name=${[...new Set(names)].join(",")}`]);
  });
}
function pushedRepositories(outputs) {
  return outputs.map(readCsvFields).flatMap((fields) => {
    const pushes = valueOf(fields, "type") === "registry" || isTrue(valueOf(fields, "push"));
    if (!pushes) return [];
    const names = valueOf(fields, "name").split(",");
    return names.filter((name) => name !== "").map((name) => parseImageRef(name, 'input "outputs"').repository);
  });
}
function valueOf(fields, key) {
  const field = fields.find((candidate) => candidate.trim().startsWith(`${key}=`)) ?? "";
  return field.trim().slice(key.length + 1);
}
function isTrue(value) {
  return /^(?:1|t|T|true|True|TRUE)$/.test(value);
}

// actions/buildx-build-with-retry/archive-place.ts
import { dirname, isAbsolute, join } from "node:path/posix";
async function checkArchivePlace(imageTar, { files, run }) {
  if (imageTar === void 0) return;
  const path = archivePath(imageTar, run);
  const isFolder = (each) => files.exists(`${each}/.`);
  if (path.endsWith("/") || await isFolder(path)) {
    throw new UserError(`Input "image-tar" is "${imageTar}", and that is a folder: add the name of a file.`);
  }
  let above = dirname(path);
  while (above !== "/" && !await files.exists(above)) above = dirname(above);
  if (!await isFolder(above)) {
    throw new UserError(`Input "image-tar" is "${imageTar}", and "${above}" is no folder: choose another path.`);
  }
}
function archivePath(path, { workspace }) {
  return isAbsolute(path) ? path : join(workspace, path);
}

// actions/buildx-build-with-retry/build-outside-engine.ts
async function buildOutsideEngine(job, first, solve) {
  const { inputs, plan, phases, compression, deps } = job;
  const start = deps.clock.now();
  const archive = inputs.imageTar === void 0 ? void 0 : archivePath(inputs.imageTar, deps.run);
  if (archive !== void 0) await deps.files.makeFolder(dirname2(archive));
  const finished = archive === void 0 ? void 0 : deps.files.unfinished(archive);
  const local = localOutputs(plan, inputs.imageTar);
  const needsSecondSolve = asksForIndex(inputs) || hasIndexAnnotation(inputs.annotations);
  const outputs = () => [
    ...first === void 0 ? [] : [pushOutput(first.ref, compression.attributes)],
    ...needsSecondSolve ? [] : localOutputs(plan, inputs.imageTar, first === void 0 ? [] : compression.attributes),
    ...nameOutputs(inputs.outputs, plan.refs)
  ];
  const { metadata, progress, pushError } = await solveFirst(job, first, outputs, solve);
  const platform = selectSinglePlatform(inputs.platforms, plan.engine.platform);
  const exported2 = local.length > 0 && (needsSecondSolve || metadata === void 0) ? await phases.run({
    title: "export",
    context: { phase: "build" },
    minTimeoutMs: salvageTimeoutMs,
    work: (limits2) => solve({ outputs: local, provenance: "false", fromCache: true, platform }, limits2)
  }) : void 0;
  finished?.();
  const exportedId = exported2?.metadata.configDigest;
  const [name] = plan.localNames;
  const limits = phases.limits(queryTimeoutMs, queryTimeoutMs);
  const loaded = plan.load && name !== void 0 ? await inspectLoaded(name, deps.engine, limits) : void 0;
  return {
    built: {
      metadata: metadata ?? exported2?.metadata ?? readBuildMetadata(""),
      progress,
      seconds: (deps.clock.now() - start) / 1e3,
      loaded,
      archived: exportedId === void 0 ? void 0 : { [platform]: exportedId }
    },
    pushError
  };
}
async function solveFirst({ inputs, phases, budget, compression, deps }, first, outputs, solve) {
  let current = new ProgressReader();
  let progress = current;
  try {
    const solved = await phases.run({
      title: first === void 0 ? "build" : `build and push ${first.ref}`,
      context: { phase: first === void 0 ? "build" : "push" },
      ref: first?.ref,
      work: (limits) => {
        const solveOnce2 = () => {
          const fromCache = progress.reachedPush;
          current = new ProgressReader();
          if (!fromCache) progress = current;
          return solve({ outputs: outputs(), provenance: inputs.provenance, fromCache, progress: current }, limits);
        };
        return first === void 0 ? solveOnce2() : compression.push(first, solveOnce2, () => current.reachedPush);
      },
      checkAlreadyDone: async (failure) => {
        if (first === void 0 || inputs.outputs.length > 0) return void 0;
        const isPushed = ({ digest }) => current.manifests.includes(digest);
        const landed = await pushAlreadyLanded({ ref: first.ref, isPushed }, failure, phases, { ...deps, budget });
        return landed && "pushed";
      }
    });
    return { metadata: solved === "pushed" ? void 0 : solved.metadata, progress, pushError: void 0 };
  } catch (error) {
    if (inputs.imageTar !== void 0) await deps.files.remove(archivePath(inputs.imageTar, deps.run));
    if (!(error instanceof PhaseError) || !progress.reachedPush) throw error;
    return { metadata: void 0, progress, pushError: error };
  }
}
async function pushFurtherRef({ inputs, phases, facts, budget, compression, deps }, target, solve) {
  const { ref } = target;
  const [first] = facts.pushed;
  await pushRef(
    {
      ref,
      isPushed: ({ digest }) => digest === first?.digest,
      work: (limits) => compression.push(
        target,
        () => first !== void 0 && isIndex(first.mediaType) && !compression.isRefused ? deps.registry.copy(atDigest(first.ref, first.digest), [ref], limits) : solve(
          {
            outputs: [pushOutput(ref, compression.attributes)],
            provenance: inputs.provenance,
            fromCache: true
          },
          limits
        )
      )
    },
    phases,
    { ...deps, budget }
  );
  return queryPushedImage(ref, phases, { registry: deps.registry, budget });
}

// actions/buildx-build-with-retry/rules/image-labels.ts
import { createHash } from "node:crypto";

// actions/buildx-build-with-retry/rules/bake-target.ts
function linkedTargets(name, { targets }) {
  const found = /* @__PURE__ */ new Set();
  const follow = (from) => {
    for (const source of Object.values(targets[from]?.contexts ?? {})) {
      const linked = source.startsWith("target:") ? source.slice("target:".length) : void 0;
      if (linked === void 0 || found.has(linked)) continue;
      found.add(linked);
      follow(linked);
    }
  };
  follow(name);
  return [...found];
}

// actions/buildx-build-with-retry/rules/handover-context.ts
function readHandoverContext(line) {
  const [, name, wanted] = /^([^=]+)=handover:(.*)$/s.exec(line) ?? [];
  return name === void 0 || wanted === void 0 ? void 0 : { name: name.trim(), wanted: wanted.trim() };
}
var opened = /=handover:[ \t]*\{[ \t\r]*$/;
var closed = /^\}[ \t\r]*$/;
function joinRecordLines(text) {
  let isOpen = false;
  const parts = text.split("\n").map((line) => {
    const part = isOpen ? line.trim() : line;
    isOpen = isOpen ? !closed.test(line) : opened.test(line);
    return isOpen ? part.trim() : `${part}
`;
  });
  return parts.join("");
}
function identifyContext(line) {
  const context = readHandoverContext(line);
  if (context?.wanted.startsWith("{") !== true) return line;
  const record = tryParseJson(context.wanted);
  if (record === void 0) return line;
  const [imageids, imageid] = [valueAt(record, "imageids"), textAt(record, "imageid")];
  const digest = imageid === void 0 && JSON.stringify(imageids) === "{}" ? [textAt(record, "digest")] : [];
  return `${context.name}=handover:${JSON.stringify([imageids, imageid, ...digest])}`;
}

// actions/buildx-build-with-retry/rules/image-labels.ts
var buildLabel = "io.github.ci-image-actions.build";
function labelBuild(inputs, revisions) {
  const given = inputs.labels.find((line) => labelKey(line) === revisionLabel);
  const givenRevision = given?.slice(revisionLabel.length + 1);
  const buildContexts = inputs.buildContexts.map(identifyContext);
  const buildHash = hashInputs({ ...inputs, buildContexts }, revisions.sourceSha);
  const own = inputs.labels.filter((line) => ![revisionLabel, buildLabel].includes(labelKey(line)));
  const lines = [...own, `${revisionLabel}=${revisions.revision}`, `${buildLabel}=${buildHash}`];
  return {
    lines,
    values: Object.fromEntries(lines.map((line) => [labelKey(line), line.slice(labelKey(line).length + 1)])),
    buildHash,
    overruledRevision: givenRevision === revisions.revision ? void 0 : givenRevision
  };
}
function hashInputs(inputs, sourceSha) {
  const { context, file, target, platforms, buildArgs, buildContexts, bakeImage } = inputs;
  const facts = [sourceSha, context, file ?? "", target ?? "", platforms, buildArgs, buildContexts];
  if (bakeImage !== void 0) facts.push(...definitionFacts(bakeImage));
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex").slice(0, 32);
}
function definitionFacts({ name, target, definition }) {
  const linked = linkedTargets(name, definition).map((each) => {
    const { context, dockerfile, dockerfileInline, stage, args, contexts, platforms } = definition.targets[each] ?? target;
    return JSON.stringify([each, context, dockerfile, dockerfileInline, stage, args, contexts, platforms]);
  });
  return [target.dockerfileInline ?? "", ...linked];
}
function labelKey(line) {
  return line.split("=", 1)[0] ?? "";
}

// actions/buildx-build-with-retry/rules/existing-tag.ts
function decideOnExisting(existing, own, policy) {
  if (policy === "overwrite") return "repoint";
  const { ref, digest, configs } = existing;
  if (policy === "fail") {
    throw new UserError(`${ref} exists already (${digest}) and "if-tag-exists" is fail: use a new tag.`);
  }
  const labels = configs[0]?.labels ?? {};
  const revision = labels[revisionLabel];
  if (revision !== own.revision) {
    const found = revision === void 0 ? "no label of a revision" : `revision ${revision}`;
    throw new UserError(
      `${ref} exists already (${digest}) with ${found}, and this is revision ${own.revision}: use a tag that holds the sha, list it in "moving-tags", or set "if-tag-exists: overwrite".`
    );
  }
  return own.mayReuse && labels[buildLabel] === own.buildHash ? "reuse" : "repoint";
}

// actions/buildx-build-with-retry/check-existing-tags.ts
async function checkExistingTags(job) {
  const { inputs, plan, deps } = job;
  const unavailable = /* @__PURE__ */ new Map();
  if (inputs.ifTagExists === "overwrite") return { reusable: void 0, unavailable };
  const own = {
    revision: plan.event.revision,
    buildHash: plan.labels.buildHash,
    mayReuse: !inputs.noCache && !inputs.pull
  };
  let reusable;
  let repoints = false;
  const targets = plan.refs.filter((target) => !target.isMoving);
  const found = await queryExisting(targets, unavailable, job);
  for (const { ref } of targets) {
    const existing = found.get(ref);
    if (existing === void 0) continue;
    if (decideOnExisting(existing, own, inputs.ifTagExists) === "reuse") reusable ??= existing;
    else {
      repoints = true;
      deps.log.notice(`${ref} is re-pointed from ${existing.digest}: same revision, built from other inputs.`);
    }
  }
  return { reusable: repoints ? void 0 : reusable, unavailable };
}
async function queryExisting(targets, unavailable, { phases, budget, deps }) {
  const found = /* @__PURE__ */ new Map();
  const queryHost = async ([first, ...others]) => {
    if (first === void 0) return;
    const patience = budget.patience(first.ref);
    let lastError;
    for (const { ref, repository } of [first, ...others]) {
      if (unavailable.has(repository)) continue;
      if (lastError !== void 0 && patience.leftMs === 0) {
        unavailable.set(repository, lastError);
        continue;
      }
      try {
        const image = await queryImage(ref, phases, deps.registry, patience);
        if (image !== void 0) found.set(ref, image);
      } catch (error) {
        if (!(error instanceof PhaseError)) throw error;
        lastError = error;
        unavailable.set(repository, error);
      }
    }
  };
  const hosts = [...new Set(targets.map(({ host }) => host))];
  const ends = await Promise.allSettled(
    hosts.map((host) => queryHost(targets.filter((target) => target.host === host)))
  );
  ends.forEach(settledValue);
  return found;
}

// actions/buildx-build-with-retry/rules/built-image-ids.ts
function loadedImageIds(image, metadata, store, platform) {
  const id = store === "classic" && image !== void 0 ? image.id : metadata.configDigest;
  return id === void 0 ? {} : { [image?.platform ?? platform]: id };
}
function reportedImageIds(configs, platforms, runnerPlatform) {
  const [config, ...others] = configs;
  if (config === void 0 || others.length > 0 || platforms.length > 1) return {};
  return { [selectSinglePlatform(platforms, runnerPlatform)]: config };
}
function hasAllImageIds(ids, platforms) {
  return Object.keys(ids).length >= Math.max(1, platforms.length);
}

// actions/buildx-build-with-retry/complete-image-ids.ts
async function completeImageIds({ inputs, plan, phases, facts, deps }) {
  const { platforms } = inputs;
  const { built, loaded } = facts;
  const reported = reportedImageIds(built?.progress.configs ?? [], platforms, plan.engine.platform);
  const known = [facts.imageids, built?.archived ?? {}, reported].find((ids) => Object.keys(ids).length > 0) ?? {};
  facts.imageids = known;
  const [name] = plan.localNames;
  if (!loaded || name === void 0 || hasAllImageIds(known, platforms) || deps.signal?.aborted === true) return;
  facts.imageids = { ...await savedImageIds(name, phases.limits(Infinity, salvageTimeoutMs), deps), ...known };
}
async function savedImageIds(name, limits, { engine, archivedConfigs, log }) {
  try {
    return await archivedConfigs(await engine.save(name, limits));
  } catch (error) {
    if (limits.signal?.aborted === true) throw error;
    log.info(`The config digest of ${name} could not be read from the engine: ${toMessage(error)}`);
    return {};
  }
}

// actions/buildx-build-with-retry/fresh-builder.ts
import { join as join2 } from "node:path/posix";
var removeTimeoutMs = 3e4;
var cancelledRemoveTimeoutMs = 3500;
var configName = "buildkitd.toml";
var needsNewBuilder = ["builder", "timeout"];
function freshBuilders(solve, builder, policy, deps) {
  const [node, ...others] = builder.nodes;
  const replaced = others.length === 0 && builder.driver !== "docker" ? node : void 0;
  let current = { name: void 0, solves: 0, isBroken: false };
  const created = /* @__PURE__ */ new Set();
  let replacement;
  const remove = async (left) => {
    const { name } = left;
    if (name === void 0 || !created.delete(left)) return;
    try {
      const timeoutMs = deps.signal?.aborted === true ? cancelledRemoveTimeoutMs : removeTimeoutMs;
      await deps.buildx.remove(name, { timeoutMs });
    } catch (error) {
      deps.log.info(`The builder ${name} could not be removed: ${toMessage(error)}`);
    }
  };
  const create = async (like, limits) => {
    const name = `ci-image-actions-${Math.floor(deps.clock.random() * 2 ** 48).toString(36)}`;
    const fresh = { name, solves: 0, isBroken: false };
    created.add(fresh);
    deps.log.info(`Creating the builder ${name} in place of ${builder.name}.`);
    const configFile = await writeConfig(like, deps);
    try {
      await deps.buildx.create(name, builder.driver, { ...like, configFile }, limits);
    } catch (error) {
      await remove(fresh);
      throw error;
    }
    return fresh;
  };
  const replaceCurrent = async (like, limits) => {
    const broken = current;
    if (broken.solves === 0) await remove(broken);
    current = await create(like, limits);
    if (broken.solves === 0) await remove(broken);
    return current;
  };
  const chooseBuilder = (limits) => {
    if (replaced === void 0 || policy === "never") return current;
    if (policy === "always") return create(replaced, limits);
    if (!current.isBroken || builder.driver !== "docker-container") return current;
    replacement ??= replaceCurrent(replaced, limits).finally(() => {
      replacement = void 0;
    });
    return replacement;
  };
  return {
    async release() {
      await Promise.all([...created].map(remove));
    },
    async solve(request, limits) {
      const used = await chooseBuilder(limits);
      used.solves += 1;
      try {
        return await solve({ ...request, builder: used.name }, limits);
      } catch (error) {
        used.isBroken ||= needsNewBuilder.includes(classifyError(error, { phase: "build" }).class);
        throw error;
      } finally {
        used.solves -= 1;
        if (used !== current && used.solves === 0) await remove(used);
      }
    }
  };
}
async function writeConfig({ files = {} }, deps) {
  const config = files[configName];
  if (config === void 0) return void 0;
  const folder = await deps.files.temporaryFolder();
  let text = config;
  for (const [path, content] of Object.entries(files).filter(([name]) => name !== configName)) {
    const copy = join2(folder, path.replaceAll(/[^\w.-]+/g, "-"));
    await deps.files.writeText(copy, content);
    text = text.replaceAll(`/etc/buildkit/${path}`, () => copy);
  }
  const file = join2(folder, configName);
  await deps.files.writeText(file, text);
  return file;
}

// actions/buildx-build-with-retry/newer-image.ts
async function holdsNewerImage(target, { inputs, plan, phases, facts, budget, deps }) {
  const { ref } = target;
  const held = plan.refs.filter((each) => facts.pushed.some((pushed2) => pushed2.ref === each.ref));
  if (inputs.ifTagExists === "overwrite" || !mayStayBehind(target, held)) return false;
  const existing = await queryImage(ref, phases, deps.registry, budget.patience(ref)).catch((error) => {
    if (!(error instanceof PhaseError)) throw error;
    deps.log.info(`What ${ref} holds is not known: ${error.message}`);
    return void 0;
  });
  if (existing === void 0) return false;
  const found = orderImages(plan.labels.values, existing.configs[0]?.labels ?? {});
  if (found === void 0 || found.order > 0) return false;
  deps.log.notice(
    `${ref} stays where it is: ${existing.digest} is newer (${found.evidence}), and no tag is moved back. "if-tag-exists: overwrite" moves it all the same.`
  );
  return true;
}

// actions/buildx-build-with-retry/push-from-engine.ts
async function pushFromEngine(target, job) {
  const { ref } = target;
  const { plan, phases, budget, deps } = job;
  const { store } = plan.engine;
  const id = (await deps.engine.inspect(ref, phases.limits(queryTimeoutMs, queryTimeoutMs)))?.id;
  await pushRef(
    {
      ref,
      isPushed: async ({ digest }, limits) => digest === id || store === "classic" && (await deps.registry.configs(ref, limits)).some(({ imageid }) => imageid === id),
      work: (limits) => deps.engine.push(ref, limits)
    },
    phases,
    { ...deps, budget }
  );
  const pushed2 = await queryPushedImage(ref, phases, { registry: deps.registry, budget });
  const expected = store === "containerd" ? id : await repoDigest(target, job);
  if (!target.isMoving && expected !== void 0 && expected !== pushed2.digest) {
    throw new UserError(
      `${ref} was pushed as ${expected} and the registry answers ${pushed2.digest}: another run moved the tag meanwhile, or the registry is at fault; pull by digest until that is clear.`
    );
  }
  return pushed2;
}
async function repoDigest({ ref, repository }, { phases, deps }) {
  const image = await deps.engine.inspect(ref, phases.limits(queryTimeoutMs, queryTimeoutMs));
  return image?.repoDigests.find((entry) => entry.startsWith(`${repository}@`))?.split("@")[1];
}

// actions/buildx-build-with-retry/reuse-image.ts
async function reuseImage(existing, knownUnavailable, job) {
  const { inputs, plan, facts, deps } = job;
  deps.log.notice(
    `${existing.ref} is there already, of the same revision and build (${existing.digest}): taking it instead of building.`
  );
  const unavailable = new Map(knownUnavailable);
  const missing = await missingRefs(existing, unavailable, job);
  const hasIndex = isIndex(existing.mediaType);
  const pushes = missing.some(({ repository }) => !unavailable.has(repository));
  const needsEngine = plan.load || inputs.imageTar !== void 0 || pushes && !hasIndex;
  if (needsEngine) await pullByDigest(existing, job);
  await pushRefs(
    {
      refs: missing,
      requiredRegistries: inputs.requiredRegistries,
      unavailable,
      push: (target) => hasIndex ? copyIndex(existing, target, job) : pushFromEngine(target, job)
    },
    facts,
    deps
  );
  return needsEngine;
}
async function missingRefs(existing, unavailable, job) {
  const { plan, facts, deps } = job;
  const asked = plan.refs.filter(({ ref }) => ref !== existing.ref);
  const images = new Map([...await queryExisting(asked, unavailable, job), [existing.ref, existing]]);
  const labels = Object.fromEntries(
    Object.entries(existing.configs[0]?.labels ?? {}).filter(([name]) => Object.hasOwn(plan.labels.values, name))
  );
  return plan.refs.filter(({ ref, isMoving }) => {
    const found = images.get(ref);
    if (found === void 0) return true;
    if (found.digest === existing.digest || !isMoving) {
      facts.pushed.push({ ref, digest: found.digest, mediaType: found.mediaType });
      return false;
    }
    const order = orderImages(labels, found.configs[0]?.labels ?? {});
    if (order !== void 0 && order.order > 0) return true;
    deps.log.info(`${ref} stays where it is: ${found.digest}.`);
    return false;
  });
}
async function pullByDigest({ ref, digest }, { plan, phases, deps }) {
  const source = atDigest(ref, digest);
  await phases.run({
    title: `pull ${source}`,
    context: { phase: "pull" },
    ref: source,
    work: (limits) => deps.engine.pull(source, limits)
  });
  for (const name of plan.localNames) await deps.engine.tag(source, name, phases.limits(queryTimeoutMs));
}
async function copyIndex({ ref: from, digest, mediaType }, { ref }, { phases, budget, deps }) {
  await pushRef(
    {
      ref,
      isPushed: (answer) => answer.digest === digest,
      work: (limits) => deps.registry.copy(atDigest(from, digest), [ref], limits)
    },
    phases,
    { ...deps, budget }
  );
  return { ref, digest, mediaType };
}

// actions/buildx-build-with-retry/rules/git-context.ts
function isRemoteContext(context) {
  return /^(https?|git|ssh):\/\/|^(git@|[\w.-]+@[\w.-]+:|github\.com\/)/.test(context);
}
function gitTokenSecret({ context, buildContexts }, serverUrl, ids) {
  const sources = [context, ...buildContexts.map((line) => line.slice(line.indexOf("=") + 1))];
  if (!sources.some((source) => source.startsWith(`${serverUrl}/`) && /^[^?#]*\.git([#?]|$)/.test(source))) {
    return void 0;
  }
  const { host } = new URL(serverUrl);
  const given = ["GIT_AUTH_TOKEN", "GIT_AUTH_HEADER"].flatMap((name) => [name, `${name}.${host}`]);
  return given.some((id) => ids.includes(id)) ? void 0 : `GIT_AUTH_TOKEN.${host}`;
}
function resolveDefaultContext(inputs, run) {
  const own = `${run.serverUrl}/${run.repository}.git#${defaultRef(run)}`;
  const resolve = (text, input) => {
    const resolved = text.replaceAll(/\{\{\{?\s*defaultContext\s*\}?\}\}/g, () => own);
    const [unknown] = /\{\{.*?\}\}/.exec(resolved) ?? [];
    if (unknown === void 0) return resolved;
    throw new UserError(`Input "${input}" has "${unknown}": the only expression that it knows is {{defaultContext}}.`);
  };
  return {
    ...inputs,
    context: resolve(inputs.context, "context"),
    buildContexts: inputs.buildContexts.map((line) => resolve(line, "build-contexts"))
  };
}
function defaultRef({ ref, sha, env }) {
  if (!ref.startsWith("refs/pull/")) return sha === "" ? ref : sha;
  return env["DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF"] === "true" ? ref.replace(/\/merge$/, "/head") : ref;
}

// actions/buildx-build-with-retry/solve.ts
import { join as join4 } from "node:path/posix";

// actions/buildx-build-with-retry/handover-contexts.ts
async function resolveHandoverContexts({
  inputs,
  plan,
  budget,
  deps
}) {
  for (const { name } of inputs.buildContexts.flatMap((line) => readHandoverContext(line) ?? [])) {
    parseImageRef(name, "name of a build context");
  }
  const resolved = [];
  for (const line of inputs.buildContexts) {
    const context = readHandoverContext(line);
    if (context === void 0) {
      resolved.push(line);
      continue;
    }
    if (deps.bases === void 0) throw new Error('This entry cannot resolve "handover:" contexts.');
    const platforms = inputs.platforms.length === 0 ? [plan.engine.platform] : inputs.platforms.map(normalizePlatform);
    const request = { wanted: context.wanted, driver: plan.builder.driver, platforms, pull: inputs.pull };
    const value = await deps.bases(request, budget).catch((error) => {
      if (!(error instanceof UserError)) throw error;
      throw new UserError(`The build context "${context.name}" cannot be had: ${error.message}`, { cause: error });
    });
    deps.log.info(`The build context "${context.name}" is ${value}`);
    resolved.push(`${context.name}=${value}`);
  }
  return resolved;
}

// actions/buildx-build-with-retry/rules/build-argv.ts
function buildArgv(inputs, call) {
  return [
    "--progress=plain",
    ...call.callArgs,
    `--metadata-file=${call.metadataFile}`,
    ...option("builder", inputs.builder),
    ...option("file", inputs.file),
    ...option("target", inputs.target),
    ...inputs.platforms.length === 0 ? [] : [`--platform=${inputs.platforms.join(",")}`],
    ...options("tag", call.names),
    ...options("label", call.labels),
    ...options("annotation", inputs.annotations),
    ...options("build-arg", inputs.buildArgs),
    ...options("build-context", inputs.buildContexts),
    ...options("secret", call.secrets),
    ...options("ssh", inputs.ssh),
    ...options("cache-from", inputs.cacheFrom),
    ...options("cache-to", inputs.cacheTo),
    ...flag("no-cache", inputs.noCache),
    ...options("no-cache-filter", inputs.noCacheFilters),
    ...flag("pull", inputs.pull),
    ...flag("load", call.load),
    ...options("output", call.outputs),
    ...option("provenance", call.provenance),
    ...option("sbom", inputs.sbom),
    ...options("attest", inputs.attests),
    ...option("network", inputs.network),
    ...option("shm-size", inputs.shmSize),
    ...options("ulimit", inputs.ulimit),
    ...options("add-host", inputs.addHosts),
    ...options("allow", inputs.allow),
    ...option("cgroup-parent", inputs.cgroupParent),
    "--",
    inputs.context
  ];
}
function option(name, value) {
  return value === void 0 ? [] : [`--${name}=${value}`];
}
function options(name, values) {
  return values.map((value) => `--${name}=${value}`);
}
function flag(name, on) {
  return on ? [`--${name}`] : [];
}

// actions/buildx-build-with-retry/write-secrets.ts
import { join as join3 } from "node:path/posix";

// actions/buildx-build-with-retry/rules/secret-line.ts
function parseSecretLine(line, input) {
  const equals = line.indexOf("=");
  const id = line.slice(0, Math.max(equals, 0)).trim();
  if (/^[^"\s]+$/.test(id)) return { id, value: line.slice(equals + 1) };
  throw new UserError(
    `A line of input "${input}" is not of the form id=value: correct it; a value of several lines needs quotes around the whole "id=value", and a quote inside is written twice.`
  );
}

// actions/buildx-build-with-retry/write-secrets.ts
var minMaskLength = 8;
var gitTokenVariable = "GIT_AUTH_TOKEN";
async function writeSecrets(inputs, deps) {
  const { gitToken, log } = deps;
  const secrets = readSecrets(inputs.secrets, "secrets", log);
  const envs = readSecrets(inputs.secretEnvs, "secret-envs", log);
  const files = readSecrets(inputs.secretFiles, "secret-files", log);
  const options2 = [
    ...await writeValues(secrets, deps),
    ...envs.map(({ id, value }) => writeCsvLine([`id=${id}`, `env=${value}`])),
    ...files.map(({ id, value }) => writeCsvLine([`id=${id}`, `src=${value}`]))
  ];
  const ids = [...secrets, ...envs, ...files].map(({ id }) => id);
  const own = gitToken === void 0 ? void 0 : gitTokenSecret(inputs, deps.run.serverUrl, ids);
  if (gitToken === void 0 || own === void 0) return { options: options2, env: {} };
  log.mask(gitToken);
  return {
    options: [...options2, writeCsvLine([`id=${own}`, `env=${gitTokenVariable}`])],
    env: { [gitTokenVariable]: gitToken }
  };
}
function readSecrets(lines, input, log) {
  const secrets = lines.map((line) => parseSecretLine(line, input));
  for (const { id } of secrets.filter(({ value }) => value === "")) {
    log.warning(
      `Input "${input}" has no value for "${id}", so the build goes on without that secret: a pull request from a fork or from Dependabot has none; elsewhere check the name of the secret.`
    );
  }
  return secrets.filter(({ value }) => value !== "");
}
async function writeValues(secrets, { files, log }) {
  if (secrets.length === 0) return [];
  const folder = await files.temporaryFolder();
  return Promise.all(
    secrets.map(async ({ id, value }, index) => {
      for (const line of value.split("\n")) if (line.trim().length >= minMaskLength) log.mask(line.trim());
      const path = join3(folder, `secret-${index}`);
      await files.writeText(path, value);
      return writeCsvLine([`id=${id}`, `src=${path}`]);
    })
  );
}

// actions/buildx-build-with-retry/solve.ts
async function prepareSolve(job) {
  const { inputs, plan, deps } = job;
  const secrets = await writeSecrets(inputs, deps);
  const checkReproducibility = reproducibilityCheck(deps.log);
  const metadataFile = join4(await deps.files.temporaryFolder(), "metadata.json");
  const buildContexts = await resolveHandoverContexts(job);
  const shared = { ...inputs, ...plan.cache, buildContexts, buildArgs: plan.buildArgs.args };
  return async (request, limits) => {
    const { callFlags, progress = new ProgressReader() } = request;
    const args = buildArgv(inputsOfSolve(request, shared), {
      names: request.names ?? [],
      labels: plan.labels.lines,
      load: request.load ?? false,
      outputs: request.outputs ?? [],
      provenance: request.provenance,
      secrets: secrets.options,
      metadataFile,
      callArgs: callFlags?.args ?? []
    });
    await deps.files.remove(metadataFile);
    try {
      await deps.buildx.build(args, {
        ...limits,
        cwd: deps.run.workspace,
        env: { ...plan.buildArgs.env, ...secrets.env, ...callFlags?.env, BUILDX_METADATA_WARNINGS: "1" },
        onLine: (line) => {
          progress.read(line);
        }
      });
    } finally {
      checkReproducibility(progress.configs);
    }
    const text = await deps.files.exists(metadataFile) ? await deps.files.readText(metadataFile) : "";
    return { metadata: readBuildMetadata(text), progress };
  };
}
function reproducibilityCheck(log) {
  let known = [];
  return (configs) => {
    const added = configs.filter((config) => !known.includes(config));
    const missing = known.filter((config) => !configs.includes(config));
    if (added.length > 0 && missing.length > 0) {
      log.warning(
        `The build is not reproducible: an earlier attempt made the config ${missing.join(", ")}, and this one ${added.join(", ")} out of the same inputs. Pin the versions that the Dockerfile fetches, and keep times out of its files.`
      );
    }
    if (added.length > 0) known = configs;
  };
}
function inputsOfSolve({ fromCache, platform, builder }, given) {
  const shared = builder === void 0 ? given : { ...given, builder };
  const inline = shared.cacheTo.filter((line) => readCsvFields(line).includes("type=inline"));
  const cached = fromCache === true ? { ...shared, noCache: false, noCacheFilters: [], pull: false, cacheTo: inline } : shared;
  if (platform === void 0) return cached;
  return { ...cached, platforms: [platform], annotations: [], sbom: void 0, attests: [] };
}

// actions/buildx-build-with-retry/write-archive.ts
import { dirname as dirname3 } from "node:path/posix";
async function writeArchive({ inputs, plan, phases, deps }) {
  if (inputs.imageTar === void 0) return;
  const name = plan.archiveName ?? "";
  const file = archivePath(inputs.imageTar, deps.run);
  await phases.run({
    title: `save ${name}`,
    context: { phase: "save" },
    work: async (limits) => {
      const part = `${file}.part`;
      const finished = deps.files.unfinished(part);
      try {
        await deps.files.makeFolder(dirname3(file));
        await deps.files.write(part, await deps.engine.save(name, limits));
        await deps.files.rename(part, file);
      } catch (error) {
        for (const each of [part, file]) await deps.files.remove(each);
        throw error;
      } finally {
        finished();
      }
    }
  });
}

// actions/buildx-build-with-retry/build-and-push.ts
async function buildAndPush(job) {
  const { inputs, plan, deps } = job;
  if (plan.callFlags !== void 0) {
    await runCall(plan.callFlags, job);
    return;
  }
  const existing = await findExisting(job);
  if (await takeExisting(existing, job)) return;
  try {
    const solve = await prepareSolve(job);
    if (plan.builder.driver === "docker") {
      await finishInEngine(await buildIntoEngine(job, solve), job);
      return;
    }
    const builders = freshBuilders(solve, plan.builder, inputs.freshBuilder, deps);
    try {
      await solveAndPush(builders.solve, job, answersAll(existing));
    } finally {
      await builders.release();
    }
  } finally {
    await completeImageIds(job);
  }
}
async function findExisting(job) {
  return job.plan.push.push ? checkExistingTags(job) : void 0;
}
async function takeExisting(existing, job) {
  if (existing?.reusable !== void 0) {
    await reuse(existing.reusable, existing.unavailable, job);
    return true;
  }
  for (const error of existing?.unavailable.values() ?? []) {
    job.deps.log.warning(`Building without knowing whether the tag is there already: ${error.message}`);
  }
  return false;
}
function answersAll(existing) {
  return existing?.unavailable.size === 0;
}
async function runCall(callFlags, job) {
  const { inputs, phases } = job;
  const solve = await prepareSolve(job);
  await phases.run({ title: inputs.call, context: { phase: "build" }, work: (limits) => solve({ callFlags }, limits) });
}
async function finishInEngine(built, job) {
  recordBuild(built, job);
  await writeArchive(job);
  if (job.plan.push.push) await recheckAndPush(job, (target) => pushFromEngine(target, job));
}
async function solveAndPush(solve, job, pushInSolve) {
  const { plan, phases, budget, deps } = job;
  const [first] = pushInSolve ? plan.refs : [];
  const { built, pushError } = await buildOutsideEngine(job, first, solve);
  recordBuild(built, job);
  if (!plan.push.push) return;
  const pushFurther = (target) => pushFurtherRef(job, target, solve);
  if (!pushInSolve) return recheckAndPush(job, pushFurther);
  await timePush(
    job,
    () => pushEach(job, /* @__PURE__ */ new Map(), async (target) => {
      if (target !== first) return pushFurther(target);
      if (pushError !== void 0) throw pushError;
      return queryPushedImage(target.ref, phases, { registry: deps.registry, budget });
    })
  );
}
async function recheckAndPush(job, push) {
  const { plan, facts, deps } = job;
  await timePush(job, async () => {
    const { reusable, unavailable } = await checkExistingTags(job);
    if (reusable === void 0) {
      await pushEach(job, unavailable, push);
      return;
    }
    const own = ownImageId(facts.imageids, plan.engine.platform);
    if (own !== void 0 && reusable.configs.every(({ imageid }) => imageid !== own)) {
      deps.log.notice(
        `The build is not reproducible: ${own} here, and another image of the same inputs in the registry.`
      );
    }
    await reuse(reusable, unavailable, job);
  });
}
async function timePush({ facts, deps }, push) {
  const start = deps.clock.now();
  try {
    await push();
  } finally {
    facts.pushTime = { start, end: deps.clock.now() };
  }
}
async function pushEach(job, unavailable, push) {
  const { inputs, plan, phases, facts, budget, deps } = job;
  const isKnown = hasAllImageIds(facts.imageids, inputs.platforms);
  await pushRefs(
    {
      refs: plan.refs,
      requiredRegistries: inputs.requiredRegistries,
      unavailable,
      push: async (target) => {
        if (await holdsNewerImage(target, job)) return void 0;
        const pushed2 = await push(target);
        facts.layerBytes ??= pushed2.layerBytes;
        if (!isKnown && facts.pushed.length === 0) {
          const configs = await queryConfigs(
            pushed2.ref,
            phases,
            deps.registry,
            budget.patience(pushed2.ref, minPatienceMs)
          );
          facts.imageids = imageIdsOf(configs);
          facts.layerBytes ??= layersOfPlatform(configs, plan.engine.platform);
        }
        return pushed2;
      }
    },
    facts,
    deps
  );
}
function recordBuild(built, { inputs, plan, facts, deps }) {
  const { metadata, progress, loaded } = built;
  const dockerfile = inputs.file ?? join5(inputs.context, "Dockerfile");
  const where = isRemoteContext(inputs.context) ? {} : { file: dockerfile };
  for (const { message, line } of metadata.warnings) {
    deps.log.warning(message, { ...where, ...line === void 0 ? {} : { startLine: line } });
  }
  const { cacheExportError } = progress;
  if (cacheExportError !== void 0) deps.log.warning(`The cache was not written: ${cacheExportError}`);
  if (progress.cacheFound === false) deps.log.info("No build cache could be read: everything is built anew.");
  facts.built = built;
  facts.loaded = loaded !== void 0;
  const platform = selectSinglePlatform(inputs.platforms, plan.engine.platform);
  facts.imageids = loadedImageIds(loaded, metadata, plan.engine.store, platform);
}
async function reuse(existing, unavailable, job) {
  const { plan, facts } = job;
  facts.reused = true;
  facts.imageids = imageIdsOf(existing.configs);
  facts.layerBytes = layersOfPlatform(existing.configs, plan.engine.platform);
  facts.loaded = await reuseImage(existing, unavailable, job);
  await writeArchive(job);
}

// actions/buildx-build-with-retry/bake-solve.ts
import { join as join6 } from "node:path/posix";

// actions/buildx-build-with-retry/bake-permissions.ts
import { dirname as dirname4 } from "node:path/posix";

// actions/buildx-build-with-retry/rules/build-decisions.ts
function decidePush(inputs, refs, event) {
  if (inputs.call !== "build") return { push: false, reason: '"call" asks about the build without making it' };
  if (inputs.push === "false") return { push: false, reason: "push is false" };
  if (inputs.push === "true") {
    if (refs.length === 0)
      throw new UserError('Input "push" is true and "tags" is empty: name what to push in "tags".');
    return { push: true };
  }
  if (inputs.outputs.length > 0) return { push: false, reason: '"outputs" says where the result goes' };
  if (refs.length === 0) return { push: false, reason: "there are no tags" };
  const local = refs.find((ref) => !hasRegistry(ref));
  if (local !== void 0) return { push: false, reason: `"${local.ref}" names no registry` };
  if (!event.canPush) {
    const who = event.isFork ? "a pull request from a fork" : "Dependabot's run";
    return { push: false, reason: `the token of ${who} cannot push` };
  }
  return { push: true };
}
function decideLoad(inputs, engine, driver) {
  if (inputs.call !== "build") return false;
  if (inputs.load !== "auto") return inputs.load === "true";
  const archiveInstead = inputs.imageTar !== void 0 && driver !== "docker";
  return inputs.platforms.length <= 1 && engine.local && inputs.outputs.length === 0 && !archiveInstead;
}

// actions/buildx-build-with-retry/rules/cache-options.ts
var exportFlags = "mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true";
function resolveCache(inputs, refs, event, builder) {
  const { registryCache, cacheFrom, cacheTo } = inputs;
  checkCacheTargets(cacheTo, refs);
  if (registryCache === void 0) return { cacheFrom, cacheTo, note: void 0 };
  const main = resolveCacheRef("registry-cache", registryCache, refs);
  const isPullRequest = event.kind === "pull-request";
  const own = isPullRequest && event.prNumber !== void 0 ? `${main}-pr-${event.prNumber}` : main;
  const reads = own === main || !inputs.pullRequestCache ? [main] : [own, main];
  const target = isPullRequest && !inputs.pullRequestCache ? void 0 : own;
  const canExport = builder.driver !== "docker" || builder.store === "containerd";
  const writes = target !== void 0 && event.canPush && canExport;
  return {
    cacheFrom: [...cacheFrom, ...reads.map((ref) => `type=registry,ref=${ref}`)],
    cacheTo: writes ? [...cacheTo, `type=registry,ref=${target},${exportFlags}`] : cacheTo,
    note: canExport || target === void 0 ? void 0 : "The registry cache is read and not written: the docker driver of this engine cannot export one; use docker/setup-buildx-action."
  };
}
function checkCacheTargets(cacheTo, refs) {
  for (const target of cacheTo.flatMap(registryTargets)) resolveCacheRef("cache-to", target, refs);
}
function registryTargets(line) {
  const fields = readCsvFields(line);
  if (fields.length === 1 && !line.includes("=")) return fields;
  if (!fields.includes("type=registry")) return [];
  return fields.filter((field) => field.startsWith("ref=")).map((field) => field.slice("ref=".length));
}
function resolveCacheRef(input, cache, refs) {
  const { repository, tag = "latest" } = parseImageRef(cache, `input "${input}"`);
  const full = `${repository}:${tag}`;
  if (refs.every(({ ref }) => ref !== full)) return full;
  throw new UserError(
    `Input "${input}" has "${full}", which is one of the image's tags: use one of its own, such as ${repository}:buildcache.`
  );
}

// actions/buildx-build-with-retry/rules/buildx-version.ts
function isOlderBuildx(version, minMinor) {
  const [major = 1, minor = 0] = version === "" ? [] : version.split(".").map(Number);
  return major === 0 && minor < minMinor;
}

// actions/buildx-build-with-retry/rules/call-method.ts
var minorWithCall = 15;
function resolveCallFlags(method, version) {
  if (!isOlderBuildx(version, minorWithCall)) return { args: [`--call=${method}`], env: {} };
  if (method === "check") {
    throw new UserError(
      `Input "call" is "check", which needs buildx 0.${minorWithCall} or newer, and this is buildx ${version}: update it (docker/setup-buildx-action), or leave "call" out.`
    );
  }
  return { args: [`--print=${method}`, "--output=type=cacheonly"], env: { BUILDX_EXPERIMENTAL: "1" } };
}

// actions/buildx-build-with-retry/rules/layer-compression.ts
function decideLayerCompression(input, kind, driver) {
  if (driver === "docker") return "gzip";
  if (input !== "auto") return input;
  return kind === "default-branch" || kind === "tag" ? "gzip" : "zstd";
}
function compressionAttributes(compression, force) {
  const forced = force ? ["force-compression=true"] : [];
  switch (compression) {
    case "gzip":
      return force ? ["compression=gzip", ...forced] : [];
    case "zstd":
      return ["compression=zstd", "compression-level=3", "oci-mediatypes=true", ...forced];
    case "uncompressed":
      return ["compression=uncompressed", ...forced];
  }
}
function mayRefuseCompression(error) {
  if (!(error instanceof CommandError) || error.timedOut) return false;
  const { status, ociCode, text } = parseError(error.stderr, { phase: "push" });
  if (status === 415 || ociCode === "MANIFEST_INVALID" || ociCode === "UNSUPPORTED") return true;
  return /\bmedia ?type|zstd/i.test(text);
}

// actions/buildx-build-with-retry/rules/secret-name.ts
var endings = ["token", "secret", "password", "passwd", "passphrase"];
var lastWords = [...endings, "key", "apikey", "pwd", "credential", "credentials"];
function isSecretName(name) {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== "");
  const last = words.at(-1) ?? "";
  if (words.includes("public")) return false;
  return lastWords.includes(last) || endings.some((ending) => last.endsWith(ending));
}

// actions/buildx-build-with-retry/rules/secret-build-args.ts
function passBuildArgs(inputs, cacheTo) {
  const env = {};
  const names = [];
  const args = inputs.buildArgs.map((line) => {
    const [name2 = "", ...value] = line.split("=");
    if (!isSecretName(name2)) return line;
    names.push(name2);
    if (value.length > 0) env[name2] = value.join("=");
    return name2;
  });
  const [name] = names;
  if (name === void 0 || inputs.secretBuildArgs === "allow") return { args, env, warning: void 0 };
  const advice = `pass it as "secrets: ${name.toLowerCase()}=\u2026" and read it in a RUN --mount=type=secret,id=${name.toLowerCase()}, or set "secret-build-args: allow" when it is none`;
  const found = `The build argument ${names.join(", ")} looks like a secret and stays readable in the image's history`;
  if (inputs.secretBuildArgs === "fail") throw new UserError(`${found}: ${advice}.`);
  const isSpread = [...cacheTo, inputs.provenance ?? "", ...inputs.attests].some((text) => text.includes("mode=max"));
  const addition = isSpread ? ", and with mode=max it reaches the cache or the provenance in the registry as well" : "";
  return { args, env, warning: `${found}${addition}: ${advice}.` };
}

// actions/buildx-build-with-retry/build-plan.ts
var planTimeoutMs = 6e4;
async function planBuild(inputs, deps) {
  const start = deps.clock.now();
  if (inputs.localTag !== void 0) parseLocalTag(inputs.localTag);
  await checkArchivePlace(inputs.imageTar, deps);
  const event = readEventFacts(deps.run);
  const limits = planLimits(inputs, deps);
  const [targets, engineAnswer, builderAnswer] = await Promise.allSettled([
    resolveTargets(inputs, event, deps),
    deps.engine.info(limits),
    deps.builder ?? findBuilder(inputs.builder, deps, limits)
  ]);
  const { sourceSha, revisions, refs, push } = settledValue(targets);
  const engine = settledValue(engineAnswer);
  const builder = settledValue(builderAnswer);
  const callFlags = inputs.call === "build" ? void 0 : resolveCallFlags(inputs.call, await deps.buildx.version(limits));
  const cache = resolveCache(inputs, refs, event, { driver: builder.driver, store: engine.store });
  return {
    event,
    sourceSha,
    engine,
    builder,
    refs,
    localNames: [...refs.map(({ ref }) => ref), ...inputs.localTag === void 0 ? [] : [inputs.localTag]],
    archiveName: inputs.localTag ?? refs[0]?.ref,
    push,
    load: decideLoad(inputs, engine, builder.driver),
    callFlags,
    labels: labelBuild(inputs, revisions),
    cache,
    layerCompression: decideLayerCompression(inputs.layerCompression, event.kind, builder.driver),
    buildArgs: passBuildArgs(inputs, cache.cacheTo),
    deadline: start + inputs.totalTimeoutMs
  };
}
function planLimits({ totalTimeoutMs }, { signal }) {
  return { timeoutMs: Math.min(planTimeoutMs, totalTimeoutMs), ...signal === void 0 ? {} : { signal } };
}
async function resolveTargets(inputs, event, deps) {
  const sourceSha = deps.sourceSha ?? await readSourceSha(event, deps.run, deps);
  const revisions = { revision: event.revision, sourceSha };
  const refs = readTargetRefs(inputs.tags, inputs.movingTags, revisions);
  checkRequiredRegistries(inputs.requiredRegistries ?? [], refs);
  return { sourceSha, revisions, refs, push: decidePush(inputs, refs, event) };
}
function checkRequiredRegistries(hosts, refs) {
  const unknown = hosts.find((host) => refs.every((ref) => ref.host !== host));
  if (unknown === void 0) return;
  throw new UserError(
    `Input "required-registries" has "${unknown}", which none of "tags" names: use the host of a tag.`
  );
}
async function findBuilder(name, { buildx }, limits) {
  try {
    return await buildx.builder(name, limits);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new PhaseError("finding the builder", 1, classifyError(error, { phase: "build" }), error);
  }
}

// actions/buildx-build-with-retry/bake-permissions.ts
var minorWithPermissions = 17;
async function bakePermissions(jobs, secretPaths) {
  const [{ shared }] = jobs;
  const { step: step2, deps } = shared;
  const { allow, ssh } = step2;
  const version = await deps.buildx.version(planLimits(step2, deps));
  if (isOlderBuildx(version, minorWithPermissions)) {
    if (allow.every((entry) => /^fs(?:\.|=)/.test(entry))) return [];
    throw new UserError(
      `Input "allow" beside "files" needs buildx 0.${minorWithPermissions} or newer, and this is buildx ${version}: update it (docker/setup-buildx-action).`
    );
  }
  const archives = jobs.flatMap(
    ({ inputs: { imageTar } }) => imageTar === void 0 ? [] : [dirname4(archivePath(imageTar, deps.run))]
  );
  const sockets = ssh.flatMap((line) => line.split("=")[1]?.split(",") ?? []);
  const usesAgent = ssh.some((line) => !line.includes("="));
  const entries = [
    ...[...secretPaths, ...sockets].map((path) => `fs.read=${path}`),
    ...usesAgent ? ["ssh"] : [],
    ...[...new Set(archives)].map((path) => `fs.write=${path}`),
    ...allow
  ];
  return entries.map((entry) => `--allow=${entry}`);
}
function missingPermissions(stderr) {
  const [, flags] = /^Pass "([^"\n]{1,2000})" to grant requested privileges/m.exec(stderr) ?? [];
  if (flags === void 0) return void 0;
  const entries = flags.split(/\s*--allow=/).filter((entry) => entry !== "");
  return {
    class: "user",
    reason: `the definition asks for more than the workspace: ${entries.join(", ")}`,
    remedy: `add ${entries.map((entry) => `"${entry}"`).join(" and ")} to the input "allow", if the definition may have that`
  };
}

// actions/buildx-build-with-retry/rules/image-of-target.ts
var singleImageInputs = [
  ["context", "context", "context"],
  ["file", "file", "dockerfile"],
  ["target", "target", "target"],
  ["platforms", "platforms", "platform"],
  ["buildArgs", "build-args", "args.NAME"],
  ["buildContexts", "build-contexts", "contexts.NAME"],
  ["cacheFrom", "cache-from", "cache-from"],
  ["cacheTo", "cache-to", "cache-to"],
  ["noCacheFilters", "no-cache-filters", "no-cache-filter"],
  ["outputs", "outputs", "output"],
  ["network", "network", "network"],
  ["shmSize", "shm-size", "shm-size"],
  ["ulimit", "ulimit", "ulimits"],
  ["addHosts", "add-hosts", "extra-hosts.NAME"]
];
function buildsFromFiles({ files, targets }) {
  return files.length > 0 || targets.length > 0;
}
function checkBakeInputs(inputs) {
  if (!buildsFromFiles(inputs)) {
    const [stray] = [...inputs.set.map(() => "set"), ...inputs.vars.map(() => "vars")];
    if (stray === void 0) return;
    throw new UserError(`Input "${stray}" is set without "files": name the bake or compose files that it is for.`);
  }
  const isSet = (value) => Array.isArray(value) ? value.length > 0 : value !== void 0 && value !== ".";
  const single = singleImageInputs.find(([field]) => isSet(inputs[field]));
  if (single !== void 0) {
    throw new UserError(
      `Input "${single[1]}" describes one image, and "files" describes all of them: write it into the file, or use "set" with a line such as *.${single[2]}=value.`
    );
  }
  if (inputs.cgroupParent !== void 0) {
    throw new UserError('Input "cgroup-parent" is not known to bake: leave it out beside "files".');
  }
  if (inputs.call !== "build") {
    throw new UserError(`Input "call" is "${inputs.call}", which is for one image: leave it out beside "files".`);
  }
}
function inputsOfTarget(step2, image, revisions, isOnly) {
  const { name, target } = image;
  checkOutputs(name, target.outputs);
  const isGiven = (line) => Object.hasOwn(target.labels, line.split("=", 1)[0] ?? "");
  const tags = tagsOfTarget(step2, image, revisions);
  const hosts = tags.tags.map((tag) => parseImageRef(tag, 'input "tags"').host ?? "docker.io");
  return {
    ...inputsOfDefinition(step2, target),
    ...tags,
    // An image need not go to every registry of the step.
    requiredRegistries: step2.requiredRegistries?.filter((host) => hosts.includes(host)),
    bakeImage: image,
    labels: [...step2.labels.filter((line) => !isGiven(line)), ...pairLines(target.labels)],
    registryCache: cacheOfTarget(step2.registryCache, name),
    localTag: step2.localTag === void 0 ? void 0 : lowerRepository(nameInput("local-tag", step2.localTag, name, isOnly)),
    imageTar: step2.imageTar === void 0 ? void 0 : nameInput("image-tar", step2.imageTar, name, isOnly)
  };
}
function inputsOfDefinition(step2, target) {
  const attests = splitAttests(target.attests);
  return {
    ...step2,
    context: target.context,
    file: target.dockerfile,
    target: target.stage,
    platforms: target.platforms,
    labels: pairLines(target.labels),
    annotations: [...step2.annotations, ...target.annotations],
    buildArgs: pairLines(target.args),
    buildContexts: pairLines(target.contexts),
    ssh: [...target.ssh, ...step2.ssh],
    cacheFrom: target.cacheFrom,
    cacheTo: target.cacheTo,
    noCache: step2.noCache || target.noCache,
    noCacheFilters: target.noCacheFilters,
    pull: step2.pull || target.pull,
    provenance: step2.provenance ?? attests.provenance,
    sbom: step2.sbom ?? attests.sbom,
    attests: [...attests.others, ...step2.attests]
  };
}
function pairLines(pairs) {
  return Object.entries(pairs).map(([key, value]) => `${key}=${value}`);
}
function nameInput(input, value, name, isOnly) {
  if (!isOnly && !hasNamePlaceholder(value)) {
    throw new UserError(
      `Input "${input}" is "${value}", and several images cannot share it: put ${namePlaceholder} where the target's name belongs.`
    );
  }
  return fillInName(value, name);
}
function cacheOfTarget(registryCache, name) {
  if (registryCache === void 0) return void 0;
  if (hasNamePlaceholder(registryCache)) return fillInRefName(registryCache, name);
  const { repository, tag = "latest" } = parseImageRef(registryCache, 'input "registry-cache"');
  return `${repository}:${tag}-${name}`;
}
function tagsOfTarget({ tags, movingTags, keepFileTags }, { name, target }, revisions) {
  const own = target.tags.map((tag) => readFileTag(name, tag));
  const repositories = [...new Set(own.filter(hasRegistryName).map(({ repository }) => repository))];
  const renamed = readTargetRefs(tags, movingTags, revisions).flatMap(({ repository, tag, isMoving }) => {
    const targets = repositories.length > 0 ? repositories : [below(repository, name)];
    return targets.map((each) => ({ repository: each, ref: `${each}:${tag}`, isMoving }));
  });
  const fixed = new Set(renamed.filter(({ isMoving }) => !isMoving).map(({ ref }) => ref));
  const keepable = [...own, ...renamed].some(hasRegistryName) ? own.filter(hasRegistryName) : own;
  const kept = keepFileTags ? keepable.map(({ ref }) => ref).filter((ref) => !fixed.has(ref)) : [];
  const moving = [.../* @__PURE__ */ new Set([...renamed.filter(({ isMoving }) => isMoving).map(({ ref }) => ref), ...kept])];
  return { tags: [...fixed, ...moving.filter((ref) => !fixed.has(ref))], movingTags: moving };
}
function namesRepository(name, { tags }) {
  return tags.some((tag) => hasRegistryName(readFileTag(name, tag)));
}
function readFileTag(target, text) {
  try {
    const { repository, tag = "latest" } = parseImageRef(lowerRepository(text), `tag of target "${target}" in "files"`);
    return { repository, ref: `${repository}:${tag}` };
  } catch (error) {
    const message = toMessage(error).replace(/\.$/, "");
    throw new UserError(`${message}; correct it, or give the variables in it a value by "vars".`, { cause: error });
  }
}
function hasRegistryName({ repository }) {
  return hasRegistry({ repository, ref: repository, host: "", tag: "", isMoving: false });
}
function below(repository, name) {
  const full = `${repository}${hasRegistryName({ repository }) ? "/" : "-"}${name.toLowerCase()}`;
  try {
    parseImageRef(full, "reference");
    return full;
  } catch (error) {
    throw new UserError(
      `Target "${name}" in "files" cannot name an image (${toMessage(error).replace(/\.$/, "")}): give it a tag in the file, whose repository is taken.`
    );
  }
}
function checkOutputs(name, outputs) {
  for (const line of outputs) {
    const fields = readCsvFields(line).map((field) => field.trim());
    const isImage = fields.some((field) => /^type=(?:image|registry|docker)$/.test(field));
    if (isImage && fields.every((field) => /^(?:type|push)=/.test(field))) continue;
    throw new UserError(
      `Target "${name}" in "files" has the output "${line}", which this step does not write: leave the target out of "targets", or set "${name}.output=type=image" in "set".`
    );
  }
}
function splitAttests(lines) {
  const valueOf2 = (type) => {
    const fields = lines.map(readCsvFields).findLast((each) => each.includes(`type=${type}`));
    if (fields === void 0) return void 0;
    if (fields.includes("disabled=true")) return "false";
    const rest = fields.filter((field) => field !== `type=${type}` && !field.startsWith("disabled="));
    return rest.length === 0 ? "true" : writeCsvLine(rest);
  };
  const isOther = (line) => !readCsvFields(line).some((field) => field === "type=provenance" || field === "type=sbom");
  return { provenance: valueOf2("provenance"), sbom: valueOf2("sbom"), others: lines.filter(isOther) };
}

// actions/buildx-build-with-retry/rules/render-definition.ts
function renderTarget(target, inputs, call) {
  const ids = call.secrets.map(idOf);
  const attests = [...inputs.attests, ...attestLine("provenance", call.provenance), ...attestLine("sbom", inputs.sbom)];
  return {
    ...target.others,
    context: target.context,
    contexts: Object.fromEntries(inputs.buildContexts.map(splitPair)),
    dockerfile: target.dockerfile,
    "dockerfile-inline": target.dockerfileInline,
    target: target.stage,
    args: target.args,
    labels: Object.fromEntries(call.labels.map(splitPair)),
    annotations: inputs.annotations,
    tags: call.names,
    platforms: inputs.platforms,
    "cache-from": inputs.cacheFrom,
    "cache-to": inputs.cacheTo,
    secret: [...target.secrets.filter((line) => !ids.includes(idOf(line))), ...call.secrets],
    ssh: inputs.ssh,
    output: call.outputs,
    attest: attests,
    "no-cache": inputs.noCache,
    "no-cache-filter": inputs.noCacheFilters,
    pull: inputs.pull
  };
}
function renderDefinition(targets) {
  return JSON.stringify(escapeTemplates({ target: targets }));
}
function attestLine(type, value) {
  if (value === void 0) return [];
  if (value === "false") return [`type=${type},disabled=true`];
  return [value === "true" ? `type=${type}` : `type=${type},${value}`];
}
function idOf(line) {
  return readCsvFields(line).find((field) => field.startsWith("id=")) ?? line;
}
function splitPair(line) {
  const at = line.indexOf("=");
  return at === -1 ? [line, ""] : [line.slice(0, at), line.slice(at + 1)];
}

// actions/buildx-build-with-retry/bake-targets.ts
async function prepareTargets(jobs) {
  const [{ inputs: first, plan, budget, shared }] = jobs;
  const { step: step2, deps } = shared;
  const { targets } = first.bakeImage.definition;
  const { options: options2, env } = await writeSecrets({ ...step2, context: ".", buildContexts: [] }, deps);
  const ids = options2.flatMap((option2) => readCsvFields(option2)).flatMap((field) => /^id=(.*)/.exec(field)?.[1] ?? []);
  const tokenOf = (sources) => {
    const id = deps.gitToken === void 0 ? void 0 : gitTokenSecret(sources, deps.run.serverUrl, ids);
    return id === void 0 ? [] : [`id=${id},env=${gitTokenVariable}`];
  };
  const needsToken = Object.values(targets).some(
    ({ context, contexts: contexts2 }) => tokenOf({ context, buildContexts: pairLines(contexts2) }).length > 0
  );
  const token = needsToken ? deps.gitToken : void 0;
  if (token !== void 0) deps.log.mask(token);
  const jobOf = (name) => jobs.find(({ inputs }) => inputs.bakeImage.name === name);
  const inputsOf = (name, target) => {
    const job = jobOf(name);
    return job === void 0 ? inputsOfDefinition(step2, target) : { ...job.inputs, ...job.plan.cache };
  };
  const contexts = /* @__PURE__ */ new Map();
  for (const [name, target] of Object.entries(targets)) {
    contexts.set(name, await resolveHandoverContexts({ inputs: inputsOf(name, target), plan, budget, deps }));
  }
  const render = (name, requests) => {
    const target = targets[name];
    if (target === void 0) {
      throw new UserError(`Target "${name}" is linked to in "files" and is not defined there: define it.`);
    }
    const job = jobOf(name);
    const request = job === void 0 ? void 0 : requests.get(job);
    const isCached = [...requests.values()].every(({ fromCache }) => fromCache === true);
    const given = { ...inputsOf(name, target), buildContexts: contexts.get(name) ?? [] };
    const inputs = inputsOfSolve(request ?? { fromCache: isCached }, given);
    const call = {
      labels: job?.plan.labels.lines ?? pairLines(target.labels),
      secrets: [...options2, ...tokenOf(given)]
    };
    if (request === void 0) {
      const withoutAttests = { ...inputs, attests: [], sbom: void 0 };
      return renderTarget(target, withoutAttests, {
        ...call,
        names: [],
        outputs: ["type=cacheonly"],
        provenance: void 0
      });
    }
    const { load = false, outputs = [], names = [], provenance } = request;
    return renderTarget(target, inputs, {
      ...call,
      names,
      outputs: load ? ["type=docker", ...outputs] : outputs,
      provenance
    });
  };
  return {
    render,
    env: token === void 0 ? env : { ...env, [gitTokenVariable]: token },
    secretPaths: options2.flatMap(readCsvFields).flatMap((field) => /^src=(.*)/.exec(field)?.[1] ?? [])
  };
}

// actions/buildx-build-with-retry/bake-solve.ts
async function prepareBake(jobs) {
  const [{ inputs, shared }] = jobs;
  const { definition } = inputs.bakeImage;
  const { files, log, buildx, run } = shared.deps;
  const { render, env, secretPaths } = await prepareTargets(jobs);
  const permissions = await bakePermissions(jobs, secretPaths);
  const folder = await files.temporaryFolder();
  const checks = new Map(jobs.map((job) => [job, reproducibilityCheck(log)]));
  const warnings = /* @__PURE__ */ new Set();
  let solves = 0;
  return async ({ requests, builder = shared.step.builder, progress, log: own }, limits) => {
    solves += 1;
    const file = join6(folder, `bake-${solves}.json`);
    const metadataFile = join6(folder, `metadata-${solves}.json`);
    const readers = new Map([...requests].map(([job, { progress: own2 }]) => [job, own2 ?? new ProgressReader()]));
    const images = new Map([...requests.keys()].map((job) => [job.inputs.bakeImage.name, job]));
    const all = [...new Set([...images.keys()].flatMap((name) => [name, ...linkedTargets(name, definition)]))];
    const targetOf = targetLines(all);
    const targets = Object.fromEntries(all.map((name) => [name, render(name, requests)]));
    const definitionText = renderDefinition(targets);
    await files.writeText(file, definitionText);
    const args = [
      "--progress=plain",
      `--file=${file}`,
      `--metadata-file=${metadataFile}`,
      ...builder === void 0 ? [] : [`--builder=${builder}`],
      ...permissions,
      "--",
      ...images.keys()
    ];
    try {
      await buildx.bake(args, {
        ...limits,
        cwd: run.workspace,
        reads: definitionText,
        show: own === void 0,
        // The contexts in the file count from the working directory already.
        env: { ...env, BUILDX_METADATA_WARNINGS: "1", BUILDX_BAKE_FILE_RELATIVE_PATHS: "false" },
        onLine: (line) => {
          own?.info(line);
          progress?.read(line);
          const job = images.get(targetOf(line) ?? "");
          if (job !== void 0) readers.get(job)?.read(line);
        }
      });
    } catch (error) {
      const missing = error instanceof CommandError ? missingPermissions(error.stderr) : void 0;
      throw missing === void 0 ? error : new AttemptError(missing);
    } finally {
      for (const [job, reader] of readers) checks.get(job)?.(reader.configs);
    }
    const metadata = await files.exists(metadataFile) ? await files.readText(metadataFile) : "";
    for (const { message } of readBuildMetadata(metadata).warnings) {
      if (!warnings.has(message)) log.warning(message);
      warnings.add(message);
    }
    const byName = tryParseJson(metadata);
    const toSolved = (job, reader) => {
      const own2 = valueAt(byName, job.inputs.bakeImage.name);
      return { metadata: readBuildMetadata(own2 === void 0 ? "" : JSON.stringify(own2)), progress: reader };
    };
    return { images: new Map([...readers].map(([job, reader]) => [job, toSolved(job, reader)])), metadata };
  };
}

// actions/buildx-build-with-retry/find-failed-line.ts
import { basename, isAbsolute as isAbsolute3, join as join8 } from "node:path/posix";

// actions/buildx-build-with-retry/rules/failed-target.ts
function failedTargets(stderr, images) {
  const [{ definition } = { definition: { targets: {} } }] = images;
  const namesIn = (pattern) => [...stderr.matchAll(pattern)].map(([, name = ""]) => name);
  const steps = failedSteps(stderr, Object.keys(definition.targets));
  const cause = stderr.slice(stderr.lastIndexOf("\nERROR: ") + 1);
  const failed = [
    namesIn(/^ERROR: target ([\w-]+): /gm).slice(-1),
    // The end of the solve breaks steps of other targets off, which then have errors of their own.
    steps.filter(({ reason }) => cause.includes(reason)).map(({ name }) => name),
    onlyName(namesIn(/^ > \[([\w-]+) [^\]\n]*\]/gm)),
    onlyName(steps.map(({ name }) => name))
  ].find((names) => names.length > 0);
  const isAffected = ({ name }) => [name, ...linkedTargets(name, { targets: definition.targets })].some((each) => failed?.includes(each));
  return images.filter(isAffected).map(({ name }) => name);
}
function failedSteps(stderr, targets) {
  if (targets.length < 2) return [];
  const targetOf = targetLines(targets);
  return stderr.split("\n").flatMap((line) => {
    const name = targetOf(line);
    const [, reason] = /^#\d+ ERROR: (.+)$/.exec(line) ?? [];
    return name === void 0 || reason === void 0 ? [] : [{ name, reason }];
  });
}
function onlyName(names) {
  const different = [...new Set(names)];
  return different.length === 1 ? different : [];
}
function readQuotedLine(stderr) {
  const found = [...stderr.matchAll(/^([\w./-]{1,200}):(\d{1,9})\r?\n-{10,}$/gm)].at(-1);
  const [, file, line] = found ?? [];
  if (found === void 0 || file === void 0 || line === void 0) return void 0;
  const rows = stderr.slice(found.index).matchAll(/^ *(\d{1,9}) \| >>> (.*)$/gm);
  return { file, line: Number(line), text: [...rows].find(([, number]) => number === line)?.[2] };
}

// actions/buildx-build-with-retry/rules/local-dockerfile.ts
import { isAbsolute as isAbsolute2, join as join7 } from "node:path/posix";
var workspacePrefix = "cwd://";
function localDockerfile({
  context,
  dockerfile,
  dockerfileInline
}) {
  if (dockerfileInline !== void 0) return void 0;
  if (dockerfile.startsWith(workspacePrefix)) return dockerfile.slice(workspacePrefix.length);
  if (!isLocal(context) || !isLocal(dockerfile)) return void 0;
  return isAbsolute2(dockerfile) ? dockerfile : join7(context, dockerfile);
}
function isLocal(path) {
  return path !== "-" && !isRemoteContext(path) && !/^[a-z][a-z-]*:/.test(path);
}

// actions/buildx-build-with-retry/find-failed-line.ts
async function findFailedLine(stderr, images, deps) {
  const quoted = readQuotedLine(stderr);
  if (quoted === void 0) return void 0;
  const dockerfiles = [...listDockerfiles(quoted.file, images)];
  const texts = await Promise.all(dockerfiles.map(([, target]) => readDockerfile(target, deps)));
  const isQuoted = (text) => text?.split(/\r?\n/)[quoted.line - 1] === quoted.text;
  const holding = dockerfiles.filter((_, index) => dockerfiles.length === 1 || isQuoted(texts[index]));
  const [[title] = [quoted.file], ...others] = holding;
  return `${others.length === 0 ? title : quoted.file}:${quoted.line}`;
}
function listDockerfiles(file, images) {
  const dockerfiles = /* @__PURE__ */ new Map();
  for (const { name: image, definition } of images) {
    for (const name of [image, ...linkedTargets(image, definition)]) {
      const target = definition.targets[name];
      if (target === void 0) continue;
      const isInline = target.dockerfileInline !== void 0;
      const path = isInline ? "Dockerfile" : localDockerfile(target) ?? target.dockerfile;
      if (basename(path) === file) dockerfiles.set(isInline ? `dockerfile-inline of ${name}` : path, target);
    }
  }
  return dockerfiles;
}
async function readDockerfile(target, { files, run }) {
  const path = localDockerfile(target);
  if (path === void 0) return target.dockerfileInline;
  return files.readText(isAbsolute3(path) ? path : join8(run.workspace, path)).catch(() => void 0);
}

// actions/buildx-build-with-retry/build-images.ts
async function buildImages(jobs, shared) {
  const failures = /* @__PURE__ */ new Map();
  const finished = /* @__PURE__ */ new Set();
  try {
    await buildMissing(jobs, shared, { failures, finished });
  } catch (error) {
    for (const job of jobs) if (!finished.has(job) && !failures.has(job)) failures.set(job, error);
  }
  return failures;
}
async function buildMissing(jobs, shared, { failures, finished }) {
  const attempt = async (job, work) => {
    try {
      return await work();
    } catch (error) {
      job.deps.signal?.throwIfAborted();
      if (!failures.has(job)) failures.set(job, error);
      return void 0;
    }
  };
  const found = await Promise.all(jobs.map((job) => attempt(job, async () => ({ tags: await findExisting(job) }))));
  await forEachConcurrently(jobs.entries(), maxImagesAtATime, async ([index, job]) => {
    const existing = found[index];
    if (existing === void 0) return;
    if (await attempt(job, () => takeExisting(existing.tags, job)) === true) finished.add(job);
  });
  const missing = new Map(
    jobs.flatMap((job, index) => finished.has(job) || failures.has(job) ? [] : [[job, found[index]?.tags]])
  );
  const [first, ...others] = missing.keys();
  if (first === void 0) return;
  const { plan, inputs } = first;
  const solve = await prepareBake(jobs);
  if (plan.builder.driver === "docker") {
    const built = await loadTogether([first, ...others], solve, shared, failures);
    await forEachConcurrently(built, maxImagesAtATime, async ([job, image]) => {
      await attempt(job, () => finishInEngine(image, job));
      await attempt(job, () => completeImageIds(job));
      finished.add(job);
    });
    return;
  }
  const builders = freshBuilders(solve, plan.builder, inputs.freshBuilder, shared.deps);
  try {
    await warmCache(missing, builders.solve, shared, failures);
    await forEachConcurrently(missing, maxImagesAtATime, async ([job, tags]) => {
      if (failures.has(job)) return;
      const alone = solveAlone(builders.solve, job, missing.size > 1);
      await attempt(job, () => solveNamed(job, () => solveAndPush(alone, job, answersAll(tags))));
      await attempt(job, () => completeImageIds(job));
      finished.add(job);
    });
  } finally {
    await builders.release();
  }
}
async function loadTogether(jobs, solve, shared, failures) {
  const inspect = async (start, solved, limits) => {
    const built = /* @__PURE__ */ new Map();
    for (const [job, image] of solved.images) built.set(job, await inspectBuilt(job, image, start, limits));
    return built;
  };
  return solveTogether(jobs, { solve, shared, failures, request: loadRequest, finish: inspect });
}
async function warmCache(missing, solve, shared, failures) {
  if (missing.size < 2) return;
  const request = (job) => ({
    outputs: ["type=cacheonly"],
    provenance: job.inputs.provenance
  });
  const finish = () => Promise.resolve(/* @__PURE__ */ new Map());
  await solveTogether([...missing.keys()], { solve, shared, failures, request, finish });
  const { cacheExportError } = shared.progress ?? {};
  if (cacheExportError !== void 0) shared.deps.log.warning(`The cache was not written: ${cacheExportError}`);
}
async function solveTogether(jobs, work) {
  const { shared, failures } = work;
  if (jobs.length === 0) return /* @__PURE__ */ new Map();
  try {
    return await solveOnce(jobs, work);
  } catch (error) {
    shared.deps.signal?.throwIfAborted();
    const failed = failedJobs(jobs, error);
    if (failed === void 0) {
      const alone = [];
      for (const job of jobs) alone.push(...await solveTogether([job], work));
      return new Map(alone);
    }
    const failure = await failureOf(failed, shared.phases, error);
    for (const job of failed) failures.set(job, failure);
    const rest = jobs.filter((job) => !failed.includes(job));
    if (rest.length > 0) {
      const names = failed.map(({ inputs }) => inputs.bakeImage.name).join(", ");
      shared.deps.log.info(`Going on without ${names}, which cannot be built.`);
    }
    return solveTogether(rest, work);
  }
}
async function solveOnce(jobs, { solve, shared, request, finish }) {
  const { clock } = shared.deps;
  const start = clock.now();
  return shared.phases.run({
    title: `build ${jobs.map(({ inputs }) => inputs.bakeImage.name).join(", ")}`,
    context: { phase: "build" },
    work: async (limits) => {
      const progress = new ProgressReader();
      const requests = new Map(jobs.map((job) => [job, request(job)]));
      const solved = await solve({ requests, progress }, limits);
      const built = await finish(start, solved, limits);
      shared.progress = progress;
      shared.metadata = solved.metadata;
      shared.seconds = (clock.now() - start) / 1e3;
      shared.imageCount = jobs.length;
      return built;
    }
  });
}
function failedJobs(jobs, error) {
  if (!(error instanceof PhaseError) || !(error.cause instanceof CommandError)) return jobs;
  const names = failedTargets(
    error.cause.stderr,
    jobs.map(({ inputs }) => inputs.bakeImage)
  );
  if (names.length > 0) return jobs.filter(({ inputs }) => names.includes(inputs.bakeImage.name));
  const isOfOne = ["user", "permanent", "unknown"].includes(error.failure.class) && jobs.length > 1;
  return isOfOne ? void 0 : jobs;
}
async function solveNamed(job, work) {
  try {
    await work();
  } catch (error) {
    const isOfBuild = error instanceof PhaseError && error.failure.class === "user";
    throw isOfBuild ? await failureOf([job], job.phases, error) : error;
  }
}
async function failureOf(jobs, { reports }, error) {
  const [job] = jobs;
  if (job === void 0 || !(error instanceof PhaseError) || !(error.cause instanceof CommandError)) return error;
  const images = jobs.map(({ inputs }) => inputs.bakeImage);
  const place = await findFailedLine(error.cause.stderr, images, job.deps);
  const reason = `${place === void 0 ? "" : `${place}: `}${error.failure.reason}`;
  const names = images.map(({ name }) => name).join(", ");
  return new PhaseError(
    `building ${names}`,
    reports.at(-1)?.attemptCount ?? 1,
    { ...error.failure, reason },
    error.cause
  );
}
function solveAlone(solve, job, isBuilt) {
  return async (request, limits) => {
    const { builder, ...own } = request;
    const requests = /* @__PURE__ */ new Map([[job, { ...own, fromCache: isBuilt || own.fromCache }]]);
    const { images } = await solve({ requests, builder, log: isBuilt ? job.deps.log : void 0 }, limits);
    const solved = images.get(job);
    if (solved === void 0) throw new Error(`no result for ${job.inputs.bakeImage.name}`);
    return solved;
  };
}

// actions/buildx-build-with-retry/build-job.ts
var SharedSolve = class {
  /** What the step says of all images, before their definitions are added. */
  step;
  phases;
  /** Those of the step: its log names no image. */
  deps;
  /** Of all images: how many steps came out of the cache. */
  progress;
  seconds = 0;
  /** How many images the solve made. */
  imageCount = 1;
  /** buildx's metadata file. */
  metadata = "";
  constructor(step2, phases, deps) {
    this.step = step2;
    this.phases = phases;
    this.deps = deps;
  }
};
var BuildFacts = class {
  pushed = [];
  failed = [];
  built;
  imageids = {};
  /** Whether the image is in the engine of this machine. */
  loaded = false;
  reused = false;
  /** When the pushes went on, epoch milliseconds. */
  pushTime;
  /** Bytes of each layer of the runner's platform, as the registry keeps it. */
  layerBytes;
};

// actions/buildx-build-with-retry/build-result.ts
var nothingBuilt = {
  imageid: "",
  imageids: {},
  digest: "",
  mediaType: "",
  imageRef: "",
  pushed: false,
  pushedRefs: [],
  failedRefs: [],
  pushSkippedReason: "",
  loaded: false,
  reused: false,
  attempts: 0,
  failure: void 0,
  cache: void 0,
  cacheFound: void 0,
  buildSeconds: void 0,
  pushSeconds: void 0,
  costSeconds: void 0,
  sizeBytes: void 0,
  layers: void 0,
  layerBytes: void 0,
  metadata: "",
  phases: []
};
function buildResult({ inputs, plan, phases, facts, deps, shared }, failure) {
  const { built, pushed: pushed2, imageids } = facts;
  const [first] = plan.refs;
  const imageid = ownImageId(imageids, plan.engine.platform) ?? "";
  const ofFirst = pushed2.filter(({ ref }) => first !== void 0 && ref.startsWith(`${first.repository}:`));
  const firstPushed = ofFirst.find(({ ref }) => ref === first?.ref) ?? ofFirst[0];
  const repositories = pushedRepositories(nameOutputs(inputs.outputs, plan.refs));
  const byOutputs = repositories.length === 0 ? void 0 : built?.metadata;
  const digest = firstPushed?.digest ?? byOutputs?.digest ?? "";
  const isOfFirst = firstPushed !== void 0 || first !== void 0 && repositories.includes(first.repository);
  const reports = facts.reused ? phases.reports : [...shared?.phases.reports ?? [], ...phases.reports];
  const costSeconds = facts.reused ? void 0 : buildCost(reports, shared === void 0 ? built?.progress.pushSeconds ?? 0 : 0, shared?.imageCount);
  return {
    imageid,
    imageids,
    digest,
    mediaType: firstPushed?.mediaType ?? byOutputs?.mediaType ?? "",
    imageRef: first?.ref ?? "",
    pushed: failure === void 0 && pushed2.length > 0,
    pushedRefs: pushed2,
    failedRefs: facts.failed,
    pushSkippedReason: plan.push.push ? "" : plan.push.reason,
    loaded: facts.loaded,
    reused: facts.reused,
    attempts: Math.max(0, ...reports.map(({ attemptCount }) => attemptCount)),
    failure,
    cache: shared === void 0 ? built?.progress.cacheUse : void 0,
    cacheFound: built?.progress.cacheFound,
    buildSeconds: built?.seconds,
    pushSeconds: facts.pushTime === void 0 ? void 0 : (facts.pushTime.end - facts.pushTime.start) / 1e3,
    costSeconds,
    sizeBytes: built?.loaded?.sizeBytes,
    layers: built?.loaded?.diffIds?.length ?? facts.layerBytes?.length,
    layerBytes: facts.layerBytes,
    metadata: built?.metadata.text ?? "",
    phases: reports,
    handover: newHandoverRecord({
      first,
      digest: isOfFirst ? digest : "",
      imageid,
      imageids,
      pushedRefs: pushed2,
      event: plan.event,
      sourceSha: plan.sourceSha,
      run: deps.run,
      now: deps.clock.now(),
      buildSeconds: costSeconds
    })
  };
}
function joinFailures(images) {
  const failed = images.filter(({ failure }) => failure !== void 0);
  const [first, ...others] = failed;
  if (first === void 0 || others.every(({ failure }) => failure === first.failure)) return first?.failure;
  const reasons = failed.map(({ name, failure }) => `${name}: ${toMessage(failure)}`);
  return new ClassifiedError(
    `${failed.length} of ${images.length} images failed. ${reasons.join(" ")}`,
    toFailure(first.failure, "build"),
    first.failure
  );
}
function buildCost(phases, pushSeconds, imageCount = 1) {
  const built = phases.filter(({ title }) => /^build\b/.test(title)).flatMap(({ attempts }) => attempts).find(({ failure }) => failure === void 0);
  return built === void 0 ? void 0 : Math.max(0, built.seconds - pushSeconds) / imageCount;
}

// actions/buildx-build-with-retry/images-result.ts
function summarizeImages(images, jobs, failure) {
  const [{ shared }] = jobs;
  const results = images.map(({ result }) => result);
  const [only, ...others] = results;
  const reports = results.flatMap((result) => result.phases.filter((phase) => !shared.phases.reports.includes(phase)));
  const phases = [...shared.phases.reports, ...reports];
  return {
    ...others.length === 0 && only !== void 0 ? only : { ...nothingBuilt, handover: void 0 },
    images,
    pushed: results.length > 0 && results.every((result) => result.pushed),
    pushedRefs: results.flatMap((result) => result.pushedRefs),
    failedRefs: results.flatMap((result) => result.failedRefs),
    pushSkippedReason: results.find((result) => result.pushSkippedReason !== "")?.pushSkippedReason ?? "",
    loaded: results.every((result) => result.loaded),
    reused: results.every((result) => result.reused),
    attempts: Math.max(0, ...phases.map(({ attemptCount }) => attemptCount)),
    failure,
    cache: shared.progress?.cacheUse ?? only?.cache,
    cacheFound: shared.progress?.cacheFound,
    buildSeconds: buildSeconds(results, shared),
    pushSeconds: joinPushTimes(jobs),
    metadata: shared.metadata === "" ? only?.metadata ?? "" : shared.metadata,
    phases
  };
}
function buildSeconds(results, shared) {
  const seconds = results.flatMap((result) => result.buildSeconds ?? []);
  if (seconds.length === 0) return void 0;
  return shared.seconds === 0 ? seconds.reduce((sum, each) => sum + each, 0) : shared.seconds;
}
function joinPushTimes(jobs) {
  const times = jobs.flatMap(({ facts }) => facts.pushTime ?? []);
  if (times.length === 0) return void 0;
  return (Math.max(...times.map(({ end }) => end)) - Math.min(...times.map(({ start }) => start))) / 1e3;
}

// actions/buildx-build-with-retry/log-plan.ts
function logPlan({ layerCompression }, plan, log) {
  if (!plan.push.push) log.info(`Not pushing: ${plan.push.reason}.`);
  if (plan.cache.note !== void 0) log.notice(plan.cache.note);
  if (layerCompression !== "auto" && layerCompression !== plan.layerCompression) {
    log.notice(
      `The layers are pushed as ${plan.layerCompression}: the docker driver cannot push them as ${layerCompression}; use docker/setup-buildx-action.`
    );
  }
  if (plan.buildArgs.warning !== void 0) log.warning(plan.buildArgs.warning);
  const { overruledRevision } = plan.labels;
  if (overruledRevision !== void 0) {
    log.notice(
      `The label ${revisionLabel} is the revision ${plan.event.revision}; "labels" says "${overruledRevision}", which is left out.`
    );
  }
}
function warnAboutIndex({ inputs, facts, deps }) {
  const [first] = facts.pushed;
  if (facts.reused || first === void 0 || !isIndex(first.mediaType) || asksForIndex(inputs)) return;
  deps.log.warning(
    `${first.ref} is an index although it has one platform: buildx added a provenance attestation. Set "provenance: false" for a plain manifest, or name the kind that you want ("provenance: mode=min").`
  );
}

// actions/buildx-build-with-retry/push-compression.ts
var PushCompression = class {
  #compression;
  #log;
  #isRefused = false;
  constructor(compression, log) {
    this.#compression = compression;
    this.#log = log;
  }
  /** Whether a registry refused what was wanted. */
  get isRefused() {
    return this.#isRefused;
  }
  /** The attributes of an output that is exported now. The layers that are there already were not gzip, so it is forced. */
  get attributes() {
    return this.#isRefused ? compressionAttributes("gzip", true) : compressionAttributes(this.#compression, false);
  }
  /**
   * Pushes, and once more as gzip when the registry refuses the compression.
   * @param isPushing whether the work had come to the push when it failed
   */
  async push({ host }, work, isPushing = () => true) {
    try {
      return await work();
    } catch (error) {
      const isDefault = this.#compression === "gzip" || this.#isRefused;
      if (isDefault || !isPushing() || !mayRefuseCompression(error)) throw error;
      this.#isRefused = true;
      const { reason } = classifyError(error, { phase: "push", host });
      this.#log.warning(
        `${host} does not take layers as ${this.#compression} (${reason}): pushing them as gzip. Set "layer-compression: gzip" to spare this try.`
      );
      return work();
    }
  }
};

// actions/buildx-build-with-retry/read-definition.ts
import { isAbsolute as isAbsolute5, join as join10 } from "node:path/posix";

// actions/buildx-build-with-retry/check-services.ts
import { dirname as dirname5, isAbsolute as isAbsolute4, join as join9, relative } from "node:path/posix";

// actions/buildx-build-with-retry/rules/compose-services.ts
function targetOfService(service) {
  return service.replaceAll(".", "_");
}
function findMergedServices(services, targets) {
  const owners = /* @__PURE__ */ new Map();
  for (const service of services) {
    const target = targetOfService(service);
    const owner = owners.get(target);
    if (owner !== void 0 && owner !== service && targets.includes(target)) {
      return { target, services: [owner, service] };
    }
    owners.set(target, service);
  }
  return void 0;
}
function readComposeFile(text) {
  const lines = text.split(/\r?\n/).filter((line) => /^\s*[^\s#]/.test(line));
  const services = readBlock(lines, "services");
  const includes = readBlock(lines, "include").join("\n").replaceAll(/(^|\s)#.*$/gm, "$1");
  return {
    services: listBuiltServices(services.slice(1)),
    includes: [...includes.matchAll(/"([^"\n]*)"|'([^'\n]*)'|([^\s,[\]{}"']+)/g)].map(([, double, single, plain = ""]) => double ?? single ?? plain).filter((text2) => text2 !== "" && text2 !== "-" && !text2.endsWith(":")),
    // A block in one line, a path that depends on variables, has spaces, or counts from a folder of its own.
    isPartial: /\S/.test(services[0] ?? "") || /\$|[&*]\w|\bproject_directory\b|\w +\w/.test(includes)
  };
}
function readBlock(lines, key) {
  const start = lines.findIndex((line) => new RegExp(`^["']?${key}["']?\\s*:(?:\\s|$)`).test(line));
  if (start < 0) return [];
  const end = lines.findIndex((line, index) => index > start && /^[^\s-]/.test(line));
  const [first = "", ...others] = lines.slice(start, end < 0 ? void 0 : end);
  return [first.replace(/^[^:]*:\s*(?:#.*)?/, ""), ...others];
}
function listBuiltServices(block) {
  const indent = /^\s*/.exec(block[0] ?? "")?.[0] ?? "";
  const built = /* @__PURE__ */ new Set();
  let service = "";
  for (const line of block) {
    const [, space, name, value = ""] = /^(\s*)["']?([\w.-]+|<<)["']?\s*:(?:\s+(.*))?$/.exec(line) ?? [];
    const isService = space === indent;
    if (isService) service = name ?? "";
    const builds = isService ? /\bbuild\b|^\*/.test(value) : ["build", "extends", "<<"].includes(name ?? "");
    if (builds) built.add(service);
  }
  return [...built];
}

// actions/buildx-build-with-retry/check-services.ts
var defaultComposeFiles = [
  "compose.yaml",
  "compose.yml",
  "docker-compose.yml",
  "docker-compose.yaml"
];
var maxComposeFiles = 100;
var maxComposeBytes = 4e6;
async function checkServices(paths, { targets }, deps) {
  const names = Object.keys(targets);
  if (!names.some((name) => name.includes("_"))) return;
  const { services, unread } = await listServices(
    paths.filter((path) => /\.ya?ml$/i.test(path)),
    deps
  );
  const merged = findMergedServices(services, names);
  if (merged !== void 0) {
    const [one, other] = merged.services;
    throw new UserError(
      `The services "${one}" and "${other}" in "files" would become one target, "${merged.target}", since bake puts "_" in place of a dot: rename one of them.`
    );
  }
  if (unread.length === 0) return;
  deps.log.info(
    `Not all services of ${unread.join(", ")} were compared: of two such as "a.b" and "a_b" bake builds only one, without a word.`
  );
}
async function listServices(paths, { files, run: { workspace } }) {
  const waiting = paths.map((path) => ({ path, folder: workspace }));
  const seen = /* @__PURE__ */ new Set();
  const services = [];
  const unread = [];
  for (let next = waiting.shift(); next !== void 0; next = waiting.shift()) {
    const { path, folder } = next;
    if (seen.has(path) || !await files.exists(path)) continue;
    seen.add(path);
    const shown = relative(workspace, path);
    if (seen.size > maxComposeFiles || await files.size(path) > maxComposeBytes) {
      unread.push(shown);
      continue;
    }
    const text = await files.readText(path).catch(() => "");
    const file = readComposeFile(text);
    services.push(...file.services);
    const included = file.includes.map((each) => isAbsolute4(each) ? join9(each) : join9(folder, each));
    const inside = included.filter((each) => each.startsWith(`${workspace}/`));
    if (file.isPartial || inside.length < included.length) unread.push(shown);
    waiting.push(...inside.map((each) => ({ path: each, folder: dirname5(each) })));
  }
  return { services, unread };
}

// actions/buildx-build-with-retry/rules/parse-definition.ts
var probeLabel = "io.github.ci-image-actions.probe";
var probeValue = "${probe}";
var maxDefinitionLength = 4e6;
var passedFields = ["network", "shm-size", "ulimits", "resources", "entitlements", "extra-hosts"];
var readFields = [
  "description",
  "inherits",
  "annotations",
  "attest",
  "context",
  "contexts",
  "dockerfile",
  "dockerfile-inline",
  "args",
  "labels",
  "tags",
  "cache-from",
  "cache-to",
  "target",
  "secret",
  "ssh",
  "platforms",
  "output",
  "pull",
  "no-cache",
  "no-cache-filter",
  "call",
  "policy"
];
function parseBakeDefinition(text) {
  const json = text.length > maxDefinitionLength ? void 0 : tryParseJson(text);
  if (!isObject(json) || !isObject(json["target"])) {
    throw new UserError(
      'docker buildx bake printed a definition that cannot be read: run "docker buildx bake --print" with the same files, and report what it prints.'
    );
  }
  const names = Object.keys(json["target"]);
  if (names.length === 0) throw nothingToBuild();
  if (names.length > maxSetImages) {
    throw new UserError(
      `Input "files" defines ${names.length} targets, and at most ${maxSetImages} are built in one step: name fewer in "targets".`
    );
  }
  const long = names.find((name) => !isTargetName(name));
  if (long !== void 0) {
    throw new UserError(
      `Input "files" has a target whose name has ${long.length} characters ("${long.slice(0, 40)}\u2026"), and consumers take names of at most 128: shorten it.`
    );
  }
  const targets = Object.fromEntries(names.map((name) => [name, readTarget(name, valueAt(json, "target", name))]));
  const isLinked = names.some((name) => linkedTargets(name, { targets }).includes("default"));
  const requested = /* @__PURE__ */ new Set([...resolveGroup(json), ...isLinked ? [] : ["default"]]);
  return { targets, requested: [...requested].filter((name) => Object.hasOwn(targets, name)) };
}
function nothingToBuild() {
  return new UserError(
    'Input "files" has no target to build: a bake file needs a target, and a compose file a service with "build".'
  );
}
function resolveGroup(json) {
  const seen = /* @__PURE__ */ new Set();
  const resolve = (name) => {
    if (seen.has(name)) return [name];
    seen.add(name);
    const members = valueAt(json, "group", name, "targets");
    return Array.isArray(members) ? members.map(String).flatMap(resolve) : [name];
  };
  return resolve("default");
}
function readTarget(name, value) {
  const fields = isObject(value) ? value : {};
  const refuse = (field, why) => {
    throw new UserError(`Target "${name}" in "files" has "${field}", ${why}.`);
  };
  const unknown = Object.keys(fields).find((field) => !passedFields.includes(field) && !readFields.includes(field));
  if (unknown !== void 0) refuse(unknown, "which this version does not know: leave it out");
  const isEscaped = valueAt(value, "labels", probeLabel) === `$${probeValue}`;
  const literal = (text2) => isEscaped ? unescapeTemplate(text2) : text2;
  const text = (field) => {
    const found = fields[field] ?? void 0;
    return found === void 0 || typeof found === "string" ? found : refuse(field, "which is no text");
  };
  const texts = (field) => list(field).map(
    (item) => typeof item === "string" ? item : refuse(field, "which holds something else than texts")
  );
  const list = (field) => {
    const found = fields[field] ?? [];
    return Array.isArray(found) ? found : refuse(field, "which is no list");
  };
  const lines = (field) => list(field).map((item) => toLine(item) ?? refuse(field, "which holds an entry of an unknown form"));
  const policies = () => list("policy").map((item) => toPolicyLine(item) ?? refuse("policy", "which holds an entry of an unknown form"));
  const record = (field) => {
    const found = fields[field] ?? {};
    if (!isObject(found)) return refuse(field, "which is no object");
    const entries = Object.entries(found).filter(([, item]) => item !== null);
    return Object.fromEntries(
      entries.map(([key, item]) => [key, typeof item === "string" ? item : refuse(field, "which holds no text")])
    );
  };
  const literals = (field) => Object.fromEntries(Object.entries(record(field)).map(([key, item]) => [key, literal(item)]));
  const flag2 = (field) => {
    const found = fields[field] ?? false;
    return typeof found === "boolean" ? found : refuse(field, "which is neither true nor false");
  };
  const call = text("call") ?? "build";
  if (call !== "build") refuse("call", `which is "${call}" and makes no image: leave the target out of "targets"`);
  const labels = Object.entries(literals("labels")).filter(([key]) => key !== probeLabel);
  const inline = text("dockerfile-inline");
  return {
    context: text("context") ?? ".",
    dockerfile: text("dockerfile") ?? "Dockerfile",
    dockerfileInline: inline === void 0 ? void 0 : literal(inline),
    stage: text("target"),
    args: literals("args"),
    labels: Object.fromEntries(labels),
    contexts: Object.fromEntries(Object.entries(record("contexts")).map(([key, item]) => [key, toLink(item)])),
    annotations: texts("annotations").map(literal),
    tags: texts("tags").filter((tag) => tag !== ""),
    platforms: readPlatforms(texts("platforms")),
    noCacheFilters: texts("no-cache-filter"),
    cacheFrom: lines("cache-from"),
    cacheTo: lines("cache-to"),
    secrets: lines("secret"),
    ssh: list("ssh").map((item) => toSshLine(item) ?? refuse("ssh", "which holds an entry of an unknown form")),
    outputs: lines("output"),
    attests: lines("attest"),
    pull: flag2("pull"),
    noCache: flag2("no-cache"),
    others: {
      ...Object.fromEntries(passedFields.flatMap((field) => field in fields ? [[field, fields[field]]] : [])),
      ..."policy" in fields ? { policy: policies() } : {}
    }
  };
}
function toLink(context) {
  const [, service] = /^service:(.*)$/s.exec(context) ?? [];
  return service === void 0 ? context : `target:${targetOfService(service)}`;
}
function readPlatforms(values) {
  const platforms = values.flatMap((value) => value.split(",")).map((value) => value.trim());
  return platforms.length === 1 && platforms[0] === "local" ? [] : platforms.filter((value) => value !== "");
}
function toLine(entry) {
  if (typeof entry === "string") return entry;
  return isObject(entry) ? writeFields(Object.entries(entry)) : void 0;
}
function writeFields(fields) {
  if (fields.some(([, value]) => !["string", "number", "boolean"].includes(typeof value))) return void 0;
  return writeCsvLine(fields.map(([key, value]) => [key, String(value)].join("=")));
}
function toPolicyLine(entry) {
  const line = toLine(entry);
  if (line !== void 0 || !isObject(entry)) return line;
  const { Files, Reset: reset, Disabled: disabled, Strict: strict, LogLevel, ...unknown } = entry;
  const files = Array.isArray(Files) ? Files : [];
  const isUnknown = Object.keys(unknown).length > 0 || files.some((file) => valueAt(file, "Data") !== null);
  const options2 = Object.entries({ reset, disabled, strict, "log-level": LogLevel });
  const given = options2.filter(([, value]) => value !== null && value !== void 0);
  return isUnknown ? void 0 : writeFields([...files.map((file) => ["filename", textAt(file, "Filename")]), ...given]);
}
function toSshLine(entry) {
  if (typeof entry === "string") return entry;
  const id = textAt(entry, "id");
  const paths = listAt(entry, "paths").map(String);
  return id === void 0 || paths.length === 0 ? id : `${id}=${paths.join(",")}`;
}

// actions/buildx-build-with-retry/read-definition.ts
var maxDefinitionBytes = 4e6;
var noDefinition = "couldn't find a bake definition";
async function readDefinition(inputs, limits, deps) {
  await checkFiles(inputs.files, deps);
  const unusual = inputs.targets.find((target) => !/^[\w.*?[][\w.*?[\]-]*$/.test(target));
  if (unusual !== void 0) {
    throw new UserError(
      `Input "targets" has "${unusual}": use names of targets, groups or compose services; definitions of another repository have to be checked out first.`
    );
  }
  const options2 = { ...limits, cwd: deps.run.workspace, env: readVars(inputs.vars) };
  const files = inputs.files.map((file) => `--file=${file}`);
  const sets = [...inputs.set, `*.labels.${probeLabel}=${probeValue}`].map((line) => `--set=${line}`);
  let text;
  try {
    text = await deps.buildx.describeBake(["--print", ...files, ...sets, "--", ...inputs.targets], options2);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    if (inputs.files.length > 0 && error.stderr.includes(noDefinition)) throw nothingToBuild();
    throw await explain(error, () => listTargets((args) => deps.buildx.describeBake([...args, ...files], options2)));
  }
  const definition = parseBakeDefinition(text);
  const paths = inputs.files.length === 0 ? defaultComposeFiles : inputs.files;
  await checkServices(
    paths.map((path) => resolvePath(path, deps.run)),
    definition,
    deps
  );
  await checkDockerfiles(definition, deps);
  return definition;
}
async function checkFiles(paths, { files, run }) {
  for (const path of paths) {
    if (isRemoteContext(path)) {
      throw new UserError(
        `Input "files" has "${path}", and definitions of another repository are not fetched: check it out first, and give paths from the workspace.`
      );
    }
    const isThere = path !== "-" && await files.exists(resolvePath(path, run));
    if (!isThere) {
      throw new UserError(
        `Input "files" has "${path}", which is not there: give paths of bake or compose files, from the workspace.`
      );
    }
    if (!await isLarger(resolvePath(path, run), files)) continue;
    throw new UserError(
      `Input "files" has "${path}", which is larger than ${maxDefinitionBytes / 1e6} MB: give paths of bake or compose files, which are texts.`
    );
  }
}
async function isLarger(path, files) {
  let bytes = 0;
  try {
    for await (const { length } of files.read(path)) {
      bytes += length;
      if (bytes > maxDefinitionBytes) return true;
    }
  } catch {
  }
  return false;
}
function resolvePath(path, { workspace }) {
  const own = path.replace(/^cwd:\/\//, "");
  return isAbsolute5(own) ? own : join10(workspace, own);
}
function readVars(lines) {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = "", value = ""] = /^([A-Za-z_]\w*)=([^]*)$/.exec(line) ?? [];
      const isOwn = /^(?:PATH|HOME|(?:LD|DOCKER|BUILDX|BUILDKIT)_\w*)$/.test(name);
      if (name !== "" && !isOwn) return [name, value];
      const why = isOwn ? "which docker itself reads: give the variable another name" : "which is not NAME=value";
      throw new UserError(`Input "vars" has ${isOwn ? `"${name}"` : "a line"}, ${why}.`);
    })
  );
}
async function explain(error, list) {
  const [, pattern] = /could not find any target matching ['"]([^'"]*)['"]/.exec(error.stderr) ?? [];
  if (pattern === "*") return nothingToBuild();
  const [, missing = pattern] = /failed to find target (\S+)/.exec(error.stderr) ?? [];
  if (error.stderr.includes(noDefinition)) {
    return new UserError(
      'Input "targets" is set, and there is no bake or compose file in the workspace that bake finds by itself: name it in "files".',
      { cause: error }
    );
  }
  if (missing === void 0) {
    const failure = classifyError(error, { phase: "build" });
    const isOfFiles = !error.timedOut && (failure.class !== "user" || generalRemedies.includes(failure.remedy));
    const remedy = 'correct the files, or the inputs "set" and "vars", as the message says';
    return new PhaseError(
      "reading the definition",
      1,
      isOfFiles ? { ...failure, class: "user", remedy } : failure,
      error
    );
  }
  if (missing === "default") {
    return new UserError('Input "files" has no group or target "default": name in "targets" what is to be built.', {
      cause: error
    });
  }
  const names = await list();
  if (names.includes(missing)) {
    return new UserError(`Input "files" has the group "${missing}", which holds itself: take it out of its groups.`, {
      cause: error
    });
  }
  const nearest = findNearestNames(missing, names);
  const advice = nearest.length === 0 ? 'name targets of the files, or compose services with "build", and let no group hold itself' : `there is ${nearest.join(", ")}`;
  return new UserError(`Input "files" has no target "${missing}" (a compose service needs "build"): ${advice}.`, {
    cause: error
  });
}
async function listTargets(ask) {
  try {
    const rows = (await ask(["--list=targets"])).split("\n").map((line) => /^([\w-]+)\t/.exec(line)?.[1]);
    return rows.filter((name) => name !== void 0 && name !== "TARGET").map(String);
  } catch {
    const printed = valueAt(tryParseJson(await ask(["--print"]).catch(() => "")), "target");
    return typeof printed === "object" && printed !== null ? Object.keys(printed) : [];
  }
}
async function checkDockerfiles({ targets }, { files, run }) {
  for (const [name, target] of Object.entries(targets)) {
    const path = localDockerfile(target);
    if (path === void 0) continue;
    const paths = [path, path.replace(/Dockerfile$/, "dockerfile")];
    const found = await Promise.all(paths.map((each) => files.exists(resolvePath(each, run))));
    if (found.includes(true)) continue;
    throw new UserError(
      `Target "${name}" in "files" has the Dockerfile "${path}", which is not there: correct "context", which counts from the workspace wherever the file lies, and "dockerfile", which counts from "context".`
    );
  }
}

// actions/buildx-build-with-retry/rules/distinct-images.ts
function listBakeImages(definition, { localTag }) {
  const images = /* @__PURE__ */ new Map();
  for (const name of definition.requested) {
    const target = definition.targets[name];
    if (target === void 0) continue;
    const mayBeShared = namesRepository(name, target) && (localTag === void 0 || !hasNamePlaceholder(localTag));
    const identity = JSON.stringify(mayBeShared ? target : name);
    const same = images.get(identity);
    images.set(
      identity,
      same === void 0 ? { name, target, definition } : { ...same, aliases: [...same.aliases ?? [], name] }
    );
  }
  return [...images.values()];
}
function checkDistinctImages(images) {
  const owners = /* @__PURE__ */ new Map();
  for (const { name, names, inputs } of images) {
    for (const taken of [...names, ...inputs.imageTar === void 0 ? [] : [inputs.imageTar]]) {
      const owner = owners.get(taken);
      if (owner !== void 0 && owner !== name) {
        throw new UserError(
          `Targets "${owner}" and "${name}" in "files" would both become "${taken}": give one of them a tag with another repository in the file, or name the other one alone in "targets".`
        );
      }
      owners.set(taken, name);
    }
  }
}

// actions/buildx-build-with-retry/build-from-files.ts
async function buildFromFiles(step2, deps) {
  let jobs;
  try {
    checkBakeInputs(step2);
    jobs = await planBakeJobs(step2, deps);
  } catch (failure2) {
    const result = { ...nothingBuilt, handover: void 0, images: [], failure: toFailure(failure2, "build") };
    return { result, failure: failure2 };
  }
  const [{ shared }] = jobs;
  const log = onceLog(deps.log);
  for (const { inputs, plan } of jobs) logPlan(inputs, plan, log);
  for (const warning of linkedWarnings(step2, jobs)) log.warning(warning);
  const failures = await buildImages(jobs, shared);
  const images = jobs.map((job) => {
    const failure2 = failures.get(job);
    if (failure2 === void 0) warnAboutIndex(job);
    const result = buildResult(job, failure2 === void 0 ? void 0 : toFailure(failure2, "build"));
    const { name, aliases } = job.inputs.bakeImage;
    return { name, aliases, result, failure: failure2 };
  });
  const failure = joinFailures(images);
  return {
    result: summarizeImages(images, jobs, failure === void 0 ? void 0 : toFailure(failure, "build")),
    failure
  };
}
async function planBakeJobs(step2, deps) {
  const limits = planLimits(step2, deps);
  const start = deps.clock.now();
  const event = readEventFacts(deps.run);
  const definition = await readDefinition(step2, limits, deps);
  const sourceSha = deps.sourceSha ?? await readSourceSha(event, deps.run, deps);
  const builder = deps.builder ?? await findBuilder(step2.builder, deps, limits);
  const info = await deps.engine.info(limits);
  const shared = { ...deps, sourceSha, builder, engine: { ...deps.engine, info: () => Promise.resolve(info) } };
  const images = listBakeImages(definition, step2);
  const isOnly = images.length === 1;
  const deadline = start + step2.totalTimeoutMs;
  const newPhases = (own) => new Phases({ timeoutMs: step2.timeoutMs, deadline, policy: step2.retry }, own);
  const solve = new SharedSolve(step2, newPhases(deps), deps);
  const budget = new QueryBudget();
  const jobs = [];
  for (const bakeImage of images) {
    const { name, aliases = [] } = bakeImage;
    for (const alias of aliases) deps.log.info(`"${alias}" is the same image as "${name}", which is built once.`);
    const revisions = { revision: event.revision, sourceSha };
    const inputs = { ...inputsOfTarget(step2, bakeImage, revisions, isOnly), bakeImage };
    const plan = await planBuild(inputs, shared);
    const own = isOnly ? deps : { ...deps, log: prefixLog(deps.log, name) };
    jobs.push({
      inputs,
      plan,
      phases: newPhases(own),
      facts: new BuildFacts(),
      budget,
      compression: new PushCompression(plan.layerCompression, own.log),
      deps: own,
      shared: solve
    });
  }
  const [first, ...others] = jobs;
  if (first === void 0) throw nothingToBuild();
  const refs = jobs.flatMap(({ plan }) => plan.refs);
  checkRequiredRegistries(step2.requiredRegistries ?? [], refs);
  for (const { cacheTo } of [...Object.values(definition.targets), ...jobs.map(({ plan }) => plan.cache)]) {
    checkCacheTargets(cacheTo, refs);
  }
  checkDistinctImages(
    jobs.map(({ inputs, plan }) => ({ name: inputs.bakeImage.name, names: plan.localNames, inputs }))
  );
  return [first, ...others];
}
function linkedWarnings(step2, [{ inputs, plan }]) {
  const { targets, requested } = inputs.bakeImage.definition;
  return Object.entries(targets).filter(([name]) => !requested.includes(name)).flatMap(([, target]) => passBuildArgs(inputsOfDefinition(step2, target), plan.cache.cacheTo).warning ?? []);
}
function onceLog(log) {
  const said = /* @__PURE__ */ new Set();
  const isNew = (text) => !said.has(text) && said.add(text).has(text);
  return {
    info(text) {
      if (isNew(text)) log.info(text);
    },
    notice(text) {
      if (isNew(text)) log.notice(text);
    },
    warning(text, options2) {
      if (isNew(text)) log.warning(text, options2);
    }
  };
}

// actions/buildx-build-with-retry/buildx-build-with-retry.ts
async function buildWithRetry(given, deps) {
  if (buildsFromFiles(given)) return buildFromFiles(given, deps);
  let inputs = given;
  let plan;
  try {
    checkBakeInputs(given);
    inputs = resolveDefaultContext(given, deps.run);
    plan = await planBuild(inputs, deps);
  } catch (failure) {
    return { result: { ...nothingBuilt, handover: void 0, failure: toFailure(failure, "build") }, failure };
  }
  logPlan(inputs, plan, deps.log);
  const phases = new Phases({ timeoutMs: inputs.timeoutMs, deadline: plan.deadline, policy: inputs.retry }, deps);
  const job = {
    inputs,
    plan,
    phases,
    facts: new BuildFacts(),
    budget: new QueryBudget(),
    compression: new PushCompression(plan.layerCompression, deps.log),
    deps
  };
  try {
    await buildAndPush(job);
    warnAboutIndex(job);
    return { result: buildResult(job, void 0) };
  } catch (failure) {
    return { result: buildResult(job, toFailure(failure, "build")), failure };
  }
}

// actions/buildx-build-with-retry/inputs.ts
var minuteMs = 6e4;
var autoSwitch = ["auto", "true", "false"];
function readBuildInputs(inputs) {
  const list = (name, form) => readCsvList(name, inputs.text(name) ?? "", form);
  const requiredRegistries = list("required-registries", csvForm);
  const [registryCache, files, targets] = [
    inputs.text("registry-cache"),
    list("files", csvForm),
    list("targets", csvForm)
  ];
  if (registryCache === void 0) {
    inputs.warnWithoutEffect({ "pull-request-cache": "false" }, { without: "registry-cache" });
  }
  if (files.length + targets.length === 0)
    inputs.warnWithoutEffect({ "keep-file-tags": "false" }, { without: "files" });
  return {
    call: inputs.choice("call", ["build", "check", "outline", "targets"], "build"),
    files,
    targets,
    set: readCsvList("set", joinRecordLines(inputs.text("set") ?? ""), rawLineForm),
    vars: list("vars", rawLineForm),
    keepFileTags: inputs.boolean("keep-file-tags", false),
    context: inputs.text("context") ?? ".",
    file: inputs.text("file"),
    target: inputs.text("target"),
    platforms: list("platforms", csvForm),
    tags: list("tags", csvForm),
    movingTags: readMovingTags(list("moving-tags", csvForm)),
    localTag: inputs.text("local-tag"),
    labels: list("labels", lineForm),
    annotations: list("annotations", lineForm),
    buildArgs: list("build-args", lineForm),
    secretBuildArgs: inputs.choice("secret-build-args", ["warn", "fail", "allow"], "warn"),
    buildContexts: readCsvList("build-contexts", joinRecordLines(inputs.text("build-contexts") ?? ""), lineForm),
    secrets: readCsvList("secrets", inputs.verbatim("secrets") ?? "", exactLineForm),
    secretEnvs: list("secret-envs", csvForm),
    secretFiles: list("secret-files", lineForm),
    ssh: list("ssh", csvForm),
    cacheFrom: list("cache-from", lineForm),
    cacheTo: list("cache-to", lineForm),
    registryCache,
    pullRequestCache: inputs.boolean("pull-request-cache", false),
    noCache: inputs.boolean("no-cache", false),
    noCacheFilters: list("no-cache-filters", csvForm),
    pull: inputs.boolean("pull", false),
    push: inputs.choice("push", autoSwitch, "auto"),
    load: inputs.choice("load", autoSwitch, "auto"),
    outputs: list("outputs", rawLineForm),
    layerCompression: inputs.choice("layer-compression", ["auto", "gzip", "zstd", "uncompressed"], "auto"),
    imageTar: inputs.text("image-tar"),
    provenance: inputs.text("provenance"),
    sbom: inputs.text("sbom"),
    attests: list("attests", lineForm),
    builder: inputs.text("builder"),
    freshBuilder: inputs.choice("fresh-builder", ["auto", "always", "never"], "auto"),
    network: inputs.text("network"),
    shmSize: inputs.text("shm-size"),
    ulimit: list("ulimit", lineForm),
    addHosts: list("add-hosts", csvForm),
    allow: list("allow", csvForm),
    cgroupParent: inputs.text("cgroup-parent"),
    ifTagExists: inputs.choice("if-tag-exists", ["reuse", "overwrite", "fail"], "reuse"),
    requiredRegistries: requiredRegistries.length === 0 ? void 0 : requiredRegistries.map(canonicalHost),
    retry: {
      maxAttempts: inputs.integer("max-attempts", { min: 1, max: 10, fallback: 3 }),
      waitSeconds: inputs.integer("retry-wait-seconds", { min: 0, max: 3600, fallback: 10 }),
      retryOn: inputs.choice("retry-on", ["transient", "any", "never"], "transient")
    },
    timeoutMs: inputs.integer("timeout-minutes", { min: 1, max: 360, fallback: 25 }) * minuteMs,
    totalTimeoutMs: inputs.integer("total-timeout-minutes", { min: 1, max: 360, fallback: 90 }) * minuteMs
  };
}

// actions/buildx-build-with-retry/rules/image-outputs.ts
function serializeImages(images) {
  const artifactNames = nameArtifacts(images);
  return JSON.stringify(
    Object.fromEntries(
      images.flatMap((image) => {
        const fields = toImageFields(image, artifactNames.get(image.name) ?? "");
        return listImageNames(image).map((name) => [name, fields]);
      })
    )
  );
}
function nameArtifacts(images) {
  const named = images.filter(({ record }) => record.image !== "");
  const own = named.map(({ record }) => artifactNameOfRef(recordedRef(record)));
  const isDistinct = new Set(own).size === own.length;
  return new Map(
    named.map(({ name, record }, index) => [
      name,
      isDistinct ? own[index] ?? "" : sanitizeArtifactName(`${name}-${record.tag}`, "name made of target and tag")
    ])
  );
}
function serializeUsableImages(images) {
  const usable = images.filter(({ error }) => error === "").flatMap((image) => listImageNames(image).map((name) => [name, image.record]));
  return usable.length === 0 ? "" : serializeHandoverSet({ schema: 1, images: Object.fromEntries(usable) });
}
function listImageNames({ name, aliases = [] }) {
  return [name, ...aliases];
}
function toImageFields({ record, pushed: pushed2, artifactName, error }, defaultArtifactName) {
  return {
    image: record.image,
    tag: record.tag,
    "image-ref": record.image === "" ? "" : recordedRef(record),
    digest: record.digest,
    imageid: record.imageid,
    pushed: pushed2,
    "artifact-name": artifactName ?? defaultArtifactName,
    error,
    handover: record
  };
}

// actions/buildx-build-with-retry/outputs.ts
function buildOutputs(result) {
  const { cache, failure } = result;
  return {
    imageid: result.imageid,
    imageids: JSON.stringify(result.imageids),
    digest: result.digest,
    metadata: result.metadata,
    "image-ref": result.imageRef,
    pushed: String(result.pushed),
    "pushed-refs": JSON.stringify([
      ...result.pushedRefs.map(({ ref, digest }) => ({ ref, digest })),
      ...result.failedRefs.map(({ ref, reason }) => ({ ref, error: reason }))
    ]),
    "push-skipped-reason": result.pushSkippedReason,
    reused: String(result.reused),
    attempts: String(result.attempts),
    "failure-class": failure?.class ?? "none",
    "failure-reason": failure?.reason ?? "",
    "cached-steps": cache === void 0 ? "" : String(cache.cached),
    "total-steps": cache === void 0 ? "" : String(cache.total),
    "cache-hit-ratio": cache === void 0 || cache.total === 0 ? "" : (cache.cached / cache.total).toFixed(2),
    "build-seconds": secondsText(result.buildSeconds),
    "push-seconds": secondsText(result.pushSeconds),
    "media-type": result.mediaType,
    ...handoverOutputs(result)
  };
}
function handoverOutputs({ images, handover }) {
  if (images === void 0) return { images: "", handover: handover === void 0 ? "" : serializeHandover(handover) };
  const made = images.flatMap(({ name, aliases, result, failure }) => {
    const error = failure === void 0 ? "" : toMessage(failure);
    const { handover: handover2, pushed: pushed2 } = result;
    return handover2 === void 0 ? [] : [{ name, aliases, record: handover2, pushed: pushed2, error }];
  });
  return { images: serializeImages(made), handover: serializeUsableImages(made) };
}
function secondsText(seconds) {
  return seconds === void 0 ? "" : seconds.toFixed(1);
}

// actions/buildx-build-with-retry/summary.ts
function buildSummary(facts) {
  const { failure, reused, images } = facts;
  if (images !== void 0 && images.length > 0) return renderBuiltImages(images, facts);
  return renderSummaryPage({
    title: failure !== void 0 ? "Image build failed" : reused ? "Image reused" : "Image built",
    failures: failure === void 0 ? [] : [{ name: "", failure }],
    failed: true,
    lead: failure === void 0 ? `${buildLead(facts)}.` : "",
    rows: [["image", facts.imageRef], ...buildRows(facts)],
    phases: facts.phases
  });
}
function renderBuiltImages(images, facts) {
  const { failure, phases, reused } = facts;
  const failures = imageFailures(images);
  return renderSummaryPage({
    title: failure !== void 0 ? "Image builds failed" : reused ? "Images reused" : "Images built",
    failures,
    failed: true,
    lead: imagesLead(images, facts),
    rows: [notPushedRow(images)],
    list: renderListTable(
      ["target", "image", "digest", "imageid", "result"],
      images.map(({ name, aliases, result }) => [
        listImageNames({ name, aliases }).join(", "),
        result.imageRef,
        shortenDigest(result.digest),
        shortenDigest(result.imageid),
        resultText(result)
      ])
    ),
    phases
  });
}
function imageFailures(images) {
  const failed = images.filter(({ failure }) => failure !== void 0);
  const isSame = failed.length > 1 && failed.every(({ failure }) => failure === failed[0]?.failure);
  return failed.slice(0, isSame ? 1 : void 0).map(({ name, failure }) => ({ name: isSame ? "" : name, failure: toFailure(failure, "build") }));
}
function imagesLead(images, { buildSeconds: buildSeconds2, pushSeconds }) {
  const made = images.filter(({ failure, result }) => failure === void 0 || result.imageid !== "");
  const reused = made.filter(({ result }) => result.reused).length;
  const was = made.length === 1 ? "image was" : "images were";
  const count = `**${made.length} of ${images.length}** ${was}`;
  if (reused > 0 && reused === made.length) {
    return `${count} there already, of this very revision and build: **nothing was built**.`;
  }
  const took = (seconds) => seconds === void 0 || made.length === 0 ? "" : ` in **${formatSeconds(seconds)}**`;
  const pushed2 = made.filter(({ result }) => result.failure === void 0 && result.pushedRefs.length > 0).length;
  const ofThem = pushed2 === made.length ? "" : `**${pushed2}** of them `;
  const went = pushed2 === 0 || pushSeconds === void 0 ? "" : ` and ${ofThem}pushed${took(pushSeconds)}`;
  const there = reused === 0 ? "" : `, ${reused} of them taken as they were there already`;
  return `${count} built${took(buildSeconds2)}${went}${there}.`;
}
function notPushedRow(images) {
  return [
    "not pushed",
    [...new Set(images.map(({ result }) => result.pushSkippedReason))].filter((text) => text !== "")
  ];
}
function resultText({ failure, reused, pushedRefs, pushSkippedReason }) {
  if (failure !== void 0) return `failed (${failure.class})`;
  if (reused) return "reused";
  return pushSkippedReason === "" && pushedRefs.length > 0 ? "pushed" : "built, not pushed";
}
function buildLead(facts) {
  const { reused, imageRef, buildSeconds: buildSeconds2, pushSeconds, pushedRefs } = facts;
  const image = imageRef === "" ? "The image" : escapeAsCode(imageRef);
  if (reused) return `${image} was there already, of this very revision and build: **nothing was built**`;
  const built = buildSeconds2 === void 0 ? "" : ` in **${formatSeconds(buildSeconds2)}**`;
  if (pushedRefs.length === 0) return `${image} was built${built} and not pushed`;
  const tags = pushedRefs.length === 1 ? "1 tag" : `${pushedRefs.length} tags`;
  const pushed2 = pushSeconds === void 0 ? "" : ` in **${formatSeconds(pushSeconds)}**`;
  return `${image} was built${built} and pushed under ${tags}${pushed2}`;
}
function buildRows(facts) {
  const { cache, layers, sizeBytes, layerBytes } = facts;
  return [
    ["digest", facts.digest],
    ["imageid", facts.imageid],
    ["size", sizeTexts(sizeBytes, layers, layerBytes)],
    ["pushed", facts.pushedRefs.map(({ ref }) => ref)],
    ["push failed", facts.failedRefs.map(({ ref, reason }) => `${ref}: ${reason}`)],
    ["not pushed", facts.pushSkippedReason],
    ["steps from cache", cache === void 0 || cache.total === 0 ? [] : [cacheText(cache)]],
    ["attempts", facts.attempts === 0 ? [] : [String(facts.attempts)]],
    ["cache", facts.cacheFound === void 0 ? [] : [facts.cacheFound ? "warm" : "cold"]]
  ];
}
function sizeTexts(sizeBytes, layers, layerBytes) {
  const counted = layers === void 0 ? "" : ` in ${layers} ${layers === 1 ? "layer" : "layers"}`;
  return [
    ...sizeBytes === void 0 ? [] : [`${formatBytes(sizeBytes)}${counted}`],
    ...layerBytes === void 0 ? [] : [`${formatLayers(layerBytes)} in the registry`]
  ];
}
function cacheText({ cached, total }) {
  const percent = Math.round(100 * cached / total);
  return `${cached} of ${total} (${percent} %)`;
}

export {
  wireBuild,
  loadBaseContexts,
  decidePush,
  planLimits,
  findBuilder,
  buildsFromFiles,
  nothingBuilt,
  joinFailures,
  buildWithRetry,
  readBuildInputs,
  serializeImages,
  nameArtifacts,
  serializeUsableImages,
  listImageNames,
  buildOutputs,
  buildSummary,
  imageFailures,
  imagesLead,
  notPushedRow,
  buildLead,
  buildRows
};
