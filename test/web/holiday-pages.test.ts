import { describe, expect, it } from 'vitest'
import { partForEditing } from '../../src/plan/index.ts'
import { createApp } from '../../src/web/index.ts'
import { type BusyInstallation, busyInstallation } from '../support/busy-installation.ts'
import { ORIGIN, signedIn, type Visitor } from '../support/signed-in.ts'

const PATH = '/campaigns/renew-online/holidays'
const event = (day: string, name: string, ...more: string[]) =>
  ['BEGIN:VEVENT', `DTSTART;VALUE=DATE:${day}`, `SUMMARY:${name}`, ...more, 'END:VEVENT'].join('\n')
const calendar = (...events: string[]) => `BEGIN:VCALENDAR\n${events.join('\n')}\nEND:VCALENDAR\n`

async function visited() {
  const at = await busyInstallation()
  return { at, by: await signedIn(at, 'sam@example.gov', ['planner']) }
}

/** Chooses a file as a browser does. */
async function upload(at: BusyInstallation, by: Visitor, text: string | Uint8Array<ArrayBuffer>): Promise<Response> {
  const body = new FormData()
  body.append('form_token', by.formToken)
  body.append('file', new File([text], 'uk <holidays>.ics', { type: 'text/calendar' }))
  return createApp(at.ports).request(`${ORIGIN}${PATH}`, {
    method: 'POST',
    body,
    headers: { cookie: by.cookie, origin: ORIGIN },
  })
}

const textOf = async (answer: Response) =>
  (await answer.text())
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
const holidaysOf = async (at: BusyInstallation) =>
  (await partForEditing(at.as(), { campaignId: 'renew-online', part: { kind: 'facts' } })).values['holidays']

describe('a calendar file', () => {
  it('is shown with what it would add and what not, and changes nothing yet', async () => {
    const { at, by } = await visited()
    const party = event('20270401', 'Party').replace(';VALUE=DATE:20270401', ':20270401T200000')
    const answer = await upload(at, by, calendar(event('20270326', 'Good Friday'), event('20270501', 'May Day'), party))
    expect(answer.status).toBe(200)
    const text = await textOf(answer)
    for (const words of [
      'uk <holidays>.ics , from 2026 to 2029',
      '2 would be added',
      '1 of them on weekends',
      'Fri 26 March 2027 Good Friday',
      'Sat 1 May 2027 weekend May Day',
      '1 event with a time of day, so no whole day off: Party',
      'Add 2 holidays',
    ]) {
      expect(text).toContain(words)
    }
    expect(await holidaysOf(at)).toBe('')
  })

  it('that was checked is added by the button, once', async () => {
    const { at, by } = await visited()
    const html = await (await upload(at, by, calendar(event('20270326', 'Good Friday')))).text()
    const days = /name="days" value="([^"]*)"/.exec(html)![1]!
    const answer = await by.post(`${PATH}/add`, { days })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/campaigns/renew-online'])
    expect(decodeURIComponent(answer.headers.get('set-cookie')!)).toContain('1 holiday added')
    expect(await holidaysOf(at)).toBe('2027-03-26')
    const again = await by.post(`${PATH}/add`, { days })
    expect(decodeURIComponent(again.headers.get('set-cookie')!)).toContain('Nothing was changed')
    expect(await textOf(await by.get(PATH))).toContain('This campaign has 1 holiday Fri 26 March 2027')
    const checked = await textOf(await upload(at, by, calendar(event('20270326', 'Good Friday'))))
    expect(checked).toContain('There is nothing to add. The campaign has all of these holidays.')
  })

  it('says which activities moved with the holidays', async () => {
    const { by } = await visited()
    const part = '/campaigns/renew-online/edit/activity/later'
    const html = await (await by.get(part)).text()
    const seen = /name="seen" value="([^"]*)"/.exec(html)![1]!
    expect((await by.post(part, { when: 'launch+5wd 09:00', seen })).status).toBe(303)
    const answer = await by.post(`${PATH}/add`, { days: '2027-03-08' })
    expect(decodeURIComponent(answer.headers.get('set-cookie')!)).toContain(
      '1 holiday added; activity later moves from 2027-03-08 09:00 Europe/London to 2027-03-09 09:00 Europe/London',
    )
  })

  it.each<[string, string | Uint8Array<ArrayBuffer>, number, string]>([
    ['that is a page', '<html>', 422, 'Line 1: expected BEGIN:VCALENDAR, found “<html>”'],
    ['that is empty', '', 422, 'The file is empty; expected a calendar file (.ics)'],
    ['with a date that is none', calendar(event('20270230', 'X')), 422, 'Line 2: the event “X” has the date 20270230'],
    [
      'that is a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]),
      422,
      'Line 1: expected BEGIN:VCALENDAR',
    ],
    ['that is too large', `BEGIN:VCALENDAR\nX:${'x'.repeat(1_050_000)}`, 422, 'The file is over 1 MB'],
    ['that is far too large', 'x'.repeat(1_200_000), 413, 'A calendar file may have up to 1 MB'],
  ])('%s is refused beside its field', async (_, file, status, words) => {
    const { at, by } = await visited()
    const answer = await upload(at, by, file)
    expect(answer.status).toBe(status)
    expect(await textOf(answer)).toContain(words)
    expect(await holidaysOf(at)).toBe('')
  })

  it('that was not chosen is asked for', async () => {
    const { by } = await visited()
    const answer = await by.post(PATH)
    expect([answer.status, (await textOf(answer)).includes('Choose a calendar file')]).toEqual([422, true])
  })

  it('cannot bring in what is no day', async () => {
    const { at, by } = await visited()
    expect((await by.post(`${PATH}/add`, { days: '2027-02-30' })).status).toBe(422)
    expect(await holidaysOf(at)).toBe('')
  })
})
