import { expect, test } from '@jest/globals';
import { dockerBuildx } from '../../../../src/adapters/docker/buildx.ts';
import { scriptedExec } from '../../../support/scripted-exec.ts';

/** As buildx 0.13 prints it; the daemon's flags have another name in later versions. */
const inspected = (flags: string): string => `Name:          ci
Driver:        docker-container
Last Activity: 2026-01-02 03:04:05 +0000 UTC

Nodes:
Name:           ci0
Endpoint:       unix:///var/run/docker.sock
Driver Options: env.NO_PROXY="a,b" image="moby/buildkit:v0.13.0" network="host"
Status:         running
${flags}          --allow-insecure-entitlement network.host
BuildKit version: v0.13.0
Platforms:      linux/amd64
Labels:
 org.mobyproject.buildkit.worker.executor: oci
`;

test.each(['Flags:', 'BuildKit daemon flags:'])(
  'a builder is read with what makes another one like it (%s)',
  async (flags) => {
    const exec = scriptedExec([{ command: 'docker buildx inspect -- ci', stdout: inspected(flags) }]);
    expect(await dockerBuildx(exec).builder('ci')).toEqual({
      name: 'ci',
      driver: 'docker-container',
      nodes: [
        {
          endpoint: 'unix:///var/run/docker.sock',
          driverOptions: ['env.NO_PROXY=a,b', 'image=moby/buildkit:v0.13.0', 'network=host'],
          daemonFlags: '--allow-insecure-entitlement network.host',
        },
      ],
    });
  },
);

test('a builder is created with the same options, each one argument, and removed by name', async () => {
  const exec = scriptedExec([{ command: /^docker buildx create/ }, { command: 'docker buildx rm --force -- new' }]);
  const buildx = dockerBuildx(exec);
  await buildx.create('new', 'docker-container', {
    endpoint: 'unix:///d.sock',
    driverOptions: ['env.NO_PROXY=a,b', 'network=host'],
    daemonFlags: '--debug --x',
  });
  await buildx.remove('new');
  expect(exec.calls[0]).toEqual([
    'docker',
    'buildx',
    'create',
    '--name=new',
    '--driver=docker-container',
    '--driver-opt="env.NO_PROXY=a,b"',
    '--driver-opt=network=host',
    '--buildkitd-flags=--debug --x',
    '--bootstrap',
    '--',
    'unix:///d.sock',
  ]);
});

test('platforms and configuration of a builder are read, and another one is created with them (Y21)', async () => {
  // As buildx 0.29 prints it.
  const stdout = `Name:          ci
Driver:        docker-container
Last Activity: 2026-01-02 03:04:05 +0000 UTC

Nodes:
Name:                  ci0
Endpoint:              unix:///d.sock
Driver Options:        network="host"
Status:                inactive
BuildKit daemon flags: --debug --allow-insecure-entitlement=network.host
Platforms:             linux/amd64*, linux/arm64*, linux/386
File#buildkitd.toml:
 > [registry]
 > 
 >   [registry."mirror.example:5000"]
 >     ca = ["/etc/buildkit/certs/mirror.example_5000/ca.pem"]
 > 
File#certs/mirror.example_5000/ca.pem:
 > CERT
 > 
`;
  const exec = scriptedExec([{ command: 'docker buildx inspect -- ci', stdout }, { command: /^docker buildx create/ }]);
  const buildx = dockerBuildx(exec);
  const [node] = (await buildx.builder('ci')).nodes;
  expect(node).toEqual({
    endpoint: 'unix:///d.sock',
    driverOptions: ['network=host'],
    daemonFlags: '--debug --allow-insecure-entitlement=network.host',
    platforms: ['linux/amd64', 'linux/arm64'],
    files: {
      'buildkitd.toml':
        '[registry]\n\n  [registry."mirror.example:5000"]\n    ca = ["/etc/buildkit/certs/mirror.example_5000/ca.pem"]\n',
      'certs/mirror.example_5000/ca.pem': 'CERT\n',
    },
  });
  if (node === undefined) return;
  await buildx.create('new', 'docker-container', { ...node, configFile: '/t/buildkitd.toml' });
  expect(exec.calls[1]).toEqual([
    'docker',
    'buildx',
    'create',
    '--name=new',
    '--driver=docker-container',
    '--driver-opt=network=host',
    '--buildkitd-flags=--debug --allow-insecure-entitlement=network.host',
    '--platform=linux/amd64,linux/arm64',
    '--buildkitd-config=/t/buildkitd.toml',
    '--bootstrap',
    '--',
    'unix:///d.sock',
  ]);
});
