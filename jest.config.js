/** Jest runs the TypeScript sources as ES modules; swc only strips the types, tsc checks them. */
export default {
  testEnvironment: '<rootDir>/test/jest/environment.cjs',
  runtime: '<rootDir>/test/jest/runtime.cjs',
  testSequencer: '<rootDir>/test/jest/sequencer.cjs',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.{unit,int,e2e}.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2023',
          experimental: { keepImportAttributes: true },
        },
      },
    ],
  },
  // Two cores, and most end-to-end tests wait for clocks, pings and killed servers.
  maxWorkers: 3,
  // The module graph of each file stays with its worker, which begins anew once that is more than a start costs.
  workerIdleMemoryLimit: '500MB',
  testTimeout: 60_000,
};
