import { describe, expect, test } from '@jest/globals';
import { classifyFailure } from '../../../../src/core/failures/classify.ts';
import { registryAdvice } from '../../../../src/core/failures/registry-advice.ts';
import { readHost, recognizeRegistry, type RegistryName } from '../../../../src/core/failures/registry-host.ts';

const hosts: readonly (readonly [host: string, registry: RegistryName])[] = [
  ['ghcr.io', 'ghcr'],
  ['pkg-containers.githubusercontent.com', 'ghcr'],
  ['containers.acme.ghe.com', 'ghcr'],
  ['docker.io', 'docker-hub'],
  ['registry-1.docker.io', 'docker-hub'],
  ['production.cloudflare.docker.com', 'docker-hub'],
  ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', 'ecr'],
  ['123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn', 'ecr'],
  ['123456789012.dkr-ecr.eu-west-1.on.aws', 'ecr'],
  ['public.ecr.aws', 'ecr-public'],
  ['europe-west1-docker.pkg.dev', 'gar'],
  ['eu.gcr.io', 'gar'],
  ['acme.azurecr.io', 'acr'],
  ['quay.io', 'quay'],
  ['harbor.example', 'harbor'],
  ['registry.gitlab.com', 'gitlab'],
  ['codeberg.org', 'gitea'],
  ['acme.jfrog.io', 'jfrog'],
  ['acme-docker.jfrog.io:443', 'jfrog'],
  ['registry.example:5000', 'other'],
  ['localhost', 'other'],
  ['ghcr.io.evil.example', 'other'],
];

describe('which registry answered', () => {
  test.each(hosts)('%s is %s', (host, registry) => {
    expect(recognizeRegistry(host, '')).toBe(registry);
  });

  test.each([
    ["Failed to process request due to 'a/b:v1' configured as immutable.", 'harbor'],
    ['unauthorized: reqPackageAccess', 'gitea'],
    ['denied: Quota has been exceeded on namespace', 'quay'],
  ])('a host of nobody that says "%s" is %s', (text, registry) => {
    expect(recognizeRegistry('registry.example', text)).toBe(registry);
  });

  test.each([
    ['unexpected status from PUT request to https://r.example:5000/v2/a/manifests/1: 500', 'r.example'],
    ['failed to push ghcr.io/acme/app:1: denied', 'ghcr.io'],
    ['Get "https://registry-1.docker.io/v2/": EOF', 'registry-1.docker.io'],
    ['dial tcp: lookup nosuch.example on 127.0.0.53:53: no such host', 'nosuch.example'],
    ['denied: see https://aka.ms/acr/firewall', undefined],
    ['Get "http://%2Fvar%2Frun%2Fdocker.sock/_ping": EOF', undefined],
  ])('the host of "%s" is %s', (text, host) => {
    const [, url] = /"?(https?:\/\/[^\s"]+)/.exec(text) ?? [];
    expect(readHost(text, url)).toBe(host);
  });

  test('the host that the caller asked counts where the error names none', () => {
    const evidence = { phase: 'push', text: 'denied: denied' } as const;
    expect(classifyFailure({ ...evidence, host: '1.dkr.ecr.us-east-1.amazonaws.com' }).remedy).toContain(
      'ecr:PutImage',
    );
    expect(classifyFailure({ ...evidence, host: 'registry.gitlab.com' }).remedy).toContain('write_registry');
    expect(
      classifyFailure({ ...evidence, text: 'failed to push ghcr.io/a/b:1: denied: x', host: 'quay.io' }).remedy,
    ).toContain('packages: write');
  });
});

describe('what a refusal means there (Y4, Y7, Y8)', () => {
  const refusals = [
    ['denied: requested access to the resource is denied', 'auth', 'denied-write'],
    ['unauthorized: authentication required', 'auth', 'login'],
    ['name unknown: repository name not known to registry', 'permanent', 'no-repository'],
    ['unknown: the tag is immutable', 'permanent', 'immutable'],
    ['denied: quota exceeded', 'permanent', 'quota'],
    ['toomanyrequests: slow down', 'rate-limit', 'rate-limit'],
  ] as const;
  const rows = hosts
    .slice(0, 19)
    .flatMap(([host, registry]) => refusals.map((refusal) => ({ host, registry, refusal })));
  test.each(rows)('$host: $refusal', ({ host, registry, refusal: [text, expected, situation] }) => {
    const failure = classifyFailure({ phase: 'push', text, host });
    const advice = registryAdvice[situation];
    expect(failure).toMatchObject({ class: expected, remedy: advice[registry] ?? advice.any });
  });

  test('a name that reads like a refusal makes none', () => {
    const text = 'ERROR: failed to push ghcr.io/acme/rate-limiter-quota-immutable:1: unavailable: service unavailable';
    expect(classifyFailure({ phase: 'push', text }).class).toBe('transient');
    const ecr = "name unknown: The repository with name 'throttle-api' does not exist in the registry with id '1'";
    expect(classifyFailure({ phase: 'push', text: ecr }).class).toBe('permanent');
  });
});
