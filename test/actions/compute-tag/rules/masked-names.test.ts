import { describe, expect, test } from '@jest/globals';
import { imageLikelyMasked } from '../../../../actions/compute-tag/rules/masked-names.ts';

describe('images whose names a runner may mask (T18)', () => {
  test.each([
    '123456789012.dkr.ecr.eu-central-1.amazonaws.com/app',
    '123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com/acme/app',
    '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/app',
  ])('%s holds an account id', (image) => {
    expect(imageLikelyMasked(['ghcr.io/acme/app', image])).toBe(image);
  });

  test.each([
    'public.ecr.aws/acme/app',
    'ghcr.io/123456789012/app',
    '12345678901.dkr.ecr.eu-central-1.amazonaws.com/app',
    'ghcr.io/123456789012.dkr.ecr.eu-central-1.amazonaws.com/app',
  ])('%s holds none', (image) => {
    expect(imageLikelyMasked([image])).toBeUndefined();
  });
});
