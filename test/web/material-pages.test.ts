import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { absentPages } from '../../src/platform/absent-pages.ts'
import { plannedMaterials } from '../../src/plan/index.ts'
import { campaignWithMaterials } from '../support/campaign-with-materials.ts'
import { filledIn, formInPage } from '../support/form-in-page.ts'
import { signedIn } from '../support/signed-in.ts'
import { world } from '../support/world.ts'
import { textOf } from '../support/text-of.ts'
import { forms, toldBy } from './editing.ts'

const MATERIALS = '/campaigns/renew-online/materials'
const SHEET = `${MATERIALS}/how-to-renew`
const EDIT = '/campaigns/renew-online/edit'

async function gallery() {
  const made = await world({ at: '2027-02-01T09:00:00Z' })
  const at = { ...made, ports: { ...made.ports, pages: absentPages('none was found here') } }
  await campaignWithMaterials(at)
  return {
    at,
    ...forms(at),
    sam: await signedIn(at, 'sam@example.gov', ['planner']),
    vera: await signedIn(at, 'vera@example.gov', ['viewer']),
    states: async () => {
      const { translations } = await plannedMaterials(at.as(), { campaignId: 'renew-online' })
      return translations.map(({ material, language, state }) => `${material} ${language} ${state}`)
    },
  }
}

describe('the gallery', () => {
  it('shows every material as a picture, how each language stands, and its files', async () => {
    const { vera } = await gallery()
    const html = await (await vera.get(MATERIALS)).text()
    expect([...html.matchAll(/src="([^"]*(?:page\.html|\/file)[^"]*)"/g)].map(([, src]) => src)).toEqual([
      `${SHEET}/page.html?language=en`,
      `${MATERIALS}/renew-poster/page.html?language=en`,
      `${MATERIALS}/most-renew/file?language=en&amp;format=svg`,
    ])
    expect(textOf(html)).toMatch(
      /Welsh of how-to-renew not checked.*Welsh of renew-poster missing.*due.*Welsh of most-renew/,
    )
    expect(html).not.toContain('Add a material')
    for (const [, href] of html.matchAll(/href="([^"]*\/file\?[^"]*)"/g)) {
      const answer = await vera.get(href!.replaceAll('&amp;', '&'))
      expect([200, 422], href).toContain(answer.status)
    }
  })

  it.each([
    ['a sheet, in large print on American paper', `${SHEET}?language=cy&variant=large-print&paper=Letter`, 3],
    ['an infographic, as a story', `${MATERIALS}/most-renew?artboard=story`, 3],
    ['a sheet in every form at once', `${SHEET}/forms`, 12],
    ['an infographic in every form at once', `${MATERIALS}/most-renew/forms`, 30],
  ])('every file that needs no browser is there for %s', async (_, page, count) => {
    const { vera } = await gallery()
    const html = await (await vera.get(page)).text()
    const files = [...html.matchAll(/href="([^"]*\/file\?[^"]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))
    const drawn = files.filter((href) => !/format=p(?:df|ng)/.test(href))
    const answers = await Promise.all(drawn.map(async (href) => [href, (await vera.get(href)).status] as const))
    expect(answers.filter(([, status]) => status !== 200)).toEqual([])
    expect(drawn).toHaveLength(count)
  })

  it('shows a material in every language and form at once', async () => {
    const { vera } = await gallery()
    const html = await (await vera.get(`${SHEET}/forms`)).text()
    expect(textOf(html)).toMatch(/English source.*Large print.*Welsh not checked.*Large print/)
    const pictures = [...html.matchAll(/src="([^"]*page\.html[^"]*)"/g)].map(([, src]) => src!.replaceAll('&amp;', '&'))
    expect(pictures).toEqual(
      ['en', 'cy'].flatMap((language) =>
        ['standard', 'large-print', 'easy-read'].map(
          (variant) => `${SHEET}/page.html?language=${language}&variant=${variant}`,
        ),
      ),
    )
    expect(textOf(await (await vera.get(SHEET)).text())).toContain('Every language and form at once')
    expect((await vera.get(`${MATERIALS}/nothing/forms`)).status).toBe(404)
  })

  it('shows one kind, in one language', async () => {
    const { sam } = await gallery()
    const html = await (await sam.get(`${MATERIALS}?kind=poster&language=cy`)).text()
    expect(html).toContain('renew-poster/page.html?language=cy')
    expect(html).not.toContain('how-to-renew/page.html')
    expect(html).toContain('Add a material')
  })

  it('is led to by the campaign and by the activity whose message leads to a material', async () => {
    const { vera } = await gallery()
    const campaign = textOf(await (await vera.get('/campaigns/renew-online')).text())
    expect(campaign).toMatch(/Renew your licence online how-to-renew Information sheet English, Welsh Activity go-live/)
    const activity = await (await vera.get('/campaigns/renew-online/activities/go-live')).text()
    expect(activity).toContain(`href="${SHEET}"`)
  })
})

describe('the checks of a material', () => {
  it('are run on its page, and say what keeps it from being approved', async () => {
    const { sam } = await gallery()
    expect(textOf(await (await sam.get(SHEET)).text())).toContain('It was not checked yet as it is now')
    const answer = await sam.post(`${SHEET}/check`, { language: 'en' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${SHEET}?language=en#checks`])
    const page = textOf(await (await sam.get(`${SHEET}?language=en`)).text())
    expect(page).toMatch(/1 thing keeps it from being approved.*to mend Text that fits where it stands overflow/)
    expect(page).toMatch(/PDF and PNG need a browser, and none was found here/)
  })

  it('that somebody answers for are told where the material is approved', async () => {
    const { at, vera } = await gallery()
    const answered = JSON.stringify([{ check: 'overflow', language: 'cy', name: 'A. Jones', reason: 'Seen on paper' }])
    await at.db.rows.run(sql`UPDATE materials SET overrides = ${answered} WHERE id = 'how-to-renew'`)
    const page = textOf(await (await vera.get('/campaigns/renew-online/activities/go-live')).text())
    expect(page).toContain('What somebody answers for in how-to-renew')
    expect(page).toContain('A. Jones answers for the check “Text that fits where it stands” in Welsh: Seen on paper')
  })

  it('are run on what is typed before it is saved, beside the fields', async () => {
    const { sam, opened, send } = await gallery()
    const path = `${EDIT}/material-content/how-to-renew.en`
    const answer = await send(sam, path, filledIn(await opened(sam, path), { cost: 'TODO: ask', act: 'check' }))
    const page = textOf(await answer.text())
    expect(page).toContain('It is not saved yet')
    expect(page).toMatch(/Please look at this: .*TODO.*\(placeholders\)/)
  })
})

describe('a file of a material', () => {
  it.each<[label: string, of: string, type: string, name: string]>([
    ['a page', 'how-to-renew/file?format=html&language=cy', 'text/html', 'how-to-renew.cy.html'],
    [
      'large print',
      'how-to-renew/file?format=html&variant=large-print',
      'text/html',
      'how-to-renew.en.large-print.html',
    ],
    ['plain text', 'how-to-renew/file?format=txt', 'text/plain', 'how-to-renew.en.txt'],
    ['a figure', 'how-to-renew/file?format=svg', 'image/svg+xml', 'how-to-renew.share.en.svg'],
    [
      'a figure, which a translation without its words has from the first language',
      'how-to-renew/file?format=svg&language=cy',
      'image/svg+xml',
      'how-to-renew.share.cy.svg',
    ],
    ['a picture', 'most-renew/file?format=svg&artboard=story', 'image/svg+xml', 'most-renew.en.story.svg'],
  ])('is taken by every role: %s', async (_, of, type, name) => {
    const { vera } = await gallery()
    const answer = await vera.get(`${MATERIALS}/${of}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain(type)
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`)
    expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
  })

  it.each<[label: string, of: string, says: RegExp]>([
    ['another format', 'how-to-renew/file?format=exe', /Format is one of html, txt, pdf, png, svg/],
    ['another scale', 'how-to-renew/file?format=png&scale=9', /Scale is one of 1, 2/],
    ['a language nobody planned', 'how-to-renew/file?language=fr', /it has en, cy/],
    ['a language with a step up', 'how-to-renew/file?language=../cy', /short name of letters/],
    ['an artboard for a sheet', 'how-to-renew/file?artboard=square', /has no artboard/],
    ['large print of a picture', 'most-renew/file?variant=large-print', /has no variant/],
    [
      'a PDF where there is no browser',
      'how-to-renew/file?format=pdf',
      /PDF and PNG need a browser, and none was found/,
    ],
    ['a PNG where there is no browser', 'most-renew/file?format=png', /HTML and SVG work without it/],
  ])('is refused in words: %s', async (_, of, says) => {
    const { vera } = await gallery()
    const answer = await vera.get(`${MATERIALS}/${of}`)
    expect(answer.status).toBe(422)
    expect(textOf(await answer.text())).toMatch(says)
  })
})

describe('a document in a frame', () => {
  it('may run nothing and ask nothing, and its fonts are those of this site', async () => {
    const { vera } = await gallery()
    const answer = await vera.get(`${SHEET}/page.html?language=cy`)
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src 'self' data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox",
    )
    const html = await answer.text()
    expect(html).toContain('/assets/fonts/noto-sans-latin-400-normal.woff2')
    expect(html).not.toContain('data:font')
    expect(html).toContain('Adnewyddwch eich trwydded ar-lein')
  })

  it('says in its place why it cannot be shown', async () => {
    const { vera } = await gallery()
    const answer = await vera.get(`${SHEET}/page.html?language=fr`)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/<h1>This cannot be shown yet<\/h1>.*it has en, cy/s)
  })
})

describe('a translation', () => {
  it('stands beside its source, and a second person says once that they say the same', async () => {
    const { sam, vera, send, states } = await gallery()
    const path = `${SHEET}?language=cy`
    const html = await (await sam.get(path)).text()
    expect(textOf(html)).toMatch(/What it is You can renew your licence online\. Gallwch adnewyddu/)
    expect(textOf(await (await vera.get(path)).text())).not.toContain('says what the English text says ')
    const form = formInPage(html)
    const answer = await send(sam, `${SHEET}/checked`, form)
    expect(answer.headers.get('location')).toBe(path)
    expect(toldBy(answer)).toBe('Welsh is checked: it says what the source says')
    expect(await states()).toContain('how-to-renew cy checked')
    const edited = formInPage(await (await sam.get(`${EDIT}/material-content/how-to-renew.en`)).text())
    const saved = await send(
      sam,
      `${EDIT}/material-content/how-to-renew.en`,
      filledIn(edited, { what: 'Renew it online.' }),
    )
    expect(saved.headers.get('location')).toBe(`${SHEET}?language=en`)
    expect(await states()).toContain('how-to-renew cy stale')
    expect((await send(sam, `${SHEET}/checked`, form)).status).toBe(409)
  })

  it('is written with what the source says above each field, and room for all its steps', async () => {
    const { sam } = await gallery()
    const html = await (await sam.get(`${EDIT}/material-content/renew-poster.cy`)).text()
    expect(html).toMatch(/<span class="app-source" lang="en" dir="auto">Ten minutes are enough<\/span>/)
    expect(html).toContain('name="steps.1.text"')
  })
})

describe('a preview', () => {
  const CONTENT = `${EDIT}/material-content/how-to-renew.cy`

  it('shows what is typed and saves nothing', async () => {
    const { sam, opened, send, states } = await gallery()
    const before = await states()
    const form = filledIn(await opened(sam, CONTENT), { what: 'Dim ond **deg munud**.', preview_as: 'large-print' })
    const answer = await send(sam, `${CONTENT}/preview.html`, form)
    expect(answer.status).toBe(200)
    const html = await answer.text()
    expect(html).toContain('Dim ond <strong>deg munud</strong>.')
    expect(html).toContain('large-print')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(await states()).toEqual(before)
    expect(new Map(await opened(sam, CONTENT)).get('what')).toBe('Gallwch adnewyddu eich trwydded ar-lein.')
  })

  it('shows another design, and an infographic on an artboard', async () => {
    const { sam, opened, send } = await gallery()
    const design = filledIn(await opened(sam, `${EDIT}/material/how-to-renew`), { template: 'checklist' })
    expect(await (await send(sam, `${EDIT}/material/how-to-renew/preview.html`, design)).text()).toMatch(
      /class="[^"]*checklist/,
    )
    const path = `${EDIT}/material-content/most-renew.en`
    const picture = filledIn(await opened(sam, path), { title: 'Three in four', preview_as: 'story' })
    expect(await (await send(sam, `${path}/preview.html`, picture)).text()).toMatch(
      /viewBox="0 0 1080 1920".*Three in four/s,
    )
  })

  const NEW = { id: 'at-home', kind: 'poster', template: 'poster-steps', 'content.title': 'At home', 'content.what': 'Renew **at home**.', owner: 'comms@example.gov', next_review: 'launch+90d' } // prettier-ignore

  it.each<[label: string, typed: Record<string, string>, status: number, shows: RegExp]>([
    ['as it is typed', NEW, 200, /Renew <strong>at home<\/strong>.*/s],
    ['before it has an id', { ...NEW, id: '' }, 200, /<strong>at home<\/strong>/],
    ['in large print', { ...NEW, preview_as: 'large-print' }, 200, /large-print/],
    [
      'as what a picture lacks, whatever a sheet would be shown as',
      { ...NEW, kind: 'infographic', template: 'bold', 'content.what': '', preview_as: 'standard' },
      422,
      /one to four figures/,
    ],
    ['as what is missing yet', { ...NEW, template: '', 'content.title': '' }, 422, /Design is missing.*title/s],
  ])('shows a material that is added, %s, and saves nothing', async (_label, typed, status, shows) => {
    const { sam, opened, send, states } = await gallery()
    const before = await states()
    const form = filledIn(await opened(sam, `${EDIT}/material`), typed)
    const answer = await send(sam, `${EDIT}/material/preview.html`, form)
    expect(await answer.text()).toMatch(shows)
    expect(answer.status).toBe(status)
    expect(await states()).toEqual(before)
  })

  it.each<[label: string, path: string, typed: Record<string, string>, says: RegExp]>([
    [
      'a text',
      'material-content/how-to-renew.en',
      { what: 'Renew TBC.' },
      /1 thing to mend \(No text that is still to come\); 1 to look at \(Every part .*\)\. to mend No text.* “TBC” stands for/,
    ],
    ['a design', 'material/renew-poster', { accent: '#ffe97a' }, /1 thing to mend \(Colours that can be told apart\)/],
    [
      'a new material',
      'material',
      { ...NEW, 'content.what': 'It costs TBC.' },
      /1 thing to mend \(No text that is still to come\)/,
    ],
    [
      'what cannot be saved',
      'material',
      { ...NEW, template: '' },
      /It cannot be saved yet: 1 thing is missing or wrong\. Design is missing/,
    ],
    ['nothing', 'material/most-renew', {}, /What can be checked while you type finds nothing\./],
  ])('has what is found in %s beside it while somebody types, and only then', async (_label, path, typed, says) => {
    const { sam, opened } = await gallery()
    const form = Object.fromEntries(filledIn(await opened(sam, `${EDIT}/${path}`), { ...typed, act: 'check' }))
    const beside = async (headers: Record<string, string>) => {
      const html = await (await sam.post(`${EDIT}/${path}`, form, headers)).text()
      return textOf(/<section class="app-preview".*?<\/section>/s.exec(html)![0])
    }
    expect(await beside({ 'hx-request': 'true' })).toMatch(says)
    expect(await beside({})).not.toMatch(/thing to mend|cannot be saved|find nothing/)
  })

  it.each<[label: string, field: string, text: string, says: RegExp]>([
    ['a tag that is not closed', 'what', 'Go to {{service.url', /What it is.*closed/],
    ['no title', 'title', '', /Title is missing/],
    ['YAML that cannot be read', 'figures', '- {', /Words of its figures/],
    ['a picture nobody drew', 'steps.0.picture', 'fax', /Picture of step 1.*fax/],
  ])('says in its place what is wrong: %s', async (_, field, text, says) => {
    const { sam, opened, send } = await gallery()
    const form = filledIn(await opened(sam, CONTENT), { 'steps.0.text': 'Ewch', [field]: text })
    const answer = await send(sam, `${CONTENT}/preview.html`, form)
    expect(answer.status).toBe(422)
    expect(textOf(await answer.text())).toMatch(says)
  })
})
