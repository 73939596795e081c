import { beforeAll, describe, expect, test } from '@jest/globals';
import { parseHandover } from '../../src/core/handover/parse-record.ts';
import { makePages, type Pages } from '../demo/pages.ts';

/*
 * The summary pages of a producer job and its consumers, written by the compiled actions against a real engine, a real
 * registry that fails on purpose, and the real artifact client.
 */
let pages: Pages;

beforeAll(async () => {
  const { CIIA_CLASSIC_HOST: host = '', CIIA_REGISTRY: registry = '' } = process.env;
  pages = await makePages(host, registry, { sleepSeconds: 1, megabytes: 1 });
});

/** The lines of the page's one diagram. */
function diagramOf(page: string): readonly string[] {
  return /^```mermaid\n([\s\S]*?)\n```$/m.exec(page)?.[1]?.split('\n') ?? [];
}

describe('the summary page of', () => {
  test('a build job tells what was built and draws each try, the failed pushes in red (R1, B17, B18, 004-11)', () => {
    const { exitCode, summary, outputs } = pages.built;
    expect({ exitCode, attempts: outputs['attempts'] }).toEqual({ exitCode: 0, attempts: '3' });
    expect(summary).toContain('### Image built once');
    for (const name of ['image-ref', 'digest', 'imageid', 'artifact-name']) {
      expect(summary).toContain(`<code>${outputs[name] ?? 'nothing'}</code>`);
    }
    expect(summary).toMatch(
      /\| size \| <code>[\d.]+ MB in 4 layers<\/code><br><code>[\d.]+ MB in 4 layers in the registry/,
    );
    expect(summary).toMatch(/\| steps from cache \| <code>[0-2] of 4 /);
    const bars = diagramOf(summary);
    expect(bars.filter((line) => /^push .*:crit, /.test(line))).toHaveLength(2);
    expect(bars.filter((line) => /^push .* again \(3\) [\d.]+ s :\d/.test(line))).toHaveLength(1);
    for (const lane of ['build', 'save', 'upload']) {
      expect(bars).toContain(`section ${lane}`);
      expect(summary).toMatch(new RegExp(`^\\| ${lane} `, 'm'));
    }
  });

  test('a consumer weighs its seconds against the seconds that its producer measured (R1, 000-16)', () => {
    const cost = parseHandover(pages.built.outputs['handover'] ?? '', 'record')['build-seconds'] ?? 0;
    expect(cost).toBeGreaterThan(1);
    for (const { exitCode, summary } of [pages.fromRegistry, pages.fromArtifact]) {
      expect(exitCode).toBe(0);
      expect(summary).toContain('This job did not build.');
      expect(summary).toContain(`the build took **${cost.toFixed(1)} s**: 1 build avoided`);
    }
    expect(pages.fromRegistry.summary).toContain('### Image from the registry');
    expect(diagramOf(pages.fromRegistry.summary).join('\n')).toMatch(/registry pull [\d.]+ s :\d/);
  });

  test('a consumer whose registry was out of order shows that, and the artifact beside it (P1, F22)', () => {
    const { summary } = pages.fromArtifact;
    expect(summary).toContain('| attempts | <code>2</code> |');
    expect(summary).toMatch(/\| artifact size \| <code>[\d.]+ MB<\/code> \|/);
    expect(summary).toMatch(/^artifact (download and load|load) [\d.]+ s :\d/m);
    expect(summary).toMatch(/^### Image from the artifact\n\n> \[!WARNING\]\n> \*\*registry: transient\*\* .*503/);
    expect(diagramOf(summary).join('\n')).toMatch(/^registry [\d.]+ s :crit, [\s\S]*^artifact (download|load)/m);
  });

  test('a step that failed says class, reason and next step first (B17)', () => {
    expect(pages.denied.summary).toMatch(
      /^### Image build failed\n\n> \[!CAUTION\]\n> \*\*auth\*\* .*denied.*\n>\n> \*\*Next:\*\* .*packages: write/,
    );
    expect(pages.nowhere.summary).toMatch(/^### No image\n\n> \[!CAUTION\]\n> \*\*registry: transient\*\* .*503/);
    expect(pages.broken.summary).toMatch(/^### Image build failed\n\n> \[!CAUTION\]\n> \*\*user\*\* /);
  });

  test('a build whose output looks like markup shows it as text', () => {
    const { summary } = pages.broken;
    for (const markup of ['<img', '[c](', '`b`']) expect(summary).not.toContain(markup);
    expect(summary).toContain('&#60;img src&#61;x&#62;');
    for (const row of summary.split('\n').filter((line) => line.startsWith('| build'))) {
      expect(row.split('|')).toHaveLength(6);
    }
  });
});
