import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  findRecords,
  parseHandovers,
  pullOrDownloadImage
} from "./named-records.js";
import {
  findRevisionMismatch,
  readExpectedFromRecord,
  resolveImage
} from "./expected-image.js";
import "./queue-artifact-calls.js";
import "./attempts.js";
import {
  isTargetName
} from "./handover-set.js";
import "./progress-log.js";
import "./same-content.js";
import "./image-config.js";
import "./nearest-names.js";
import "./find-record.js";
import "./parse-record.js";
import {
  recordedRef
} from "./record.js";
import {
  findImageId
} from "./image-ids.js";
import "./read-event.js";
import "./errors.js";
import "./rest-requests.js";
import "./artifact-name.js";
import "./limit-concurrency.js";
import "./dockerfile.js";
import "./labels.js";
import {
  isDigest,
  isSamePlatform
} from "./reference.js";
import "./strict-json.js";
import "./format.js";
import {
  CommandError,
  UserError,
  listAt,
  textAt,
  toMessage,
  tryParseJson
} from "./error-text.js";
import "./bundler-runtime.js";

// actions/pull-or-download-image/base-context.ts
var queryTimeoutMs = 15e3;
var defaults = {
  handover: void 0,
  handoverSet: void 0,
  images: void 0,
  image: void 0,
  tag: void 0,
  digest: void 0,
  imageid: void 0,
  revision: void 0,
  artifactName: void 0,
  runId: void 0,
  repository: void 0,
  allowForks: void 0,
  workflow: void 0,
  waitMs: 0,
  source: "auto",
  limits: { policy: { maxAttempts: 3, waitSeconds: 10, retryOn: "transient" }, timeoutMs: 6e5 },
  localTags: [],
  platform: void 0,
  onMismatch: "refuse"
};
function baseContexts(deps) {
  return async (request, budget) => {
    const record = await findBaseRecord(request, deps);
    if (record.skipped !== null) {
      throw new UserError(`its producer skipped the build (${record.skipped}): skip this build too.`);
    }
    checkPlatforms(record, request);
    const registry = await findBaseInRegistry(record, request, budget, deps);
    const inRegistry = `docker-image://${record.image}@${record.digest}`;
    if (registry.found) return inRegistry;
    const finding = `registry does not give ${recordedRef(record)} (${registry.reason})`;
    const { archive } = record;
    const problem = findArtifactProblem(archive, request);
    if (archive !== null && problem === void 0) {
      deps.log.info(`The ${finding}: taking the artifact.`);
      return takeArtifact({ record, archive, finding }, request, deps);
    }
    if (!registry.mayAnswer) throw new UserError(`the ${finding}, and ${problem ?? ""}.`);
    deps.log.info(`The ${finding}, and ${problem ?? ""}: the build asks the registry again.`);
    return inRegistry;
  };
}
function checkPlatforms({ imageids }, { platforms }) {
  const built = Object.keys(imageids);
  const missing = platforms.find((platform) => built.length > 0 && findImageId(imageids, platform) === void 0);
  if (missing === void 0) return;
  throw new UserError(
    `it was built for ${built.join(", ")}, not for ${missing}: add that to the "platforms" of its own build.`
  );
}
async function findBaseRecord({ wanted, platforms }, deps) {
  const { records } = wanted.startsWith("{") ? await checkGivenRecord(wanted, platforms, deps) : await findNamed(wanted, platforms, deps);
  const [first] = records;
  if (first === void 0) throw new UserError(`there is no image "${wanted}" in this run.`);
  return first.record;
}
function checkGivenRecord(text, [platform = ""], deps) {
  const { record } = parseHandovers(text, "record of a build context");
  if (record === void 0) {
    throw new UserError(
      "it is a set of several images: pass the record of one of them, as in toJSON(fromJSON(\u2026).images.api)."
    );
  }
  const handoverSet = { schema: 1, images: { base: record } };
  return findRecords({ ...defaults, handoverSet, images: ["base"] }, platform, deps);
}
function findNamed(name, [platform = ""], deps) {
  if (isTargetName(name) && name !== "all") return findRecords({ ...defaults, images: [name] }, platform, deps);
  throw new UserError(
    `"${name.slice(0, 80)}" is no name of an image: use handover:<name of an image of this run>, or a record.`
  );
}
async function findBaseInRegistry(record, { platforms }, budget, deps) {
  const { image, tag, digest } = record;
  const refuse = (reason) => ({ found: false, reason, mayAnswer: false });
  if (digest === "" || record["pushed-refs"].length === 0) return refuse("it was not pushed");
  const patience = budget.patience(recordedRef(record));
  for (const platform of platforms) {
    const { imageid, revision } = readExpectedFromRecord(record, defaults, platform);
    if (patience.leftMs === 0) return refuse("it has not answered before");
    const start = deps.clock.now();
    try {
      const timeoutMs = Math.min(queryTimeoutMs, patience.leftMs);
      const { config } = await resolveImage({ image, tag, digest, imageid, platform }, timeoutMs, deps);
      if (imageid !== void 0 && config.imageid !== imageid) return refuse(`it has another image for ${platform}`);
      const mismatch = findRevisionMismatch(config.labels, { revision, imageid }, "its image");
      if (mismatch !== void 0) return refuse(mismatch);
    } catch (error) {
      deps.signal.throwIfAborted();
      patience.spend(deps.clock.now() - start);
      if (error instanceof UserError) return refuse(toMessage(error));
      if (!(error instanceof CommandError)) return { found: false, reason: toMessage(error), mayAnswer: true };
      return { found: false, reason: error.finalLine, mayAnswer: !error.timedOut };
    }
  }
  return { found: true };
}
function findArtifactProblem(archive, { driver, platforms, pull }) {
  if (archive === null) return "it has no artifact";
  const other = platforms.find((platform) => !isSamePlatform(platform, archive.platform));
  if (other !== void 0) {
    return `its artifact is for ${archive.platform}, not for ${other}: build when the registry answers again`;
  }
  if (driver !== "docker" || !pull) return void 0;
  return 'with "pull: true" this builder takes no image from its own engine: leave "pull" out';
}
async function takeArtifact({ record, archive, finding }, { driver }, deps) {
  const { imageid = "" } = readExpectedFromRecord(record, defaults, archive.platform);
  const id = [imageid, archive["artifact-digest"]].find(isDigest) ?? "latest";
  const own = `${deps.run.runId}-${Math.floor(deps.clock.random() * 2 ** 32).toString(16)}`;
  const name = `localhost/ci-image-actions/base:${id.replace("sha256:", "")}-${own}`;
  const engine = {
    ...deps.engine,
    tag: (source, target, options) => deps.engine.tag(source, target, { ...options, temporary: { before: void 0 } })
  };
  const inputs = {
    ...defaults,
    handover: record,
    source: "artifact",
    platform: archive.platform,
    localTags: [name],
    ownName: false
  };
  const { failure } = await pullOrDownloadImage(inputs, { ...deps, engine });
  if (failure !== void 0) {
    if (!(failure instanceof UserError)) throw new Error(toMessage(failure), { cause: failure });
    throw new UserError(`The ${finding}. ${failure.message}`, { cause: failure });
  }
  return driver === "docker" ? `docker-image://${name}` : writeLayout(name, deps);
}
async function writeLayout(name, { engine, exec, files, signal }) {
  const folder = await files.temporaryFolder();
  const input = await engine.save(name, { signal });
  const { exitCode, stderr } = await exec.run("tar", ["-x", "-C", folder], { input, signal });
  await engine.untag(name).catch(() => void 0);
  if (exitCode !== 0) throw new CommandError({ command: "tar", exitCode, stderr });
  const index = tryParseJson(await files.readText(`${folder}/index.json`));
  const digest = textAt(listAt(index, "manifests")[0], "digest");
  if (digest !== void 0 && isDigest(digest)) return `oci-layout://${folder}@${digest}`;
  throw new UserError("the engine does not save images as OCI layouts: use Docker Engine 25 or newer.");
}
export {
  baseContexts
};
