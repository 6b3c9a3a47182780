import { defineConfig } from 'vitest/config'
import { isAtNight } from './test/support/at-night.ts'

const common = { environment: 'node', testTimeout: 60_000, hookTimeout: 60_000 } as const

/** Files of one worker share the modules of the product: reading those anew for each takes as long as most tests. */
const sharing = { isolate: false, maxWorkers: 2 } as const

/** Rooms whose tests use a database: they run on a file, and once more on a real libSQL server. */
const ON_BOTH = [
  'test/{access,audience,plan,calendar,links,dispatch,measure,review,db}/**/*.test.{ts,tsx}',
  'test/materials/{placed-versions,published-versions}.test.ts',
]

/** Tests in these rooms that open no database: once is enough. */
const WITHOUT_DATABASE = [
  'test/access/keyed-hash.test.ts',
  'test/audience/{addresses,audience-rule,csv-reading}.test.ts',
  'test/calendar/{calendar-entries,calendar-text,holidays-of-ics}.test.ts',
  'test/links/program-names.test.ts',
  'test/measure/goal-result.test.ts',
  'test/plan/{beside-campaign-file,check-silent-times,free-text,offline-file,pictures-of-file}.test.ts',
  'test/plan/read-campaign-file.test.ts',
  'test/plan/rules-without-end.test.ts',
  'test/plan/{series-hold,series-under-way,status-word}.test.ts',
]

/** Tests of rules and of chance that send the server hardly a statement which others do not send it too: on it at night. */
const WITH_FEW_STATEMENTS_OF_THEIR_OWN = [
  'test/audience/import-rejections.test.ts',
  'test/dispatch/{ledger-equation,no-backlog,schedule-stories,watching-and-steering}.test.ts',
  'test/materials/published-versions.test.ts',
  'test/plan/{ask-for-changes,edit-campaign,ended-and-followed,export-campaign,moves-hold,order-of-activities}.test.ts',
  'test/plan/{move-launch,told-old-date}.test.ts',
  'test/review/{review,review-formats}.test.ts',
]

/** Many processes of their own, which are killed. */
const WITH_PROCESSES = 'test/{faults,worker}/**/*.test.ts'

/** Tells the same as its sister on a file, with the waits of a server. */
const ONLY_AT_NIGHT = isAtNight ? [] : ['test/cli/main-job-on-server.test.ts']

/** Moments are measured: at night, after everything else, when nothing takes the processors away. */
const ALONE = 'test/faults/rate-at-the-server.test.ts'

export default defineConfig({
  test: {
    globalSetup: 'test/support/build-assets.ts',
    projects: [
      {
        test: {
          ...common,
          name: 'file',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [WITH_PROCESSES, ...ONLY_AT_NIGHT],
          ...sharing,
        },
      },
      {
        test: {
          ...common,
          name: 'sqld',
          include: ON_BOTH,
          exclude: [...WITHOUT_DATABASE, ...(isAtNight ? [] : WITH_FEW_STATEMENTS_OF_THEIR_OWN)],
          env: { FANFARE_TEST_DATABASE: 'sqld' },
          ...sharing,
        },
      },
      {
        test: {
          ...common,
          name: 'processes',
          include: [WITH_PROCESSES],
          exclude: [ALONE],
          globalSetup: 'test/worker/bundle.ts',
          maxWorkers: 2,
        },
      },
      ...(isAtNight
        ? [
            {
              test: {
                ...common,
                name: 'alone',
                include: [ALONE],
                maxWorkers: 1,
                sequence: { groupOrder: 1 },
              },
            },
          ]
        : []),
    ],
  },
})
