import { describe, expect, test } from '@jest/globals';
import { AmbiguousJsonError } from '../../../../src/core/json/strict-json.ts';
import { parseManifest } from '../../../../src/core/oci/parse-manifest.ts';

const one = '{"digest":"sha256:1","size":1}';

describe('a manifest that an engine reads too (Z2)', () => {
  test.each([
    ['keys of later versions', `{"schemaVersion":2,"config":${one},"layers":[${one}],"extra":{"Config":1},"x":1}`],
    ['labels and annotations of any case', `{"manifests":[{"digest":"x","annotations":{"Digest":"1","digest":"2"}}]}`],
    ["Docker's own list", `{"schemaVersion":2,"manifests":[{"platform":{"os":"linux","features":["sse4"]}}]}`],
    ['no object', '[]'],
    ['an empty list of entries', `{"config":${one},"layers":[${one}],"manifests":[]}`],
    ['no config in an index', `{"config":null,"layers":null,"manifests":[${one}]}`],
  ])('is taken with %s', (_what, text) => {
    expect(parseManifest(text)).toEqual(JSON.parse(text));
  });

  test.each([
    ['its config twice', `{"config":${one},"config":${one}}`, 'has a key twice'],
    ['a digest twice', `{"config":{"digest":"a","digest":"b"}}`, 'has a key twice'],
    ['another Config', `{"config":${one},"Config":${one}}`, 'spells the key "Config" unusually'],
    ['CONFIG alone', `{"CONFIG":${one}}`, 'spells the key "CONFIG" unusually'],
    ['layers with a long s', `{"layers":[],"layer\u017f":[]}`, 'unusually'],
    ['other Manifests', `{"manifests":[],"Manifests":[${one}]}`, 'spells the key "Manifests" unusually'],
    ['another mediatype', `{"mediaType":"a","mediatype":"b"}`, 'spells the key "mediatype" unusually'],
    ['another Digest of the config', `{"config":{"digest":"a","Digest":"b"}}`, 'spells the key "Digest" unusually'],
    [
      'another Digest of a layer',
      `{"layers":[${one},{"digest":"a","DIGEST":"b"}]}`,
      'spells the key "DIGEST" unusually',
    ],
    ['another Digest of an entry', `{"manifests":[{"digest":"a","digeſt":"b"}]}`, 'unusually'],
    ['another Digest of a blob', `{"blobs":[{"digest":"a","Digest":"b"}]}`, 'spells the key "Digest" unusually'],
    ['another Digest of its subject', `{"subject":{"digest":"a","Digest":"b"}}`, 'spells the key "Digest" unusually'],
    ['a config beside entries', `{"config":${one},"manifests":[${one}]}`, 'both an image and an index'],
    ['layers beside entries', `{"layers":[${one}],"manifests":[${one}]}`, 'both an image and an index'],
    ['another OS', `{"manifests":[{"platform":{"os":"linux","OS":"windows"}}]}`, 'spells the key "OS" unusually'],
  ])('is refused with %s', (_what, text, finding) => {
    expect(() => parseManifest(text)).toThrow(AmbiguousJsonError);
    expect(() => parseManifest(text)).toThrow(finding);
  });
});
