import { readEventFacts, type EventFacts, type EventKind } from '../../src/core/events/event-facts.ts';
import { isTag } from '../../src/core/oci/reference.ts';
import { levelled, metadataJson, type ImageMetadata } from './rules/metadata-action/documents.ts';
import { artifactName, imageNames } from '../../src/core/tags/image-names.ts';
import { imageLabels, labelLines, type Labels } from './rules/labels.ts';
import { imageLikelyMasked } from './rules/masked-names.ts';
import { isMoving, movingTags, type MovingRule } from './rules/moving-tags.ts';
import { override, type Overrides } from './rules/overrides.ts';
import { skipReason, type SkipRules } from './rules/skip-rules.ts';
import { checkStyle, shortSha, tagText, type TagStyle } from '../../src/core/tags/tag-text.ts';
import { UserError } from '../../src/errors.ts';
import type { RunFacts } from '../../src/core/events/event-facts.ts';
import type { Artifacts } from '../../src/ports/artifacts.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Files } from '../../src/ports/files.ts';
import type { GitHubApi } from '../../src/ports/github.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Exec } from '../../src/ports/process.ts';
import { writeBakeFiles, type BakeFiles } from './bake-files.ts';
import { readGrammar, type GrammarInputs } from './metadata-action.ts';
import type { Outcome } from '../../src/core/failures/failure.ts';
import { recordedTag } from './recorded-tag.ts';
import { closeEvent } from './complete-event.ts';
import { readSourceSha } from '../../src/services/git/source-sha.ts';

export interface ComputeTagInputs {
  /** As given; empty: the repository's own name at ghcr.io. */
  readonly images: readonly string[];
  readonly tag: string | undefined;
  readonly style: TagStyle;
  readonly shaSource: 'head' | 'merge';
  readonly movingTags: readonly MovingRule[];
  readonly labels: Labels;
  readonly annotations: Labels;
  /** What is annotated: `manifest`, `index`, … */
  readonly annotationLevels: readonly string[];
  readonly skip: SkipRules;
  readonly overrides: Overrides;
  /** docker/metadata-action's rules for names and labels, in place of ours. */
  readonly grammar?: GrammarInputs | undefined;
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
  /** Full references: each image with the immutable tag and the moving ones. */
  readonly tags: readonly string[];
  /** The same without the images. */
  readonly tagNames: readonly string[];
  /** Full references, moving ones only. */
  readonly movingTags: readonly string[];
  readonly version: string;
  /** `key=value` */
  readonly labels: readonly string[];
  /** `manifest:key=value` */
  readonly annotations: readonly string[];
  readonly json: string;
  readonly bakeFiles: BakeFiles | undefined;
  /** Full head sha. */
  readonly revision: string;
  /** The start of the sha that the tag shows. */
  readonly shortSha: string;
  /** What is checked out. */
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
  /** Not asked on push, pull_request and merge_group. */
  readonly api: GitHubApi;
  /** Asked on `workflow_run` alone. */
  readonly artifacts: Artifacts;
}

/**
 * Computes everything that names the image of this event.
 * @throws UserError for inputs and events that give no valid tag.
 */
export async function computeTag(inputs: ComputeTagInputs, deps: ComputeTagDeps): Promise<Outcome<ComputeTagResult>> {
  const { run, log } = deps;
  checkStyle(inputs.style);
  const told = override(readEventFacts(run), inputs.overrides, run.ref);
  const given =
    inputs.tag === undefined ? await findRecordedTag(told, inputs, deps) : checkedTag(inputs.tag, inputs.style);
  const event = await completeEvent(told, given, deps);
  if (run.eventName === 'workflow_run' && event.eventName === 'workflow_run') {
    log.warning(
      'The triggering run was started by workflow_run itself, so all it tells is the default branch: pass the handover on, or set "ref" and "sha".',
    );
  }
  const shownSha = given === undefined ? shaForTag(event, inputs) : event.revision;
  const tag = given ?? tagText(event, shownSha, inputs.style);
  const short = shortSha(shownSha, inputs.style);
  const metadata =
    inputs.grammar === undefined
      ? ownMetadata(event, tag, inputs, deps)
      : await readGrammar(inputs.grammar, event, inputs.overrides, deps);
  const images = imageNames(metadata.images, run.repository);
  const [image = ''] = images;
  const masked = imageLikelyMasked(images);
  if (masked !== undefined) {
    log.notice(
      `"${masked}" holds an AWS account id. Where a login masks it, outputs with it come out empty in other jobs: pass on "tag" and "digest", or let the consumer find the record by its run.`,
    );
  }
  const [, ...ownMoving] = metadata.tagNames;
  const moving = inputs.grammar === undefined ? ownMoving : metadata.tagNames.filter((name) => isMoving(name, short));
  const levels = inputs.annotationLevels;
  const { bakeTarget } = inputs;
  const result: ComputeTagResult = {
    tag,
    image,
    images,
    imageRef: `${image}:${tag}`,
    tags: metadata.tags,
    tagNames: metadata.tagNames,
    movingTags: metadata.images.length === 0 ? moving : referencesOf(metadata.images, moving),
    version: metadata.version,
    labels: metadata.labels,
    annotations: levelled(metadata.annotations, levels),
    json: metadataJson(metadata, levels),
    bakeFiles: bakeTarget === undefined ? undefined : await writeBakeFiles(metadata, levels, bakeTarget, deps.files),
    revision: event.revision,
    shortSha: short,
    sourceSha: await readSourceSha(event, run, deps),
    prNumber: event.prNumber,
    branch: event.branch,
    kind: event.kind,
    isFork: event.isFork,
    canPush: event.canPush,
    artifactName: artifactName(image, tag),
    skipReason: skipReason(inputs.skip, event),
    event,
  };
  log.info(`${result.imageRef} (${event.kind} at ${event.revision})`);
  return { result };
}

/** Only what the event leaves to others is worth a look at the triggering run's record. */
async function findRecordedTag(
  event: EventFacts,
  inputs: ComputeTagInputs,
  deps: ComputeTagDeps,
): Promise<string | undefined> {
  const { ref, sha, prNumber } = inputs.overrides;
  const isPlain = ref === undefined && sha === undefined && prNumber === undefined && inputs.grammar === undefined;
  const [image = ''] = isPlain ? imageNames(inputs.images, deps.run.repository) : [];
  return isPlain ? recordedTag(event, image, deps) : undefined;
}

/** With the tag at hand, a question that may not be asked costs other outputs, but never the revision. */
async function completeEvent(event: EventFacts, tag: string | undefined, deps: ComputeTagDeps): Promise<EventFacts> {
  try {
    return await closeEvent(event, deps);
  } catch (error) {
    const isVital = tag === undefined || event.open.includes('pull-request-head');
    if (isVital || !(error instanceof UserError)) throw error;
    deps.log.warning(error.message);
    return event;
  }
}

/** Names and labels by our own rules. */
function ownMetadata(event: EventFacts, tag: string, inputs: ComputeTagInputs, deps: ComputeTagDeps): ImageMetadata {
  const { run, clock } = deps;
  const images = imageNames(inputs.images, run.repository);
  const tagNames = [tag, ...movingTags(inputs.movingTags, event, tag, inputs.style.maxLength)];
  const facts = {
    version: tag,
    created: new Date(clock.now()).toISOString(),
    repository: run.repository,
    serverUrl: run.serverUrl,
    payload: run.payload,
  };
  return {
    version: tag,
    images,
    tagNames,
    tags: referencesOf(images, tagNames),
    labels: labelLines(imageLabels(event, facts, inputs.labels)),
    annotations: labelLines(imageLabels(event, facts, inputs.annotations)),
  };
}

function shaForTag(event: EventFacts, inputs: ComputeTagInputs): string {
  if (inputs.shaSource === 'head' || event.kind !== 'pull-request') return event.revision;
  if (event.mergeSha !== undefined) return event.mergeSha;
  throw new UserError(
    `Input "sha-source" is "merge", and on ${event.eventName} the merge commit is not known here: use "head".`,
  );
}

function checkedTag(tag: string, { maxLength }: TagStyle): string {
  if (isTag(tag) && tag.length <= maxLength) return tag;
  throw new UserError(
    `Input "tag" is "${tag}": a tag is 1 to ${String(maxLength)} letters, digits, "_", "." or "-" and starts with a letter, digit or "_".`,
  );
}

function referencesOf(images: readonly string[], tags: readonly string[]): readonly string[] {
  return images.flatMap((image) => tags.map((tag) => `${image}:${tag}`));
}
