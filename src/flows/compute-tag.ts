import { readEventFacts, type EventFacts, type EventKind } from '../core/event-facts.ts';
import { isTag } from '../core/image-ref.ts';
import { artifactName, imageNames } from '../core/tag/image-names.ts';
import { imageLabels, labelLines, type Labels } from '../core/tag/labels.ts';
import { movingTags, type MovingRule } from '../core/tag/moving-tags.ts';
import { override, type Overrides } from '../core/tag/overrides.ts';
import { skipReason, type SkipRules } from '../core/tag/skip-rules.ts';
import { checkStyle, shortSha, tagText, type TagStyle } from '../core/tag/tag-text.ts';
import { UserError } from '../errors.ts';
import type { Clock, Exec, GitHubApi, Log, RunFacts } from '../ports.ts';
import type { Outcome } from './outcome.ts';
import { closeEvent } from './resolve-event.ts';
import { readSourceSha } from './source-sha.ts';

export interface ComputeTagInputs {
  /** As given; empty: the repository's own name at ghcr.io. */
  readonly images: readonly string[];
  readonly tag: string | undefined;
  readonly style: TagStyle;
  readonly shaSource: 'head' | 'merge';
  readonly movingTags: readonly MovingRule[];
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly skip: SkipRules;
  readonly overrides: Overrides;
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
  /** Full references, moving ones only. */
  readonly movingTags: readonly string[];
  readonly version: string;
  readonly labels: readonly string[];
  readonly annotations: readonly string[];
  readonly json: string;
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
  /** Asked only on `workflow_run`. */
  readonly api: GitHubApi;
}

/**
 * Computes everything that names the image of this event.
 * @throws UserError for inputs and events that give no valid tag.
 */
export async function computeTag(inputs: ComputeTagInputs, deps: ComputeTagDeps): Promise<Outcome<ComputeTagResult>> {
  const { run, log } = deps;
  checkStyle(inputs.style);
  const images = imageNames(inputs.images, run.repository);
  const event = await closeEvent(override(readEventFacts(run), inputs.overrides, run.ref), deps);
  const shownSha = shaForTag(event, inputs);
  const tag = inputs.tag === undefined ? tagText(event, shownSha, inputs.style) : checkedTag(inputs.tag);
  const [image = ''] = images;
  const moving = movingTags(inputs.movingTags, event, tag, inputs.style.maxLength);
  const sourceSha = await readSourceSha(event, run, deps);
  const labelFacts = {
    version: tag,
    created: new Date(deps.clock.now()).toISOString(),
    repository: run.repository,
    serverUrl: run.serverUrl,
    payload: run.payload,
  };
  const labels = imageLabels(event, labelFacts, inputs.labels);
  const annotations = labelLines(imageLabels(event, labelFacts, inputs.annotations));
  const tags = referencesOf(images, [tag, ...moving]);
  const result: ComputeTagResult = {
    tag,
    image,
    images,
    imageRef: `${image}:${tag}`,
    tags,
    movingTags: referencesOf(images, moving),
    version: tag,
    labels: labelLines(labels),
    annotations,
    json: JSON.stringify({ tags, labels, annotations: annotations.map((line) => `manifest:${line}`) }),
    revision: event.revision,
    shortSha: shortSha(shownSha, inputs.style),
    sourceSha,
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

function shaForTag(event: EventFacts, inputs: ComputeTagInputs): string {
  if (inputs.shaSource === 'head' || event.kind !== 'pull-request') return event.revision;
  if (event.mergeSha !== undefined) return event.mergeSha;
  throw new UserError(
    `Input "sha-source" is "merge", and on ${event.eventName} the merge commit is not known here: use "head".`,
  );
}

function checkedTag(tag: string): string {
  if (isTag(tag)) return tag;
  throw new UserError(
    `Input "tag" is "${tag}": a tag is 1 to 128 letters, digits, "_", "." or "-" and starts with a letter, digit or "_".`,
  );
}

function referencesOf(images: readonly string[], tags: readonly string[]): readonly string[] {
  return images.flatMap((image) => tags.map((tag) => `${image}:${tag}`));
}
