import { expect, test } from '@jest/globals';
import { missingPermissions } from '../../../../actions/buildx-build-with-retry/bake-permissions.ts';
import { readBuildInputs } from '../../../../actions/buildx-build-with-retry/inputs.ts';
import { targetLines } from '../../../../actions/buildx-build-with-retry/rules/build-progress.ts';
import { parseBakeDefinition } from '../../../../actions/buildx-build-with-retry/rules/parse-definition.ts';
import { renderDefinition, renderTarget } from '../../../../actions/buildx-build-with-retry/rules/render-definition.ts';
import { InputReader } from '../../../../src/core/inputs/input-reader.ts';

test('a target is written so that bake reads every text literally (I1, Z11)', () => {
  const { targets } = parseBakeDefinition(
    JSON.stringify({ target: { t: { args: { '${K}': 'a%{b' }, secret: ['id=a,env=A', 'id=b,env=B'] } } }),
  );
  const inputs = readBuildInputs(new InputReader(() => ''));
  const call = {
    names: ['x/y:1'],
    labels: ['ref=${NPM_TOKEN}', 'k=a=b', 'bare'],
    outputs: ['type=docker'],
    provenance: 'false',
    secrets: ['id=b,src=/s'],
  };
  const target = targets['t'];
  if (target === undefined) throw new Error('no target');
  const text = renderDefinition({ t: renderTarget(target, inputs, call) });
  expect(JSON.parse(text)).toMatchObject({
    target: {
      t: {
        args: { '$${K}': 'a%%{b' },
        labels: { ref: '$${NPM_TOKEN}', k: 'a=b', bare: '' },
        secret: ['id=a,env=A', 'id=b,src=/s'],
        attest: ['type=provenance,disabled=true'],
        tags: ['x/y:1'],
        output: ['type=docker'],
      },
    },
  });
});

test.each([
  ['true', 'type=provenance'],
  ['mode=max', 'type=provenance,mode=max'],
])('provenance %s is the attestation %s (I1)', (provenance, line) => {
  const { targets } = parseBakeDefinition('{"target":{"t":{}}}');
  const inputs = readBuildInputs(new InputReader(() => ''));
  const call = { names: [], labels: [], outputs: [], secrets: [], provenance };
  expect(targets['t'] && renderTarget(targets['t'], inputs, call)['attest']).toEqual([line]);
});

test('a line of the progress belongs to the target whose step it is of (I3)', () => {
  const of = targetLines(['api', 'web']);
  const lines = [
    '#1 [internal] load',
    '#2 [api 1/2] RUN',
    '#3 [web] exporting to image',
    '#2 CACHED',
    '#3 pushing layers',
    'x',
  ];
  expect(lines.map(of)).toEqual([undefined, 'api', 'web', 'api', 'web', undefined]);
  expect(targetLines(['api'])('#1 anything')).toBe('api');
});

test('what the definition asks for beyond the workspace is named with the input that grants it (I1)', () => {
  const stderr = 'Pass "--allow=network.host --allow=fs.read=../x y" to grant requested privileges.\nERROR: additional';
  expect(missingPermissions(stderr)).toEqual({
    class: 'user',
    reason: 'the definition asks for more than the workspace: network.host, fs.read=../x y',
    remedy: 'add "network.host" and "fs.read=../x y" to the input "allow", if the definition may have that',
  });
  expect(missingPermissions('ERROR: other')).toBeUndefined();
});
