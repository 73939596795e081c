import { readdirSync } from 'node:fs';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** What a folder may not import: the architecture (CONTRIBUTING) as rules. */
const forbid = (files, patterns, restrictedGlobals = []) => ({
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns }],
    'no-restricted-globals': restrictedGlobals.length === 0 ? 'off' : ['error', ...restrictedGlobals],
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

/** `../<name>/…` from the files of an action. The producer alone composes others. */
const actionNames = readdirSync(new URL('actions/', import.meta.url)).join('|');
const anotherAction = { regex: `\\.\\./(${actionNames})/`, message: 'No action imports another one.' };

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'node_modules/', '.demo/'] },
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
      '@typescript-eslint/max-params': ['error', { max: 4 }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'SpreadElement > ObjectExpression.argument, ArrayExpression > SpreadElement > ArrayExpression.argument',
          message: 'A literal is written out: a spread one is not checked for excess properties.',
        },
        {
          selector: 'TemplateLiteral > CallExpression[callee.name="String"]',
          message: 'Numbers may stand in templates as they are.',
        },
        {
          selector: ':matches(ClassDeclaration, ClassExpression)[superClass.name=/Error$/]:not([id.name=/Error$/])',
          message: 'The name of an error class ends in Error.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'actions/**/*.ts'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js'] })],
    },
    rules: { 'import-x/no-cycle': ['error', { ignoreExternal: true }] },
  },
  forbid(
    ['src/core/**/*.ts'],
    [
      { group: ['@actions/*', ...nodeEffects], message: 'core is pure: no effects.' },
      { regex: '/(ports|services|adapters|actions)/', message: 'core knows core only.' },
    ],
    effects,
  ),
  forbid(
    ['src/ports/**/*.ts'],
    [{ regex: '/(services|adapters|actions)/', message: 'ports name types of core only.' }],
    effects,
  ),
  forbid(
    ['src/services/**/*.ts'],
    [
      { group: ['@actions/*', ...nodeEffects], message: 'services act through ports.' },
      { regex: '/(adapters|actions)/', message: 'services know core and ports only.' },
    ],
    effects,
  ),
  forbid(
    ['src/adapters/**/*.ts'],
    [{ regex: '/(services|actions)/', message: 'adapters implement ports for others.' }],
  ),
  forbid(
    ['actions/**/*.ts'],
    [
      { group: ['@actions/*', ...nodeEffects], message: 'actions act through ports.' },
      { regex: '/adapters/|/run-action\\.ts$', message: 'only main.ts wires adapters.' },
      anotherAction,
    ],
    effects,
  ),
  forbid(
    ['actions/*/rules/**/*.ts'],
    [
      { group: ['@actions/*', ...nodeEffects], message: 'rules are pure: no effects.' },
      { regex: '/(services|adapters)/|/run-action\\.ts$', message: 'rules know core, and port types.' },
      { regex: '^(\\.\\./)+[^./]+\\.ts$', message: 'rules do not know the use case that asks them.' },
      anotherAction,
    ],
    effects,
  ),
  forbid(
    ['actions/producer/**/*.ts'],
    [
      { group: ['@actions/*', ...nodeEffects], message: 'actions act through ports.' },
      { regex: '/adapters/|/run-action\\.ts$', message: 'only main.ts wires adapters.' },
    ],
    effects,
  ),
  forbid(['actions/*/main.ts'], [{ regex: '/services/', message: 'An entry wires adapters to its use case.' }]),
  {
    files: ['test/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/max-params': 'off',
      'no-restricted-properties': [
        'error',
        { object: 'jest', property: 'mock', message: 'Hand fakes over as arguments.' },
        { object: 'jest', property: 'unstable_mockModule', message: 'Hand fakes over as arguments.' },
      ],
    },
  },
);
