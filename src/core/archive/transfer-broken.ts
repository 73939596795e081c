/** What arrived is not whole or not what was sent: another try may bring it (A4, F10). */
export class TransferBroken extends Error {}
