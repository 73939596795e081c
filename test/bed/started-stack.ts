/** Runs the docker client and answers with its stdout. */
type Docker = (...args: string[]) => string;

/** One container of a compose project. */
interface StartedService {
  /** The reference under which compose knows its image. */
  readonly image: string;
  /** Whether that reference is still the image that the container runs. */
  readonly isCurrent: boolean;
}

/** What runs of a compose project, by service. */
export function startedServices(docker: Docker, project: string): Readonly<Record<string, StartedService>> {
  const ids = list(docker, project, 'container', '--all');
  if (ids.length === 0) return {};
  const format = '{{index .Config.Labels "com.docker.compose.service"}} {{.Config.Image}} {{.Image}}';
  const lines = docker('container', 'inspect', '--format', format, ...ids)
    .trim()
    .split('\n');
  return Object.fromEntries(
    lines.map((line) => {
      const [service = '', image = '', id = ''] = line.split(' ');
      return [service, { image, isCurrent: docker('image', 'inspect', '--format', '{{.Id}}', image).trim() === id }];
    }),
  );
}

/** Removes a compose project, as the end of a machine does. */
export function removeStack(docker: Docker, project: string): void {
  const containers = list(docker, project, 'container', '--all');
  if (containers.length > 0) docker('container', 'rm', '--force', ...containers);
  for (const kind of ['network', 'volume'] as const) {
    const names = list(docker, project, kind);
    if (names.length > 0) docker(kind, 'rm', ...names);
  }
}

function list(docker: Docker, project: string, kind: 'container' | 'network' | 'volume', ...flags: string[]): string[] {
  const filter = `label=com.docker.compose.project=${project}`;
  return docker(kind, 'ls', '--quiet', '--filter', filter, ...flags)
    .split('\n')
    .filter((line) => line !== '');
}
