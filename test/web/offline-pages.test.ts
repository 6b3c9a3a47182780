import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { campaignFile } from '../../src/plan/index.ts'
import { approvePosters, posterCampaign, publishedPoster } from '../support/poster-campaign.ts'
import { filledIn } from '../support/form-in-page.ts'
import { signedIn, type Visitor } from '../support/signed-in.ts'
import { world } from '../support/world.ts'
import { CAMPAIGN, forms, toldBy } from './editing.ts'

const POSTERS = `${CAMPAIGN}/activities/posters`

async function posters() {
  const at = await world({ at: '2027-02-01T09:00:00Z' })
  await posterCampaign(at)
  const sam = await signedIn(at, 'sam@example.gov', ['planner'])
  const textAt = async (path: string, visitor?: Visitor) => {
    const person = visitor ?? (await signedIn(at, 'sam@example.gov', ['planner']))
    const answer = await person.get(path)
    expect(answer.status, path).toBe(200)
    const html = (await answer.text()).replace(/<head>.*<\/head>/s, '')
    return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
  }
  return { at, sam, textAt, ...forms(at) }
}

/** The only form of an activity of which most fields are left as they open. */
const OFFLINE = { way: 'offline', id: 'mats', put_up: 'renew-poster', when: 'launch-3d 08:00', act: 'save' }

describe('planning what people put up', () => {
  it('adds it in the form of activities, on a channel that is new with it', async () => {
    const { at, sam, opened, send, textAt } = await posters()
    const fields = await opened(sam, `${CAMPAIGN}/edit/activity`)
    expect(Object.fromEntries(fields)).toMatchObject({ way: 'digital', channel: '', put_up: '', material_version: '' })
    const answer = await send(
      sam,
      `${CAMPAIGN}/edit/activity`,
      filledIn(fields, { ...OFFLINE, channel: 'beer-mats', material_version: '2', audience: 'everybody' }),
    )
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${CAMPAIGN}/activities/mats`])
    const { text } = await campaignFile(at.as(), { campaignId: 'renew-online' })
    expect(text).toContain('  - id: mats\n    channel: beer-mats\n    material: renew-poster\n    material_version: 2\n    when: launch-3d 08:00\n') // prettier-ignore
    expect(text).toContain('  beer-mats: { kind: offline }')
    expect(await textAt(`${CAMPAIGN}/activities/mats`)).toMatch(/Channel Beer-mats Puts up .*no version 2, which the activity names/) // prettier-ignore
  })

  it('says beside its fields what is missing, and keeps what was typed', async () => {
    const { sam, opened, send } = await posters()
    const fields = await opened(sam, `${CAMPAIGN}/edit/activity`)
    const answer = await send(
      sam,
      `${CAMPAIGN}/edit/activity`,
      filledIn(fields, { ...OFFLINE, channel: 'poster', put_up: '' }),
    )
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toMatch(/href="#put_up"[^>]*>Material that is put up is missing/)
    expect(html).toMatch(/value="offline" checked/)
  })

  it('is changed in the same form, and becomes a message to an audience where somebody chooses that', async () => {
    const { sam, opened, send, textAt } = await posters()
    const edit = `${CAMPAIGN}/edit/activity/posters`
    const fields = await opened(sam, edit)
    expect(Object.fromEntries(fields)).toMatchObject({
      way: 'offline',
      channel: 'poster',
      put_up: 'renew-poster',
      message: '',
      audience: '',
    })
    expect(toldBy(await send(sam, edit, filledIn(fields, { act: 'save' })))).toMatch(/Nothing was changed/i)
    const digital = { way: 'digital', message: 'news', audience: 'everybody', when: 'launch-7d 10:00' }
    expect((await send(sam, edit, filledIn(fields, { ...digital, act: 'save' }))).status).toBe(303)
    expect(await textAt(POSTERS)).toContain('When and to whom')
  })
})

describe('the pages of what people put up', () => {
  it('take the proof when it is to do, and show what is where', async () => {
    const { at, textAt } = await posters()
    expect(await textAt(POSTERS)).toMatch(/in review It waits for an approver, and is put up only once it is approved/)
    expect(await approvePosters(at)).toEqual([])
    expect(await textAt(POSTERS)).toMatch(/scheduled It is to be put up in 20 days/)
    at.clock.set('2027-02-22T09:00:00Z')
    const olga = await signedIn(at, 'olga@example.gov', ['operator'])
    const vera = await signedIn(at, 'vera@example.gov', ['viewer'])
    expect(await textAt(POSTERS)).toMatch(/There is nothing to put up yet: renew-poster has no published version; publish it first/) // prettier-ignore
    await publishedPoster(at)
    expect(await textAt(POSTERS)).toMatch(/Put up version 1, then say what shows it.*library High Street 1 English nothing yet.*town-hall/) // prettier-ignore
    expect(await textAt(POSTERS, vera)).toContain('A planner or an operator says so')
    expect(await textAt('/campaigns')).toMatch(/to do Renew your licence online: posters Renew-poster is to be put up \(poster\) since/) // prettier-ignore

    const short = await olga.post(`${POSTERS}/done`, { date: '1', proof: 'ok' })
    expect([short.status, await short.text()]).toEqual([422, expect.stringContaining('The proof is shorter than 3 characters')]) // prettier-ignore
    const answer = await olga.post(`${POSTERS}/done`, { date: '1', proof: '12 <b>posters</b> are up' })
    expect([answer.status, toldBy(answer)]).toEqual([303, 'It is done, at 2 places'])
    expect(await textAt(POSTERS)).toMatch(/done It was put up, as olga@example.gov said.*Done 12 &lt;b&gt;posters&lt;\/b&gt; are up said olga/) // prettier-ignore
    expect(await textAt(POSTERS)).toMatch(/library High Street 1 English version 1 since Mon 22 February 2027/)
    expect((await olga.post(`${POSTERS}/done`, { date: '1', proof: 'Once more' })).status).toBe(409)
    expect(await textAt(`${CAMPAIGN}/review.html`)).toMatch(/What people put up .*posters renew-poster on poster .*done on .*olga@example.gov said: “12/) // prettier-ignore
    expect((await olga.get(`${POSTERS}/ledger`)).status).toBe(404)
  })

  it('of the campaign, its approval, its launch and its steering list it among the others', async () => {
    const { at, sam, textAt } = await posters()
    const alex = await signedIn(at, 'alex@example.gov', ['approver'])
    expect(await textAt(CAMPAIGN)).toMatch(/Ten minutes are enough , posters posters, Poster .*Poster, put up by people in review –/) // prettier-ignore
    expect(await textAt(CAMPAIGN)).toMatch(/Poster Offline: people put it up, and say so/)
    expect(await textAt(`${CAMPAIGN}/approve`, alex)).toMatch(
      /Ten minutes are enough , posters posters A\. Jones answers for the check .* Put up by people/,
    )
    expect(await textAt(`${CAMPAIGN}/launch?to=2027-03-08T09:00`)).toMatch(
      /Ten minutes are enough posters .*7 days later/,
    )
    expect(await textAt(`${POSTERS}/cancel`)).toMatch(/Cancel “Ten minutes are enough”\? It will never be put up by this activity/) // prettier-ignore
    expect((await sam.post(`${POSTERS}/pause`)).status).toBe(303)
    expect(await textAt(POSTERS)).toMatch(/paused A person paused it\. It is not put up until a person resumes it/)
  })

  it('is said to be done once a postponed launch has its date back', async () => {
    const { at, sam, textAt } = await posters()
    await publishedPoster(at)
    await approvePosters(at)
    await sam.post(`${CAMPAIGN}/launch/postpone`, { reason: 'The registers are not ready' })
    const page = `${CAMPAIGN}/launch/reinstate`
    expect(await textAt(page)).toMatch(/Waits for approval go-live Is to do on its date posters/)
    at.clock.set('2027-02-23T09:00:00Z')
    expect(await textAt(page)).toMatch(/Is to do at once posters Waits for approval go-live/)
  })
})

describe('a withdrawn version that is still somewhere', () => {
  it('is told where matters are told, and is gone where a person says that it was taken down', async () => {
    const { at, textAt } = await posters()
    await publishedPoster(at, 2)
    const up = `version = 1, placed_at = ${at.clock.now().getTime()}, placed_by = 'sam@example.gov'`
    await at.db.rows.run(sql.raw(`UPDATE placements SET ${up}`))
    const matter = '3 places (front-page, library and town-hall) show version 1, which is withdrawn; put up version 2 there.' // prettier-ignore
    for (const path of ['/campaigns', CAMPAIGN]) expect(await textAt(path), path).toContain(`${matter} See where it is`)
    const olga = await signedIn(at, 'olga@example.gov', ['operator'])
    const material = `${CAMPAIGN}/materials/renew-poster`
    expect(await (await olga.get('/campaigns')).text()).toContain(`href="${material}#placements"`)
    expect(await (await olga.get(material)).text()).toContain(`href="${material}/placements/library"`)

    const library = `${material}/placements/library`
    expect(await textAt(library)).toMatch(/It shows version 1, as sam@example.gov said: .* What kind of place/)
    const seen = await textAt(library, olga)
    expect(seen).toMatch(/It was taken down .*Kind of place Poster site Where High Street 1/)
    expect(seen).not.toMatch(/Save|out of the list/)
    const answer = await olga.post(`${library}/taken-down`)
    expect([answer.status, answer.headers.get('location'), toldBy(answer)]).toEqual([
      303,
      `${material}#placements`,
      'library shows nothing any more',
    ])
    await olga.post(`${library}/taken-down`)
    expect(await textAt(library, olga)).toContain('It shows nothing any more, as olga@example.gov said:')
    expect(await textAt(material)).toMatch(/3 places, 2 show a version .* library .* nothing any more/)
    expect(await textAt('/campaigns')).toContain('2 places (front-page and town-hall) show version 1')
    const gone = (await textAt('/audit-log?action=material.take-down')).match(/Material taken down renew-online\/renew-poster/g) // prettier-ignore
    expect(gone, 'said twice, done once').toHaveLength(1)

    await at.db.rows.run(sql`UPDATE material_versions SET withdrawn_at = 1`)
    expect(await textAt('/campaigns')).toContain('nothing is in force, so take it down there.')
    expect(await textAt(material)).toMatch(/to be taken down .* It was taken down : front-page/)
  })
})
