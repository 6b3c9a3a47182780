import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { besideCampaignFile } from '../../src/cli/beside-campaign-file.ts'
import { readCampaignFile } from '../../src/plan/index.ts'
import { SAMPLE } from './sample-campaign.ts'

let root: string
let file: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fanfare-beside-'))
  mkdirSync(join(root, 'campaigns'))
  file = join(root, 'campaigns/renew.yaml')
})
afterEach(() => rmSync(root, { recursive: true }))

const read = () => readCampaignFile(SAMPLE, { file, ...besideCampaignFile(file) }).problems

it.each<[label: string, lay: (body: string) => void, message: RegExp]>([
  ['a folder', (body) => mkdirSync(body), /“briefing.en.md” is not a file; expected a text file/],
  [
    'a link out of the folder',
    (body) => {
      writeFileSync(join(root, 'secret.txt'), 'secret')
      symlinkSync('../secret.txt', body)
    },
    /is a link that leaves the folder of the campaign file; expected/,
  ],
  ['a link to nothing', (body) => symlinkSync('nowhere', body), /is not there/],
  ['a link to itself', (body) => symlinkSync('briefing.en.md', body), /is not there/],
])('a body that is %s is a problem like any other', (_label, lay, message) => {
  lay(join(root, 'campaigns/briefing.en.md'))
  const problem = { file, path: 'messages.briefing.body.en', severity: 'error', line: expect.any(Number) }
  expect(read()).toMatchObject([{ ...problem, message: expect.stringMatching(message) }])
})

it('a body may be a link within the folder', () => {
  writeFileSync(join(root, 'campaigns/text.md'), 'Good morning\n')
  symlinkSync('text.md', join(root, 'campaigns/briefing.en.md'))
  expect(read()).toEqual([])
})
