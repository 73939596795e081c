/* Neighbour: vulnerability scanners that the user installed. */

export type ScannerName = 'trivy' | 'grype' | 'docker-scout';

/** What a scanner looks for, in the words of trivy's `--scanners`. */
export type FindingKind = 'vuln' | 'secret' | 'misconfig' | 'license';

/** Where a scanner finds the image. */
export interface ScanTarget {
  readonly kind: 'registry' | 'engine' | 'archive';
  /** A reference, by digest for a registry; or the path of a plain archive. */
  readonly name: string;
  /** Of an image in a registry. */
  readonly platform: string | undefined;
}

/** Files that a scanner wrote. */
export interface ScanFiles {
  /** Its own full report. */
  readonly report: string;
  /** Undefined: it wrote none. */
  readonly sarif: string | undefined;
}

interface ScanOptions {
  /** Only trivy finds more than vulnerabilities. */
  readonly kinds: readonly FindingKind[];
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface Scanners {
  installed(scanner: ScannerName): Promise<boolean>;
  /**
   * Runs a scanner once. Its output goes to the log, and nothing is left out of its report. Rejects when the scanner fails
   * or writes no report; findings are no failure.
   * @param folder where its files go
   */
  scan(scanner: ScannerName, target: ScanTarget, folder: string, options: ScanOptions): Promise<ScanFiles>;
}
