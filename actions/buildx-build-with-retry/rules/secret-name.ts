const endings: readonly string[] = ['token', 'secret', 'password', 'passwd', 'passphrase'];
const lastWords: readonly string[] = [...endings, 'key', 'apikey', 'pwd', 'credential', 'credentials'];

/**
 * Whether a build argument is named like a secret: by its last word, which is what it holds. `NPM_TOKEN`, `dbPassword`
 * and `API_KEY` are; `MAX_TOKENS`, `TOKENIZERS_PARALLELISM`, `KEYBOARD` and `SSH_PUBLIC_KEY` are not.
 */
export function isSecretName(name: string): boolean {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  if (words.includes('public')) return false;
  // Names such as PGPASSWORD and GITHUBTOKEN run their words together.
  return lastWords.includes(last) || endings.some((ending) => last.endsWith(ending));
}
