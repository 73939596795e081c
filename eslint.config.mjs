import globals from 'globals';
import tseslint from 'typescript-eslint';

/** What a folder may not import: the architecture (CONTRIBUTING) as rules. */
const forbid = (files, patterns, restrictedGlobals = []) => ({
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns }],
    'no-restricted-globals': ['error', ...restrictedGlobals],
    'no-restricted-properties': [
      'error',
      ...(restrictedGlobals.length === 0
        ? []
        : [
            { object: 'Date', property: 'now', message: 'Time comes in as an argument.' },
            { object: 'Math', property: 'random', message: 'Chance comes in as an argument.' },
          ]),
    ],
  },
});

const effects = ['process', 'fetch', 'console', 'setTimeout', 'setInterval', 'setImmediate'];
const nodeEffects = [
  'fs',
  'fs/*',
  'child_process',
  'http',
  'https',
  'net',
  'os',
  'timers',
  'timers/*',
  'worker_threads',
].map((name) => `node:${name}`);

export default tseslint.config(
  { ignores: ['dist/', 'build/', 'coverage/', 'node_modules/', '.demo/'] },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
    },
  },
  forbid(
    ['src/core/**/*.ts'],
    [
      { group: ['@actions/*', ...nodeEffects], message: 'core is pure: no effects.' },
      {
        group: ['**/adapters/**', '**/flows/**', '**/contracts/**', '**/actions/**'],
        message: 'core knows core only.',
      },
    ],
    effects,
  ),
  forbid(
    ['src/flows/**/*.ts'],
    [
      { group: ['@actions/*', ...nodeEffects], message: 'flows act through ports.' },
      { group: ['**/adapters/**', '**/contracts/**', '**/actions/**'], message: 'flows know core and ports only.' },
    ],
    effects,
  ),
  forbid(
    ['src/contracts/**/*.ts'],
    [
      { group: ['@actions/*', ...nodeEffects], message: 'contracts only translate names.' },
      { group: ['**/adapters/**', '**/actions/**'], message: 'contracts know core, flows and ports only.' },
    ],
    effects,
  ),
  forbid(
    ['src/adapters/**/*.ts'],
    [{ group: ['**/flows/**', '**/contracts/**', '**/actions/**'], message: 'adapters implement ports for others.' }],
  ),
  forbid(['actions/**/*.ts'], [{ regex: '^\\.\\./(?!\\.\\./)', message: 'An entry does not import another one.' }]),
  {
    files: ['test/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      'no-console': 'off',
      'no-restricted-properties': [
        'error',
        { object: 'jest', property: 'mock', message: 'Hand fakes over as arguments.' },
        { object: 'jest', property: 'unstable_mockModule', message: 'Hand fakes over as arguments.' },
      ],
    },
  },
);
