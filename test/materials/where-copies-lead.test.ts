import { expect, it } from 'vitest'
import { preparedCopies } from '../../src/materials/bulk/prepared-copies.ts'
import { copyOf } from '../../src/materials/copy-of.ts'
import type { PlannedSheet } from '../../src/plan/index.ts'
import { absentPages } from '../../src/platform/absent-pages.ts'
import { drawingPorts, plannedWith } from './sample-materials.ts'

it.each<[tag: string, what: string, site: string, made: RegExp]>([
  [
    'qr',
    'inside the allowed domains is drawn',
    'https://office.renew.example.gov/cardiff',
    /<figure class="qr">.*cardiff/s,
  ],
  [
    'qr',
    'outside of them is told',
    'https://elsewhere.example',
    /^The QR code leads to elsewhere\.example, outside the allowed/,
  ],
  ['qr', 'that is none is told', 'javascript:alert(1)', /^"qr" cannot lead to "javascript:alert\(1\)"/],
  [
    'link',
    'inside the allowed domains is drawn',
    'https://office.renew.example.gov/cardiff',
    /<a href="[^"]*\/cardiff"/,
  ],
  [
    'link',
    'outside of them is told',
    'https://elsewhere.example',
    /^“https:\/\/elsewhere\.example” leads outside the allowed/,
  ],
  ['link', 'that is none is told', 'javascript:alert(1)', /^"link" cannot lead to "javascript:alert\(1\)"/],
])('a %s of a row %s', async (tag, _what, site, made) => {
  const { campaign } = plannedWith('checked', ['what: You can renew your licence online.', `what: '{{${tag} site}}'`])
  const sheet = campaign.materials.find((one): one is PlannedSheet => one.kind === 'information-sheet')!
  const copy = copyOf(campaign, sheet, 'en', new Date('2027-01-04T10:00:00Z'), new Map())
  const choice = { variant: 'standard', paper: 'A4', format: 'html', scale: 1 } as const
  const row = { values: { site } }
  const drawn = await preparedCopies(drawingPorts(absentPages('there is none')), copy, choice, [row]).draw(row)
  expect(typeof drawn === 'string' ? drawn : new TextDecoder().decode(drawn)).toMatch(made)
})
