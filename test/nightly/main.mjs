import { spawn } from 'node:child_process'
import { join } from 'node:path'

// What takes too long for every change: `npm run nightly` runs it all, whatever fails on the way, and ends with 1 then.

const VITEST = join(import.meta.dirname, '../../node_modules/vitest/vitest.mjs')

/** @type {readonly { what: string, env?: Record<string, string>, args: readonly string[] }[]} */
const RUNS = [
  {
    what: 'templates: 20,000 random cases',
    env: { FANFARE_FUZZ_RUNS: '20000' },
    args: ['--project', 'file', 'test/render'],
  },
  {
    what: 'stories in the browser: every way in which people come',
    args: ['--project', 'file', 'test/browser'],
  },
  {
    what: 'simulation: forty years, and every fault that they would show',
    env: { FANFARE_SIMULATION_SEEDS: '1..40' },
    args: ['--project', 'file', 'test/simulation'],
  },
  {
    what: 'database: every test of it on a server',
    args: ['--project', 'sqld'],
  },
  {
    what: 'processes: killed again and again, two at once, and at the rate they keep',
    args: ['--project', 'processes', '--project', 'alone'],
  },
  {
    what: 'commands on a server',
    args: ['--project', 'file', 'test/cli'],
  },
  {
    what: 'pictures: every template, language and format',
    args: ['--project', 'file', 'test/pictures'],
  },
]

const outcomes = []
for (const { what, env, args } of RUNS) {
  console.log(`\n${what}`)
  const began = Date.now()
  const code = await run(env, args)
  outcomes.push({
    what,
    outcome: code === 0 ? 'holds' : 'FAILED',
    minutes: Math.round((Date.now() - began) / 6_000) / 10,
  })
}
console.table(outcomes)
process.exitCode = outcomes.every(({ outcome }) => outcome === 'holds') ? 0 : 1

/**
 * @param {Record<string, string> | undefined} env
 * @param {readonly string[]} args
 * @returns {Promise<number | null>}
 */
function run(env, args) {
  const child = spawn(process.execPath, [VITEST, 'run', ...args], {
    env: { ...process.env, FANFARE_NIGHTLY: 'yes', ...env },
    stdio: 'inherit',
  })
  return new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
}
