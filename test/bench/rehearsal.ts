import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writePeople } from '../support/small-campaign.ts'
import type { Figure } from './main.ts'
import { measured, type Measured, median } from './measured-process.ts'

const ACTIVITIES = 100
const PEOPLE = 10_000
const RUNS = 3
const LIMIT_SECONDS = 20
const ROOT = join(import.meta.dirname, '../..')

/** Rehearsing a campaign of 100 activities to 10,000 people, as a whole process, beside the seconds it may take. */
export async function benchRehearsal(): Promise<Figure[]> {
  return [...(await rehearsed(undefined)), ...(await rehearsed('50/s'))]
}

async function rehearsed(rate: string | undefined): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-bench-'))
  const env = { FANFARE_DATABASE_URL: `file:${join(folder, 'rehearsed.db')}` }
  const fanfare = (...args: string[]) =>
    execFileSync(process.execPath, ['src/cli/run.mjs', ...args], { cwd: ROOT, env: { ...process.env, ...env } })
  const campaign = join(folder, 'busy.yaml')
  writeFileSync(campaign, busyCampaign(rate))
  fanfare('contacts', 'import', writePeople(folder, PEOPLE), '--list', 'people')
  fanfare('plan', 'apply', campaign)
  const runs: Measured[] = []
  for (let run = 0; run < RUNS; run++) {
    const one = await measured(['src/cli/run.mjs', 'rehearse', 'busy', '--json'], env)
    const { sent } = JSON.parse(one.output) as { sent: number }
    if (sent !== ACTIVITIES * PEOPLE) throw new Error(`the rehearsal sent ${sent}, not ${ACTIVITIES * PEOPLE}`)
    runs.push(one)
  }
  rmSync(folder, { recursive: true, force: true })
  const name = `rehearse ${ACTIVITIES} activities to ${PEOPLE} people, ${rate ?? 'no rate'}`
  const value = median(runs.map(({ seconds }) => seconds))
  return [{ name, value, unit: 's', peer: 'the limit', peerValue: LIMIT_SECONDS, better: 'lower' }]
}

function busyCampaign(rate: string | undefined): string {
  const numbers = Array.from({ length: ACTIVITIES }, (_, index) => index + 1)
  return `campaign: busy
title: A campaign of a hundred activities
service: { name: A service, url: "https://service.example" }
languages: [en, cy]
anchors: { launch: { at: 2099-03-01T09:00, zone: Europe/London } }
quiet_hours: { from: "21:00", to: "08:00" }
audiences: { everybody: { title: Everybody, list: people } }
channels: { email: {${rate === undefined ? '' : ` rate: ${rate} `}} }
messages:
${numbers
  .map(
    (number) =>
      `  m${number}: { channel: email, subject: { en: "Step ${number}", cy: "Cam ${number}" }, body: { en: "Dear {{first_name}}, see {{service.url}}", cy: "Annwyl {{first_name}}, gweler {{service.url}}" } }`,
  )
  .join('\n')}
activities:
${numbers.map((number) => `  - { id: a${number}, message: m${number}, audience: everybody, when: "launch+${number}d 10:00" }`).join('\n')}
`
}

if (import.meta.main) {
  for (const { name, value, peerValue } of await benchRehearsal()) {
    console.log(`${name}: ${value.toFixed(1)} s of the ${peerValue} s it may take`)
  }
}
