/** Registries whose refusals mean something of their own. */
export type RegistryName =
  | 'ghcr'
  | 'docker-hub'
  | 'ecr'
  | 'ecr-public'
  | 'gar'
  | 'acr'
  | 'quay'
  | 'harbor'
  | 'gitlab'
  | 'gitea'
  | 'jfrog'
  | 'other'
  // No host is known: it may be any of them.
  | 'unnamed';

/** Hosts of the registries, and of the token and blob servers that answer for them. */
const hosts: readonly (readonly [pattern: RegExp, registry: RegistryName])[] = [
  [
    /^(?:ghcr\.io|docker\.pkg\.github\.com|pkg-containers\.githubusercontent\.com|containers\.[\w-]+\.ghe\.com)$/,
    'ghcr',
  ],
  [/(?:^|\.)docker\.(?:io|com)$/, 'docker-hub'],
  [/^(?:public\.ecr\.aws|ecr-public\.[\w-]+\.amazonaws\.com)$/, 'ecr-public'],
  [/^\d+\.dkr[.-]ecr(?:-fips)?\.|-starport-layer-bucket\./, 'ecr'],
  [/(?:^|\.|-)(?:docker\.pkg\.dev|gcr\.io)$/, 'gar'],
  [/\.azurecr\.(?:io|cn|us|de)$/, 'acr'],
  [/(?:^|\.)quay\.io$|^quay\./, 'quay'],
  [/^harbor[.-]|\.harbor\.|^demo\.goharbor\.io$/, 'harbor'],
  [/^registry\.gitlab\.|^gitlab\.|^registry-gitlab\./, 'gitlab'],
  [/^(?:codeberg\.org|gitea\.com|code\.forgejo\.org)$|^(?:gitea|forgejo)\./, 'gitea'],
  [/\.jfrog\.io$|^artifactory[.-]|^jfrog\./, 'jfrog'],
];

/** What self-hosted registries print that no other one does. */
const texts: readonly (readonly [pattern: RegExp, registry: RegistryName])[] = [
  [
    /configured as immutable\.|storage resource, which when updated|project \S+ not found|to a proxy project|robot\$/,
    'harbor',
  ],
  [/reqPackageAccess|authGroup\.Verify/, 'gitea'],
  [/has been exceeded on namespace/, 'quay'],
  [
    /ecr:[A-Z]\w+|in the registry with id '\d+'|cannot be overwritten because the (?:repository|tag) is immutable/,
    'ecr',
  ],
  [
    /artifactregistry\.|vpcServiceControls|console\.developers\.google\.com|Artifact Registry API|has enabled tag immutability/,
    'gar',
  ],
  [/aka\.ms\/acr|client with IP '/, 'acr'],
  [
    /installation not allowed to|permission_denied: (?:write|create|read)_package|requested installation|organization has an IP allow list|SAML enforcement/,
    'ghcr',
  ],
  [/increase-rate-limit|HAP429/, 'docker-hub'],
  [/\bartifactory\b|\bjfrog\b|\bXray\b|needs DELETE permission/i, 'jfrog'],
];

const namedHost: readonly RegExp[] = [
  /failed to push ([\w.-]+(?::\d+)?)\//,
  /failed to (?:resolve source metadata for|resolve reference|copy to|authorize for) "?([\w.-]+(?::\d+)?)\//,
  /pinging container registry ([\w.-]+(?::\d+)?):/,
  /\blookup ([\w.-]+?)(?::| on )/,
  /(?:manifest|access denied) for ([\w.-]+(?::\d+)?)\//,
  /\bin ([\w.-]+\.[\w-]+(?::\d+)?)(?:\/\S+)?: /,
  /https?:\/\/([\w.-]+(?::\d+)?)/,
];

/** The registry that an error names: in the address of a request, or in a reference; without its port. */
export function readHost(text: string, url: string | undefined): string | undefined {
  const ofUrl = /^(?:https?:\/\/)?([^/\s"]+)/.exec(url ?? '')?.[1];
  const found = [ofUrl, ...namedHost.map((pattern) => pattern.exec(text)?.[1])].find(
    (host) => host !== undefined && (host.includes('.') || host.includes(':')) && !isService(host),
  );
  return found?.replace(/:\d+$/, '').toLowerCase();
}

/** Hosts in an error that are no registry: the engine's socket, and storage behind GitHub's cache and artifacts. */
function isService(host: string): boolean {
  return /^(?:%2f|docker$|aka\.ms$|docs\.|www\.)|\.blob\.core\.windows\.net$|\.actions\.githubusercontent\.com$/i.test(
    host,
  );
}

/** Which kind of registry answered: by its host, else by words that only one of them prints. */
export function recognizeRegistry(host: string | undefined, text: string): RegistryName {
  const bare = host?.replace(/:\d+$/, '').toLowerCase();
  const byHost = bare === undefined ? undefined : hosts.find(([pattern]) => pattern.test(bare))?.[1];
  return byHost ?? texts.find(([pattern]) => pattern.test(text))?.[1] ?? (bare === undefined ? 'unnamed' : 'other');
}
