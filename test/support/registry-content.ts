/** What a registry has under a reference. */
interface RegistryManifest {
  readonly digest: string | null;
  readonly mediaType: string | null;
  readonly body: {
    readonly config?: { readonly digest: string };
    readonly layers?: readonly { readonly digest: string }[];
    readonly manifests?: readonly {
      readonly digest: string;
      readonly platform: { readonly os: string; readonly architecture: string };
    }[];
  };
}

const acceptedTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/**
 * The manifest or index at `host:port/repository:tag` or `…@digest` in a registry on loopback; without a digest when
 * there is none.
 */
export async function fetchRegistryManifest(ref: string, authorization?: string): Promise<RegistryManifest> {
  const [, host = '', name = '', tag, digest] = /^([^/]+)\/(.+?)(?::([^/:@]+)|@(.+))$/.exec(ref) ?? [];
  const answer = await fetch(`http://${host}/v2/${name}/manifests/${tag ?? digest ?? ''}`, {
    headers: { accept: acceptedTypes.join(', '), ...(authorization === undefined ? {} : { authorization }) },
  });
  return {
    digest: answer.headers.get('docker-content-digest'),
    mediaType: answer.headers.get('content-type'),
    body: (await answer.json()) as RegistryManifest['body'],
  };
}
