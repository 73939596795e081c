import { describe, expect, test } from '@jest/globals';
import { readBuildInputs } from '../../../actions/buildx-build-with-retry/inputs.ts';
import { writeSecrets } from '../../../actions/buildx-build-with-retry/write-secrets.ts';
import { InputReader } from '../../../src/core/inputs/input-reader.ts';
import type { Files } from '../../../src/ports/files.ts';
import { recordingLog } from '../../support/recording-log.ts';

interface Written {
  readonly options: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly values: readonly string[];
  readonly lines: readonly string[];
}

/** Writes the secrets of these inputs, which come as the runner passes them. */
async function write(given: Readonly<Record<string, string>>, gitToken?: string): Promise<Written> {
  const values: string[] = [];
  const files: Pick<Files, 'temporaryFolder' | 'writeText'> = {
    temporaryFolder: () => Promise.resolve('/t'),
    writeText: (_, text) => Promise.resolve(void values.push(text)),
  };
  const log = recordingLog();
  const inputs = readBuildInputs(new InputReader((name) => given[name] ?? ''));
  const run = { serverUrl: 'https://github.com' };
  const written = await writeSecrets(inputs, { files: files as Files, log, run, gitToken });
  return { ...written, values, lines: log.lines };
}

describe('secrets', () => {
  test.each([
    ['K=v', 'v'],
    ['K=v\n', 'v'],
    ['"K=-----BEGIN-----\nx\n-----END-----\n"', '-----BEGIN-----\nx\n-----END-----\n'],
    ['"K=a ""b"" "', 'a "b" '],
    ['K=["a","b",""]', '["a","b",""]'],
    ['K={"a":"x","b":" y"}', '{"a":"x","b":" y"}'],
    ['K="quoted"', '"quoted"'],
    ['"K=\r\n\tx\r\n"', '\r\n\tx\r\n'],
    ['  K= v ', ' v '],
    ['K==', '='],
    ['\n# comment\nK=a#b\n', 'a#b'],
  ])('%j reach the build byte by byte: %j (Y10)', async (secrets, value) => {
    const { values, options } = await write({ secrets });
    expect(values).toEqual([value]);
    expect(options).toEqual(['id=K,src=/t/secret-0']);
  });

  test('are masked line by line, without the space around them', async () => {
    const { lines } = await write({ secrets: '"K=  first-line  \r\nsecond-line\nshort"' });
    expect(lines).toEqual(['mask: first-line', 'mask: second-line']);
  });

  test.each([
    [{ secrets: 'NPM_TOKEN=\nOTHER=x' }, 'secrets', ['id=OTHER,src=/t/secret-0']],
    [{ secrets: '"NPM_TOKEN="' }, 'secrets', []],
    [{ 'secret-envs': 'NPM_TOKEN=,OTHER=X' }, 'secret-envs', ['id=OTHER,env=X']],
    [{ 'secret-files': 'NPM_TOKEN=' }, 'secret-files', []],
  ])('without a value are left out with a warning: %j (Y9)', async (given, input, options) => {
    const written = await write(given);
    expect(written.options).toEqual(options);
    expect(written.lines).toEqual([expect.stringContaining(`warning: Input "${input}" has no value for "NPM_TOKEN"`)]);
  });

  test.each(['s3cr3t', '=s3cr3t', 'K=-----BEGIN-----\ns3cr3t', '"K=s3cr3t" x'])(
    '%j is refused without a word of it',
    async (secrets) => {
      const error: unknown = await write({ secrets }).catch((thrown: unknown) => thrown);
      expect(String(error)).toContain('A line of input "secrets" is not of the form id=value');
      expect(String(error)).not.toContain('s3cr3t');
    },
  );
});

describe('the token of a Git context', () => {
  const context = 'https://github.com/acme/app.git#main';

  test('is a secret for the host of the server alone, and in no argument (Z8)', async () => {
    const { options, env, lines } = await write({ context }, 'tok-en-value');
    expect(options).toEqual(['id=GIT_AUTH_TOKEN.github.com,env=GIT_AUTH_TOKEN']);
    expect(env).toEqual({ GIT_AUTH_TOKEN: 'tok-en-value' });
    expect(lines).toEqual(['mask: tok-en-value']);
  });

  test('gives way to a secret for that host, and not to one for another or without a value (Z8)', async () => {
    const ids = async (secrets: string): Promise<readonly string[]> =>
      (await write({ context, secrets }, 'tok-en-value')).options.map((option) => option.split(',')[0] ?? '');
    expect(await ids('GIT_AUTH_TOKEN=x')).toEqual(['id=GIT_AUTH_TOKEN']);
    expect(await ids('GIT_AUTH_TOKEN.gitlab.example=x')).toEqual([
      'id=GIT_AUTH_TOKEN.gitlab.example',
      'id=GIT_AUTH_TOKEN.github.com',
    ]);
    expect(await ids('GIT_AUTH_TOKEN=')).toEqual(['id=GIT_AUTH_TOKEN.github.com']);
  });
});
