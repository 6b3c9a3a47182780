import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { installation } from '../support/fanfare-process.ts'
import { writeSmallCampaign } from '../support/small-campaign.ts'

it('a file that cannot be written is told plainly', async () => {
  const fanfare = installation()
  await fanfare.json('plan', 'apply', writeSmallCampaign(fanfare.folder), '--launch', '2030-01-01T09:00')
  const file = join(fanfare.folder, 'file')
  writeFileSync(file, '')
  const long = join(fanfare.folder, 'x'.repeat(300))
  const report = ['review', 'renew-online', '--out']
  const cases: readonly (readonly [readonly string[], string])[] = [
    [['backup', '/nonexist/b.db'], 'the folder /nonexist does not exist'],
    [['backup', join(file, 'b.db')], `${file} is not a folder`],
    [['backup', long], 'cannot be written: its name is too long'],
    [[...report, '/nonexist/x.html'], 'the folder /nonexist does not exist'],
    [[...report, join(file, 'x.html')], `${file} is not a folder`],
    [[...report, fanfare.folder], `${fanfare.folder} cannot be written: it is a folder`],
    [[...report, long], 'cannot be written: its name is too long'],
  ]
  for (const [args, words] of cases) {
    const { code, err } = await fanfare.run(...args)
    expect(err).toContain(words)
    expect(err).not.toContain('unexpected')
    expect(code, args.join(' ')).toBe(1)
  }
})
