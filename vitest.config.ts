import { defineConfig } from 'vitest/config'

const common = { environment: 'node', testTimeout: 30_000, hookTimeout: 30_000 } as const

/** Rooms whose tests use a database: they run on a file, and once more on a real libSQL server. */
const ON_BOTH = 'test/{access,audience,plan,calendar,links,dispatch,measure,review,db}/**/*.test.{ts,tsx}'

/** Many processes of their own, and moments that are measured: one file after another, after everything else. */
const ALONE = 'test/{faults,worker}/**/*.test.ts'

export default defineConfig({
  test: {
    globalSetup: 'test/support/build-assets.ts',
    projects: [
      {
        test: {
          ...common,
          name: 'file',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [ALONE],
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...common,
          name: 'sqld',
          include: [ON_BOTH],
          env: { FANFARE_TEST_DATABASE: 'sqld' },
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...common,
          name: 'alone',
          include: [ALONE],
          globalSetup: 'test/worker/bundle.ts',
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
