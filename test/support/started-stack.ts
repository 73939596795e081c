import { execFileSync } from 'node:child_process';

/** One container of a compose project. */
interface StartedService {
  /** The reference under which compose knows its image. */
  readonly image: string;
  /** The id that the engine gives the image that it runs. */
  readonly engineId: string;
}

/** What the engine at `host` runs of a compose project, by service. */
export function startedServices(host: string, project: string): Readonly<Record<string, StartedService>> {
  const ids = containersOf(host, project);
  if (ids.length === 0) return {};
  const format = '{{index .Config.Labels "com.docker.compose.service"}} {{.Config.Image}} {{.Image}}';
  const lines = docker(host, 'container', 'inspect', '--format', format, ...ids).split('\n');
  return Object.fromEntries(
    lines
      .map((line) => line.split(' '))
      .map(([service = '', image = '', engineId = '']) => [service, { image, engineId }]),
  );
}

/** Removes a compose project, as the end of a machine does. */
export function removeStack(host: string, project: string): void {
  const ids = containersOf(host, project);
  if (ids.length > 0) docker(host, 'container', 'rm', '--force', ...ids);
  for (const kind of ['network', 'volume']) {
    const names = docker(host, kind, 'ls', '--quiet', '--filter', labelOf(project)).split('\n').filter(Boolean);
    if (names.length > 0) docker(host, kind, 'rm', ...names);
  }
}

const labelOf = (project: string): string => `label=com.docker.compose.project=${project}`;

const containersOf = (host: string, project: string): readonly string[] =>
  docker(host, 'container', 'ls', '--all', '--quiet', '--filter', labelOf(project)).split('\n').filter(Boolean);

function docker(host: string, ...args: readonly string[]): string {
  return execFileSync('docker', ['--host', host, ...args], { encoding: 'utf8' }).trim();
}
