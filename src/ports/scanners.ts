export type ScannerName = 'trivy' | 'grype' | 'docker-scout';

/** Where a scanner finds the image. */
export interface ScanTarget {
  readonly kind: 'registry' | 'engine' | 'archive';
  /** A reference, in the registry by digest; or the path of a plain archive. */
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

/** Vulnerability scanners of the user's. */
export interface Scanners {
  installed(scanner: ScannerName): Promise<boolean>;
  /**
   * Runs a scanner once, its output shown in the log, with nothing left out of its report. A scanner that ends badly or
   * writes nothing rejects; what it found is no failure of it.
   * @param folder where its files go
   */
  scan(
    scanner: ScannerName,
    target: ScanTarget,
    folder: string,
    options: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<ScanFiles>;
}
