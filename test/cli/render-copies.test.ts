import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { installation, until } from '../support/fanfare-process.ts'
import { officeTable, writeOfficesCampaign } from '../support/offices-campaign.ts'
import { filesInZip } from '../support/files-in-zip.ts'

interface Answer {
  readonly made: number
  readonly kept: number
  readonly failed: readonly { line: number; id: string; language: string; reason: string }[]
  readonly out: string
}

it('a ZIP of copies goes on where its process was killed, and holds what was made', async () => {
  const fanfare = installation()
  await fanfare.json('plan', 'apply', writeOfficesCampaign(fanfare.folder), '--launch', '2030-01-01T09:00')
  const rows = join(fanfare.folder, 'offices.csv')
  const zip = join(fanfare.folder, 'sheets.zip')
  writeFileSync(rows, officeTable(60, { 7: 'office-7,,0300,9,9,9,,' }))
  const sheets = ['render', 'at-your-office', '--campaign', 'offices', '--format', 'txt', '--rows', rows]
  const killed = fanfare.start(...sheets, '--out', zip)
  const parts = `${zip}.parts`
  await until(
    'some sheets',
    () => existsSync(parts) && readdirSync(parts).filter((name) => name.endsWith('.txt')).length > 12,
  )
  killed.child.kill('SIGKILL')
  await killed.finished
  expect(existsSync(zip)).toBe(false)

  const again = await fanfare.run(...sheets, '--out', zip, '--json')
  const { made, kept, failed } = JSON.parse(again.out) as Answer
  expect(again.code).toBe(1)
  expect(made + kept).toBe(177)
  expect(kept).toBeGreaterThan(5)
  expect(failed.map(({ line, id, language }) => `${line} ${id} ${language}`)).toEqual(
    ['en', 'cy', 'ar'].map((language) => `8 office-7 ${language}`),
  )
  expect(again.err).toMatch(/^\d+ of 180 · /m)
  expect(existsSync(parts), 'the parts, for the run that makes the rest').toBe(true)

  writeFileSync(rows, officeTable(3))
  const whole = await fanfare.json<Answer>(...sheets, '--out', zip, '--language', 'cy', '--language', 'ar')
  expect(whole).toMatchObject({ made: 0, kept: 6, failed: [], out: zip })
  expect(existsSync(parts)).toBe(false)
  const inZip = filesInZip(readFileSync(zip))
  expect([...inZip.keys()]).toEqual(
    [1, 2, 3].flatMap((n) => ['ar', 'cy'].map((language) => `at-your-office.office-${n}.${language}.txt`)),
  )
  for (const [name, bytes] of inZip) expect(bytes.toString()).toContain(`Town hall ${/office-(\d)/.exec(name)![1]}`)
}, 60_000)

it('what is wrong with the table is told with file, line and column, and nothing is made', async () => {
  const fanfare = installation()
  await fanfare.json('plan', 'apply', writeOfficesCampaign(fanfare.folder), '--launch', '2030-01-01T09:00')
  const rows = join(fanfare.folder, 'offices.csv')
  const sheets = ['render', 'at-your-office', '--campaign', 'offices', '--rows', rows, '--out']
  writeFileSync(rows, officeTable(2, { 2: '../../office,Hall,1,9,9,9,,' }))
  const zip = join(fanfare.folder, 'out.zip')
  const { code, err } = await fanfare.run(...sheets, zip)
  expect([zip, `${zip}.parts`].filter(existsSync)).toEqual([])
  expect(err).toContain(`${rows}:3:1  error  id  "../../office" cannot name a file`)
  expect(code).toBe(1)
  writeFileSync(rows, officeTable(2))
  const refused = await fanfare.run(...sheets, rows, '--format', 'html')
  expect(refused.err).toContain(`${rows} is not a folder`)
  expect(refused.code).toBe(1)
})
