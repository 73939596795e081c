import { UserError } from '../../errors.ts';
import { isTag, parseImageRef } from '../oci/reference.ts';
import { isDigest } from '../oci/digest.ts';

/** How the archive is compressed. */
export type Compression = 'zstd' | 'gzip' | 'none';

/** The one archive of an image that a producer uploaded. */
export interface ArchiveFacts {
  /** The reference inside the archive. */
  readonly reference: string;
  readonly platform: string;
  readonly 'artifact-name': string;
  readonly 'artifact-id': number;
  /** `sha256:<hex>` of the artifact as the service keeps it. */
  readonly 'artifact-digest': string;
  /** Uncompressed and as uploaded. */
  readonly 'size-bytes': number;
  readonly 'archive-bytes': number;
  readonly compression: Compression;
}

/** A reference that the registry took, and the digest that it answered. */
export interface PushedRef {
  readonly ref: string;
  readonly digest: string;
}

/** What the producer tells the consumers: design section 2, schema 1. Empty text means: not known or not there. */
export interface HandoverRecord {
  readonly schema: 1;
  /** Repository of the first image, without tag. */
  readonly image: string;
  readonly tag: string;
  readonly digest: string;
  readonly imageid: string;
  readonly imageids: Readonly<Record<string, string>>;
  readonly platforms: readonly string[];
  readonly revision: string;
  readonly 'source-sha': string;
  readonly 'pushed-refs': readonly PushedRef[];
  readonly archive: ArchiveFacts | null;
  readonly run: {
    readonly id: number;
    readonly attempt: number;
    readonly repository: string;
    readonly 'head-repository': string;
    readonly event: string;
  };
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly skipped: string | null;
  /**
   * Seconds of the build that made the image, its push left out: what a consumer that takes the image does not spend.
   * Not there when nothing was built in the producer's job, and in records of earlier versions.
   */
  readonly 'build-seconds'?: number;
}

/** Ending of the artifact that holds the record. */
export const recordSuffix = '.handover.json';

/** One line of JSON: it is a job output too. */
export function serializeHandover(record: HandoverRecord): string {
  return JSON.stringify(record);
}

/**
 * Reads a record, which is data from another job or run and trusted in nothing: every field is checked for its form.
 * @param where names its origin in errors: `input "handover"`
 * @throws UserError that names the field at fault.
 */
export function parseHandover(text: string, where: string): HandoverRecord {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new UserError(`The ${where} is not JSON: pass the "handover" output of the producer job unchanged.`);
  }
  const reader = new FieldReader(data, where);
  if (reader.value('schema') !== 1) {
    const found = JSON.stringify(reader.value('schema'));
    throw new UserError(
      `The ${where} has schema ${found}, and this version reads 1: use the same version in both jobs.`,
    );
  }
  const skipped = reader.value('skipped');
  const run = reader.child('run');
  const record: HandoverRecord = {
    schema: 1,
    image: reader.text('image', isRepository),
    tag: reader.text('tag', isTag),
    digest: reader.text('digest', isDigest),
    imageid: reader.text('imageid', isDigest),
    imageids: reader.digests('imageids'),
    platforms: reader.texts('platforms', (value) => /^[a-z0-9]+(\/[a-z0-9.]+){1,2}$/.test(value)),
    revision: reader.text('revision', isSha),
    'source-sha': reader.text('source-sha', isSha),
    'pushed-refs': reader.children('pushed-refs').map((entry) => ({
      ref: entry.text('ref', isReference),
      digest: entry.text('digest', isDigest),
    })),
    archive: reader.value('archive') === null ? null : archiveFacts(reader.child('archive')),
    run: {
      id: run.count('id'),
      attempt: run.count('attempt'),
      repository: run.text('repository', isFullName),
      'head-repository': run.text('head-repository', isFullName),
      event: run.text('event', (value) => /^[a-z_]{1,40}$/.test(value)),
    },
    created: reader.text('created', (value) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)),
    skipped: skipped === null ? null : reader.text('skipped', (value) => !/[\r\n]/.test(value)),
    ...(reader.value('build-seconds') === undefined ? {} : { 'build-seconds': reader.seconds('build-seconds') }),
  };
  return record;
}

function archiveFacts(reader: FieldReader): ArchiveFacts {
  const compression = reader.text('compression', (value) => ['zstd', 'gzip', 'none'].includes(value));
  return {
    reference: reader.text('reference', isReference),
    platform: reader.text('platform', (value) => /^[a-z0-9/.]+$/.test(value)),
    'artifact-name': reader.text('artifact-name', (value) => !/[\r\n]/.test(value)),
    'artifact-id': reader.count('artifact-id'),
    'artifact-digest': reader.text('artifact-digest', isDigest),
    'size-bytes': reader.count('size-bytes'),
    'archive-bytes': reader.count('archive-bytes'),
    compression: compression as Compression,
  };
}

const isSha = (value: string): boolean => /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(value);
const isFullName = (value: string): boolean => /^[\w.-]+\/[\w.-]+$/.test(value);
const isReference = (value: string): boolean => parses(value);
const isRepository = (value: string): boolean => parses(value) && !/[@]|:[^/]*$/.test(value);

function parses(value: string): boolean {
  try {
    parseImageRef(value, 'reference');
    return true;
  } catch {
    return false;
  }
}

/** Reads fields of untrusted JSON; '' passes everywhere, since a record says so of what it does not know. */
class FieldReader {
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #where: string;

  constructor(data: unknown, where: string) {
    if (typeof data !== 'object' || data === null || Array.isArray(data)) {
      throw new UserError(`The ${where} is no JSON object: pass the "handover" output of the producer job unchanged.`);
    }
    this.#fields = data as Record<string, unknown>;
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

  digests(name: string): Readonly<Record<string, string>> {
    const entries = Object.entries(this.value(name) ?? {});
    return Object.fromEntries(
      entries.map(([key, value]) => (typeof value === 'string' && isDigest(value) ? [key, value] : this.#refuse(name))),
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

  child(name: string): FieldReader {
    return new FieldReader(this.value(name), `${this.#where}, field "${name}",`);
  }

  children(name: string): readonly FieldReader[] {
    const value = this.value(name);
    if (!Array.isArray(value)) return this.#refuse(name);
    return value.map((item: unknown) => new FieldReader(item, `${this.#where}, field "${name}",`));
  }

  #refuse(name: string): never {
    const value = this.value(name) === undefined ? 'nothing' : JSON.stringify(this.value(name)).slice(0, 80);
    throw new UserError(
      `The ${this.#where} has ${value} as "${name}": pass the "handover" output of the producer job unchanged.`,
    );
  }
}
