import { createHash } from 'node:crypto';
import { request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { answerJson, readBody, startLoopbackServer } from './loopback-server.ts';
import { startRegistry, type LocalRegistry } from './registry.ts';

/** How many referrers a page of the list has: a client that reads the first page alone misses some. */
const pageSize = 2;

interface Referrer {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly artifactType: string | undefined;
  readonly annotations: unknown;
}

interface ReferringManifest {
  readonly subject?: { readonly digest: string };
  readonly mediaType: string;
  readonly artifactType?: string;
  readonly config?: { readonly mediaType: string };
  readonly annotations?: unknown;
}

/**
 * Starts Debian's docker-registry with the referrers API before it, which it has not itself: no registry that has it is to
 * be had as a package. https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers
 */
export async function startReferrersRegistry(): Promise<Pick<LocalRegistry, 'address' | 'stop'>> {
  const registry = await startRegistry();
  /** By `<repository>@<subject>`. */
  const referrers = new Map<string, Referrer[]>();

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://registry');
    const [, repository = '', kind, reference = ''] =
      /^\/v2\/(.+)\/(manifests|referrers)\/([^/]+)$/.exec(url.pathname) ?? [];
    if (kind === 'referrers') {
      const all = referrers.get(`${repository}@${reference}`) ?? [];
      const start = Number(url.searchParams.get('start') ?? 0);
      const next = `<${url.pathname}?start=${start + pageSize}>; rel="next"`;
      const index = {
        schemaVersion: 2,
        mediaType: 'application/vnd.oci.image.index.v1+json',
        manifests: all.slice(start, start + pageSize),
      };
      answerJson(response, 200, index, {
        'content-type': index.mediaType,
        ...(start + pageSize < all.length ? { link: next } : {}),
      });
      return;
    }
    const manifest = request.method === 'PUT' && kind === 'manifests' ? await readBody(request) : undefined;
    const answer = await forward(request, manifest);
    const subject = manifest === undefined ? undefined : note(repository, manifest);
    const more = subject === undefined ? {} : { 'oci-subject': subject };
    response.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...more });
    pipeline(answer, response, () => undefined);
  };

  /** The host that was asked stays, of which the registry makes the addresses of uploads. */
  const forward = (request: IncomingMessage, body: Buffer | undefined): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const [host, port] = registry.address.split(':');
      const { method, url: path, headers } = request;
      const sent = send({ host, port, method, path, headers }, resolve).on('error', reject);
      if (body === undefined) pipeline(request, sent, () => undefined);
      else sent.end(body);
    });

  const note = (repository: string, raw: Buffer): string | undefined => {
    const json = JSON.parse(raw.toString()) as ReferringManifest;
    if (json.subject === undefined) return undefined;
    const key = `${repository}@${json.subject.digest}`;
    const digest = `sha256:${createHash('sha256').update(raw).digest('hex')}`;
    const known = (referrers.get(key) ?? []).filter((each) => each.digest !== digest);
    const { mediaType, artifactType = json.config?.mediaType, annotations } = json;
    referrers.set(key, [...known, { mediaType, digest, size: raw.length, artifactType, annotations }]);
    return json.subject.digest;
  };

  const front = await startLoopbackServer(handle);
  return { address: front.address, stop: () => Promise.all([front.stop(), registry.stop()]).then(() => undefined) };
}
