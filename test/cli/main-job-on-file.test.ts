import { it } from 'vitest'
import { mainJob } from './main-job.ts'

it('a campaign goes from its file to a review, on an embedded file', { timeout: 120_000 }, () => mainJob({}))
