import { expect, test } from '@jest/globals';
import { bindLogin } from '../../../../actions/prune-images/rules/bind-login.ts';

const login = { username: 'a', password: 'b' };

const chosen = (...images: readonly string[]): Parameters<typeof bindLogin>[1] => ({
  images,
  host: 'ghcr.io',
  patterns: [],
});

test('one login belongs to one host (Z9)', () => {
  expect(bindLogin(login, chosen('quay.io/a/b', 'quay.io/a/c'))).toEqual({ host: 'quay.io', login });
  expect(bindLogin(login, chosen('acme/app'))).toEqual({ host: 'docker.io', login });
  expect(bindLogin(undefined, chosen('quay.io/a/b', 'ghcr.io/a/b'))).toBeUndefined();
  expect(() => bindLogin(login, chosen('quay.io/a/b', 'ghcr.io/a/b'))).toThrow('The images are on quay.io, ghcr.io');
  const patterns = [{ text: '*', whole: /./, isExpression: false }];
  expect(() => bindLogin(login, { ...chosen('quay.io/a/b'), patterns })).toThrow('The images are on quay.io, ghcr.io');
});
