import { UserError } from '../../errors.ts';

/** What arrived is not whole or not what was sent: another try may bring it. */
export class TransferError extends Error {}

/** An archive that is no whole archive, whatever noticed it. */
export function damagedArchiveError(finding: string, cause?: unknown): TransferError {
  return new TransferError(`The archive is cut off or damaged: ${finding}.`, { cause });
}

/** An archive that must not reach the engine. It is not fetched again: another try would bring the same bytes. */
export class ArchiveRefusedError extends UserError {
  readonly finding: string;

  constructor(finding: string) {
    super(
      `The archive is refused: ${finding}. Nothing of it was loaded; let the producer job make it again with \`docker save\` of one image.`,
    );
    this.finding = finding;
  }
}
