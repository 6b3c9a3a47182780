import { expect, it } from 'vitest'
import {
  answerIndex,
  importPlacements,
  keepPlacements,
  markPlaced,
  placementsOf,
  withdrawVersion,
} from '../../src/materials/index.ts'
import type { Invalid } from '../../src/errors.ts'
import { markDone } from '../../src/dispatch/index.ts'
import { followLink } from '../../src/links/index.ts'
import { showPlan } from '../../src/plan/index.ts'
import type { Piece } from '../plan/sample-campaign.ts'
import { silentLog } from '../support/silent-log.ts'

import { ann, bytesOf, cat, CYMRAEG, person, SHEET, stories, WHAT } from './version-story.ts'

const story = stories()

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
  // What was taken down leaves its place in the list, with who said so.
  await markPlaced(as(person('olga', 'operator')), { ...at, version: null })
  const [page, library] = await placementsOf(as(ann), SHEET)
  expect([page!.takenDown, library]).toMatchObject([undefined, { takenDown: { by: 'olga@example.gov' }, visits: 1 }])
  expect(library).not.toHaveProperty('shows')
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
  await expect(publish(cat, 'New', undefined, { at: '2027-01-03T10:00' })).rejects.toThrow(
    'at: “2027-01-03T10:00” is over already',
  )
  await expect(publish(cat, 'New', undefined, { at: 'soon' })).rejects.toThrow('at: “soon” is no date and time')
  await expect(publish(cat, 'New', undefined, { owner: 'x'.repeat(201) })).rejects.toThrow('owner: is too long')
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

it('is put up anew also where it was taken down meanwhile, and nobody takes down what they have not seen', async () => {
  const { apply, publish, as, on } = await story()
  await apply(ann)
  await keepPlacements(as(ann), SHEET, [{ kind: 'poster', name: 'Library', place: 'Market Street 4' }])
  await publish(cat)
  const library = { ...SHEET, placementId: 'library' }
  await markPlaced(as(ann), { ...library, version: 1 })
  await withdrawVersion(as(ann), { ...SHEET, number: 1, reason: 'The fee is wrong' })
  await markPlaced(as(ann), { ...library, version: null, seen: 1 })
  await apply(ann, WHAT, CYMRAEG)
  expect(await publish(cat, 'The right fee')).toMatchObject({ number: 2, reissues: ['how-to-renew-2-poster'] })
  on('2027-01-08')
  const done = { campaignId: 'renew-online', activityId: 'how-to-renew-2-poster', proof: 'Photograph' }
  expect(await markDone(as(ann), done)).toMatchObject({ version: 2, placements: ['library'] })
  await expect(markPlaced(as(ann), { ...library, version: null, seen: 1 })).rejects.toThrow(
    'Library shows version 2 by now',
  )
  await markPlaced(as(ann), { ...library, version: null, seen: 2 })
  await markPlaced(as(ann), { ...library, version: null, seen: 2 })
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

it('cannot be taken out of the plan while a version of it is in force or hangs somewhere', async () => {
  const { apply, publish, rewrite, as } = await story()
  await apply(ann)
  await publish(cat)
  await keepPlacements(as(ann), SHEET, [{ kind: 'page', name: 'Website', place: 'https://a.example' }])
  const website = { ...SHEET, placementId: 'website' }
  await markPlaced(as(ann), { ...website, version: 1 })
  const withoutMaterials = () =>
    rewrite(/, ?material: how-to-renew|\n *material: how-to-renew/g, '', /materials:\n[^]*?\n(?=\S)/, '')
  await expect(withoutMaterials()).rejects.toThrow('version 1 of how-to-renew is in force; withdraw it')
  await withdrawVersion(as(ann), { ...SHEET, number: 1, reason: 'It ends' })
  await expect(withoutMaterials()).rejects.toThrow(
    '1 place still shows how-to-renew; on its page, say of each that it was taken down',
  )
  await markPlaced(as(ann), { ...website, version: null })
  await withoutMaterials()
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
