import { expect, it } from 'vitest'
import { campaignWithMaterials } from '../support/campaign-with-materials.ts'
import { filledIn, formInPage } from '../support/form-in-page.ts'
import { signedIn } from '../support/signed-in.ts'
import { world } from '../support/world.ts'
import { HOSTILE_TEXTS } from './hostile-texts.ts'
import { tagsOf } from './tags-of.ts'

const EDIT = '/campaigns/renew-online/edit/material-content'
const [SHEET, PICTURE] = ['how-to-renew.en', 'most-renew.en'] as const

/** The text in the fields of both kinds of content: as it is, as code, which any text may be, and as words of a figure. */
function filledWith(text: string): readonly (readonly [content: string, values: Record<string, string>])[] {
  const share = JSON.stringify([{ figure: 'share', title: text, labels: { value: text }, note: text, source: text }])
  const how = JSON.stringify([{ figure: 'how', title: text, labels: { online: text, post: text }, unit: text }])
  const code = { title: `\`\`\`\` ${text} \`\`\`\``, what: `~~~\n${text}\n~~~` }
  return [
    [SHEET, { title: text, what: text, need: text, 'steps.0.text': text, 'help.phone': text, figures: share }],
    [SHEET, { ...code, figures: share }],
    [PICTURE, { title: text, lead: text, action: text, figures: how }],
  ]
}

it('a text that people type runs nothing in a preview, as content or as data, and leads nowhere else', async () => {
  const at = await world({ at: '2027-02-01T09:00:00Z' })
  await campaignWithMaterials(at)
  const sam = await signedIn(at, 'sam@example.gov', ['planner'])
  const opened = async (id: string) => [id, formInPage(await (await sam.get(`${EDIT}/${id}`)).text())] as const
  const forms = new Map(await Promise.all([SHEET, PICTURE].map(opened)))
  const preview = async (id: string, values: Record<string, string>) => {
    const answer = await sam.post(`${EDIT}/${id}/preview.html`, Object.fromEntries(filledIn(forms.get(id)!, values)))
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*; sandbox$/)
    return { status: answer.status, html: await answer.text() }
  }
  const usual = [...filledWith('plain `words` *here*'), [SHEET, { title: '{{' }] as const]
  const known = new Set<string>()
  for (const [id, values] of usual) for (const tag of tagsOf((await preview(id, values)).html)) known.add(nameOf(tag))
  let drawn = 0
  for (const text of HOSTILE_TEXTS) {
    for (const [id, values] of filledWith(text)) {
      const { status, html } = await preview(id, values)
      expect([200, 422], text).toContain(status)
      if (status === 200) drawn++
      for (const tag of tagsOf(html)) {
        expect(known, `${text} brings <${tag}>`).toContain(nameOf(tag))
        expect(tag, text).not.toMatch(/ (?:on\w+|hx-|data-hx|srcdoc|formaction)/i)
      }
      for (const [tag] of html.matchAll(/<[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>/gi))
        expect(tag, text).not.toMatch(/(?:href|src)\s*=\s*["']?\s*(?:javascript|data|\/\/)/i)
    }
  }
  expect(drawn).toBeGreaterThan(2 * HOSTILE_TEXTS.length - 1)
})

function nameOf(tag: string): string {
  return tag.split(' ')[0]!.replace('/', '')
}
