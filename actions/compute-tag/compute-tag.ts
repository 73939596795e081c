import { isCommitSha, type EventFacts, type EventKind } from '../../src/core/events/event-facts.ts';
import { readEventFacts } from '../../src/core/events/read-event.ts';
import type { RunFacts } from '../../src/core/events/run-facts.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';
import { imageArtifactName } from '../../src/core/handover/artifact-name.ts';
import { isTag } from '../../src/core/oci/reference.ts';
import { findMaskedImage, resolveImageNames } from '../../src/core/tags/image-names.ts';
import { checkTagStyle, formatTag, shortenSha, type TagStyle } from '../../src/core/tags/tag-text.ts';
import { isMovingTag } from '../../src/core/tags/target-refs.ts';
import { UserError } from '../../src/errors.ts';
import type { Artifacts } from '../../src/ports/artifacts.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Files } from '../../src/ports/files.ts';
import type { GitHubApi } from '../../src/ports/github.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Exec } from '../../src/ports/process.ts';
import { writeBakeFiles, type BakeFiles } from './bake-files.ts';
import { checkSource } from './check-source.ts';
import { completeEvent } from './complete-event.ts';
import { applyMetadataAction, type MetadataActionInputs } from './metadata-action.ts';
import { readGitTags } from './read-git-tags.ts';
import { findRecordedTag } from './recorded-tag.ts';
import { computeLabels, toLabelLines, type Labels } from './rules/labels.ts';
import { prefixLevels, renderMetadataJson, type ImageMetadata } from './rules/metadata-action/documents.ts';
import { computeMovingTags, keepLedFamilies, type MovingRule } from './rules/moving-tags.ts';
import { applyOverrides, type Overrides } from './rules/overrides.ts';
import { findSkipReason, type SkipRules } from './rules/skip-rules.ts';

export interface ComputeTagInputs {
  /** Lines as `resolveImageNames` reads them. */
  readonly images: readonly string[];
  readonly tag: string | undefined;
  readonly style: TagStyle;
  readonly shaSource: 'head' | 'merge';
  readonly movingTags: readonly MovingRule[];
  readonly labels: Labels;
  readonly annotations: Labels;
  /** What annotations are for: `manifest`, `index`, … */
  readonly annotationLevels: readonly string[];
  readonly skip: SkipRules;
  readonly overrides: Overrides;
  /** The rules of docker/metadata-action for names and labels; undefined: ours. */
  readonly metadataAction?: MetadataActionInputs | undefined;
  /** Name of the target in bake files; undefined: none are written. */
  readonly bakeTarget?: string | undefined;
}

export interface ComputeTagResult {
  /** The bare immutable tag. */
  readonly tag: string;
  /** Name of the first image, without tag. */
  readonly image: string;
  readonly images: readonly string[];
  /** The first image with the immutable tag. */
  readonly imageRef: string;
  /** Full references: each image with each tag. */
  readonly tags: readonly string[];
  /** The tags alone. */
  readonly tagNames: readonly string[];
  /** Full references of the tags that are re-pointed over time. */
  readonly movingTags: readonly string[];
  readonly version: string;
  /** `key=value` */
  readonly labels: readonly string[];
  /** `manifest:key=value` */
  readonly annotations: readonly string[];
  readonly json: string;
  readonly bakeFiles: BakeFiles | undefined;
  /** Full sha of the head. */
  readonly revision: string;
  /** What the tag shows of the sha. */
  readonly shortSha: string;
  /** Full sha of what is checked out. */
  readonly sourceSha: string;
  readonly prNumber: number | undefined;
  readonly branch: string | undefined;
  readonly kind: EventKind;
  readonly isFork: boolean;
  readonly canPush: boolean;
  readonly artifactName: string;
  /** Why there is nothing to build; undefined: build. */
  readonly skipReason: string | undefined;
  readonly event: EventFacts;
}

export interface ComputeTagDeps {
  readonly run: RunFacts;
  readonly log: Log;
  readonly clock: Clock;
  readonly exec: Exec;
  readonly files: Files;
  /** Queried only for what the event's payload lacks. */
  readonly api: GitHubApi;
  /** Read on `workflow_run` alone, from the triggering run. */
  readonly artifacts: Artifacts;
}

/** Events whose runs are on the default branch, whatever they build. */
const vagueTriggers = new Set(['workflow_run', 'issue_comment']);

/**
 * Computes everything that names the image of this event.
 * @throws UserError for inputs and events that give no valid tag
 */
export async function computeTag(inputs: ComputeTagInputs, deps: ComputeTagDeps): Promise<Outcome<ComputeTagResult>> {
  const { run, log } = deps;
  checkTagStyle(inputs.style);
  const ownSha = isCommitSha(run.sha) ? run.sha : (inputs.overrides.sha ?? run.sha);
  const knownFacts = applyOverrides(readEventFacts({ ...run, sha: ownSha }), inputs.overrides, run.ref);
  const givenTag =
    inputs.tag === undefined
      ? await lookUpRecordedTag(knownFacts, inputs, deps)
      : checkGivenTag(inputs.tag, inputs.style);
  const event = await completeOrWarn(knownFacts, givenTag, deps);
  const isVague = run.eventName === 'workflow_run' && vagueTriggers.has(event.eventName);
  if (isVague) {
    log.warning(
      `The triggering run was started by ${event.eventName} itself, so all it tells is the default branch, and no tag is moved: pass the handover on, or set "ref" and "sha".`,
    );
  }
  const shownSha = givenTag === undefined ? chooseShaForTag(event, inputs) : event.revision;
  const tag = givenTag ?? formatTag(event, shownSha, inputs.style);
  const { sourceSha, mayMove } = await checkSource(event, inputs, deps);
  const movingRules = mayMove && !isVague ? inputs.movingTags : [];
  const metadata =
    inputs.metadataAction === undefined
      ? await computeOwnMetadata(event, tag, { ...inputs, movingTags: movingRules }, deps)
      : await applyMetadataAction(inputs.metadataAction, event, inputs.overrides, deps);
  const images = resolveImageNames(metadata.images, run.repository);
  const [image = ''] = images;
  const masked = findMaskedImage(images);
  if (masked !== undefined) {
    log.notice(
      `"${masked}" holds an AWS account id. Where a login masks it, outputs with it come out empty in other jobs: pass on "tag" and "digest", or let the consumer find the record by its run.`,
    );
  }
  const [, ...ownMoving] = metadata.tagNames;
  const shas = [event.revision, run.sha, sourceSha];
  const moving =
    inputs.metadataAction === undefined ? ownMoving : metadata.tagNames.filter((name) => isMovingTag(name, shas));
  const levels = inputs.annotationLevels;
  const { bakeTarget } = inputs;
  const result: ComputeTagResult = {
    tag,
    image,
    images,
    imageRef: `${image}:${tag}`,
    tags: metadata.tags,
    tagNames: metadata.tagNames,
    movingTags: metadata.images.length === 0 ? moving : combineReferences(metadata.images, moving),
    version: metadata.version,
    labels: metadata.labels,
    annotations: prefixLevels(metadata.annotations, levels),
    json: renderMetadataJson(metadata, levels),
    bakeFiles: bakeTarget === undefined ? undefined : await writeBakeFiles(metadata, levels, bakeTarget, deps.files),
    revision: event.revision,
    shortSha: shortenSha(shownSha, inputs.style),
    sourceSha,
    prNumber: event.prNumber,
    branch: event.branch,
    kind: event.kind,
    isFork: event.isFork,
    canPush: event.canPush,
    artifactName: imageArtifactName(image, tag),
    skipReason: findSkipReason(inputs.skip, event),
    event,
  };
  log.info(`${result.imageRef} (${event.kind} at ${event.revision})`);
  return { result };
}

/** Reads the triggering run's record, unless an input says what to name: then the record may be about something else. */
async function lookUpRecordedTag(
  event: EventFacts,
  inputs: ComputeTagInputs,
  deps: ComputeTagDeps,
): Promise<string | undefined> {
  const { ref, sha, prNumber } = inputs.overrides;
  const isPlain =
    ref === undefined && sha === undefined && prNumber === undefined && inputs.metadataAction === undefined;
  const [image = ''] = isPlain ? resolveImageNames(inputs.images, deps.run.repository) : [];
  return isPlain ? findRecordedTag(event, image, deps) : undefined;
}

/**
 * Completes the event. With the tag known, a query that is refused costs some outputs, but never the revision. With the
 * state of a release unknown, no tag is moved.
 */
async function completeOrWarn(event: EventFacts, tag: string | undefined, deps: ComputeTagDeps): Promise<EventFacts> {
  try {
    return await completeEvent(event, deps);
  } catch (error) {
    const named = tag === undefined ? event.missing.filter((fact) => fact !== 'release-state') : [];
    const isNeeded = named.length > 0 || event.missing.includes('pull-request-head');
    if (isNeeded || !(error instanceof UserError)) throw error;
    deps.log.warning(error.message);
    return event;
  }
}

/** Computes names and labels by our own rules. */
async function computeOwnMetadata(
  event: EventFacts,
  tag: string,
  inputs: ComputeTagInputs,
  deps: ComputeTagDeps,
): Promise<ImageMetadata> {
  const { run, clock } = deps;
  const images = resolveImageNames(inputs.images, run.repository);
  const moving = computeMovingTags(inputs.movingTags, event, tag, inputs.style.maxLength);
  const led = moving.length === 0 ? [] : keepLedFamilies(moving, event, await readGitTags(event, deps));
  if (led.length < moving.length) {
    const kept = moving.filter((name) => !led.includes(name)).join('", "');
    deps.log.info(`"${kept}" is not moved to ${tag}: a git tag of a newer version is there.`);
  }
  const tagNames = [tag, ...led];
  const facts = { ...run, version: tag, created: new Date(clock.now()).toISOString() };
  return {
    version: tag,
    images,
    tagNames,
    tags: combineReferences(images, tagNames),
    labels: toLabelLines(computeLabels(event, facts, inputs.labels)),
    annotations: toLabelLines(computeLabels(event, facts, inputs.annotations)),
  };
}

function chooseShaForTag(event: EventFacts, inputs: ComputeTagInputs): string {
  if (inputs.shaSource === 'head' || event.kind !== 'pull-request') return event.revision;
  if (event.mergeSha !== undefined) return event.mergeSha;
  throw new UserError(
    `Input "sha-source" is "merge", and on ${event.eventName} the merge commit is not known here: use "head".`,
  );
}

function checkGivenTag(tag: string, { maxLength }: TagStyle): string {
  if (isTag(tag) && tag.length <= maxLength) return tag;
  throw new UserError(
    `Input "tag" is "${tag}": a tag is 1 to ${maxLength} letters, digits, "_", "." or "-" and starts with a letter, digit or "_".`,
  );
}

function combineReferences(images: readonly string[], tags: readonly string[]): readonly string[] {
  return images.flatMap((image) => tags.map((tag) => `${image}:${tag}`));
}
