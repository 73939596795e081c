/** What arrived is not whole or not what was sent: another try may bring it (A4, F10). */
export class TransferBroken extends Error {}

/** An archive that is no whole archive, whatever noticed it. */
export function brokenArchive(finding: string, cause?: unknown): TransferBroken {
  return new TransferBroken(`The archive is cut off or damaged: ${finding}.`, { cause });
}
