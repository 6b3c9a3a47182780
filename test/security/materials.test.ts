import { expect, it } from 'vitest'
import { campaignWithMaterials } from '../support/campaign-with-materials.ts'
import { filledIn, formInPage } from '../support/form-in-page.ts'
import { signedIn } from '../support/signed-in.ts'
import { world } from '../support/world.ts'
import { HOSTILE_TEXTS } from './hostile-texts.ts'
import { tagsOf } from './tags-of.ts'

const EDIT = '/campaigns/renew-online/edit/material-content'
/** What a document may have of itself, wherever texts that are marked up bring more or fewer lines of it. */
const DRAWN =
  /^\/?(?:html|head|meta|title|style|body|main|header|footer|section|article|aside|div|span|p|h[1-6]|ul|ol|li|dl|dt|dd|bdi|strong|em|code|pre|a|br|figure|figcaption|table|caption|thead|tbody|tr|th|td|details|summary|svg|g|defs|pattern|clipPath|path|rect|circle|line|text|tspan|desc|use)$/i

it('a text that people type runs nothing in a preview, as content or as data, and leads nowhere else', async () => {
  const at = await world({ at: '2027-02-01T09:00:00Z' })
  await campaignWithMaterials(at)
  const sam = await signedIn(at, 'sam@example.gov', ['planner'])
  const forms = await Promise.all(
    ['how-to-renew.en', 'most-renew.en'].map(
      async (id) => [id, formInPage(await (await sam.get(`${EDIT}/${id}`)).text())] as const,
    ),
  )
  const drawn = { 200: 0, 422: 0 }
  for (const text of HOSTILE_TEXTS) {
    const words = JSON.stringify([{ figure: 'share', title: text, labels: { value: text }, note: text, source: text }])
    const bars = JSON.stringify([{ figure: 'how', title: text, labels: { online: text, post: text }, unit: text }])
    const marked = { title: text, what: text, need: text, 'steps.0.text': text, 'help.phone': text, figures: words }
    const asCode = { ...marked, title: `\`\`\`\` ${text} \`\`\`\``, what: `~~~\n${text}\n~~~`, need: '', 'steps.0.text': 'Go' }
    const picture = { title: text, lead: text, action: text, figures: bars }
    for (const [index, values] of [marked, asCode, picture].entries()) {
      const [id, form] = forms[index === 2 ? 1 : 0]!
      const answer = await sam.post(`${EDIT}/${id}/preview.html`, Object.fromEntries(filledIn(form, values)))
      expect([200, 422], text).toContain(answer.status)
      drawn[answer.status as keyof typeof drawn]++
      expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*; sandbox$/)
      const html = await answer.text()
      for (const tag of tagsOf(html)) {
        const [name = '', ...attributes] = tag.split(' ')
        expect(name, `${text} brings <${tag}>`).toMatch(DRAWN)
        expect(attributes.filter((one) => /^on|^hx-|^srcdoc$|^formaction$/i.test(one)), `${text} brings <${tag}>`).toEqual([])
      }
      expect(html, text).not.toMatch(/(?:href|src)\s*=\s*["']?\s*(?:javascript|data):/i)
    }
  }
  expect(drawn[200]).toBeGreaterThan(90)
})
