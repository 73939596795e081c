/** The engine closed its end before the archive was read to its end: its own error says why. */
export class EngineStopped extends Error {
  constructor() {
    super('The engine stopped reading the archive.');
  }
}
