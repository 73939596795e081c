import { describe, expect, test } from '@jest/globals';
import { computeCase, computeTagNames } from '../../../../support/metadata-case.ts';

const pr = 'refs/pull/15/merge';

describe('what is warned of', () => {
  const none = [
    'No Docker image version has been generated. Check tags input.',
    'No Docker tag has been generated. Check tags input.',
  ];
  test.each([
    ['type=semver,pattern={{version}}', 'sometag is not a valid semver. More info: https://semver.org/'],
    [
      'type=pep440,pattern={{version}}',
      'sometag does not conform to PEP 440. More info: https://www.python.org/dev/peps/pep-0440',
    ],
    ['type=match,pattern=\\d', '\\d does not match sometag.'],
    ['type=match,pattern=some,group=1', 'Group 1 does not exist for some pattern.'],
  ])('%s: %s', (tags, warning) => {
    const { tagNames, warnings, version } = computeCase({ ref: 'refs/tags/sometag', request: { tags } });
    expect({ tagNames, warnings, version }).toEqual({ tagNames: [], warnings: [warning, ...none], version: '' });
  });
});

describe('what is refused, in the words of docker/metadata-action', () => {
  test.each([
    ['type=foo', 'Unknown tag type attribute: foo'],
    ['type=semver', 'Missing pattern attribute for type=semver'],
    ['type=pep440,value=1', 'Missing pattern attribute for type=pep440,value=1'],
    ['type=match', 'Missing pattern attribute for type=match'],
    ['type=match,pattern=x,group=foo', 'Invalid match group for type=match,pattern=x,group=foo'],
    ['type=ref', 'Missing event attribute for type=ref'],
    ['type=ref,event=foo', 'Invalid event for type=ref,event=foo'],
    ['type=raw', 'Missing value attribute for type=raw'],
    ['type=sha,format=foo', 'Invalid format for type=sha,format=foo'],
    ['type=raw,x,enable=foo', 'Invalid value for enable attribute: foo'],
    ['type=raw,x,enable=', 'Invalid value for enable attribute: '],
    ["type=raw,value={{date 'YYYY' zone='x'}}", 'Unknown zone attribute'],
    ['type=raw,value={{branch', 'Parse error'],
  ])('tags: %s', (tags, message) => {
    expect(() => computeCase({ request: { tags } })).toThrow(message);
  });

  test.each([
    ['foo', 'Input "flavor" breaks the rules of docker/metadata-action (Invalid flavor entry: foo): correct it'],
    ['latest=foo', 'Invalid latest flavor entry: latest=foo'],
    ['prefix=x,onlatest=foo', 'Invalid value for onlatest attribute: foo'],
    ['foo=bar', 'Unknown flavor entry: foo=bar'],
  ])('flavor: %s', (flavor, message) => {
    expect(() => computeCase({ request: { flavor } })).toThrow(message);
  });

  test.each([
    ['name=', 'Image name attribute empty: name='],
    ['name=x,foo=bar', 'Unknown image attribute: name=x,foo=bar'],
    ['name=x,enable=foo', 'Invalid enable attribute value: name=x,enable=foo'],
  ])('images: %s', (images, message) => {
    expect(() => computeCase({ request: { images } })).toThrow(message);
  });

  test('a length that is no number', () => {
    expect(() => computeTagNames('type=sha', pr, { shortShaLength: 'foo' })).toThrow(
      'DOCKER_METADATA_SHORT_SHA_LENGTH is not a valid number: foo',
    );
  });
});
