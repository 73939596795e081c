/**
 * Whether this buildx is older than a version 0.x.
 * @param version `major.minor.patch`; '' counts as a new one
 */
export function isOlderBuildx(version: string, minMinor: number): boolean {
  const [major = 1, minor = 0] = version === '' ? [] : version.split('.').map(Number);
  return major === 0 && minor < minMinor;
}
