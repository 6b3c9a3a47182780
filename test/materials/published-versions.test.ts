import { afterAll, expect, it } from 'vitest'
import { type Actor, type Role } from '../../src/access/index.ts'
import {
  answerIndex,
  compareVersions,
  importPlacements,
  keepPlacements,
  markPlaced,
  placementsOf,
  publishedVersion,
  publishedVersions,
  publishMaterial,
  renderCopies,
  showVersion,
  versionFile,
  withdrawVersion,
} from '../../src/materials/index.ts'
import type { Invalid } from '../../src/errors.ts'
import { markDone } from '../../src/dispatch/index.ts'
import { followLink } from '../../src/links/index.ts'
import { applyPlan, campaignFile, readCampaignFile, showPlan } from '../../src/plan/index.ts'
import { chromiumPages } from '../../src/platform/chromium-pages.ts'
import type { Piece } from '../plan/sample-campaign.ts'
import { silentLog } from '../support/silent-log.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { campaignWith, drawingPorts } from './sample-materials.ts'

const pages = chromiumPages()
afterAll(() => pages.close())

const SHEET = { campaignId: 'renew-online', materialId: 'how-to-renew' }
const person = (name: string, ...roles: Role[]): Actor => ({ kind: 'person', id: name.length, email: `${name}@example.gov`, roles }) // prettier-ignore
const ann = person('ann', 'planner')
const cat = person('cat', 'approver')
const both = person('beatrice', 'planner', 'approver')

const WHAT: Piece = ['what: You can renew', 'what: Everybody can renew']
const CYMRAEG: Piece = ['what: Cewch eich', 'what: Nawr, cewch eich']

const all = (pattern: string | RegExp) => (typeof pattern === 'string' ? pattern : new RegExp(pattern.source, 'g'))

async function* bytesOf(text: string) {
  yield new TextEncoder().encode(text)
}

async function story() {
  const db = await temporaryDatabase()
  const settings = { baseUrl: 'https://renew.example.gov', from: 'a@example.gov', secret: 'a secret' }
  const ports = { ...drawingPorts(pages), settings }
  let now = new Date('2027-01-04T10:00:00Z')
  const as = (actor: Actor) => ({ db, actor, now })
  const fileOf = async (number: number, choice: { format: 'html' | 'txt'; placementId?: string; language?: string }) =>
    new TextDecoder().decode((await versionFile(as(ann), ports, { ...SHEET, number, ...choice })).bytes)
  return {
    as,
    settings,
    apply: (actor: Actor, ...changes: Piece[]) => applyPlan(as(actor), { plan: campaignWith(...changes) }),
    /** Changes the campaign as it is now, so that what was planned meanwhile stays. */
    rewrite: async (...changes: readonly (string | RegExp)[]) => {
      let { text } = await campaignFile(as(ann), { campaignId: 'renew-online' })
      for (let at = 0; at < changes.length; at += 2) text = text.replaceAll(all(changes[at]!), String(changes[at + 1]))
      const { plan, problems } = readCampaignFile(text.replace('Nawr, cewch', 'Cewch'), { file: 'renew.yaml' })
      if (plan === undefined) throw new Error(JSON.stringify(problems))
      await applyPlan(as(ann), { plan })
    },
    publish: (actor: Actor, note = 'First version', seen?: string, reissue: { at?: string; owner?: string } = {}) =>
      publishMaterial(as(actor), ports, { ...SHEET, note, reissue, ...(seen !== undefined && { seen }) }),
    versions: () => publishedVersions(as(ann), SHEET),
    html: (number: number, language?: string) => fileOf(number, { format: 'html', ...(language && { language }) }),
    text: (number: number) => fileOf(number, { format: 'txt' }),
    htmlFor: (number: number, placementId: string) => fileOf(number, { format: 'html', placementId }),
    on: (day: string) => void (now = new Date(`${day}T10:00:00Z`)),
  }
}

it('publishes what it is now as a version that stays as it is, and withdraws it when the next takes its place', async () => {
  const { apply, publish, versions, html, text, on } = await story()
  await apply(ann)
  expect(await publish(cat)).toEqual({ number: 1, withdrawn: [], reissues: [] })
  const first = await html(1)
  expect(first).toContain('You can renew your licence online.')
  expect(first).toMatch(/Version 1/)
  expect(await html(1, 'cy')).toContain('Cewch eich trwydded ar-lein.')

  on('2027-01-10')
  await apply(ann, WHAT, CYMRAEG)
  expect(await html(1)).toBe(first)
  expect(await publish(cat, 'Everybody, not only drivers')).toEqual({ number: 2, withdrawn: [1], reissues: [] })
  expect(await text(2)).toContain('Everybody can renew your licence online.')
  expect(await html(1)).toBe(first)
  expect(await versions()).toMatchObject([
    { number: 2, note: 'Everybody, not only drivers', publishedBy: 'cat@example.gov' },
    { number: 1, withdrawn: { by: 'cat@example.gov', reason: 'version 2 takes its place' } },
  ])
  expect((await versions())[0]).not.toHaveProperty('withdrawn')
})

it('is published by somebody who changed nothing of it since its last version, and only what they saw', async () => {
  const { apply, publish, as } = await story()
  await apply(ann)
  await apply(both, WHAT, CYMRAEG)
  await expect(publish(both)).rejects.toThrow('beatrice@example.gov is an author of how-to-renew; somebody else')
  await expect(publish(ann)).rejects.toThrow('needs the role approver')
  await expect(publish({ kind: 'command-line' })).rejects.toThrow('needs a person with the role approver')
  await expect(publish(cat, 'First version', 'of yesterday')).rejects.toThrow('was changed since you opened it')
  await expect(publish(cat, ' ')).rejects.toThrow('what is new is missing')
  await publish(cat)
  await expect(publish(cat)).rejects.toThrow('nothing of how-to-renew changed since version 1, which is in force')
  // Whoever wrote the last version has a hand in this one only by changing it again.
  await apply(ann)
  await expect(publish(both, 'Back to the first text')).resolves.toMatchObject({ number: 2 })
  expect(await publishedVersions(as(ann), SHEET)).toHaveLength(2)
})

it('is not published while a check fails, and what is withdrawn may be published again', async () => {
  const { apply, publish, versions, as } = await story()
  await apply(ann, ['what: You can renew', 'what: TODO you can renew'])
  await expect(publish(cat)).rejects.toThrow(/fails the check placeholders/)
  expect(await versions()).toEqual([])
  await apply(ann, CYMRAEG)
  await publish(cat)
  await expect(withdrawVersion(as(ann), { ...SHEET, number: 1, reason: ' ' })).rejects.toThrow('why it is withdrawn')
  await withdrawVersion(as(ann), { ...SHEET, number: 1, reason: 'The fee is wrong' })
  await expect(withdrawVersion(as(ann), { ...SHEET, number: 1, reason: 'Again' })).rejects.toThrow(
    'was withdrawn already',
  )
  await expect(withdrawVersion(as(ann), { ...SHEET, number: 7, reason: 'None' })).rejects.toThrow('has no version 7; it has 1') // prettier-ignore
  expect(await versions()).toMatchObject([{ withdrawn: { by: 'ann@example.gov', reason: 'The fee is wrong' } }])
  expect(await publish(cat, 'As it was')).toEqual({ number: 2, withdrawn: [], reissues: [] })
})

it('says what changed between versions, word by word and language by language', async () => {
  const { apply, publish, as } = await story()
  await apply(ann)
  await publish(cat)
  await apply(ann, WHAT, CYMRAEG, ['value: 8, of: 10, source: "Service data"', 'value: 9, of: 10, source: "Service data"']) // prettier-ignore
  await publish(cat, 'New figures')
  const [before, after] = [1, 2].map((number) => publishedVersion(as(ann), { ...SHEET, number }))
  const changes = compareVersions((await before!).snapshot, (await after!).snapshot)
  expect(changes.map(({ language, path }) => [language, path])).toEqual([
    [undefined, 'figures.share'],
    ['en', 'what'],
    ['cy', 'what'],
  ])
  expect(changes[1]!.words.filter(({ kind }) => kind === 'added').map(({ text }) => text)).toEqual(['Everybody'])
})

it('has its Clear Communication Index answered per version and language', async () => {
  const { apply, publish, versions, as } = await story()
  await apply(ann)
  await publish(cat)
  const opening = { audience: 'Drivers', literacy: 'Most read well', objective: 'They renew online', message: 'Renew online' } // prettier-ignore
  const items = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [index + 1, index > 0]))
  const answers = { opening, items, holds: { advice: false, numbers: false, risk: false } }
  const named = { ...SHEET, number: 1 }
  expect(await answerIndex(as(ann), { ...named, language: 'en', answers: { ...answers, items: {} } })).toMatchObject({ complete: false }) // prettier-ignore
  expect(await answerIndex(as(cat), { ...named, language: 'en', answers })).toMatchObject({ complete: true, points: 10, clear: true }) // prettier-ignore
  await expect(answerIndex(as(ann), { ...named, language: 'fr', answers })).rejects.toThrow('is not written in fr')
  expect((await versions())[0]!.index).toMatchObject([{ language: 'en', answeredBy: 'cat@example.gov' }])
})

it('knows where it is placed, in which version, and counts the visits of each placement by a code of its own', async () => {
  const { apply, publish, as, htmlFor, html, settings } = await story()
  await apply(ann)
  const typed = { kind: 'poster', name: 'Central library', place: 'Market Street 4' }
  expect(await keepPlacements(as(ann), SHEET, [typed, { ...typed, kind: 'page', name: 'Llyfrgell' }])).toEqual({
    added: ['central-library', 'llyfrgell'],
    changed: [],
  })
  await expect(keepPlacements(as(ann), SHEET, [{ kind: 'wall', name: '', language: 'fr' }])).rejects.toThrow(
    /kind: found “wall”; expected poster, page, partner\nname: is missing.*\nplace: is missing.*\nlanguage: found “fr”/s,
  )
  const at = { ...SHEET, placementId: 'central-library' }
  await expect(markPlaced(as(ann), { ...at, version: 1 })).rejects.toThrow('none is published yet')
  await publish(cat)
  await markPlaced(as(ann), { ...at, version: 1 })
  expect(await placementsOf(as(ann), SHEET)).toMatchObject([
    { id: 'llyfrgell', visits: 0 },
    { id: 'central-library', shows: { version: 1, by: 'ann@example.gov' }, visits: 0 },
  ])
  // The pages differ in the code and in nothing else.
  const ofPlacement = await htmlFor(1, 'central-library')
  const code = /<svg[^]*?<\/svg>/g
  expect(ofPlacement).not.toBe(await html(1))
  expect(ofPlacement.replaceAll(code, '')).toBe((await html(1)).replaceAll(code, ''))
  const [link] = await as(ann).db.rows.all<{ code: string }>('SELECT code FROM material_links')
  const visitor = { db: as(ann).db, actor: { kind: 'recipient' } as const, now: as(ann).now }
  const phone = { code: link!.code, userAgent: 'Mozilla/5.0 (iPhone)', method: 'GET' }
  expect(await followLink(visitor, phone, silentLog)).toBe('https://renew.example.gov')
  expect(await placementsOf(as(ann), SHEET)).toMatchObject([{ visits: 0 }, { visits: 1 }])
  // Where people are not told to trust the host of this installation, its codes are not printed.
  settings.baseUrl = 'https://elsewhere.example'
  expect(await htmlFor(1, 'central-library')).toBe(await html(1))
})

it('counts the visits of its links for the material and language, where people are told to trust the host', async () => {
  const { apply, publish, as, html, text } = await story()
  const link: Piece = ['what: You can renew your licence online.', `what: 'Read {{link "https://renew.example.gov/fees" "the fees"}} first.'`] // prettier-ignore
  await apply(ann, link, CYMRAEG)
  await publish(cat)
  const [, code] = /href="https:\/\/renew\.example\.gov\/r\/([2-9a-z]{12})"/.exec(await html(1)) ?? []
  const visitor = { db: as(ann).db, actor: { kind: 'recipient' } as const, now: as(ann).now }
  const followed = await followLink(visitor, { code: code ?? '', userAgent: 'Mozilla/5.0 (iPhone)', method: 'GET' }, silentLog) // prettier-ignore
  expect(followed).toBe('https://renew.example.gov/fees')
  expect(await text(1)).toContain('renew.example.gov/fees')
  expect(await text(1)).not.toContain('/r/')
})

it('is put up anew by activities where an earlier version is, which its publisher approves, and which say so when it is done', async () => {
  const { apply, publish, rewrite, as, on } = await story()
  await apply(ann)
  await keepPlacements(as(ann), SHEET, [
    { kind: 'poster', name: 'Central library', place: 'Market Street 4' },
    { kind: 'page', name: 'Council website', place: 'https://council.example' },
    { kind: 'partner', name: 'Club', place: '12 branches' },
  ])
  await publish(cat)
  for (const placementId of ['central-library', 'council-website']) await markPlaced(as(ann), { ...SHEET, placementId, version: 1 }) // prettier-ignore
  await apply(ann, WHAT, CYMRAEG)
  await expect(publish(cat, 'New', undefined, { at: '2027-01-03T10:00' })).rejects.toThrow('at: is over already')
  await expect(publish(cat, 'New', undefined, { at: 'soon' })).rejects.toThrow('at: “soon” is no date and time')
  await expect(publish(cat, 'New', undefined, { owner: 'x'.repeat(201) })).rejects.toThrow('owner: expected who sees')
  const owner = { at: '2027-01-08T09:00', owner: 'facilities@example.gov' }
  expect(await publish(cat, 'Everybody', undefined, owner)).toMatchObject({
    number: 2,
    reissues: ['how-to-renew-2-page', 'how-to-renew-2-poster'],
  })
  const plan = async () => {
    const { occurrences } = await showPlan(as(ann), { campaignId: 'renew-online' })
    const reissues = occurrences.filter(({ activity }) => activity.startsWith('how-to'))
    const byName = reissues.toSorted((one, other) => one.activity.localeCompare(other.activity))
    return byName.map(({ activity, channel, status }) => [activity, channel, status])
  }
  expect(await plan()).toEqual([
    ['how-to-renew-2-page', 'page', 'planned'],
    ['how-to-renew-2-poster', 'poster', 'planned'],
  ])
  on('2027-01-08')
  const done = { campaignId: 'renew-online', activityId: 'how-to-renew-2-poster', proof: 'Photograph of the library' }
  expect(await markDone(as(ann), done)).toMatchObject({ version: 2, placements: ['central-library'] })
  // The page still shows the first: the third version is put up by the activity that is ahead, and by a new one.
  await rewrite('Everybody can renew', 'Nearly everybody can renew')
  expect(await publish(cat, 'Nearly')).toMatchObject({ reissues: ['how-to-renew-2-page', 'how-to-renew-3-poster'] })
  expect(await plan()).toEqual([
    ['how-to-renew-2-page', 'page', 'to do'],
    ['how-to-renew-2-poster', 'poster', 'done'],
    ['how-to-renew-3-poster', 'poster', 'planned'],
  ])
  expect(await markDone(as(ann), { ...done, activityId: 'how-to-renew-2-page' })).toMatchObject({ version: 3 })
  // A file from before knows nothing of the activity that is ahead, and says so when it takes it out.
  expect((await apply(ann)).notes).toEqual([
    expect.stringMatching(/^activity how-to-renew-3-poster is not in the file/),
  ])
})

it('leaves to an activity that is far off what is its own: approved only where it was, and no cover for what is due before', async () => {
  const { apply, publish, rewrite, as } = await story()
  await apply(ann)
  await keepPlacements(as(ann), SHEET, [{ kind: 'poster', name: 'Central library', place: 'Market Street 4' }])
  await publish(cat)
  await markPlaced(as(ann), { ...SHEET, placementId: 'central-library', version: 1 })
  const activity =
    '  - { id: later, channel: poster, material: how-to-renew, material_version: 1, when: "launch+30d 09:00" }\n'
  await rewrite('activities:\n', `activities:\n${activity}`, 'channels:\n', 'channels:\n  poster: { kind: offline }\n')
  await rewrite('You can renew', 'Everybody can renew', 'Cewch eich', 'Fe gewch eich')
  expect(await publish(cat, 'Everybody')).toMatchObject({ reissues: ['later', 'how-to-renew-2-poster'] })
  const { occurrences } = await showPlan(as(ann), { campaignId: 'renew-online' })
  const approved = occurrences.filter((one) => one.channel === 'poster').map((one) => [one.activity, one.approved])
  expect(Object.fromEntries(approved)).toEqual({ later: false, 'how-to-renew-2-poster': true })
})

it('cannot be taken out of the plan while a version of it is in force', async () => {
  const { apply, publish, rewrite, as } = await story()
  await apply(ann)
  await publish(cat)
  const [from, to] = [/materials:\n[^]*?\n(?=\S)/, '']
  await expect(rewrite(/, ?material: how-to-renew|\n *material: how-to-renew/g, '', from, to)).rejects.toThrow('version 1 of how-to-renew is in force; withdraw it') // prettier-ignore
  await withdrawVersion(as(ann), { ...SHEET, number: 1, reason: 'It ends' })
})

it('is copied for many as it was published, and no more once it is withdrawn', async () => {
  const { apply, publish, rewrite, as, settings } = await story()
  await apply(ann)
  await publish(cat)
  await rewrite('You can renew', 'Everybody can renew')
  const files = new Map<string, string>()
  const store = {
    has: async () => false,
    put: async (name: string, _inputs: string, bytes: Uint8Array) =>
      void files.set(name, new TextDecoder().decode(bytes)),
  }
  const ports = { ...drawingPorts(pages), settings }
  const copies = () =>
    renderCopies(as(ann), ports, { ...SHEET, published: 1, format: 'txt', rows: bytesOf('id\ncardiff\n') }, store, () => undefined) // prettier-ignore
  expect((await copies()).files).toEqual(['how-to-renew.v1.cardiff.cy.txt', 'how-to-renew.v1.cardiff.en.txt'])
  expect(files.get('how-to-renew.v1.cardiff.en.txt')).toMatch(/You can renew your licence online.*Version: +1/s)
  await withdrawVersion(as(ann), { ...SHEET, number: 1, reason: 'The fee is wrong' })
  await expect(copies()).rejects.toThrow('version 1 of how-to-renew was withdrawn: The fee is wrong; copy the one')
})

it('counts nobody an author of a sheet who changed something else', async () => {
  const { apply, publish, as } = await story()
  await apply(ann)
  await applyPlan(as(both), { plan: campaignWith(['id: golive', 'id: go-live']) })
  await expect(publish(both)).resolves.toMatchObject({ number: 1 })
})

it('takes places from a table, all or none, and tells line and column of what is wrong', async () => {
  const { apply, as } = await story()
  await apply(ann)
  const table = (text: string) => importPlacements(as(ann), SHEET, bytesOf(text))
  await expect(table('kind,name,where\n')).rejects.toThrow(
    /where: is no column of places.*\nplace: this column is missing/s,
  )
  const wrong = await table('name;kind;place\nLibrary;poster;Street 1\nClub;wall;\n').catch(
    (error: Invalid) => error.problems,
  )
  expect(wrong).toMatchObject([
    { path: 'kind', line: 3, column: 2 },
    { path: 'place', line: 3, column: 3 },
  ])
  expect(await placementsOf(as(ann), SHEET)).toEqual([])
  expect(await table('kind,name,place,id\nposter,Library,Street 1,l1\npage,Site,https://a.example,\n')).toEqual({ added: ['l1', 'site'], changed: [] }) // prettier-ignore
  expect(await table('kind,name,place,id\nposter,Library,Street 2,l1\n')).toEqual({ added: [], changed: ['l1'] })
  await expect(table('kind,name,place,id\nposter,A,1,x\nposter,B,2,x\n')).rejects.toThrow('“x” names two places')
})

it('shows an infographic that was published, in every artboard and as a page', async () => {
  const { apply, as, settings } = await story()
  const shares = { ...SHEET, materialId: 'shares' }
  await apply(ann, ['    content:\n      en:\n        title: 8 in 10 renew online', '    overrides: [{ check: languages, name: A. Jones, reason: English readers only }]\n    content:\n      en:\n        title: 8 in 10 renew online']) // prettier-ignore
  const ports = { ...drawingPorts(pages), settings }
  await publishMaterial(as(cat), ports, { ...shares, note: 'First' })
  const named = { ...shares, number: 1 }
  for (const format of ['html', 'txt', 'svg', 'png', 'pdf'] as const) {
    const { bytes, name } = await versionFile(as(ann), ports, {
      ...named,
      format,
      artboard: 'landscape',
      language: 'cy',
    })
    expect([name, bytes.length > 100]).toEqual([`shares.v1.en.landscape.${format}`, true])
  }
  expect(await showVersion(as(ann), named)).toContain('8 in 10 renew online')
  await expect(versionFile(as(ann), ports, { ...named, format: 'pdf', variant: 'easy-read' })).rejects.toThrow('has no variant') // prettier-ignore
})

it('a version keeps the picture it was published with, also when another has taken its place', async () => {
  const { as, apply, publish, html } = await story()
  const base64 = (side: number) =>
    btoa(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path d="M0 0h9"/></svg>`)
  const showing = (side: number): Piece[] => [
    ['    overrides: []\n', `    pictures: { desk: "data:image/svg+xml;base64,${base64(side)}" }\n    overrides: []\n`],
    [
      '        need: [your licence]\n',
      '        need: [your licence]\n        pictures: [{ picture: desk, alt: A desk }]\n',
    ],
    [
      '        need: [eich trwydded]\n',
      '        need: [eich trwydded]\n        pictures: [{ picture: desk, alt: Desg }]\n',
    ],
  ]
  await apply(ann, ...showing(9))
  await publish(cat)
  await apply(ann, ...showing(8))
  expect(await html(1)).toContain(`<img src="data:image/svg+xml;base64,${base64(9)}" alt="A desk"`)
  expect(await showVersion(as(ann), { ...SHEET, number: 1 })).toContain(base64(9))
  expect(await publish(cat, 'Another desk')).toMatchObject({ number: 2, withdrawn: [1] })
  expect(await html(2, 'cy')).toContain(`<img src="data:image/svg+xml;base64,${base64(8)}" alt="Desg"`)
})
