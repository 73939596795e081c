import { UserError } from '../../errors.ts';

/** A transfer that brought less than what was sent, or something else: another attempt may bring all of it. */
export class TransferError extends Error {}

/** The error for a tar, or its compression, that is cut off or damaged. */
export function damagedArchiveError(finding: string, cause?: unknown): TransferError {
  return new TransferError(`The archive is cut off or damaged: ${finding}.`, { cause });
}

/** An archive that must not reach the engine. It is not fetched again: another attempt would bring the same bytes. */
export class ArchiveRefusedError extends UserError {
  readonly finding: string;

  constructor(finding: string) {
    super(
      `The archive is refused: ${finding}. Nothing of it was loaded; let the producer job make it again with \`docker save\` of one image.`,
    );
    this.finding = finding;
  }
}

/** Makes a name from outside fit for a message: ASCII, at most 120 characters. */
export function toPrintable(text: string): string {
  return text.slice(0, 120).replaceAll(/[^\x20-\x7e]/g, '?');
}
