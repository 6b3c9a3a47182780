import { describe, expect, it } from 'vitest'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { everybody, importFile } from './importing.ts'

const HEADER = 'id,email,phone,language,timezone,first_name,consent.email,note'

describe('a row that is wrong is reported and costs only itself', () => {
  it.each([
    ['an email without @', '1,ann.example.com,,,,,,', 'email', 'ann.example.com', /exactly one @/],
    ['an email with a space', '1,ann @example.com,,,,,,', 'email', 'ann @example.com', /space or an invisible/],
    [
      'an email with a name around it',
      '1,Ann <ann@example.com>,,,,,,',
      'email',
      'Ann <ann@example.com>',
      /space|bare address/,
    ],
    ['a phone without country code', '1,,07700 900123,,,,,', 'phone', '07700 900123', /international form/],
    ['a phone that is too short', '1,,+44 7700,,,,,', 'phone', '+44 7700', /too short/],
    ['a phone with letters', '1,,+44 PHONE ME,,,,,', 'phone', '+44 PHONE ME', /expected a/],
    ['a phone of no country', '1,,+999 123456789,,,,,', 'phone', '+999 123456789', /unknown country code/],
    ['a language by name', '1,,,Welsh,,,,', 'language', 'Welsh', /language tag/],
    ['a language with an underscore', '1,,,en_GB,,,,', 'language', 'en_GB', /language tag/],
    ['an unknown zone', '1,,,,Europe/Cardiff,,,', 'timezone', 'Europe/Cardiff', /IANA/],
    ['an offset for a zone', '1,,,,+01:00,,,', 'timezone', '+01:00', /IANA/],
    ['a consent that is no answer', '1,,,,,,maybe,', 'consent.email', 'maybe', /yes, no/],
    ['a formula in a name', '1,,,,,=HYPERLINK("x"),,', '', '1,,,,,=HYPERLINK("x"),,', /quote/],
    ['a quoted formula in a name', '1,,,,,"=HYPERLINK(""x"")",,', 'first_name', '=HYPERLINK("x")', /formula/],
    ['a formula with @', '1,,,,,@SUM(A1),,', 'first_name', '@SUM(A1)', /formula/],
    ['a formula in an attribute', '1,,,,,,,+A1', 'note', '+A1', /formula/],
    ['a formula behind a space', '1,,,,,,, -cmd', 'note', ' -cmd', /formula/],
    ['a cell that begins with a tab', '1,,,,,,,\tx', 'note', '\tx', /formula/],
    ['a formula in an id', '=1+1,,,,,,,', 'id', '=1+1', /formula/],
    ['an email that is a formula', '1,=cmd@example.com,,,,,,', 'email', '=cmd@example.com', /formula/],
    ['a cell over 1,000 characters', `1,,,,,,,${'x'.repeat(1001)}`, 'note', 'x'.repeat(80), /1001 characters/],
    ['a control character', '1,,,,,a\u0007b,,', 'first_name', 'a\u0007b', /control character/],
    ['a NUL byte', '1,,,,,a\0b,,', '', '1,,,,,a\0b,,', /NUL/],
    ['too few cells', '1,,', '', '1,,', /3 cells; expected 8/],
    ['too many cells', '1,,,,,,,,extra', '', '1,,,,,,,,extra', /9 cells; expected 8/],
    ['nobody', ',,,,,Ann,,', '', ',,,,,Ann,,', /expected an id, an email or a phone/],
    ['a stray quote', '1,,,,,5" pipe and 6",,', '', '1,,,,,5" pipe and 6",,', /quote stands/],
    ['a quote that is not closed', '1,,,,,"Ann,,', '', '1,,,,,"Ann,,', /not closed/],
    ['text behind a closing quote', '1,,,,,"Ann"e,,', '', '1,,,,,"Ann"e,,', /quote stands/],
    ['a line over a megabyte', `1,,,,,,,${'x'.repeat(1_100_000)}`, '', `1,,,,,,,${'x'.repeat(72)}`, /over 1 MB/],
  ])('%s', async (_, row, column, value, reason) => {
    const db = await temporaryDatabase()
    const around = [
      'a,ann@example.com,+447700900001,cy,Europe/London,Ann,yes,-5',
      'b,,,,,"Bob, B",,+44 (0)20',
      'c,,,,,,,-',
    ]
    const result = await importFile(
      db,
      new TextEncoder().encode([HEADER, around[0], row, ...around.slice(1), ''].join('\n')),
    )
    expect(result.rejected).toEqual([{ line: 3, column, value, reason: expect.stringMatching(reason) }])
    expect(result).toMatchObject({ read: 4, created: 3, updated: 0, unchanged: 0 })
    expect((await everybody(db)).map((one) => one.external_id)).toEqual(['a', 'b', 'c'])
  })

  it('bytes that are not UTF-8, with what to do', async () => {
    const db = await temporaryDatabase()
    const file = Uint8Array.from(`id,first_name\n1,Ann\n2,Si\u00e2n\n3,Bob\n`, (letter) => letter.charCodeAt(0))
    expect(await importFile(db, file)).toMatchObject({
      created: 2,
      rejected: [
        {
          line: 3,
          column: '',
          value: '2,Si\uFFFDn',
          reason: expect.stringMatching(/expected UTF-8.*save the file as "CSV UTF-8"/),
        },
      ],
    })
  })

  it('lines count as an editor counts them, across quoted line breaks', async () => {
    const db = await temporaryDatabase()
    const result = await importFile(db, 'id,note\r\n1,"two\r\nlines"\r\n\r\n2,=x\r\n3,"a\r\n\r\n"\r\n4,=y\r\n')
    expect(result.rejected.map((one) => one.line)).toEqual([5, 9])
  })

  it('a quote left open far above another', async () => {
    const db = await temporaryDatabase()
    const rows = Array.from({ length: 600 }, (_, i) => `p${i},${i === 3 ? '"open' : i === 90 ? '"closed, well"' : 'x'}`)
    const result = await importFile(db, ['id,note', ...rows])
    expect(result).toMatchObject({ read: 600, created: 599, rejected: [{ line: 5 }] })
  })
})

describe('the same person twice', () => {
  it.each([
    ['by id', ['id,email', '1,a@example.com', '2,b@example.com', '1,c@example.com'], 'id', '1'],
    [
      'by email in other capitals',
      ['id,email', '1,a@example.com', '2,b@example.com', '3,A@Example.com'],
      'email',
      'A@example.com',
    ],
    [
      'by phone written otherwise',
      ['id,phone', '1,+447700900001', '2,', '3,+44 (7700) 900-001'],
      'phone',
      '+447700900001',
    ],
  ])('%s: the first counts', async (_, file, column, value) => {
    const db = await temporaryDatabase()
    const reason = 'same person as line 2; expected each person once'
    expect(await importFile(db, file)).toMatchObject({ created: 2, rejected: [{ line: 4, column, value, reason }] })
  })

  it('by keys that only together are one person', async () => {
    const db = await temporaryDatabase()
    await importFile(db, ['id,email', '1,a@example.com'])
    const file = ['id,email', '1,', ',a@example.com']
    expect(await importFile(db, file)).toMatchObject({
      unchanged: 1,
      rejected: [{ line: 3, reason: expect.stringMatching(/same person as line 2/) }],
    })
  })

  it('a row that was itself rejected does not count', async () => {
    const db = await temporaryDatabase()
    expect(await importFile(db, ['id,email', '1,nobody', '1,a@example.com'])).toMatchObject({
      created: 1,
      rejected: [{ line: 2 }],
    })
  })

  it('is found across batches', async () => {
    const db = await temporaryDatabase()
    const rows = Array.from({ length: 2500 }, (_, i) => `p${i}`)
    expect(await importFile(db, ['id', ...rows, 'p7'])).toMatchObject({
      created: 2500,
      rejected: [{ line: 2502, reason: expect.stringMatching(/same person as line 9;/) }],
    })
  })
})

describe('a header that cannot be read stops the import before anything is written', () => {
  it.each([
    ['an empty file', '', /the file is empty; expected a header row/],
    ['a file of empty lines', '\n \n', /the file is empty/],
    ['no header', 'ann@example.com,Ann\nbob@example.com,Bob\n', /expected a header row.*found ann@example.com, Ann/],
    ['tabs for separators', 'id\temail\n1\ta@example.com\n', /found tabs.*expected commas or semicolons/],
    ['a name twice', 'id,note,Note\n', /note: names two columns/],
    ['a known name twice', 'Email,email\n', /email: names two columns/],
    ['a column without a name', 'id,,note\n', /column 2 has no name/],
    ['an unknown consent', 'id,consent.emial\n', /consent\.emial: unknown channel.*did you mean consent\.email/],
    ['a name with a quote in it', 'id,"a""b"\n', /without quotes/],
    ['an open quote', 'id,"note\n', /quote in the header/],
  ])('%s', async (_, file, message) => {
    const db = await temporaryDatabase()
    await expect(importFile(db, file)).rejects.toThrow(message)
    await expect(importFile(db, file)).rejects.toMatchObject({ kind: 'invalid' })
    expect(await everybody(db)).toEqual([])
  })

  it.each([
    ['little endian', [0xff, 0xfe], (unit: number) => [unit & 255, unit >> 8]],
    ['big endian', [0xfe, 0xff], (unit: number) => [unit >> 8, unit & 255]],
    ['without a mark', [], (unit: number) => [unit & 255, unit >> 8]],
  ])('UTF-16 %s', async (_, mark, bytesOf) => {
    const db = await temporaryDatabase()
    const text = 'id,email\r\n1,ann@example.com\r\n'
    const file = Uint8Array.from([
      ...mark,
      ...Array.from({ length: text.length }, (__, i) => bytesOf(text.charCodeAt(i))).flat(),
    ])
    await expect(importFile(db, file)).rejects.toThrow(/found UTF-16; save the file as "CSV UTF-8"/)
  })

  it('tells every fault with its line', async () => {
    const db = await temporaryDatabase()
    await expect(importFile(db, '\nnote,,consent.fax\n')).rejects.toMatchObject({
      problems: [
        { line: 2 },
        { line: 2, path: 'consent.fax' },
        { line: 2, message: expect.stringMatching(/expected a header row/) },
      ],
    })
  })
})
