import { it, onTestFinished } from 'vitest'
import { startSqld } from '../support/sqld.ts'
import { mainJob } from './main-job.ts'

it('a campaign goes from its file to a review, on a libSQL server', { timeout: 120_000 }, async () => {
  const sqld = await startSqld()
  onTestFinished(() => sqld.stop())
  await mainJob({ FANFARE_DATABASE_URL: sqld.url })
})
