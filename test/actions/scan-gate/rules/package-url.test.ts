import { expect, test } from '@jest/globals';
import { parsePackageUrl } from '../../../../actions/scan-gate/rules/package-url.ts';

test.each([
  ['pkg:deb/debian/glibc@2.36-9%2Bdeb12u9?os_distro=bookworm&os_name=debian', 'glibc', '2.36-9+deb12u9'],
  ['pkg:rpm/redhat/openssl@3.0.7-6.el9?arch=x86_64&epoch=1', 'openssl', '3.0.7-6.el9'],
  ['pkg:apk/alpine/openssl', 'openssl', ''],
  ['pkg:npm/lodash@4.17.21', 'lodash', '4.17.21'],
  ['pkg:npm/%40acme/app@1.2.3', '@acme/app', '1.2.3'],
  ['pkg:npm/@acme/app@1.2.3', '@acme/app', '1.2.3'],
  ['pkg:npm/@acme/app', '@acme/app', ''],
  ['pkg:golang/golang.org/x/net@v0.30.0#http2', 'golang.org/x/net', 'v0.30.0'],
  ['pkg:maven/com.squareup.okio/okio@1.15.0', 'com.squareup.okio:okio', '1.15.0'],
  ['PKG:pypi/Jinja2@3.1.4', 'Jinja2', '3.1.4'],
  ['pkg://generic/openssl@3.0.0', 'openssl', '3.0.0'],
  ['pkg:generic/100%@1', '100%', '1'],
])('%s is %s %s', (text, name, version) => {
  expect(parsePackageUrl(text)).toEqual({ name, version });
});

test.each(['', 'openssl', 'pkg:', 'pkg:npm', 'pkg:npm/', 'https://x/y@1'])('"%s" is no package URL', (text) => {
  expect(parsePackageUrl(text)).toBeUndefined();
});
