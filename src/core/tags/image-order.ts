import { createdLabel, revisionLabel, runLabel, sourceLabel, versionLabel } from '../oci/labels.ts';
import { compareVersions, parseVersionTag, type Version } from './tag-text.ts';

type Labels = Readonly<Record<string, string>>;

/** Which of two images a moving tag belongs to, and what says so: `version 1.3.0`. */
interface ImageOrder {
  /** Above 0: the first image is the newer one. Below 0: the second. */
  readonly order: number;
  /** What the labels of the second image say. */
  readonly evidence: string;
}

/**
 * Compares two images by their labels, so that a tag which both may have never goes back. Those of one source: their
 * versions by precedence, but a release counts as newer than any pre-release; else the runs that built them, whose ids
 * GitHub counts upwards, also when an older one is slower or is run again. All others: when they were made.
 * @returns undefined when they are of one revision, or nothing tells
 */
export function orderImages(own: Labels, other: Labels): ImageOrder | undefined {
  if (own[revisionLabel] !== undefined && own[revisionLabel] === other[revisionLabel]) return undefined;
  // An image inherits the labels of its base that it does not set itself: their version is that of another project.
  const isOneSource = own[sourceLabel] === other[sourceLabel];
  const order = isOneSource ? (orderVersions(own, other) ?? orderRuns(own, other)) : undefined;
  return order ?? orderTimes(own, other);
}

function orderVersions(own: Labels, other: Labels): ImageOrder | undefined {
  const [mine, theirs] = [readVersion(own), readVersion(other)];
  if (mine === undefined || theirs === undefined) return undefined;
  // A pre-release leads nothing but older pre-releases: 2.0.0-rc.1 does not keep a tag from 1.9.1.
  const order = theirs.isPreRelease && !mine.isPreRelease ? 1 : compareVersions(mine, theirs);
  return order === 0 ? undefined : { order, evidence: `version ${theirs.text}` };
}

/** A tag has `_` where the version has `+`. */
function readVersion(labels: Labels): Version | undefined {
  return parseVersionTag((labels[versionLabel] ?? '').replace('_', '+'));
}

function orderRuns(own: Labels, other: Labels): ImageOrder | undefined {
  const [mine, theirs] = [own[runLabel] ?? '', other[runLabel] ?? ''];
  if (![mine, theirs].every((id) => /^\d{1,15}$/.test(id))) return undefined;
  // One run that sets a tag twice means the later one.
  return { order: Number(mine) - Number(theirs) || 1, evidence: `run ${theirs}` };
}

function orderTimes(own: Labels, other: Labels): ImageOrder | undefined {
  const theirs = other[createdLabel] ?? '';
  const order = Date.parse(own[createdLabel] ?? '') - Date.parse(theirs);
  return Number.isNaN(order) || order === 0 ? undefined : { order, evidence: `made at ${theirs}` };
}
