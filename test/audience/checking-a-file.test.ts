import { parse } from 'csv-parse/browser/esm/sync'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { addPerson, type Ctx, personActor, removePerson, type Role } from '../../src/access/index.ts'
import {
  checkedImport,
  checkImport,
  confirmImport,
  dropUpload,
  exampleContactsCsv,
  forgetOldUploads,
  LARGEST_UPLOAD,
  rejectedCsv,
} from '../../src/audience/index.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '../../src/errors.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { bytesOf } from '../../src/audience/uploads.ts'
import { chunksOf, ctxOf, everybody, importFile, membersOf, SECRET } from './importing.ts'

const FILE = `id,email,First_Name,phone,note
a,ann@example.com,Ann,,
b,bob@example,Bob,12345,=cmd
c,cas@example.com,Cas
d,ann@example.com,Dee,,
e,eve@example.com,Eve,+447700900123,"a ""b"", c"
`

/** An office with a planner and others, and how each of them acts at some time. */
async function office() {
  const db = await temporaryDatabase()
  const as = async (role: Role, name: string = role, now = '2027-01-04T09:00:00Z'): Promise<Ctx> => {
    const email = `${name}@example.gov`
    const actor = await personActor(db, email).catch(() => undefined)
    if (!actor) await addPerson(ctxOf(db), { email, roles: [role] })
    return ctxOf(db, await personActor(db, email), now)
  }
  return { db, as, planner: await as('planner') }
}

const check = (ctx: Ctx, file: string, list?: string) =>
  checkImport(ctx, { file: chunksOf(file), fileName: 'people.csv', list }, SECRET)

async function textOf(parts: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const part of parts) text += part
  return text
}

describe('the check of a contacts file', () => {
  it('says what an import would do, with every bad cell in its place, and writes no contact', async () => {
    const { db, planner } = await office()
    const checked = await check(planner, FILE, 'drivers')
    expect(checked).toMatchObject({
      fileName: 'people.csv',
      list: 'drivers',
      isNewList: true,
      read: 5,
      wouldCreate: 2,
      wouldUpdate: 0,
      unchanged: 0,
      rejected: 3,
    })
    expect(checked.columns.map(({ kind }) => kind)).toEqual(['field', 'field', 'field', 'field', 'attribute'])
    expect(checked.goodRows.map(({ line, cells }) => [line, cells[4]])).toEqual([
      [2, ''],
      [6, 'a "b", c'],
    ])
    expect(
      checked.badRows.map(({ line, faults }) => [
        line,
        faults.map(({ column, index, value }) => [column, index, value]),
      ]),
    ).toEqual([
      [
        3,
        [
          ['email', 1, 'bob@example'],
          ['phone', 3, '12345'],
          ['note', 4, '=cmd'],
        ],
      ],
      [4, [['', -1, 'c,cas@example.com,Cas']]],
      [5, [['email', 1, 'ann@example.com']]],
    ])
    expect(
      checked.badRows.flatMap(({ faults }) => faults.map(({ reason }) => reason)).every((reason) => reason.length > 10),
    ).toBe(true)
    expect(await everybody(db)).toEqual([])
    expect(await db.rows.all(sql`SELECT 1 FROM lists`)).toEqual([])
  })

  it('is the same again after a reload, until the contacts themselves are others', async () => {
    const { db, planner } = await office()
    const checked = await check(planner, FILE)
    expect(await checkedImport(planner, checked, SECRET)).toEqual(checked)
    await importFile(db, ['id,email', 'a,ann@example.com'], { list: 'contacts' })
    expect(await checkedImport(planner, checked, SECRET)).toMatchObject({
      isNewList: false,
      wouldCreate: 1,
      wouldUpdate: 1,
    })
  })

  it('keeps a file that is not UTF-8 as it is, and a large one in parts', async () => {
    const { db, planner } = await office()
    const latin = Uint8Array.from([
      ...new TextEncoder().encode('id,last_name\n1,M'),
      0xfc,
      ...new TextEncoder().encode('ller\n2,Baker\n'),
    ])
    const checked = await checkImport(planner, { file: chunksOf(latin), fileName: 'x.csv' }, SECRET)
    expect(checked.badRows[0]!.faults[0]).toMatchObject({ index: -1, reason: expect.stringMatching(/UTF-8/) })
    expect(await checkedImport(planner, checked, SECRET)).toEqual(checked)
    const many = `id,note\n${Array.from({ length: 20_000 }, (_, i) => `p${i},${'ä'.repeat(20)}`).join('\n')}\n`
    const large = await check(planner, many)
    expect(await checkedImport(planner, large, SECRET)).toMatchObject({
      read: 20_000,
      wouldCreate: 20_000,
      rejected: 0,
    })
    expect(
      (await db.rows.all(sql`SELECT 1 FROM upload_parts WHERE upload_id = ${large.uploadId}`)).length,
    ).toBeGreaterThan(3)
  })

  it.each<[string, string, RegExp]>([
    ['a header nobody can read', 'name,age\nAnn,3\n', /expected a header row/],
    ['an empty file', '', /the file is empty/],
    ['more than the largest', `id\n${'x'.repeat(LARGEST_UPLOAD)}`, /over 10 MB/],
  ])('%s is told, and not kept', async (_, file, message) => {
    const { db, planner } = await office()
    const checking = checkImport(planner, { file, fileName: 'x.csv' }, SECRET)
    await expect(checking).rejects.toThrow(Invalid)
    await expect(checking).rejects.toThrow(message)
    expect(await db.rows.all(sql`SELECT 1 FROM uploads`)).toEqual([])
  })

  it('the list of examples is refused', async () => {
    const { db, planner } = await office()
    await importFile(db, ['id,email', 'x,x@example.com'], { list: 'example', isExample: true })
    await expect(check(planner, FILE, 'example')).rejects.toThrow(Conflict)
  })
})

describe('a file that was checked', () => {
  it('goes in with its good rows, and is forgotten', async () => {
    const { db, planner } = await office()
    const checked = await check(planner, FILE, 'drivers')
    const result = await confirmImport(planner, checked, SECRET)
    expect(result).toMatchObject({ list: 'drivers', read: 5, created: checked.wouldCreate })
    expect(result.rejected).toHaveLength(checked.rejected)
    expect(await membersOf(db, 'drivers')).toEqual(['a', 'e'])
    expect(await db.rows.all(sql`SELECT 1 FROM uploads UNION ALL SELECT 1 FROM upload_parts`)).toEqual([])
    await expect(confirmImport(planner, checked, SECRET)).rejects.toThrow(NotFound)
  })

  it('is for the person who brought it, and for administrators', async () => {
    const { planner, as } = await office()
    const checked = await check(planner, FILE)
    for (const ctx of [await as('planner', 'other'), await as('operator'), ctxOf(planner.db)]) {
      await expect(checkedImport(ctx, checked, SECRET)).rejects.toThrow(NotFound)
      await expect(confirmImport(ctx, checked, SECRET)).rejects.toThrow(NotFound)
      await expect(textOf(rejectedCsv(ctx, checked, SECRET))).rejects.toThrow(NotFound)
      await expect(dropUpload(ctx, checked)).rejects.toThrow(NotFound)
    }
    expect(await checkedImport(await as('administrator'), checked, SECRET)).toMatchObject({ read: 5 })
    await expect(checkedImport(planner, { uploadId: "' OR 1=1" }, SECRET)).rejects.toThrow(NotFound)
    await dropUpload(planner, checked)
    await expect(checkedImport(planner, checked, SECRET)).rejects.toThrow(NotFound)
  })

  it('is never read in part: whoever reads it while another imports or drops it is told', async () => {
    const { db, planner } = await office()
    const rows = Array.from({ length: 20_000 }, (_, i) => `p${i},person-${i}@example.com`)
    const { uploadId } = await check(planner, ['id,email', ...rows].join('\n'))
    const reading = bytesOf(db.rows, uploadId)
    expect((await reading.next()).value).toHaveLength(256 * 1024)
    await dropUpload(planner, { uploadId })
    await expect(reading.next()).rejects.toThrow(NotFound)
    await expect(bytesOf(db.rows, uploadId).next()).rejects.toThrow(NotFound)
  })

  it('goes in once and whole, though it is confirmed twice at once', async () => {
    const { db, planner } = await office()
    const rows = Array.from({ length: 20_000 }, (_, i) => `p${i},person-${i}@example.com`)
    const checked = await check(planner, ['id,email', ...rows].join('\n'), 'drivers')
    const both = await Promise.allSettled([1, 2].map(() => confirmImport(planner, checked, SECRET)))
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(refused.every((reason) => reason instanceof NotFound)).toBe(true)
    expect(refused.length).toBeLessThan(2)
    const whole = sql`SELECT count(*) AS people, count(DISTINCT email) AS addresses FROM contacts WHERE email LIKE '%@example.com'`
    expect(await db.rows.all(whole)).toEqual([{ people: 20_000, addresses: 20_000 }])
  })

  it('goes with the person who brought it', async () => {
    const { db, planner, as } = await office()
    await check(planner, FILE)
    await removePerson(await as('administrator'), { email: 'planner@example.gov' })
    expect(await db.rows.all(sql`SELECT 1 FROM uploads UNION ALL SELECT 1 FROM upload_parts`)).toEqual([])
  })

  it('is gone after a day, from sight at once and from the database with the next check', async () => {
    const { db, planner, as } = await office()
    const old = await check(planner, FILE)
    const tomorrow = await as('planner', 'planner', '2027-01-05T09:00:01Z')
    await expect(checkedImport(tomorrow, old, SECRET)).rejects.toThrow(/over a day old/)
    const fresh = await check(tomorrow, FILE)
    expect(await db.rows.all(sql`SELECT id FROM uploads`)).toEqual([{ id: fresh.uploadId }])
    expect(await db.rows.all(sql`SELECT DISTINCT upload_id AS id FROM upload_parts`)).toEqual([{ id: fresh.uploadId }])
  })

  it('is forgotten by the scheduler, where nobody checks another', async () => {
    const { db, planner } = await office()
    await check(planner, FILE)
    const left = async (now: string) => {
      await forgetOldUploads(db.rows, Date.parse(now))
      return db.rows.all(sql`SELECT 1 FROM uploads UNION ALL SELECT 2 FROM upload_parts`)
    }
    expect(await left('2027-01-05T08:59:59Z')).toHaveLength(2)
    expect(await left('2027-01-05T09:00:01Z')).toEqual([])
  })

  it.each<[Role, boolean]>([
    ['viewer', false],
    ['planner', true],
    ['approver', false],
    ['operator', true],
    ['administrator', true],
  ])('may be brought by a %s: %s', async (role, may) => {
    const { as } = await office()
    const checking = check(await as(role), FILE)
    if (may) expect(await checking).toMatchObject({ read: 5 })
    else await expect(checking).rejects.toThrow(NotAllowed)
  })

  it('is not kept for the command line, which imports at once', async () => {
    const { db } = await office()
    await expect(check(ctxOf(db), FILE)).rejects.toThrow(NotAllowed)
  })
})

describe('the rows that would not go in', () => {
  it('come back with the file’s own header and the problem; no cell is a formula', async () => {
    const { planner } = await office()
    const csv = await textOf(rejectedCsv(planner, await check(planner, FILE), SECRET))
    const [header, ...rows]: string[][] = parse(csv, { record_delimiter: '\r\n' })
    expect(header).toEqual(['id', 'email', 'First_Name', 'phone', 'note', 'import problem'])
    expect(rows.map((row) => row.slice(0, 5))).toEqual([
      ['b', 'bob@example', 'Bob', '12345', "'=cmd"],
      ['c', 'cas@example.com', 'Cas', '', ''],
      ['d', 'ann@example.com', 'Dee', '', ''],
    ])
    expect(rows[0]![5]).toMatch(/email: .*phone: .*note: /s)
  })

  it('can be corrected and uploaded again as they are: the problem is no attribute', async () => {
    const { db, planner } = await office()
    const first = await check(planner, FILE.replaceAll(',', ';').replace('"a ""b""; c"', 'x'))
    const csv = await textOf(rejectedCsv(planner, first, SECRET))
    const corrected = csv
      .replace('bob@example;', 'bob@example.com;')
      .replace('12345', '+447700900555')
      .replace("'=cmd", 'none')
      .replace('d;ann@example.com', 'd;dee@example.com')
    await confirmImport(planner, first, SECRET)
    const again = await check(planner, corrected)
    expect(again).toMatchObject({ read: 3, wouldCreate: 3, rejected: 0 })
    expect(again.columns.at(-1)).toEqual({ name: 'import problem', kind: 'ignored' })
    await confirmImport(planner, again, SECRET)
    expect((await everybody(db)).map(({ external_id, attributes }) => [external_id, attributes])).toContainEqual([
      'b',
      { note: 'none' },
    ])
    expect(JSON.stringify(await everybody(db))).not.toContain('import problem')
  })
})

it('the example file goes in as it is', async () => {
  const { db, planner } = await office()
  const checked = await check(planner, exampleContactsCsv())
  expect(checked).toMatchObject({ read: 3, wouldCreate: 3, rejected: 0 })
  await confirmImport(planner, checked, SECRET)
  expect(await everybody(db)).toHaveLength(3)
})
