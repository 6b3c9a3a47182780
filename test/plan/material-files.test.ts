import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Ctx } from '../../src/access/index.ts'
import {
  applyPlan,
  campaignFile,
  type CampaignPlan,
  checkTranslation,
  moveLaunch,
  partForEditing,
  plannedMaterials,
  seenTranslation,
} from '../../src/plan/index.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { BESIDE, read, SAMPLE, sampleWith } from './sample-campaign.ts'

const MATERIALS = `materials:
  how-to-renew:
    kind: information-sheet
    template: clear-steps
    core: [two-minutes]
    owner: comms@example.gov
    next_review: launch+90d
    accent: "#0b5394"
    figures:
      share: { chart: icon-array, value: 8, of: 10, source: "Service data, 2026-10", date: 2026-10 }
    content:
      en: how-to-renew.en.yaml
      cy:
        title: Adnewyddwch
        what: Gallwch adnewyddu ar-lein.
    overrides:
      - { check: reading-level, language: cy, name: A. Jones, reason: Tested with readers }
jargon: [{ word: remittance, instead: payment }]
allowed_domains: [renew.example.gov]
helplines: { hotline: { phone: 0808 157 0000, hours: { en: "Monday to Friday" } } }
`

const CONTENT = `title: Renew online
what: You can renew online.
need: [your licence]
steps:
  - { heading: Start, text: "Go to {{service.url}}." }
help: { phone: 0808 157 0000, places: [{ name: Library }] }
figures:
  - { figure: share, title: 8 in 10 renew online, labels: { value: online } }
`

function readWith(materials: string, content = CONTENT) {
  return read(`${SAMPLE}${materials}`, { ...BESIDE, 'how-to-renew.en.yaml': content })
}

function planWith(materials = MATERIALS, content = CONTENT): CampaignPlan {
  const { plan, problems } = readWith(materials, content)
  if (plan === undefined) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return plan
}

function changed(piece: string, by: string): string {
  if (!MATERIALS.includes(piece)) throw new Error(`the sample has no “${piece}”`)
  return MATERIALS.replace(piece, () => by)
}

/** The sample with a timeline around the launch, of which one moment is at `at`. */
function withMoment(at: string): string {
  const timeline = `      way: { chart: timeline, moments: [{ key: letters, at: launch-14d }, { key: end, at: "${at}" }] }\n`
  return changed('    content:\n', `${timeline}    content:\n`)
}

describe('materials of a campaign file', () => {
  it('are read with what stands in files beside it', () => {
    const [material] = planWith().materials
    expect(material).toMatchObject({
      id: 'how-to-renew',
      kind: 'information-sheet',
      nextReview: 'launch+90d',
      overrides: [{ check: 'reading-level', language: 'cy', name: 'A. Jones', reason: 'Tested with readers' }],
    })
    expect(material?.contents.map(({ language, content }) => [language, content['title']])).toEqual([
      ['en', 'Renew online'],
      ['cy', 'Adnewyddwch'],
    ])
  })

  it('are what the message of an activity leads to', () => {
    const leading = SAMPLE.replace(
      '{ id: golive, message: teaser,',
      '{ id: golive, message: teaser, material: how-to-renew,',
    )
    const { plan } = read(`${leading}${MATERIALS}`, { ...BESIDE, 'how-to-renew.en.yaml': CONTENT })
    expect(plan?.activities.map(({ material }) => material)).toEqual([undefined, undefined, 'how-to-renew'])
  })

  it.each<[label: string, materials: string, path: string, message: RegExp]>([
    ['another kind', changed('information-sheet', 'leaflet'), 'kind', /“leaflet”; expected one of information-sheet/],
    ['an unknown core message', changed('[two-minutes]', '[two-minute]'), 'core[0]', /did you mean `two-minutes`/],
    ['a colour by name', changed('"#0b5394"', 'blue'), 'accent', /expected a colour such as/],
    ['a review after no anchor', changed('launch+90d', 'lunch+90d'), 'next_review', /did you mean “launch”/],
    ['a figure without a source', changed('source: "Service data, 2026-10", ', ''), 'figures.share', /source/],
    ['a figure of another kind', changed('icon-array', 'pie'), 'figures.share', /one of big-number/],
    ['a moment after no anchor', withMoment('lunch+7d'), 'figures.way.moments[1].at', /did you mean “launch”/],
    [
      'a moment after an activity',
      withMoment('after golive + 2d'),
      'figures.way.moments[1].at',
      /hangs on an activity/,
    ],
    ['a moment on no day', withMoment('2027-02-31'), 'figures.way.moments[1].at', /is not in the calendar/],
    ['another design', changed('clear-steps', 'clear-step'), 'template', /did you mean `clear-steps`/],
    ['a figure that misleads', changed('value: 8', 'value: 12'), 'figures.share', /12/],
    ['a content that is no file', changed('how-to-renew.en.yaml', 'Renew!'), 'content.en', /or a file such as/],
    ['a file that is not there', changed('how-to-renew.en', 'how'), 'content.en', /“how.yaml” is not there/],
    ['a file outside', changed('how-to-renew.en', '../x'), 'content.en', /leaves the folder/],
    ['no first language', changed('      en: how-to-renew.en.yaml\n', ''), '', /has no content in en/],
    ['a language nobody planned', changed('      cy:\n', '      fr:\n'), 'content.fr', /fr is no language/],
    [
      'an override of no check',
      changed('check: reading-level', 'check: reading-levels'),
      'overrides[0].check',
      /no check “reading-levels”; did you mean `reading-level`/,
    ],
    [
      'an override in a language nobody planned',
      changed('language: cy, name', 'language: fr, name'),
      'overrides[0].language',
      /fr is no language of this campaign \(en, cy\)/,
    ],
    [
      'an override without a reason',
      changed(', reason: Tested with readers', ''),
      'overrides[0]',
      /`reason` is missing/,
    ],
  ])('%s is refused', (_label, materials, path, message) => {
    const { plan, problems } = readWith(materials)
    expect(plan).toBeUndefined()
    const first = problems.find(({ severity }) => severity === 'error')
    expect(first?.path).toContain(['materials.how-to-renew', path].filter(Boolean).join('.'))
    expect(first?.message).toMatch(message)
    expect(first?.line).toBeGreaterThan(0)
  })

  it('say where in the file beside it something is wrong', () => {
    const { problems } = readWith(MATERIALS, CONTENT.replace('need: [your licence]', 'needs: [your licence]'))
    expect(problems).toMatchObject([
      { file: 'campaigns/how-to-renew.en.yaml', line: 3, column: 1, message: expect.stringMatching(/mean `need`/) },
    ])
  })

  it.each<[label: string, content: string, line: number, message: RegExp]>([
    ['a tag that is not closed', CONTENT.replace('{{service.url}}', '{{service.url'), 5, /Close it/],
    ['a heading of its own', CONTENT.replace('You can renew online.', '"# Renew"'), 2, /design makes the headings/],
    ['a figure that is not there', CONTENT.replace('figure: share', 'figure: shares'), 8, /did you mean `share`/],
    ['a figure without a word', CONTENT.replace(', labels: { value: online }', ''), 8, /value/],
    [
      'a chart that is not there',
      CONTENT.replace('"Go to {{service.url}}."', '\'{{chart "shares"}}\''),
      5,
      /mean "share"/,
    ],
    ['a fact that there is not', CONTENT.replace('{{service.url}}', '{{service.nmae}}'), 5, /mean "service.name"/],
    [
      'a code to no address',
      CONTENT.replace('"Go to {{service.url}}."', '\'{{qr "0808"}}\''),
      5,
      /"qr" cannot lead to "0808"/,
    ],
    [
      'a text without end',
      CONTENT.replace('Go to {{service.url}}.', '{{#each @root.service}}'.repeat(20) + '{{/each}}'.repeat(20)),
      5,
      /goes round its blocks more than 20000 times/,
    ],
    [
      'a tag in the words of a figure',
      CONTENT.replace('8 in 10', '"{{share}} in 10"')
        .replace('10" renew', '10 renew')
        .replace('online, labels', 'online", labels'),
      8,
      /the words of a figure are plain: \{\{share\}\} is not read there/,
    ],
    ['a picture nobody drew', CONTENT.replace('heading: Start', 'picture: fax'), 5, /no picture “fax”/],
  ])('say in which line of it there is %s', (_label, content, line, message) => {
    const { plan, problems } = readWith(MATERIALS, content)
    expect(plan).toBeUndefined()
    expect(problems[0]).toMatchObject({ file: 'campaigns/how-to-renew.en.yaml', line })
    expect(problems[0]?.message).toMatch(message)
  })

  it('may be missing in other languages than the first, with a warning', () => {
    const { plan, problems } = readWith(MATERIALS.replace(/ {6}cy:\n( {8}.*\n)+/, ''))
    expect(plan).toBeDefined()
    expect(problems.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', 'has no cy; people who read cy get en'],
    ])
  })
})

/** The plan with messages that name no day, so that only its materials do. */
function withoutDates(plan: CampaignPlan): CampaignPlan {
  const undated = plan.messages.map((message) => ({
    ...message,
    variants: message.variants.map((variant) => ({ ...variant, subject: 'Renew', body: 'Renew' })),
  }))
  return { ...plan, messages: undated }
}

describe('materials in the database', () => {
  async function installation() {
    const db = await temporaryDatabase()
    const as = (email: string): Ctx => ({ db, actor: { kind: 'person', id: 1, email, roles: ['planner'] }, now: NOW })
    return {
      apply: async (plan: CampaignPlan, email = 'sam@example.gov') => (await applyPlan(as(email), { plan })).changes,
      exported: async () => (await campaignFile(as('sam@example.gov'), { campaignId: 'renew-online' })).text,
      as,
      states: async () => {
        const { translations } = await plannedMaterials(as('sam@example.gov'), { campaignId: 'renew-online' })
        return translations.map(({ state }) => state)
      },
      content: async (language: string) => {
        const { campaign } = await plannedMaterials(as('sam@example.gov'), { campaignId: 'renew-online' })
        return campaign.materials[0]!.contents.find((one) => one.language === language)!.content
      },
      hashes: async () => {
        const rows = await db.rows.all<{ hash: string }>(
          sql`SELECT content_hash AS hash FROM activities ORDER BY position`,
        )
        return rows.map(({ hash }) => hash)
      },
      translations: () =>
        db.rows.all<{ language: string; author: string; stale: number }>(sql`SELECT t.language, t.author,
          t.source_hash <> s.source_hash AS stale FROM material_contents t
          JOIN material_contents s ON s.material_id = t.material_id AND s.language = 'en' ORDER BY t.language`),
    }
  }
  const NOW = new Date('2027-01-04T10:00:00Z')

  it('go out as their file and come back without a change', async () => {
    const { apply, exported } = await installation()
    const plan = planWith()
    await apply(plan)
    const again = read(await exported(), {}).plan!
    expect(again.materials).toEqual(plan.materials)
    expect(await apply(again)).toEqual([])
  })

  it('are what activities of the file lead to, and say until when they are proven', async () => {
    const { apply, exported } = await installation()
    const file = `${sampleWith(
      ['audience: due, when: "launch-14d 09:00"', 'audience: due, material: how-to-renew, when: "launch-14d 09:00"'],
      ['proof: "Service data, 2026-10"', 'proof: "Service data, 2026-10", proof_until: 2027-12-31'],
    )}${MATERIALS}`
    const plan = read(file, { ...BESIDE, 'how-to-renew.en.yaml': CONTENT }).plan!
    expect(plan.activities.map(({ material }) => material)).toEqual([undefined, 'how-to-renew', undefined])
    expect(plan.coreMessages).toMatchObject([{ proofUntil: '2027-12-31' }])
    await apply(plan)
    expect(read(await exported(), {}).plan).toMatchObject({
      activities: plan.activities,
      coreMessages: plan.coreMessages,
    })
  })

  it('say what changed of them', async () => {
    const { apply } = await installation()
    await apply(planWith())
    expect(await apply(planWith(changed('clear-steps', 'checklist')))).toEqual([
      'material how-to-renew: template changed from “clear-steps” to “checklist”',
    ])
    const other = planWith(changed('clear-steps', 'checklist'), CONTENT.replace('your licence', 'your card'))
    expect(await apply(other)).toEqual(['material how-to-renew: content (en) changed'])
    const activities = other.activities.map((one) => (one.id === 'golive' ? { ...one, material: 'how-to-renew' } : one))
    expect(await apply({ ...other, activities })).toEqual(['activity golive: material changed'])
    expect(await apply(planWith(''))).toContain('material how-to-renew removed')
  })

  it('keep a translation that the source has left behind as stale, until it is written again', async () => {
    const { apply, translations } = await installation()
    await apply(planWith())
    const source = CONTENT.replace('your licence', 'your card')
    await apply(planWith(MATERIALS, source), 'alex@example.gov')
    expect(await translations()).toEqual([
      { language: 'cy', author: 'sam@example.gov', stale: 1 },
      { language: 'en', author: 'alex@example.gov', stale: 0 },
    ])
    await apply(planWith(changed('Gallwch', 'Cewch'), source), 'huw@example.gov')
    expect(await translations()).toContainEqual({ language: 'cy', author: 'huw@example.gov', stale: 0 })
  })

  it('are checked by a second person, who reads both languages as they are now', async () => {
    const { apply, as, states, content } = await installation()
    await apply(planWith())
    const check = async (email: string, seen?: string) =>
      checkTranslation(as(email), {
        campaignId: 'renew-online',
        materialId: 'how-to-renew',
        language: 'cy',
        seen: seen ?? seenTranslation(await content('cy'), await content('en')),
      })
    expect(await states()).toEqual(['source', 'written'])
    await expect(check('sam@example.gov')).rejects.toThrow(/somebody else has to check it/)
    await expect(check('huw@example.gov', 'what was there before')).rejects.toThrow(/changed since you read it/)
    await check('huw@example.gov')
    expect(await states()).toEqual(['source', 'checked'])
    await apply(planWith(MATERIALS, CONTENT.replace('your licence', 'your card')))
    expect(await states()).toEqual(['source', 'stale'])
    await check('huw@example.gov')
    expect(await states()).toEqual(['source', 'checked'])
    await apply(planWith(changed('Gallwch', 'Cewch'), CONTENT.replace('your licence', 'your card')))
    expect(await states()).toEqual(['source', 'written'])
    const another = CONTENT.replace('You can', 'You can not')
    await apply(planWith(MATERIALS, another))
    await apply(planWith(changed('Gallwch', 'Cewch!'), another))
    await apply(planWith(MATERIALS, another))
    expect(await states(), 'what was checked was compared with another source').toEqual(['source', 'written'])
  })

  it('are part of what is approved of an activity whose message leads to them, and of no other', async () => {
    const { apply, hashes } = await installation()
    const leading = (content: string) => {
      const plan = planWith(MATERIALS, content)
      const [first, ...others] = plan.activities
      return { ...plan, activities: [{ ...first!, material: 'how-to-renew' }, ...others] }
    }
    await apply(leading(CONTENT))
    const before = await hashes()
    await apply(leading(CONTENT.replace('your licence', 'your card')))
    const after = await hashes()
    expect(before.map((hash, index) => hash === after[index])).toEqual([false, true, true])
  })

  it.each<[label: string, materials: string, content: string, isOther: boolean]>([
    ['says nothing of the launch', MATERIALS, CONTENT, false],
    ['tells the launch', MATERIALS, CONTENT.replace('You can renew online.', 'It opens on {{launch.date}}.'), true],
    ['has its day written out', MATERIALS, CONTENT.replace('You can renew online.', 'It opens on 1 March 2027.'), true],
    [
      'has a timeline around it',
      changed(
        '    content:',
        '      way: { chart: timeline, moments: [{ key: letters, at: launch-14d }] }\n    content:',
      ),
      CONTENT,
      true,
    ],
  ])('a material that %s: another approval after the launch moved', async (_label, materials, content, isOther) => {
    const { apply, as, hashes } = await installation()
    const plan = withoutDates(planWith(materials, content))
    const golive = { ...plan.activities[2]!, material: 'how-to-renew' }
    await apply({ ...plan, activities: [...plan.activities.slice(0, 2), golive] })
    const [before] = (await hashes()).slice(2)
    await moveLaunch(as('sam@example.gov'), { campaignId: 'renew-online', to: '2027-04-12T09:00' })
    const [after] = (await hashes()).slice(2)
    expect(after !== before).toBe(isOther)
  })

  it.each([
    ['that they print', '{{contact \\"hotline\\"}}', ['material how-to-renew']],
    ['that they may print', '{{link \\"https://renew.example.gov/contact\\" \\"hotline\\"}}', []],
  ])('are approved with the owner and the helplines %s', async (_, says, usedBy) => {
    const { apply, as, hashes } = await installation()
    const content = CONTENT.replace('You can renew online.', `"Call ${says}."`)
    const leading = (materials: string) => {
      const plan = planWith(materials, content)
      return { ...plan, activities: [{ ...plan.activities[0]!, material: 'how-to-renew' }] }
    }
    const seen = []
    for (const materials of [MATERIALS, changed('0808 157 0000', '0900 666'), changed('comms@', 'nobody@')]) {
      await apply(leading(materials))
      seen.push(...(await hashes()))
    }
    expect(new Set(seen).size).toBe(3)
    const part = { kind: 'helpline', id: 'hotline' } as const
    expect((await partForEditing(as('sam@example.gov'), { campaignId: 'renew-online', part })).usedBy).toEqual(usedBy)
  })
})
