import { describe, expect, test } from '@jest/globals';
import { readBuildMetadata } from '../../../../actions/buildx-build-with-retry/rules/build-metadata.ts';
import { ProgressReader } from '../../../../actions/buildx-build-with-retry/rules/build-progress.ts';

const read = (...lines: string[]): ProgressReader => {
  const progress = new ProgressReader();
  for (const line of lines) progress.read(line);
  return progress;
};

describe('what the progress of a build tells', () => {
  test('steps of the Dockerfile are counted, cached ones too; FROM and internal ones are none (C7)', () => {
    const progress = read(
      '#1 [internal] load build definition from Dockerfile',
      '#1 DONE 0.0s',
      '#4 [build 1/3] FROM docker.io/library/alpine',
      '#4 CACHED',
      '#5 [build 2/3] COPY a b',
      '#5 CACHED',
      '#6 [linux/amd64 build 3/3] RUN make',
      '#6 0.130 #7 CACHED',
      '#6 0.131 [x 9/9] RUN y',
      '#6 DONE 0.2s',
    );
    expect(progress.cacheUse).toEqual({ cached: 1, total: 2 });
  });

  test('a missing cache is cold, one that was read is warm, none asked for is neither (C8, C9)', () => {
    const importing = '#4 importing cache manifest from r.example/a:cache';
    expect(read(importing, '#4 ERROR: r.example/a:cache: not found').cacheFound).toBe(false);
    expect(read(importing, '#4 DONE 0.1s').cacheFound).toBe(true);
    expect(read('#4 DONE 0.1s').cacheFound).toBeUndefined();
  });

  test('a cache export that failed is found with its reason (C3)', () => {
    const progress = read('#9 exporting cache to registry', '#9 ERROR: error writing layer blob: 400');
    expect(progress.cacheExportError).toBe('error writing layer blob: 400');
    expect(read('#9 exporting cache to registry', '#9 DONE 1.0s').cacheExportError).toBeUndefined();
  });

  test.each([
    'exporting to GitHub Actions Cache',
    'exporting cache to Amazon S3',
    'exporting cache to client directory',
    'exporting inline cache',
  ])('also one that is called "%s" (Y16)', (name) => {
    expect(read(`#9 ${name}`, '#9 ERROR: 502').cacheExportError).toBe('502');
    expect(read('#9 exporting to client directory', '#9 ERROR: 502').cacheExportError).toBeUndefined();
  });

  test('a line of a frontend that never ends its bracket is read at once (Z16)', () => {
    const start = performance.now();
    expect(read(`#1 [${'1'.repeat(200_000)}`, `#1 [${'1 '.repeat(100_000)}`).cacheUse.total).toBe(0);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test('configs and manifests are known once they are exported, on either store, caches and attestations left out (B4)', () => {
    const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;
    const progress = read(
      `#5 exporting manifest ${digest('1')} 0.0s done`,
      `#5 exporting config ${digest('2')} 0.0s done`,
      `#5 exporting attestation manifest ${digest('3')} 0.1s done`,
      `#5 exporting manifest list ${digest('4')}`,
      `#5 exporting manifest list ${digest('4')} 0.0s done`,
      `#9 writing config ${digest('5')} done`,
      `#6 0.130 #5 exporting config ${digest('6')} done`,
    );
    expect(progress.configs).toEqual([digest('2')]);
    expect(progress.manifests).toEqual([digest('1'), digest('4')]);
    expect(read(`#5 writing image ${digest('7')} done`).configs).toEqual([digest('7')]);
  });

  test('the upload is reached when layers or manifests are pushed, not when a RUN says so', () => {
    expect(read('#7 pushing layers 0.1s done').reachedPush).toBe(true);
    expect(read('#6 0.1 #7 pushing layers').reachedPush).toBe(false);
  });
});

describe('the metadata file', () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');

  test('an empty one, of a build that failed, says nothing', () => {
    expect(readBuildMetadata('')).toEqual({ text: '', warnings: [] });
  });

  test('warnings of the checks come with their line, at most ten, and odd ones are passed over (B18)', () => {
    const warning = (index: number): unknown => ({
      vertex: 'sha256:1',
      level: 1,
      short: base64(`JSONArgsRecommended: finding ${index}`),
      url: 'https://docs.docker.com/go/dockerfile/rule/json-args-recommended/',
      sourceInfo: { filename: 'Dockerfile' },
      range: [{ start: { line: index }, end: { line: index } }],
    });
    const list = [null, { short: 5 }, ...Array.from({ length: 12 }, (_, index) => warning(index + 1))];
    const { warnings } = readBuildMetadata(JSON.stringify({ 'buildx.build.warnings': list }));
    expect(warnings).toHaveLength(10);
    expect(warnings[0]).toEqual({ message: 'JSONArgsRecommended: finding 1', line: 1 });
    expect(readBuildMetadata('{"buildx.build.warnings":{}}').warnings).toEqual([]);
  });
});
