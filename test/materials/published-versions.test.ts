import { expect, it } from 'vitest'
import {
  changesSinceLast,
  publishedVersion,
  publishedVersions,
  publishMaterial,
  renderCopies,
  showVersion,
  versionFile,
  withdrawVersion,
} from '../../src/materials/index.ts'
import { applyPlan } from '../../src/plan/index.ts'
import type { Piece } from '../plan/sample-campaign.ts'
import { pdfAsRead } from '../support/pdf-as-read.ts'
import { campaignWith } from './sample-materials.ts'

import { ann, both, bytesOf, cat, CYMRAEG, SHEET, stories, WHAT } from './version-story.ts'

const story = stories()

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
  await expect(publish(cat, ' ')).rejects.toThrow('note: is missing; expected what is new')
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
  const changesOf = async (number: number) => {
    const named = { ...SHEET, number }
    return changesSinceLast(as(ann), named, (await publishedVersion(as(ann), named)).snapshot)
  }
  expect(await changesOf(1)).toBeUndefined()
  const changes = (await changesOf(2))!
  expect(changes.map(({ language, path }) => [language, path])).toEqual([
    [undefined, 'figures.share'],
    ['en', 'what'],
    ['cy', 'what'],
  ])
  expect(changes[1]!.words.filter(({ kind }) => kind === 'added').map(({ text }) => text)).toEqual(['Everybody'])
})

it('is copied for many as it was published, and no more once it is withdrawn', async () => {
  const { apply, publish, rewrite, as, ports } = await story()
  await apply(ann)
  await publish(cat)
  await rewrite('You can renew', 'Everybody can renew')
  const files = new Map<string, string>()
  const store = {
    has: async () => false,
    put: async (name: string, _inputs: string, bytes: Uint8Array) =>
      void files.set(name, new TextDecoder().decode(bytes)),
  }
  const copies = () =>
    renderCopies(as(ann), ports, { ...SHEET, published: 1, format: 'txt', rows: bytesOf('id\ncardiff\n') }, () => store, () => undefined) // prettier-ignore
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

it('shows an infographic that was published, in every artboard and as a page', async () => {
  const { apply, as, ports } = await story()
  const shares = { ...SHEET, materialId: 'shares' }
  await apply(ann, ['    content:\n      en:\n        title: 8 in 10 renew online', '    overrides: [{ check: languages, name: A. Jones, reason: English readers only }]\n    content:\n      en:\n        title: 8 in 10 renew online']) // prettier-ignore
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
  const { bytes } = await versionFile(as(ann), ports, { ...named, format: 'pdf', artboard: 'poster' })
  expect(await pdfAsRead(bytes)).toMatchObject({ sizes: [[297, 420]], bookmarks: ['8 in 10 renew online'] })
  expect(await showVersion(as(ann), named)).toContain('8 in 10 renew online')
  await expect(versionFile(as(ann), ports, { ...named, format: 'pdf', variant: 'easy-read' })).rejects.toThrow('has no variant') // prettier-ignore
})

it('a figure of a sheet that was published is a picture of its own, drawn from what it was then', async () => {
  const { apply, publish, rewrite, as, ports } = await story()
  await apply(ann)
  await publish(cat)
  const named = { ...SHEET, number: 1, format: 'svg' } as const
  const figure = async (choice: { figure?: string; language?: string }) => {
    const { name, bytes, type } = await versionFile(as(ann), ports, { ...named, ...choice })
    return { name, type, svg: new TextDecoder().decode(bytes) }
  }
  const first = await figure({ figure: 'share' })
  expect(first).toMatchObject({ name: 'how-to-renew.v1.share.en.svg', type: 'image/svg+xml; charset=utf-8' })
  expect(first.svg).toMatch(/^<svg[^]*8 in 10 renew online[^]*<\/svg>/)
  await rewrite('8 in 10 renew online', 'Most renew online')
  expect(await figure({})).toEqual(first)
  expect((await figure({ language: 'cy' })).svg).toContain('8 o bob 10')
  for (const [choice, message] of [
    [{ figure: 'shares' }, 'has no figure shares; it has share'],
    [{ variant: 'easy-read' }, 'as svg has no variant'],
    [{ format: 'pdf', figure: 'share' }, 'as pdf has no figure'],
    [{ placementId: 'library' }, 'a figure has no code'],
  ] as const)
    await expect(versionFile(as(ann), ports, { ...named, ...choice })).rejects.toThrow(message)
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
