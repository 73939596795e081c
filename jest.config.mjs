const swc = [
  '@swc/jest',
  {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

const project = (name, folders, extra = {}) => ({
  displayName: name,
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc },
  ...extra,
});

/** `unit` needs nothing but Node; `dist` runs the compiled actions; `itg` needs a real engine on both stores. */
export default {
  coverageProvider: 'v8',
  projects: [
    project('unit', ['actions', 'src', 'contract', 'bed']),
    project('dist', ['dist']),
    project('itg', ['itg'], {
      globalSetup: '<rootDir>/test/bed/itg-setup.ts',
      globalTeardown: '<rootDir>/test/bed/itg-teardown.ts',
      setupFilesAfterEnv: ['<rootDir>/test/bed/second-try.ts'],
    }),
  ],
};
