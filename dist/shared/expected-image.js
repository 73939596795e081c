import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
import {
  findImageId
} from "./image-ids.js";
import {
  imageArtifactName
} from "./artifact-name.js";
import {
  isFullSha,
  revisionLabel
} from "./labels.js";
import {
  isDigest,
  isSamePlatform,
  isTag,
  parseImageRef
} from "./reference.js";
import {
  UserError
} from "./error-text.js";

// src/core/handover/expected-image.ts
function checkImageInputs(inputs) {
  const { image, tag, digest, imageid, revision } = inputs;
  if (image !== void 0) {
    const ref = parseImageRef(image, 'input "image"');
    if (ref.tag !== void 0 || ref.digest !== void 0) {
      throw new UserError(`Input "image" is "${image}": put the part behind the name into "tag" or "digest".`);
    }
  }
  if (tag !== void 0 && !isTag(tag)) {
    throw new UserError(`Input "tag" is "${tag}": a tag has 1 to 128 letters, digits, "_", "." or "-".`);
  }
  for (const [name, value] of Object.entries({ digest, imageid })) {
    if (value !== void 0 && !isDigest(value)) {
      throw new UserError(`Input "${name}" is "${value}": use "sha256:" and 64 hex digits.`);
    }
  }
  if (revision !== void 0 && !isFullSha(revision)) {
    throw new UserError(`Input "revision" is "${revision}": use the full sha of the commit.`);
  }
  if (image === void 0 && (tag !== void 0 || digest !== void 0)) {
    throw new UserError(
      'Input "image" is empty beside "tag" or "digest": the job or step output that fills it was empty or was dropped.'
    );
  }
  return inputs;
}
function readExpectedFromRecord(record, inputs, platform) {
  const imageid = selectImageid(record, platform);
  const facts = { image: record.image, tag: record.tag, digest: record.digest, imageid, revision: record.revision };
  for (const [name, recorded] of Object.entries(facts)) {
    const wanted = inputs[name];
    if (wanted !== void 0 && recorded !== "" && wanted !== recorded) {
      throw new UserError(
        `The handover record says ${name} "${recorded}", and input "${name}" is "${wanted}": leave the input out, or pass the record of the right build.`
      );
    }
  }
  const known = (name) => inputs[name] ?? (facts[name] || void 0);
  return {
    image: known("image"),
    tag: known("tag"),
    digest: known("digest"),
    imageid: known("imageid"),
    revision: known("revision"),
    platform,
    inRegistry: record["pushed-refs"].some(({ ref }) => ref.startsWith(`${record.image}:`)),
    artifactName: record.archive?.["artifact-name"],
    archive: record.archive ?? void 0
  };
}
function readExpectedFromInputs(inputs, artifactName, platform) {
  const { image, tag, digest } = inputs;
  if (image === void 0 || tag === void 0 && digest === void 0) {
    throw new UserError(
      'Nothing says which image is meant: pass "handover", or "artifact-name", or "image" and "tag".'
    );
  }
  const named = tag === void 0 ? void 0 : imageArtifactName(image, tag);
  return { ...inputs, platform, inRegistry: true, artifactName: artifactName ?? named, archive: void 0 };
}
function selectImageid(record, platform) {
  const platforms = Object.keys(record.imageids);
  if (platforms.length === 0) return record.imageid;
  const imageid = findImageId(record.imageids, platform);
  if (imageid === void 0) {
    throw new UserError(
      `The image was built for ${platforms.join(", ")}, not for ${platform}: set "platform", or add it to the build's "platforms".`
    );
  }
  return imageid;
}

// src/services/images/resolve-image.ts
async function resolveImage(expected, timeoutMs, deps) {
  const options = { timeoutMs, signal: deps.signal };
  const digest = expected.digest ?? await resolveTag(`${expected.image}:${expected.tag ?? ""}`, options, deps);
  const configs = await deps.registry.configs(`${expected.image}@${digest}`, options);
  const ofPlatform = configs.filter((candidate) => isSamePlatform(candidate.platform, expected.platform));
  const config = ofPlatform.find(({ imageid }) => imageid === expected.imageid) ?? ofPlatform[0];
  if (config === void 0) {
    const platforms = configs.map(({ platform }) => platform).join(", ");
    throw new UserError(
      `The registry's ${formatImageRef(expected)} is for ${platforms || "no platform"}, not for ${expected.platform}: set "platform", or add it to the build's "platforms".`
    );
  }
  return { digest, config };
}
async function resolveTag(ref, options, deps) {
  const answer = await deps.registry.manifest(ref, options);
  if (answer.found) return answer.digest;
  await deps.registry.configs(ref, options);
  throw new Error(`${ref} appeared in the registry just now`);
}
function formatImageRef({ image, tag, digest }) {
  return tag === void 0 ? `${image}@${digest ?? ""}` : `${image}:${tag}`;
}

// src/services/images/revision.ts
function findRevisionMismatch(labels, { revision, imageid }, where) {
  const found = labels[revisionLabel] ?? "";
  if (revision === void 0 || found === revision || found === "" && imageid !== void 0) return void 0;
  const built = found === "" ? `has no label ${revisionLabel}` : `was built from revision ${found}`;
  return `${where} ${built}, and revision ${revision} is expected`;
}
function checkRevision(labels, expected, where, deps) {
  const finding = findRevisionMismatch(labels, expected, where);
  if (finding === void 0) return;
  if (deps.onMismatch === "warn") {
    deps.log.warning(`${finding}.`);
    return;
  }
  const wayOut = deps.onMismatch === "fail" ? ', or set "on-mismatch" to warn' : "";
  throw new UserError(`${finding}: build it again for this commit${wayOut}.`);
}

export {
  checkImageInputs,
  readExpectedFromRecord,
  readExpectedFromInputs,
  resolveImage,
  formatImageRef,
  findRevisionMismatch,
  checkRevision
};
