import { parseOwnAddress } from './registry-address.ts';
import { invalidAnswerError, withoutQuery } from './registry-request.ts';

/** A million tags where a registry gives a hundred at a time. */
const maxListPages = 10_000;
/** Of all pages of a list together: a million tags of the longest kind. */
const maxListBytes = 128 << 20;

/** The links of a header, each with its parameters, in which a quoted text may hold commas. */
const links = /<([^>]*)>((?:"[^"]*"|[^",])*)/g;
const parameter = /;\s*(\w+)\s*=\s*(?:"([^"]*)"|([^\s;"]*))/g;

/**
 * The next page by the Link header (RFC 8288), as registries write it: `</v2/app/tags/list?last=b&n=1000>; rel="next"`.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-tags
 * @param from URL of the page
 * @param origin of the registry
 * @returns undefined: it was the last page
 */
export function nextPageUrl(link: string | undefined, from: string, origin: string): string | undefined {
  const next = [...(link ?? '').matchAll(links)].find(([, , parameters = '']) =>
    [...parameters.matchAll(parameter)].some(
      ([, name = '', quoted, bare = '']) =>
        name.toLowerCase() === 'rel' && (quoted ?? bare).toLowerCase().split(/\s+/).includes('next'),
    ),
  );
  if (next === undefined) return undefined;
  const url = parseOwnAddress(next[1] ?? '', from, origin);
  if (url === null) throw invalidAnswerError(`GET ${withoutQuery(from)}: the address of the next page is none`);
  return url.href;
}

/** A list as far as it was read. */
interface ReadPages {
  /** URLs of its pages. */
  readonly seen: ReadonlySet<string>;
  /** Of the registry. */
  readonly origin: string;
  /** Of all pages together. */
  readonly bytes: number;
}

/**
 * Checks where a list goes on, since half a list would be taken for all of it.
 * @throws RegistryError when that is another host, a page that was read before, or one too many
 */
export function checkNextPage(url: string, { seen, origin, bytes }: ReadPages): void {
  const isTooLong = seen.size >= maxListPages || bytes > maxListBytes;
  if (new URL(url).origin === origin && !seen.has(url) && !isTooLong) return;
  const why = isTooLong
    ? `its list has more than ${maxListPages} pages, or ${maxListBytes >> 20} MiB`
    : `its list goes on at "${withoutQuery(url)}", which is another host or was read before`;
  throw invalidAnswerError(`The registry's answer is of no use: ${why}`);
}
