import { UserError } from '../../errors.ts';

/** An archive that must not reach the engine. It is not fetched again: another try would bring the same bytes. */
export class ArchiveRefused extends UserError {
  readonly finding: string;

  constructor(finding: string) {
    super(
      `The archive is refused: ${finding}. Nothing of it was loaded; let the producer job make it again with \`docker save\` of one image.`,
    );
    this.finding = finding;
  }
}
