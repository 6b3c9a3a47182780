import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getDocumentProxy } from 'unpdf'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { type CopiesInput, type CopyStore, renderCopies } from '../../src/materials/index.ts'
import { chromiumPages } from '../../src/platform/chromium-pages.ts'
import { copiesInFolder } from '../../src/platform/copies-in-folder.ts'
import { SOME_HOSTILE_TEXTS } from '../security/hostile-texts.ts'
import { officeTable, offices } from '../support/offices-campaign.ts'
import { type World, world } from '../support/world.ts'

const pages = chromiumPages()
afterAll(() => pages.close())

let at: World
let folder: string
beforeEach(async () => {
  at = await world({ at: '2027-01-04T09:00:00Z' })
  await offices(at)
  folder = join(at.folder, 'sheets')
})

async function run(csv: string, more: Partial<CopiesInput> = {}, store: CopyStore = copiesInFolder(folder)) {
  const told: number[] = []
  const input = { campaignId: 'offices', materialId: 'at-your-office', format: 'html', ...more } as const
  const rows = new Blob([csv]).stream()
  const result = await renderCopies(
    at.as(),
    { ...at.ports, pages },
    { ...input, rows },
    () => store,
    ({ made, kept, failed }) => told.push(made + kept + failed),
  )
  return { ...result, told }
}

const files = () => readdirSync(folder).filter((name) => name !== 'manifest.jsonl')
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

/** A store whose process ends with the copy after `copies`: half of it is written, and of its line in the manifest. */
function endingAfter(copies: number): CopyStore {
  const store = copiesInFolder(folder)
  let left = copies
  return {
    has: (name, inputs) => store.has(name, inputs),
    async put(name, inputs, bytes) {
      if (left-- > 0) return store.put(name, inputs, bytes)
      writeFileSync(join(folder, `${name}.partly-written`), bytes.subarray(0, 100))
      throw new Error('the power failed')
    },
  }
}

const FAULTY = {
  3: 'office-3,,0300,9,9,9,,',
  5: 'office-5,Hall,0300,9,9',
  8: 'office-8,Hall,0300,Monday,,,https://evil.example/,',
  11: 'office-11,ศาลากลาง,0300,9,9,9,,',
}

describe('a sheet for 12 offices in three languages', () => {
  it('is made as PDF but for rows with faults, and goes on where it was ended', async () => {
    const csv = officeTable(12, FAULTY)
    await expect(run(csv, { format: 'pdf' }, endingAfter(10))).rejects.toThrow('the power failed')
    appendFileSync(join(folder, 'manifest.jsonl'), '{"file":"at-your-office.office-12.en.pdf","inp')
    const { made, kept, failed, told } = await run(csv, { format: 'pdf' })
    expect([made, kept]).toEqual([14, 10])
    expect(failed.map(({ line, id, language }) => [line, id, language].join(' '))).toEqual([
      ...['en', 'cy', 'ar'].map((language) => `4 office-3 ${language}`),
      '6  ',
      ...['en', 'cy', 'ar'].map((language) => `9 office-8 ${language}`),
      ...['en', 'cy', 'ar'].map((language) => `12 office-11 ${language}`),
    ])
    expect(failed.map(({ reason }) => reason).join('\n')).toMatch(
      /office is empty[^]*has 5 cells[^]*evil[^]*no shipped font shows/,
    )
    expect(told.at(-1)).toBe(34)
    expect(files()).toHaveLength(24)
    const pdf = await getDocumentProxy(new Uint8Array(readFileSync(join(folder, 'at-your-office.office-12.cy.pdf'))))
    const { items } = await (await pdf.getPage(1)).getTextContent()
    expect(items.map((item) => ('str' in item ? item.str : '')).join('')).toContain('Town hall 12')
  })

  it('stays where nothing changed, and is made anew where anything did', async () => {
    await run(officeTable(2))
    const before = files().map((name) => statSync(join(folder, name)).mtimeMs)
    expect(await run(officeTable(2))).toMatchObject({ made: 0, kept: 6 })
    expect(files().map((name) => statSync(join(folder, name)).mtimeMs)).toEqual(before)
    const changed = officeTable(2, { 2: 'office-2,Town hall 2,0300 100002,Tuesday,Dydd Llun,الاثنين,,' })
    expect(await run(changed)).toMatchObject({ made: 3, kept: 3 })
    expect(await run(changed, { variant: 'large-print' })).toMatchObject({ made: 6, kept: 0 })
    writeFileSync(join(folder, 'at-your-office.office-1.en.html'), 'cut off')
    expect(await run(changed)).toMatchObject({ made: 1, kept: 5 })
    at.clock.set('2027-01-05T09:00:00Z')
    expect(await run(changed), 'the sheets say another day').toMatchObject({ made: 6, kept: 0 })
  })

  it('shows values as they are and never reads them', async () => {
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const markup = SOME_HOSTILE_TEXTS.filter((text) => /^[ -~]*$/.test(text)) // no font has full-width signs
    const values = ['plain words', ...markup, '{{service.name}}', '**bold**', '[link](https://evil.example)', '=1+1']
    const rows = values.map((text, i) => [`x-${i}`, ...Array.from({ length: 4 }, () => quoted(text))].join())
    const { failed } = await run(['id,office,phone,hours,note', ...rows].join('\n'), { languages: ['en'] })
    expect(failed).toEqual([])
    const [plain, ...hostile] = values.map((_, i) => read(`at-your-office.x-${i}.en.html`))
    const tags = (html: string) => html.match(/<[a-z][^\s>]*/gi)
    for (const html of hostile) expect(tags(html)).toEqual(tags(plain!))
    expect(hostile.at(-3)).toContain('**bold**')
  })
})

describe('values that are too long for the sheet', () => {
  const long = 'Canolfan gwasanaethau cwsmeriaid '.repeat(30).trim()
  const word = 'Gwasanaethaucwsmeriaid'.repeat(9)

  it('are told with their row, and the other copies are made', async () => {
    await offices(at, 'checklist')
    const csv = officeTable(4, {
      2: `office-2,"${long}",0300,"${long}",,,,"${long}"`,
      3: `office-3,${word},0300,9,9,9,,`,
    })
    const { made, failed } = await run(csv, { format: 'pdf', languages: ['en'] })
    expect(failed.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      expect.stringMatching(/^3: with its values it is \d pages long, expected at most 2; shorten them$/),
      expect.stringMatching(/^4: “Gwasanaethau.*” runs out of its box by \d+ pixels, in print \(.*\); shorten it$/),
    ])
    expect(made).toBe(2)
  })

  it('in another paper or variant lie beside the usual ones', async () => {
    const usual = { format: 'txt', languages: ['en'] } as const
    for (const more of [{}, { paper: 'Letter' }, { variant: 'large-print' }] as const) {
      await run(officeTable(1), { ...usual, ...more })
    }
    expect(files().toSorted()).toEqual([
      'at-your-office.office-1.en.large-print.txt',
      'at-your-office.office-1.en.letter.txt',
      'at-your-office.office-1.en.txt',
    ])
  })
})

describe('copies are refused at once', () => {
  it.each([
    ['of an infographic', officeTable(1), { materialId: 'everywhere' }, 'is an infographic'],
    ['in a language there is not', officeTable(1), { languages: ['fr'] }, 'has no language fr'],
    ['where no column has what all texts print', 'id,office,phone\na,b,c\n', {}, 'there is no column hours'],
  ])('%s', async (_, csv, more, expected) => {
    await expect(run(csv, more)).rejects.toThrow(expected)
    expect(files()).toEqual([])
  })

  it('where there is no browser', async () => {
    const { absentPages } = await import('../../src/platform/absent-pages.ts')
    const ports = { ...at.ports, pages: absentPages('there is none here') }
    const input = { campaignId: 'offices', materialId: 'at-your-office', format: 'pdf' } as const
    const rows = new Blob([officeTable(2)]).stream()
    const refused = renderCopies(
      at.as(),
      ports,
      { ...input, rows },
      () => copiesInFolder(folder),
      () => undefined,
    )
    await expect(refused).rejects.toThrow('there is none here')
  })
})

it('columns that no text names are told', async () => {
  const { unused } = await run('id,office,phone,hours,population\na,b,c,d,5\n', { languages: ['en'], format: 'txt' })
  expect(unused).toEqual(['population'])
})
