import { describe, expect, test } from '@jest/globals';
import {
  prefixLevels,
  renderBakeDefinitions,
  renderMetadataJson,
  type ImageMetadata,
} from '../../../../../actions/compute-tag/rules/metadata-action/documents.ts';

const metadata: ImageMetadata = {
  version: 'dev',
  images: ['user/app', 'ghcr.io/user/app'],
  tagNames: ['dev', 'my'],
  tags: ['user/app:dev', 'user/app:my', 'ghcr.io/user/app:dev', 'ghcr.io/user/app:my'],
  labels: ['a=1', 'empty=', 'x=y=z'],
  annotations: ['a=1'],
};
const parsed = (text: string): unknown => JSON.parse(text);

describe('documents about an image', () => {
  test('json holds tags, names, labels as an object, and annotations of each level', () => {
    expect(parsed(renderMetadataJson(metadata, ['manifest', 'index']))).toEqual({
      tags: metadata.tags,
      'tag-names': metadata.tagNames,
      labels: { a: '1', empty: '', x: 'y=z' },
      annotations: ['manifest:a=1', 'index:a=1'],
    });
  });

  test('annotations are listed level by level', () => {
    expect(prefixLevels(['a=1', 'b=2'], ['index', 'manifest'])).toEqual([
      'index:a=1',
      'index:b=2',
      'manifest:a=1',
      'manifest:b=2',
    ]);
  });

  test('bake files define one target each', () => {
    const args = { DOCKER_META_IMAGES: 'user/app,ghcr.io/user/app', DOCKER_META_VERSION: 'dev' };
    const labels = { a: '1', empty: '', x: 'y=z' };
    const files = renderBakeDefinitions(metadata, ['manifest'], 'meta');
    expect(parsed(files['bake-file-tags'])).toEqual({ target: { meta: { tags: metadata.tags, args } } });
    expect(parsed(files['bake-file-labels'])).toEqual({ target: { meta: { labels } } });
    expect(parsed(files['bake-file-annotations'])).toEqual({ target: { meta: { annotations: ['manifest:a=1'] } } });
    expect(parsed(files['bake-file'])).toEqual({ target: { meta: { tags: metadata.tags, labels, args } } });
  });

  test('without a version the argument is left out', () => {
    const { 'bake-file-tags': file } = renderBakeDefinitions({ ...metadata, version: '' }, ['manifest'], 'x');
    expect(file).not.toContain('DOCKER_META_VERSION');
  });
});

// What `docker buildx bake --print` shows for the right-hand side is the left-hand one.
test.each([
  ['${NPM_TOKEN}', '$${NPM_TOKEN}'],
  ['$${X}', '$$${X}'],
  ['$$${X}', '$$$${X}'],
  ['%{ if true }', '%%{ if true }'],
  ['%%{', '%%%{'],
  ['100%', '100%'],
  ['$5 {x}', '$5 {x}'],
])('%s is written as %s, which bake reads literally (Z11)', (text, written) => {
  const given = { tags: [`i:${text}`], labels: [`a=${text}`, `${text}=b`], annotations: [`a=${text}`], version: text };
  const files = renderBakeDefinitions({ ...metadata, ...given }, ['manifest'], 'app');
  expect(parsed(files['bake-file'])).toMatchObject({
    target: {
      app: { tags: [`i:${written}`], labels: { a: written, [written]: 'b' }, args: { DOCKER_META_VERSION: written } },
    },
  });
  expect(parsed(files['bake-file-annotations'])).toEqual({
    target: { app: { annotations: [`manifest:a=${written}`] } },
  });
});
