/** A package as scanners name it. */
interface NamedPackage {
  readonly name: string;
  /** '' where none is given. */
  readonly version: string;
}

/** Types whose namespace is a distribution, which no one writes before the package. */
const systemTypes = new Set(['alpm', 'apk', 'deb', 'rpm']);

/**
 * Splits a package URL, `pkg:deb/debian/glibc@2.36-9%2Bdeb12u9?os_name=debian`, into name and version as the package's own
 * tools write them: https://github.com/package-url/purl-spec
 * @returns undefined for what is no package URL
 */
export function parsePackageUrl(text: string): NamedPackage | undefined {
  const [, type = '', path = ''] = /^pkg:\/*([a-z][a-z\d.+-]*)\/+([^?#]+)/i.exec(text.trim()) ?? [];
  if (path === '') return undefined;
  // Some tools leave the `@` of a scope as it is: a version stands behind the last part.
  const at = path.lastIndexOf('@');
  const hasVersion = at > path.lastIndexOf('/') + 1;
  const parts = (hasVersion ? path.slice(0, at) : path)
    .split('/')
    .filter((part) => part !== '')
    .map(decodePart);
  const own = systemTypes.has(type.toLowerCase()) ? parts.slice(-1) : parts;
  return {
    name: own.join(type.toLowerCase() === 'maven' ? ':' : '/'),
    version: hasVersion ? decodePart(path.slice(at + 1)) : '',
  };
}

/** Decodes percent signs; a part that has them for something else stays as it is. */
function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
