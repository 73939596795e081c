import { expect, test } from '@jest/globals';
import { bindLogin } from '../../../../actions/prune-images/rules/bind-login.ts';

const login = { username: 'a', password: 'b' };

test('one login belongs to one host (Z9)', () => {
  expect(bindLogin(login, ['quay.io/a/b', 'quay.io/a/c'])).toEqual({ host: 'quay.io', login });
  expect(bindLogin(login, ['acme/app'])).toEqual({ host: 'docker.io', login });
  expect(bindLogin(undefined, ['quay.io/a/b', 'ghcr.io/a/b'])).toBeUndefined();
  expect(() => bindLogin(login, ['quay.io/a/b', 'ghcr.io/a/b'])).toThrow('The images are on quay.io, ghcr.io');
});
