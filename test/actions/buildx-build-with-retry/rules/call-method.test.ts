import { describe, expect, test } from '@jest/globals';
import { resolveCallFlags } from '../../../../actions/buildx-build-with-retry/rules/call-method.ts';

describe('"call", as build-push-action has it (B1)', () => {
  test.each(['0.15.0', '0.20.1', '1.0.0', ''])('buildx %j takes --call', (version) => {
    expect(resolveCallFlags('check', version)).toEqual({ args: ['--call=check'], env: {} });
    expect(resolveCallFlags('targets', version)).toEqual({ args: ['--call=targets'], env: {} });
  });

  test.each(['0.13.1', '0.14.0'])('buildx %s takes the experimental --print, which exports nothing', (version) => {
    expect(resolveCallFlags('outline', version)).toEqual({
      args: ['--print=outline', '--output=type=cacheonly'],
      env: { BUILDX_EXPERIMENTAL: '1' },
    });
  });

  test('checks are refused where buildx has none, with what to do', () => {
    expect(() => resolveCallFlags('check', '0.13.1')).toThrow(
      'needs buildx 0.15 or newer, and this is buildx 0.13.1: update it (docker/setup-buildx-action)',
    );
  });
});
