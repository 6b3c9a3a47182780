// Preloaded into a measured process: on exit it appends its peak memory and CPU time to a file.
import { appendFileSync } from 'node:fs'

const file = process.env.FANFARE_BENCH_USAGE
if (file) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
    appendFileSync(file, `${JSON.stringify({ maxRSS, cpu: (userCPUTime + systemCPUTime) / 1e6 })}\n`)
  })
}
