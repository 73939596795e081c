import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  QueryBudget,
  minPatienceMs,
  orderImages,
  pushRef,
  pushRefs
} from "../shared/push-ref.js";
import {
  newHandoverRecord
} from "../shared/new-record.js";
import {
  queryConfigs,
  queryPushedManifest,
  queryTimeoutMs,
  registryRateLimits
} from "../shared/queries.js";
import {
  hasRegistry,
  mayStayBehind,
  readMovingTags,
  readTargetRefs
} from "../shared/target-refs.js";
import "../shared/tag-text.js";
import "../shared/registry-address.js";
import {
  imagetoolsRegistry
} from "../shared/imagetools.js";
import {
  listRecordArtifacts,
  maxRecords,
  readRecord
} from "../shared/find-record.js";
import {
  artifactStore
} from "../shared/artifact-store.js";
import "../shared/parse-record.js";
import {
  PhaseError,
  Phases,
  renderSummaryPage,
  toFailure
} from "../shared/phases.js";
import {
  recordedRef,
  serializeHandover
} from "../shared/record.js";
import {
  imageIdsOf,
  ownImageId
} from "../shared/image-ids.js";
import "../shared/cut-zstd-frames.js";
import {
  readEventFacts
} from "../shared/read-event.js";
import "../shared/errors.js";
import "../shared/load-octokit.js";
import "../shared/artifact-name.js";
import "../shared/proxy-agent.js";
import "../shared/parse-manifest.js";
import {
  attestedManifest,
  isAttestation,
  isDockerManifestList,
  isIndex,
  listedManifests
} from "../shared/manifest.js";
import "../shared/limit-concurrency.js";
import "../shared/idle-watch.js";
import {
  backoffMs
} from "../shared/dockerfile.js";
import {
  isFullSha,
  revisionLabel
} from "../shared/labels.js";
import "../shared/abort-signals.js";
import {
  atDigest,
  isDigest,
  isPlatform,
  parseImageRef,
  platformName,
  readDigest
} from "../shared/reference.js";
import {
  oneOf,
  runAction
} from "../shared/runner-files.js";
import "../shared/strict-json.js";
import {
  lineForm
} from "../shared/child-processes.js";
import "../shared/saved-state.js";
import "../shared/actions-core.js";
import {
  formatSeconds
} from "../shared/format.js";
import "../shared/csv-parse.js";
import {
  UserError,
  listAt,
  textAt
} from "../shared/error-text.js";
import "../shared/bundler-runtime.js";

// actions/merge-manifests/inputs.ts
function readMergeInputs(inputs) {
  return {
    tags: inputs.list("tags"),
    movingTags: readMovingTags(inputs.list("moving-tags")),
    sources: inputs.list("sources"),
    platforms: inputs.list("platforms"),
    annotations: inputs.list("annotations", lineForm),
    builder: inputs.text("builder"),
    retry: {
      maxAttempts: inputs.integer("max-attempts", { min: 1, max: 10, fallback: 3 }),
      waitSeconds: inputs.integer("retry-wait-seconds", { min: 0, max: 60, fallback: 10 }),
      retryOn: "transient"
    },
    timeoutMs: inputs.integer("timeout-minutes", { min: 1, max: 360, fallback: 10 }) * 6e4
  };
}

// actions/merge-manifests/rules/records-to-merge.ts
function selectRecordedSources(records, wanted) {
  const { image, tag, revision, runId } = wanted;
  const own = records.filter(
    ({ record }) => record.run.id === runId && record.image === image && record.tag.startsWith(`${tag}-`) && record.skipped === null
  );
  if (own.length === 0) {
    const ofRun = records.filter(({ record }) => record.run.id === runId);
    const reasons = ofRun.flatMap(({ record }) => record.skipped ?? []);
    if (reasons.length > 0 && reasons.length === ofRun.length) {
      throw new UserError(
        `All builds of this run were skipped (${[...new Set(reasons)].join("; ")}), so there is nothing to merge: skip this job too.`
      );
    }
    const seen = records.map(describeFoundRecord).join(", ") || "none";
    throw new UserError(
      `No handover record of this run is for "${image}:${tag}-\u2026" (there: ${seen}): upload one in each build job with save-and-upload-image and "upload: record", or list the images in "sources".`
    );
  }
  const unpushed = own.filter(({ record }) => record.digest === "");
  if (unpushed.length > 0) {
    throw new UserError(
      `These images were not pushed, so there is nothing to merge: ${unpushed.map(describeFoundRecord).join(", ")}: give this job "if: needs.<tag job>.outputs.can-push == 'true'", or look at the build jobs.`
    );
  }
  const foreign = own.filter(({ record }) => record.revision !== revision);
  if (foreign.length > 0) {
    const revisions = foreign.map(
      (found) => `${describeFoundRecord(found)} is of ${found.record.revision || "no revision"}`
    );
    throw new UserError(
      `This run is for revision ${revision}, and of its handover records ${revisions.join(", ")}: build every platform from the run's own commit.`
    );
  }
  const sources = own.map(({ record }) => ({
    ref: `${record.image}@${record.digest}`,
    revision: record.revision,
    sourceSha: record["source-sha"]
  }));
  return sources.filter(({ ref }, index) => sources.findIndex((other) => other.ref === ref) === index);
}
function describeFoundRecord({ record, artifact }) {
  const name = record.image === "" ? "no image" : recordedRef(record);
  return `${name} ("${artifact}")`;
}

// actions/merge-manifests/find-sources.ts
async function findListedSources(refs, phases, deps) {
  const { registry, budget } = deps;
  const found = await Promise.all(
    refs.map(async (ref) => {
      const answer = await phases.run({
        title: `find ${ref}`,
        context: { phase: "registry" },
        timeoutMs: queryTimeoutMs,
        ref,
        patience: budget.patience(ref),
        work: (limits) => registry.manifest(ref, limits)
      });
      return { ref, image: answer.found ? await readSourceImage(ref, answer, phases, deps) : void 0 };
    })
  );
  const missing = found.filter(({ image }) => image === void 0).map(({ ref }) => ref);
  if (missing.length === 0) return { images: found.flatMap(({ image }) => image ?? []), sourceSha: "" };
  throw new UserError(
    `The registry has no ${missing.join(", ")}, or not for this login: no tag was set; look at the build jobs, and log in before this step.`
  );
}
async function findRecordedSources(wanted, phases, deps) {
  const records = await phases.run({
    title: "read the handover records of this run",
    context: { phase: "artifact" },
    work: () => readRunRecords(deps)
  });
  const recorded = selectRecordedSources(records, wanted);
  const images = await Promise.all(
    recorded.map(async (source) => {
      const answer = await queryPushedManifest(source.ref, phases, deps.registry, deps.budget.patience(source.ref));
      const image = await readSourceImage(source.ref, answer, phases, deps);
      checkRecordedRevision(source, image);
      return image;
    })
  );
  const checkedOut = new Set(recorded.map(({ sourceSha }) => sourceSha));
  return { images, sourceSha: checkedOut.size === 1 ? recorded[0]?.sourceSha ?? "" : "" };
}
async function readRunRecords(deps) {
  const entries = await listRecordArtifacts(void 0, deps.artifacts);
  if (entries.length > maxRecords) {
    throw new UserError(
      `There are ${entries.length} handover records in this run, and at most ${maxRecords} are read: list the images in "sources".`
    );
  }
  const found = [];
  for (const entry of entries) {
    const { name: artifact } = entry;
    try {
      found.push({ artifact, record: await readRecord(entry, void 0, deps) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      deps.log.warning(`The artifact "${artifact}" is left out: ${error.message}`);
    }
  }
  return found;
}
async function readSourceImage(ref, { digest, raw }, phases, { registry, budget }) {
  const nested = listAt(JSON.parse(raw), "manifests").find((entry) => isIndex(textAt(entry, "mediaType") ?? ""));
  if (nested !== void 0) {
    throw new UserError(
      `The source ${ref} is an index that lists another index, ${readDigest(nested) ?? ""}: list the images of its platforms in "sources".`
    );
  }
  const pinned = atDigest(ref, digest);
  return {
    name: ref,
    pinned,
    manifests: listedManifests(raw, digest),
    configs: await queryConfigs(pinned, phases, registry, budget.patience(pinned))
  };
}
function checkRecordedRevision({ ref, revision }, image) {
  const other = image.configs.find(({ labels }) => labels[revisionLabel] !== revision);
  if (other === void 0) return;
  throw new UserError(
    `The handover record of ${ref} says revision ${revision}, and the image's label ${revisionLabel} says ${JSON.stringify(other.labels[revisionLabel] ?? "")}: build it with buildx-build-with-retry, which sets the label.`
  );
}

// actions/merge-manifests/rules/merge-inputs.ts
function checkMergeInputs(inputs, revisions) {
  if (inputs.tags.length === 0) {
    throw new UserError('Input "tags" is empty: name the references that the index gets, with their registry.');
  }
  const local = readTargetRefs(inputs.tags, inputs.movingTags, revisions).find((ref) => !hasRegistry(ref));
  if (local !== void 0) {
    throw new UserError(`Input "tags" has "${local.ref}", which names no registry: use a full reference.`);
  }
  for (const source of inputs.sources) {
    if (isDigest(source)) {
      throw new UserError(
        `Input "sources" has "${source}", a digest alone: write it behind its image as name@${source}.`
      );
    }
    const { tag, digest } = parseImageRef(source, 'input "sources"');
    if (tag === void 0 && digest === void 0) {
      throw new UserError(`Input "sources" has "${source}", which has neither tag nor digest: add one.`);
    }
  }
  if (inputs.sources.length === 0 && inputs.platforms.length === 0) {
    throw new UserError(
      'Input "platforms" is empty, and so is "sources": list the platforms that this run builds, or the images to merge.'
    );
  }
  return {
    ...inputs,
    platforms: [...new Set(inputs.platforms.map(parseMergePlatform))],
    annotations: inputs.annotations.map(parseIndexAnnotation)
  };
}
function parseMergePlatform(text) {
  const [os = "", architecture = "", variant] = text.split("/");
  const name = platformName(os, architecture, variant);
  if (isPlatform(text) && isPlatform(name)) return name;
  throw new UserError(`Input "platforms" has "${text}": use platforms such as linux/amd64.`);
}
var annotationLevels = ["index", "manifest-descriptor"];
function parseIndexAnnotation(text) {
  const [key = ""] = text.split("=", 1);
  const typed = /^([a-z-]+)(?:\[[^\]]*\])?:(.*)$/.exec(key);
  if (key === text || key === "" || typed?.[2] === "") {
    throw new UserError(`Input "annotations" has "${text}": use key=value, one a line.`);
  }
  if (typed === null) return `index:${text}`;
  if (annotationLevels.some((level) => level === typed[1])) return text;
  throw new UserError(
    `Input "annotations" has "${text}", and an index has annotations of the levels ${oneOf(annotationLevels)} alone: for those of compute-tag set the variable DOCKER_METADATA_ANNOTATIONS_LEVELS to index.`
  );
}

// actions/merge-manifests/rules/plan-index.ts
function describeTarget({ platform, osVersion }) {
  return osVersion === void 0 ? platform : `${platform} ${osVersion}`;
}
function pulledPlatform(platform) {
  return platform.endsWith("/arm") ? `${platform}/v7` : platform;
}
function isSameTarget(one, other) {
  if (pulledPlatform(one.platform) !== pulledPlatform(other.platform)) return false;
  return one.osVersion === void 0 || other.osVersion === void 0 || one.osVersion === other.osVersion;
}
function planIndex(sources, expected) {
  const found = sources.flatMap(({ name, configs }) => configs.map((config) => ({ name, config })));
  const images = [];
  for (const entry of found) {
    const { platform, otherPlatform, manifestDigest } = entry.config;
    if (!isPlatform(platform)) {
      throw new UserError(
        `The source ${entry.name} holds an image for the platform ${JSON.stringify(platform.slice(0, 80))}: build it for a platform such as linux/amd64.`
      );
    }
    if (otherPlatform !== void 0) {
      throw new UserError(
        `The source ${entry.name} lists ${manifestDigest} for ${platform}, and the image says of itself that it is for ${otherPlatform}: build it for the platform that it is listed for.`
      );
    }
    if (images.some(({ config }) => config.manifestDigest === manifestDigest)) continue;
    const other = images.find(({ config }) => isSameTarget(config, entry.config));
    if (other !== void 0) {
      const target = describeTarget(entry.config);
      throw new UserError(
        other.name === entry.name ? `The source ${entry.name} lists two images for ${target}, ${other.config.manifestDigest} and ${manifestDigest}: list the right one in "sources", by its digest.` : `Two sources hold ${target}: ${other.name} and ${entry.name}: give each platform to one build job, or list the right ones in "sources".`
      );
    }
    images.push(entry);
  }
  const platforms = images.map(({ config }) => ({
    platform: config.platform,
    ...config.osVersion === void 0 ? {} : { osVersion: config.osVersion },
    imageid: config.imageid,
    digest: config.manifestDigest
  }));
  platforms.sort((one, other) => describeTarget(one).localeCompare(describeTarget(other), "en", { numeric: true }));
  const byPlatform = new Map(images.map((image) => [image.config.platform, image]));
  checkExpectedPlatforms(byPlatform, expected);
  const revisions = new Set(found.map(({ config }) => config.labels[revisionLabel] ?? ""));
  if (revisions.size > 1) {
    const claims = found.map(({ name, config }) => `${name} has ${config.labels[revisionLabel] ?? "no such label"}`);
    throw new UserError(
      `The sources are not of one revision by the label ${revisionLabel}: ${claims.join("; ")}: merge images that were built from one commit.`
    );
  }
  const [revision = ""] = revisions;
  return {
    revision,
    labels: found[0]?.config.labels ?? {},
    platforms,
    manifests: [...new Set(sources.flatMap(({ manifests }) => manifests))]
  };
}
function checkExpectedPlatforms(found, expected) {
  if (expected.length === 0) {
    if (found.size > 0) return;
    throw new UserError('The sources hold no image for any platform: list images in "sources".');
  }
  const [pulled, wanted] = [[...found.keys()], expected].map((platforms) => new Set(platforms.map(pulledPlatform)));
  const missing = expected.filter((platform) => pulled?.has(pulledPlatform(platform)) !== true);
  const surplus = [...found].filter(([platform]) => wanted?.has(pulledPlatform(platform)) !== true);
  if (missing.length === 0 && surplus.length === 0) return;
  const sources = [...found].map(([platform, { name }]) => `${platform} is ${name}`);
  const problems = [
    ...missing.length === 0 ? [] : [`${missing.join(", ")} missing`],
    ...surplus.length === 0 ? [] : [`${surplus.map(([platform]) => platform).join(", ")} not among "platforms"`]
  ];
  throw new UserError(
    `The sources do not hold the platforms asked for: ${problems.join(", ")} (${sources.join("; ") || "nothing found"}): no tag was set; look at the build job of each platform, or correct "platforms".`
  );
}
function checkAnnotatedPlatforms(annotations, { platforms }) {
  const known = [...new Set(platforms.map(({ platform }) => platform))];
  for (const annotation of annotations) {
    const [, text] = /^[a-z-]+\[([^\]]*)\]:/.exec(annotation) ?? [];
    if (text === void 0) continue;
    const [os = "", architecture = "", variant] = text.split("/");
    if (known.includes(platformName(os, architecture, variant))) continue;
    throw new UserError(
      `Input "annotations" has "${annotation}", and the index holds ${known.join(", ")}: name one of these platforms, or none for all entries.`
    );
  }
}

// actions/merge-manifests/rules/compare-index.ts
function compareToIndex(plan, found) {
  const planned = new Set(plan.manifests);
  const listed = found.manifests.filter(
    (digest) => planned.has(digest) || !planned.has(found.attestations.get(digest) ?? "")
  );
  const isSubset = listed.every((digest) => planned.has(digest));
  if (isSubset && new Set(listed).size === planned.size) return "same";
  const isSameRevision = plan.revision !== "" && found.configs.length > 0 && found.configs.every(({ labels }) => labels[revisionLabel] === plan.revision);
  if (!isSubset && !isSameRevision) return "foreign";
  const plannedPlatforms = new Set(plan.platforms.map(describeTarget));
  const foundPlatforms = new Set(found.configs.map(describeTarget));
  if ([...foundPlatforms].some((platform) => !plannedPlatforms.has(platform))) return "wider";
  return foundPlatforms.size < plannedPlatforms.size ? "part" : "rebuilt";
}
function listAttestations(raw) {
  return new Map(
    listAt(JSON.parse(raw), "manifests").flatMap((entry) => {
      const [digest, subject] = [readDigest(entry), attestedManifest(entry)];
      return isAttestation(entry) && digest !== void 0 && subject !== void 0 ? [[digest, subject]] : [];
    })
  );
}
function describeTaggedImage({ digest, configs }) {
  const platforms = configs.map(describeTarget).sort();
  const revision = configs[0]?.labels[revisionLabel];
  return `${digest} (${platforms.join(", ")}${revision === void 0 ? ", no label of a revision" : `, revision ${revision}`})`;
}

// actions/merge-manifests/set-tags.ts
async function setTags(merge, report, phases, deps) {
  const { plan, targets } = merge;
  const states = new Map(
    await Promise.all(targets.map(async (target) => [target.ref, await queryTagState(target, phases, deps)]))
  );
  for (const target of targets) checkTagIsFree(target, states.get(target.ref), plan);
  const isDone = (state) => state !== void 0 && !(state instanceof PhaseError) && compareToIndex(plan, state) === "same";
  const isRerun = targets.some(({ ref, isMoving }) => !isMoving && isDone(states.get(ref)));
  const stays = (target) => mayStayBehind(target, targets) && !mayMoveTag(target, states.get(target.ref), { plan, isRerun }, deps);
  await pushRefs(
    {
      refs: targets.filter((target) => !stays(target)),
      push: async (target) => {
        const { ref } = target;
        const state = states.get(ref);
        if (state instanceof PhaseError) throw state;
        if (!isDone(state)) return setTag({ target, merge, previous: state, first: report.pushed[0] }, phases, deps);
        deps.log.info(`${ref} holds these images already: ${state.digest}.`);
        return { ref, digest: state.digest, mediaType: state.mediaType };
      }
    },
    report,
    deps
  );
}
async function queryTagState({ ref, repository }, phases, { registry, budget }) {
  try {
    return await phases.run({
      title: `find ${ref}`,
      context: { phase: "registry" },
      timeoutMs: queryTimeoutMs,
      ref,
      patience: budget.patience(ref),
      work: async (limits) => {
        const answer = await registry.manifest(ref, limits);
        if (!answer.found) return void 0;
        const { digest, mediaType, raw } = answer;
        const configs = await registry.configs(`${repository}@${digest}`, limits);
        return {
          ref,
          digest,
          mediaType,
          manifests: listedManifests(raw, digest),
          attestations: listAttestations(raw),
          configs
        };
      }
    });
  } catch (error) {
    if (error instanceof PhaseError) return error;
    throw error;
  }
}
function checkTagIsFree({ ref, isMoving }, state, plan) {
  if (isMoving || state === void 0 || state instanceof PhaseError) return;
  const relation = compareToIndex(plan, state);
  if (relation === "foreign") {
    throw new UserError(
      `${ref} holds ${describeTaggedImage(state)} already, and this is revision ${plan.revision || "unknown"}: use a tag that holds the sha, or list it in "moving-tags".`
    );
  }
  if (relation === "wider") {
    throw new UserError(
      `${ref} holds ${describeTaggedImage(state)} already, and this merge is for ${listIndexPlatforms(plan)} alone: merge all platforms in one step.`
    );
  }
}
function mayMoveTag({ ref }, state, { plan, isRerun }, { log }) {
  if (state === void 0 || state instanceof PhaseError) return true;
  if (compareToIndex(plan, state) !== "foreign") return true;
  const found = orderImages(plan.labels, state.configs[0]?.labels ?? {});
  if (found === void 0 ? !isRerun : found.order > 0) return true;
  const why = found === void 0 ? "This index was there before, and no tag is moved back to it" : `That is newer (${found.evidence}), and no tag is moved back`;
  log.notice(`${ref} stays where it is: ${describeTaggedImage(state)}. ${why}; copy-image moves it all the same.`);
  return false;
}
async function setTag(request, phases, deps) {
  const { target, merge, previous, first } = request;
  const { ref, isMoving } = target;
  const { plan, policy } = merge;
  const { clock, log, budget } = deps;
  if (previous !== void 0 && !isMoving) {
    log.notice(`${ref} holds ${describeTaggedImage(previous)}: replaced by the index for ${listIndexPlatforms(plan)}.`);
  }
  for (let attempt = 1; ; attempt++) {
    await writeIndex(request, phases, deps);
    const answer = await queryPushedManifest(ref, phases, deps.registry, budget.patience(ref, minPatienceMs));
    const manifests = listedManifests(answer.raw, answer.digest);
    const attestations = listAttestations(answer.raw);
    const pushed = { ref, digest: answer.digest, mediaType: answer.mediaType };
    if (compareToIndex(plan, { manifests, attestations, configs: [] }) === "same") return pushed;
    const pinned = `${target.repository}@${answer.digest}`;
    const configs = await queryConfigs(pinned, phases, deps.registry, budget.patience(ref, minPatienceMs));
    const found = { ...pushed, manifests, attestations, configs };
    const isReplaceable = compareToIndex(plan, found) === "part" || answer.digest === previous?.digest;
    const waitMs = backoffMs(attempt, policy, clock.random());
    if (isReplaceable && attempt < policy.maxAttempts && clock.now() + waitMs < merge.deadline) {
      log.warning(
        `${ref} was set, and the registry answers ${describeTaggedImage(found)}: setting it again in ${formatSeconds(waitMs / 1e3)}.`
      );
      await clock.sleep(waitMs, deps.signal);
      continue;
    }
    if (isMoving && !isReplaceable && first !== void 0) {
      log.warning(`${ref} was set, and another run has moved it on to ${describeTaggedImage(found)} since.`);
      return pushed;
    }
    const failure = {
      class: "permanent",
      reason: `the registry answers ${describeTaggedImage(found)} afterwards: another job pushes the same tag at the same time`,
      remedy: 'let build jobs push "<tag>-<architecture>" alone, and one job merge'
    };
    throw new PhaseError(`push ${ref}`, attempt, failure, void 0);
  }
}
function writeIndex({ target, merge, first }, phases, deps) {
  const { ref, repository } = target;
  const { registry } = deps;
  const { sources, annotations, plan } = merge;
  const origins = first === void 0 ? sources.map(({ pinned }) => pinned) : [atDigest(first.ref, first.digest)];
  const hasContent = origins.every((origin) => parseImageRef(origin, "source").repository === repository);
  return pushRef(
    {
      ref,
      isPushed: ({ raw, digest }) => {
        const manifests = listedManifests(raw, digest);
        return compareToIndex(plan, { manifests, attestations: listAttestations(raw), configs: [] }) === "same";
      },
      // Where no layer is copied, what is sent is as little as in a question.
      timeoutMs: hasContent ? queryTimeoutMs : void 0,
      work: (limits) => first === void 0 ? registry.merge(origins, ref, annotations, limits) : registry.copy(atDigest(first.ref, first.digest), [ref], limits)
    },
    phases,
    deps
  );
}
function listIndexPlatforms({ platforms }) {
  return platforms.map(describeTarget).join(", ");
}

// actions/merge-manifests/merge-manifests.ts
async function mergeManifests(given, neighbours) {
  const deps = { ...neighbours, budget: new QueryBudget({ isNeeded: true }) };
  const event = readEventFacts(deps.run);
  const sourceSha = event.mergeSha ?? "";
  const inputs = checkMergeInputs(given, { revision: event.revision, sourceSha });
  const targetsFor = (revision) => readTargetRefs(inputs.tags, inputs.movingTags, { revision, sourceSha });
  const deadline = deps.clock.now() + inputs.timeoutMs;
  const phases = new Phases({ timeoutMs: inputs.timeoutMs / 2, deadline, policy: inputs.retry }, deps);
  const progress = {
    event,
    targets: targetsFor(event.revision),
    plan: void 0,
    sourceSha: "",
    pushed: [],
    failed: []
  };
  try {
    const { annotations, retry: policy } = inputs;
    const [first] = progress.targets;
    const wanted = {
      image: first?.repository ?? "",
      tag: first?.tag ?? "",
      revision: event.revision,
      runId: deps.run.runId
    };
    const sources = inputs.sources.length > 0 ? await findListedSources(inputs.sources, phases, deps) : await findRecordedSources(wanted, phases, deps);
    const plan = planIndex(sources.images, inputs.platforms);
    checkAnnotatedPlatforms(annotations, plan);
    const targets = targetsFor(plan.revision || event.revision);
    Object.assign(progress, { plan, targets, sourceSha: sources.sourceSha });
    logIndexPlan(plan, deps);
    const merge = { sources: sources.images, plan, annotations, targets, policy, deadline };
    await setTags(merge, progress, phases, deps);
    warnAboutLostAnnotations(inputs, progress, deps);
    return { result: toMergeResult(progress, void 0, phases, deps) };
  } catch (failure) {
    return { result: toMergeResult(progress, toFailure(failure, "registry"), phases, deps), failure };
  }
}
function logIndexPlan(plan, { log }) {
  for (const target of plan.platforms) log.info(`${describeTarget(target)}: ${target.digest}`);
  if (plan.revision !== "") return;
  log.warning(
    `No source has the label ${revisionLabel}, so nothing tells what an existing tag was built from: build with buildx-build-with-retry, which sets it.`
  );
}
function warnAboutLostAnnotations({ annotations }, { pushed: [first] }, { log }) {
  if (annotations.length === 0 || first === void 0 || !isDockerManifestList(first.mediaType)) return;
  log.warning(
    `${first.ref} has no annotations: its images are of Docker's media types, and so is the list of them; build them with provenance, which makes them OCI images, or leave "annotations" out.`
  );
}
function toMergeResult(progress, failure, phases, { run, clock }) {
  const { event, targets, plan, sourceSha, pushed, failed } = progress;
  const [first] = targets;
  const platforms = plan?.platforms ?? [];
  const imageids = imageIdsOf(platforms);
  const firstPushed = pushed.find(({ ref }) => first !== void 0 && ref.startsWith(`${first.repository}:`));
  const digest = firstPushed?.digest ?? "";
  const revision = plan?.revision ?? event.revision;
  return {
    imageRef: first?.ref ?? "",
    digest,
    mediaType: firstPushed?.mediaType ?? "",
    platforms,
    pushedRefs: pushed,
    failedRefs: failed,
    attempts: phases.attempts,
    phases: phases.reports,
    failure,
    handover: newHandoverRecord({
      first,
      digest,
      imageids,
      pushedRefs: pushed,
      sourceSha,
      run,
      imageid: ownImageId(imageids, "") ?? "",
      event: { ...event, revision: isFullSha(revision) ? revision : "" },
      now: clock.now()
    })
  };
}

// actions/merge-manifests/outputs.ts
function mergeOutputs(result) {
  const { platforms } = result;
  return {
    digest: result.digest,
    "image-ref": result.imageRef,
    "pushed-refs": JSON.stringify([
      ...result.pushedRefs.map(({ ref, digest }) => ({ ref, digest })),
      ...result.failedRefs.map(({ ref, reason }) => ({ ref, error: reason }))
    ]),
    platforms: [...new Set(platforms.map(({ platform }) => platform))].join(","),
    imageids: JSON.stringify(imageIdsOf(platforms)),
    "media-type": result.mediaType,
    attempts: String(result.attempts),
    handover: serializeHandover(result.handover)
  };
}

// actions/merge-manifests/summary.ts
function mergeSummary(facts) {
  const { failure } = facts;
  return renderSummaryPage({
    title: failure === void 0 ? "Platforms merged" : "Platforms not merged",
    failures: failure === void 0 ? [] : [{ name: "", failure }],
    failed: failure !== void 0,
    lead: "",
    rows: [
      ["image", facts.imageRef],
      ["digest", facts.digest],
      ["media type", facts.mediaType],
      ...facts.platforms.map((target) => [describeTarget(target), [target.digest]]),
      ["pushed", facts.pushedRefs.map(({ ref }) => ref)],
      ["not pushed", facts.failedRefs.map(({ ref, reason }) => `${ref}: ${reason}`)]
    ],
    phases: facts.phases
  });
}

// actions/merge-manifests/main.ts
await runAction(async ({ inputs, exec, ...io }) => {
  const wanted = readMergeInputs(inputs);
  const summarise = inputs.boolean("job-summary", true);
  const { result, failure } = await mergeManifests(wanted, {
    ...io,
    registry: imagetoolsRegistry(exec, wanted.builder),
    rateLimits: registryRateLimits,
    artifacts: artifactStore("")
  });
  return {
    outputs: mergeOutputs(result),
    summary: summarise ? mergeSummary(result) : void 0,
    failure
  };
});
