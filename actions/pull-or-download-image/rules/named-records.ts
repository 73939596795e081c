import {
  isTargetName,
  maxSetImages,
  parseHandoverSet,
  type HandoverSet,
} from '../../../src/core/handover/handover-set.ts';
import { parseHandover } from '../../../src/core/handover/parse-record.ts';
import { recordedRef, type HandoverRecord } from '../../../src/core/handover/record.ts';
import { tryParseJson, valueAt } from '../../../src/core/json/read-json.ts';
import { findImageId } from '../../../src/core/oci/image-ids.ts';
import { findNearestNames } from '../../../src/core/oci/nearest-names.ts';
import { parseImageRef, shortName } from '../../../src/core/oci/reference.ts';
import { UserError } from '../../../src/errors.ts';

/** Which images are wanted: every one, or those of these names. */
export type WantedImages = 'all' | readonly string[];

/** A record, and the name by which a consumer asks for its image. */
export interface NamedRecord {
  readonly name: string;
  readonly record: HandoverRecord;
  /** Whether the name is that of a target; else it is made of the image's name. */
  readonly isTarget: boolean;
}

/** What an input or an artifact with records holds. */
export type Handovers =
  | { readonly record: HandoverRecord; readonly set?: undefined }
  | { readonly record?: undefined; readonly set: HandoverSet };

/** More names would hide the ones that matter. */
const maxListedNames = 20;

/**
 * Reads a record or a set, which has "images".
 * @param where names the origin in errors: `input "handover"`
 */
export function parseHandovers(text: string, where: string): Handovers {
  return valueAt(tryParseJson(text), 'images') === undefined
    ? { record: parseHandover(text, where) }
    : { set: parseHandoverSet(text) };
}

/** Lists the records of a set under its names, and a record alone under the last part of its image's name. */
export function listNamedRecords({ record, set }: Handovers): readonly NamedRecord[] {
  if (set !== undefined)
    return Object.entries(set.images).map(([name, ofName]) => ({ name, record: ofName, isTarget: true }));
  const name = record.image === '' ? '' : shortName(parseImageRef(record.image, 'image of a record'));
  return [{ name, record, isTarget: false }];
}

/**
 * Reads the input `images`. Undefined: it is empty.
 * @throws UserError for what is no name
 */
export function parseWantedImages(names: readonly string[]): WantedImages | undefined {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return undefined;
  if (wanted.includes('all')) {
    if (wanted.length === 1) return 'all';
    throw new UserError(`Input "images" is "${wanted.join(', ')}": use "all" alone, or names alone.`);
  }
  const wrong = wanted.find((name) => !isTargetName(name));
  if (wrong !== undefined) {
    throw new UserError(
      `Input "images" names "${wrong.slice(0, 80)}": use "all", or names of letters, digits, "_", "." or "-", one a line or separated by commas.`,
    );
  }
  if (wanted.length <= maxSetImages) return wanted;
  throw new UserError(`Input "images" has ${wanted.length} names: one step takes at most ${maxSetImages} images.`);
}

/**
 * Selects the wanted records.
 * @param how.platform decides between records of one image that was built once for each platform
 * @param how.where names their origin in errors: `handover set`
 * @throws UserError for a name that none or several of them have, and for records of two revisions
 */
export function selectRecords(
  candidates: readonly NamedRecord[],
  wanted: WantedImages,
  { platform, where }: { readonly platform: string; readonly where: string },
): readonly NamedRecord[] {
  const records = withoutOtherPlatforms(withoutRepeated(candidates), platform);
  const names = [...new Set(records.map(({ name }) => name))];
  const missing = wanted === 'all' ? [] : wanted.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    // A producer that skipped its build knows none of its targets: its one record stands for all of them.
    if (records.length > 0 && records.every(({ record }) => record.skipped !== null)) return records;
    throw new UserError(
      `There is no image ${missing.map((name) => `"${name}"`).join(', ')} in the ${where}, which has ${listNames(names, missing)}: correct the name, or let the producer build what is missing.`,
    );
  }
  const selected = wanted === 'all' ? records : records.filter(({ name }) => wanted.includes(name));
  checkNamed(selected);
  checkUnambiguous(selected);
  checkOneRevision(selected);
  if (selected.length <= maxSetImages) return selected;
  throw new UserError(
    `The ${where} has ${selected.length} images, and one step takes at most ${maxSetImages}: name those that this job needs by "images".`,
  );
}

/** Leaves out a record that comes again: one that a set has too, under the name of its target, or that was passed on. */
function withoutRepeated(candidates: readonly NamedRecord[]): readonly NamedRecord[] {
  const identify = ({ record }: NamedRecord): string =>
    JSON.stringify([recordedRef(record), record.imageid, record.skipped]);
  const inSets = new Set(candidates.filter(({ isTarget }) => isTarget).map(identify));
  const last = new Map(candidates.map((candidate) => [identify(candidate), candidate]));
  return candidates.filter((candidate) => {
    const identity = identify(candidate);
    return candidate.isTarget || (!inSets.has(identity) && last.get(identity) === candidate);
  });
}

/** Where jobs of several platforms each built an image of one name, keeps that of the wanted platform. */
function withoutOtherPlatforms(records: readonly NamedRecord[], platform: string): readonly NamedRecord[] {
  const identify = ({ name, record }: NamedRecord): string => JSON.stringify([name, record.image]);
  const alike = new Map<string, NamedRecord[]>();
  for (const named of records) {
    const known = alike.get(identify(named));
    if (known === undefined) alike.set(identify(named), [named]);
    else known.push(named);
  }
  const chosen = new Map([...alike].map(([identity, group]) => [identity, findForPlatform(group, platform)]));
  return records.filter((named) => (chosen.get(identify(named)) ?? named) === named);
}

/** The only one of the wanted platform, by its very name or else by one that differs in its variant alone. */
function findForPlatform(records: readonly NamedRecord[], platform: string): NamedRecord | undefined {
  const own = records.filter(({ record }) => Object.hasOwn(record.imageids, platform));
  const fitting =
    own.length > 0 ? own : records.filter(({ record }) => findImageId(record.imageids, platform) !== undefined);
  return fitting.length === 1 ? fitting[0] : undefined;
}

function checkNamed(records: readonly NamedRecord[]): void {
  const unnamed = records.find(({ name }) => !isTargetName(name));
  if (unnamed === undefined) return;
  throw new UserError(
    `A record is that of ${describeRecordedImage(unnamed.record)}, which gives no name for it here: take it by its "artifact-name" in a step of its own.`,
  );
}

function checkUnambiguous(records: readonly NamedRecord[]): void {
  const taken = new Map<string, HandoverRecord>();
  for (const { name, record } of records) {
    const other = taken.get(name);
    taken.set(name, record);
    if (other === undefined) continue;
    throw new UserError(
      `The name "${name}" stands for ${describeRecordedImage(other)} and for ${describeRecordedImage(record)}: take the one by its "artifact-name" in a step of its own, or build them under different names.`,
    );
  }
}

/** A stack of two commits proves nothing of either. */
function checkOneRevision(records: readonly NamedRecord[]): void {
  const known = records.filter(({ record }) => record.revision !== '');
  const [first] = known;
  const other = known.find(({ record }) => record.revision !== first?.record.revision);
  if (first === undefined || other === undefined) return;
  throw new UserError(
    `The image "${first.name}" is of revision ${first.record.revision}, and "${other.name}" of ${other.record.revision}: these are no images of one build, so run all producer jobs for one commit.`,
  );
}

function describeRecordedImage(record: HandoverRecord): string {
  const artifact = record.archive?.['artifact-name'];
  const name = record.image === '' ? 'an image without a name' : recordedRef(record);
  return artifact === undefined ? name : `${name} (artifact "${artifact}")`;
}

/** Lists the names that there are; of many those that are most like the missing ones. */
function listNames(names: readonly string[], missing: readonly string[]): string {
  if (names.length <= maxListedNames) return names.join(', ');
  const near = new Set(missing.flatMap((name) => findNearestNames(name, names)));
  return `${names.length}, among them ${[...near].slice(0, maxListedNames).join(', ')}`;
}
