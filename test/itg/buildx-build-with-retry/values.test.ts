import { afterAll, afterEach, describe, expect, jest, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { buildWithRetry } from '../../../actions/buildx-build-with-retry/buildx-build-with-retry.ts';
import { buildContext, buildDeps, buildInputs, forgetImages } from '../../support/build-fixture.ts';
import { recordingExec } from '../../support/recording-exec.ts';
import { storeEngine, storeEngines } from '../../support/store-engines.ts';

jest.setTimeout(120_000);

const repository = `${process.env['CIIA_REGISTRY'] ?? ''}/ciia-values-${process.pid}/app`;

const canary = `canary-${process.pid}-xyzzy`;

describe.each(storeEngines())('what arrives in the image, $store store', (stored) => {
  const exec = recordingExec(storeEngine(stored.store, stored.host, { CIIA_CANARY: canary }).exec);
  const deps = buildDeps({ ...stored, exec });
  afterEach(() => deps.cleanUp());
  afterAll(() => {
    forgetImages(stored, repository);
  });

  // BuildKit writes them into the config, and is the same one behind either store.
  const onContainerd = stored.store === 'containerd' ? test : undefined;
  onContainerd?.('values with spaces, quotes, "=", commas and newlines arrive unchanged (B12)', async () => {
    const values = {
      spaced: '  inner   spaces ok',
      quoted: `say "hi" it's $HOME \`id\` $(id)`,
      equal: 'a=b==c',
      comma: 'a,b,"c"',
      lines: 'first\nsecond "x"\n\tthird',
      dash: '--privileged',
      unicode: 'größe 🐳',
    };
    const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const asLines = (prefix: string): string =>
      Object.entries(values)
        .map(([name, value]) => quote(`${prefix}${name}=${value}`))
        .join('\n');
    const names = Object.keys(values);
    const context = buildContext(
      `FROM scratch\nCOPY a.txt /\n${names.map((name) => `ARG A_${name}\nENV E_${name}=$A_${name}`).join('\n')}\n`,
      { 'a.txt': stored.store },
    );
    try {
      const ref = `${repository}:values`;
      const { failure } = await buildWithRetry(
        buildInputs({
          context: context.folder,
          tags: ref,
          push: 'false',
          labels: asLines('l.'),
          'build-args': asLines('A_'),
        }),
        deps,
      );
      expect(failure).toBeUndefined();
      const labels = (await deps.engine.inspect(ref))?.labels;
      expect(labels).toMatchObject(
        Object.fromEntries(Object.entries(values).map(([name, value]) => [`l.${name}`, value])),
      );
      const env = JSON.parse(stored.docker('image', 'inspect', '--format', '{{json .Config.Env}}', ref)) as string[];
      for (const [name, value] of Object.entries(values)) expect(env).toContain(`E_${name}=${value}`);
    } finally {
      context.remove();
    }
  });

  test('a secret reaches the RUN that mounts it, and no argument, log line, history, config or archive (B13)', async () => {
    const context = buildContext(
      'FROM scratch\nCOPY busybox /busybox\nRUN --mount=type=secret,id=one --mount=type=secret,id=two ["/busybox","sh","-c","/busybox test -s /run/secrets/one && /busybox test -s /run/secrets/two"]\n',
    );
    try {
      const ref = `${repository}:secret`;
      const { result, failure } = await buildWithRetry(
        buildInputs({
          context: context.folder,
          tags: ref,
          push: 'false',
          secrets: `"one=${canary}\nsecond line"`,
          'secret-envs': 'two=CIIA_CANARY',
        }),
        deps,
      );
      expect(failure).toBeUndefined();
      const archive = execFileSync('docker', ['--host', stored.host, 'image', 'save', ref], { maxBuffer: 1 << 28 });
      const places = [
        JSON.stringify(exec.commands),
        exec.printed.join(''),
        deps.log.lines.filter((line) => !line.startsWith('mask: ')).join('\n'),
        stored.docker('history', '--no-trunc', ref),
        stored.docker('image', 'inspect', ref),
        archive.toString('latin1'),
        JSON.stringify(result),
      ];
      expect(places.filter((place) => place.includes(canary))).toEqual([]);
      expect(deps.log.lines).toContain(`mask: ${canary}`);
    } finally {
      context.remove();
    }
  });
});
