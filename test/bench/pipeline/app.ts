import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { writeImageContext } from '../hand-over/image-content.ts';

const require = createRequire(import.meta.url);

/** How much there is to do. */
interface AppSize {
  /** How often the build minifies the TypeScript compiler's source, 9 MB, with esbuild. */
  readonly buildWork: number;
  /** The same for each suite. */
  readonly suiteWork: number;
  /** Of dependencies in the image. */
  readonly megabytes: number;
}

/** The suites of examples/build-once-test-many.yml: they test the same image, each in its own way. */
export const suites = ['version', 'bundle', 'minify', 'transform', 'rebuild'] as const;

/** The sample app with real work to do: from scratch, so nothing has to be pulled. */
export function writeApp(context: string, { buildWork, suiteWork, megabytes }: AppSize): void {
  writeImageContext(context, megabytes * 1e6);
  const dependencies = readFileSync(join(context, 'Dockerfile'), 'utf8').match(/^COPY .*$/gm) ?? [];
  mkdirSync(join(context, 'bin'));
  copyFileSync(
    require.resolve(`@esbuild/${process.platform}-${process.arch}/bin/esbuild`),
    join(context, 'bin/esbuild'),
  );
  copyFileSync('/bin/busybox', join(context, 'bin/busybox'));
  copyFileSync(require.resolve('typescript'), join(context, 'library.js'));
  writeFileSync(join(context, 'work.sh'), script);
  writeFileSync(
    join(context, 'Dockerfile'),
    [
      'FROM scratch AS tools',
      'COPY --chmod=755 bin /bin',
      'COPY work.sh library.js /src/',
      '',
      'FROM tools AS bundle',
      `RUN ["/bin/busybox", "sh", "/src/work.sh", "build", "${buildWork}"]`,
      '',
      'FROM tools',
      'COPY --from=bundle /www /www',
      ...dependencies,
      `ENV WORK=${suiteWork}`,
      'ENTRYPOINT ["/bin/busybox", "sh", "/src/work.sh"]',
      '',
    ].join('\n'),
  );
}

/** `work.sh NAME [TIMES]`: the last result of a build stays in /www. */
const script = `set -eu
/bin/busybox mkdir -p /www
for turn in $(/bin/busybox seq 1 "\${2:-$WORK}"); do
  /bin/esbuild /src/library.js --minify --log-level=error --outfile=/www/library.js --allow-overwrite
done
echo "$1: done"
`;
