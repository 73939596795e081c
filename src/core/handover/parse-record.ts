import { UserError } from '../../errors.ts';
import { isFullSha } from '../events/event-facts.ts';
import { isObject, type JsonObject } from '../json/read-json.ts';
import { JsonError, parseStrictJson } from '../json/strict-json.ts';
import { isDigest } from '../oci/digest.ts';
import { isPlatform } from '../oci/platform.ts';
import { isTag, parseImageRef, type ImageRef } from '../oci/reference.ts';
import type { ArchiveFacts, Compression, HandoverRecord } from './record.ts';

/** GitHub keeps at most 1 MiB of outputs for a job, so that nothing longer can come from one. */
const maxHandoverLength = 1_000_000;

/** What to do about a record that cannot be read. */
export const nextStep = 'pass the "handover" output of the producer job unchanged';

/**
 * Reads a record. It comes from another job or run and is not trusted: the form of every field is checked, and fields of
 * later versions are left out. Read by hand and not by a schema library, since each refusal is one sentence that names
 * the field, its value and where it came from.
 * @param where names the origin in errors: `input "handover"`
 * @throws UserError that names the field at fault.
 */
export function parseHandover(text: string, where: string): HandoverRecord {
  const fields = new RecordFields(parseHandoverJson(text, where), where);
  if (fields.value('images') !== undefined) {
    throw new UserError(
      `The ${where} is a set of several images, and one is meant here: pass the record of one, such as toJSON(fromJSON(needs.build.outputs.handover).images.NAME).`,
    );
  }
  checkSchema(fields.value('schema'), where);
  const run = fields.child('run');
  return {
    schema: 1,
    image: fields.text('image', isRepository),
    tag: fields.text('tag', isTag),
    digest: fields.text('digest', isDigest),
    imageid: fields.text('imageid', isDigest),
    imageids: fields.digests('imageids'),
    platforms: fields.texts('platforms', isPlatform),
    revision: fields.text('revision', isFullSha),
    'source-sha': fields.text('source-sha', isFullSha),
    'pushed-refs': fields.children('pushed-refs').map((entry) => ({
      ref: entry.text('ref', isReference),
      digest: entry.text('digest', isDigest),
    })),
    archive: fields.value('archive') === null ? null : readArchiveFacts(fields.child('archive')),
    run: {
      id: run.count('id'),
      attempt: run.count('attempt'),
      repository: run.text('repository', isRepositoryName),
      'head-repository': run.text('head-repository', isRepositoryName),
      event: run.text('event', (value) => /^[a-z_]{1,40}$/.test(value)),
    },
    created: fields.text('created', (value) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)),
    skipped: fields.value('skipped') === null ? null : fields.text('skipped', isOneLine),
    ...(fields.value('build-seconds') === undefined ? {} : { 'build-seconds': fields.seconds('build-seconds') }),
  };
}

/**
 * Parses a record or a set of them, which later jobs may read by other parsers.
 * @throws UserError
 */
export function parseHandoverJson(text: string, where: string): unknown {
  if (text.length > maxHandoverLength) {
    throw new UserError(
      `The ${where} has ${text.length} characters, and at most ${maxHandoverLength} are read: ${nextStep}.`,
    );
  }
  try {
    return parseStrictJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new UserError(`The ${where} ${error.message}: ${nextStep}.`, { cause: error });
  }
}

/** @throws UserError for a record, or a set of them, of another version than this one reads */
export function checkSchema(schema: unknown, where: string): void {
  if (schema === 1) return;
  throw new UserError(
    `The ${where} has schema ${showValue(schema)}, and this version reads 1: use the same version in both jobs.`,
  );
}

/** Shows a value of a record in an error. */
function showValue(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
}

function readArchiveFacts(fields: RecordFields): ArchiveFacts {
  const compression = fields.text('compression', (value) => ['zstd', 'gzip', 'none'].includes(value));
  return {
    reference: fields.text('reference', isReference),
    platform: fields.text('platform', isPlatform),
    'artifact-name': fields.text('artifact-name', isOneLine),
    'artifact-id': fields.count('artifact-id'),
    'artifact-digest': fields.text('artifact-digest', isDigest),
    'size-bytes': fields.count('size-bytes'),
    'archive-bytes': fields.count('archive-bytes'),
    compression: compression as Compression,
  };
}

/** Whether it is `owner/name`. */
function isRepositoryName(value: string): boolean {
  return /^[\w.-]+\/[\w.-]+$/.test(value);
}

/** Whether a text is one line for whoever shows it: without control characters and halves of characters. */
function isOneLine(value: string): boolean {
  return !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(value);
}

function isReference(value: string): boolean {
  return tryParseRef(value) !== undefined;
}

/** Whether it is an image's name without tag and digest. */
function isRepository(value: string): boolean {
  const ref = tryParseRef(value);
  return ref !== undefined && ref.tag === undefined && ref.digest === undefined;
}

function tryParseRef(value: string): ImageRef | undefined {
  try {
    return parseImageRef(value, 'reference');
  } catch {
    return undefined;
  }
}

/** Reads fields of untrusted JSON. An empty text passes everywhere: it is what a record says of what it does not know. */
class RecordFields {
  readonly #fields: JsonObject;
  readonly #where: string;

  constructor(data: unknown, where: string) {
    if (!isObject(data)) throw new UserError(`The ${where} is no JSON object: ${nextStep}.`);
    this.#fields = data;
    this.#where = where;
  }

  value(name: string): unknown {
    return Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined;
  }

  text(name: string, accept: (value: string) => boolean): string {
    const value = this.value(name);
    if (typeof value !== 'string' || (value !== '' && !accept(value))) return this.#refuse(name);
    return value;
  }

  texts(name: string, accept: (value: string) => boolean): readonly string[] {
    const value = this.value(name);
    if (!Array.isArray(value)) return this.#refuse(name);
    return value.map((item: unknown) => (typeof item === 'string' && accept(item) ? item : this.#refuse(name)));
  }

  /** Digests by platform. */
  digests(name: string): Readonly<Record<string, string>> {
    const value = this.value(name);
    if (!isObject(value)) return this.#refuse(name);
    return Object.fromEntries(
      Object.entries(value).map(([platform, digest]) =>
        isPlatform(platform) && typeof digest === 'string' && isDigest(digest)
          ? [platform, digest]
          : this.#refuse(name),
      ),
    );
  }

  count(name: string): number {
    const value = this.value(name);
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : this.#refuse(name);
  }

  seconds(name: string): number {
    const value = this.value(name);
    return typeof value === 'number' && value >= 0 && value < 1e6 ? value : this.#refuse(name);
  }

  child(name: string): RecordFields {
    return new RecordFields(this.value(name), `${this.#where}, field "${name}",`);
  }

  children(name: string): readonly RecordFields[] {
    const value = this.value(name);
    if (!Array.isArray(value)) return this.#refuse(name);
    return value.map((item: unknown) => new RecordFields(item, `${this.#where}, field "${name}",`));
  }

  #refuse(name: string): never {
    throw new UserError(`The ${this.#where} has ${showValue(this.value(name))} as "${name}": ${nextStep}.`);
  }
}
