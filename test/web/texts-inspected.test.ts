import { expect, it } from 'vitest'
import { importContacts } from '../../src/audience/index.ts'
import { applyPlan, readCampaignFile } from '../../src/plan/index.ts'
import { filledIn } from '../support/form-in-page.ts'
import { campaignWithMaterials } from '../support/campaign-with-materials.ts'
import { signedIn } from '../support/signed-in.ts'
import { SECRET, world } from '../support/world.ts'
import { CAMPAIGN, forms, planning } from './editing.ts'

/** What people read of a page, in one line. */
function textOf(html: string): string {
  return html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
}

const NEWS = `${CAMPAIGN}/edit/message/news`

it('while a message is written, its page says how long it is, what it names, what nobody has and where it leads', async () => {
  const { sam, opened, send } = await planning()
  const form = filledIn(await opened(sam, NEWS), {
    'body.en': `Hello {{first_name}} of {{shoe_size}}, [renew]({{service.url}}/now). ${'x'.repeat(160)}`,
    act: 'check',
  })
  const text = textOf(await (await send(sam, NEWS, form)).text())
  expect(text).toMatch(
    /Length Subject 12 characters, text 2\d\d characters; as an SMS it would take 2 messages Filled in first_name , service\.url Missing nobody has it shoe_size Leads to https:\/\/renew\.example\.gov\/now/,
  )
  const good = filledIn(form, { 'body.en': `Hello {{first_name}}, [renew]({{service.url}}/now). ${'x'.repeat(160)}` })
  expect(textOf(await (await send(sam, NEWS, good)).text())).toMatch(
    /text 2\d\d characters; as an SMS it would take 2 messages Filled in first_name , service\.url Leads to https:\/\/renew\.example\.gov\/now/,
  )
})

it('a message is offered the helplines of the campaign, and told of one that there is not', async () => {
  const { sam, opened, send } = await planning()
  const helpline = `${CAMPAIGN}/edit/helpline`
  await send(sam, helpline, filledIn(await opened(sam, helpline), { id: 'hotline', phone: '0808 157 0000' }))
  expect(textOf(await (await sam.get(NEWS)).text())).toContain('prints a helpline of the campaign (hotline)')
  const check = async (body: string) => {
    const form = filledIn(await opened(sam, NEWS), { 'body.en': body, act: 'check' })
    return textOf(await (await send(sam, NEWS, form)).text()).replaceAll('&quot;', '"')
  }
  const good = await check('{{contact "hotline"}} {{link service.url "Renew"}}')
  expect(good).toMatch(/Subject 12 characters, text 46 characters.*Leads to https:\/\/renew\.example\.gov/)
  expect(await check('{{contact "hotlin"}}')).toContain('There is no contact "hotlin". Did you mean "hotline"?')
  expect(await check('{{qr service.url}}')).toContain('mails and SMS show no drawings')
})

it('a name that only contacts have is not missing', async () => {
  const { at, sam, opened, send } = await planning()
  const typed = { 'body.en': 'Hello {{shoe_size}}', act: 'check' }
  const page = async () => textOf(await (await send(sam, NEWS, filledIn(await opened(sam, NEWS), typed))).text())
  expect(await page()).toContain('nobody has it')
  const rows = new TextEncoder().encode('id,email,language,shoe_size\nshod,shod@example.gov,en,44\n')
  await importContacts(at.as(), [rows] as never, { list: 'people' }, SECRET)
  expect(await page()).not.toContain('nobody has it')
})

it('while a material is written, its page says which names it uses and who has them, where it leads and what is not written', async () => {
  const at = await world({ at: '2027-01-04T09:00:00Z' })
  await campaignWithMaterials(at)
  const sam = await signedIn(at, 'sam@example.gov', ['planner'])
  const { opened, send } = forms(at)
  const path = `${CAMPAIGN}/edit/material-content/renew-poster.en`
  const what =
    'Come to {{office}} {{#if hours}}({{hours}}){{/if}} on {{launch.date}}.\n\n{{link "https://help.example.gov" "Ask us"}}'
  const typed = { what, cost: '{{#if fee}}{{fee}}{{/if}}', act: 'check' }
  const text = textOf(await (await send(sam, path, filledIn(await opened(sam, path), typed))).text())
  expect(text).toMatch(
    /All texts together \d+ characters Filled in launch\.date From a table office – .* hours , fee – .* Leads to https:\/\/help\.example\.gov Not written Welsh/,
  )
  const typing = Object.fromEntries(filledIn(await opened(sam, path), { ...typed, what: 'Call {{service.phone}}' }))
  const answer = await sam.post(path, typing, { 'hx-request': 'true' })
  expect(textOf(/<div id="found-list".*?<\/div>/s.exec(await answer.text())![0])).toMatch(/There is no &quot;service\.phone&quot; to put here/) // prettier-ignore
})

it('approving says where each message leads', async () => {
  const { at } = await planning()
  const file = `campaign: other
title: Other
service: { name: Other, url: "https://other.example.gov" }
languages: [en]
anchors: { launch: { at: 2027-03-01T09:00, zone: Europe/London } }
audiences: { all: { title: All, list: people, where: { attribute: shoe_size, gte: 3 }, population: { size: 9, source: S, date: 2026-10-31 } } }
messages: { news: { channel: email, subject: { en: Hi }, body: { en: "{{shoe_size}} https://other.example.gov/x" } } }
activities: [{ id: one, message: news, audience: all, when: launch }]
`
  await applyPlan(at.as(), { plan: readCampaignFile(file, { file: 'other.yaml' }).plan! })
  const alex = await signedIn(at, 'alex@example.gov', ['approver'])
  const preview = textOf(await (await alex.get('/campaigns/other/approve')).text())
  expect(preview).toContain('https://other.example.gov/x')
  const page = textOf(await (await alex.get('/campaigns/other/activities/one')).text())
  expect(page).toMatch(/Leads to https:\/\/other\.example\.gov\/x/)
})
