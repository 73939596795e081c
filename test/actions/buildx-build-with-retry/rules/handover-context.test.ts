import { describe, expect, test } from '@jest/globals';
import { readBuildInputs } from '../../../../actions/buildx-build-with-retry/inputs.ts';
import {
  identifyContext,
  joinRecordLines,
  readHandoverContext,
} from '../../../../actions/buildx-build-with-retry/rules/handover-context.ts';
import { InputReader } from '../../../../src/core/inputs/input-reader.ts';
import { handoverRecord } from '../../../support/handover-records.ts';

const record = handoverRecord({ imageid: `sha256:${'a'.repeat(64)}` });

describe('an image of another job as build context', () => {
  test('is told from other contexts, and a record arrives whole (I7)', () => {
    const text = JSON.stringify(record);
    const inputs = new InputReader((name) =>
      name === 'build-contexts' ? `src=./handover:x\nbase=handover:${text}\nlib=handover:lib` : '',
    );
    const contexts = readBuildInputs(inputs).buildContexts.map(readHandoverContext);
    expect(contexts).toEqual([undefined, { name: 'base', wanted: text }, { name: 'lib', wanted: 'lib' }]);
  });

  test('may be a record that toJSON has written over several lines (I7)', () => {
    const text = JSON.stringify(record, undefined, 2);
    const given: Readonly<Record<string, string>> = {
      'build-contexts': `src=./x\nbase=handover:${text}\nlib=handover:${text.replaceAll('\n', '\r\n')}\nend=./y`,
      set: `web.contexts.base=handover:${text}\nweb.args.A={`,
    };
    const { buildContexts, set } = readBuildInputs(new InputReader((name) => given[name] ?? ''));
    const joined = JSON.stringify(record);
    const [, base, lib] = buildContexts.map(readHandoverContext);
    expect([base, lib].map((context) => JSON.stringify(JSON.parse(context?.wanted ?? '')))).toEqual([joined, joined]);
    expect(buildContexts.map((line) => line.split('=', 1)[0])).toEqual(['src', 'base', 'lib', 'end']);
    expect(set).toHaveLength(2);
    expect(joinRecordLines('a=b\n\nc=handover:{\nd=e')).toBe('a=b\n\nc=handover:{d=e');
  });

  test('counts as the image that it is: the run, the time and the artifact make no other build of it (I7)', () => {
    const line = (changed: object): string => `base=handover:${JSON.stringify({ ...record, ...changed })}`;
    const same = identifyContext(line({}));
    expect(identifyContext(line({ created: '2027-01-01T00:00:00Z', run: { ...record.run, id: 1 } }))).toBe(same);
    expect(identifyContext(line({ imageid: `sha256:${'b'.repeat(64)}` }))).not.toBe(same);
    expect(identifyContext(line({ imageids: { 'linux/arm64': record.imageid } }))).not.toBe(same);
    const unknown = { imageid: '', imageids: {} };
    expect(identifyContext(line({ ...unknown, digest: `sha256:${'1'.repeat(64)}` }))).not.toBe(
      identifyContext(line({ ...unknown, digest: `sha256:${'2'.repeat(64)}` })),
    );
    expect(identifyContext('base=handover:lib')).toBe('base=handover:lib');
    expect(identifyContext('base=handover:{')).toBe('base=handover:{');
    expect(identifyContext('base=handover:null')).toBe('base=handover:null');
    expect(identifyContext('src=./x')).toBe('src=./x');
  });
});
