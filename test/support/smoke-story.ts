import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'

/** What the story needs to know of the installation it is told on. */
export interface Stage {
  readonly url: string
  /** A sign-in link's token, not used yet, of a person with the roles planner and viewer. */
  readonly signInToken: string
  /** A token of the same person for other programs. */
  readonly apiToken: string
  readonly campaign: {
    readonly id: string
    readonly title: string
    readonly activity: string
    readonly leadsTo: string
  }
  /** Addresses out of a mail that somebody got: a tracked link, and the one for unsubscribing. */
  readonly link: string
  readonly unsubscribe: string
}

/** What was learnt on the way. */
interface Told extends Stage {
  cookie: string
  formToken: string
  upload: string
  /** The address of the campaign's calendar feed. */
  calendar: string
  /** Of a program's request. */
  answer: string
}

interface Step {
  readonly what: string
  readonly ask: (told: Told) => {
    readonly path: string
    readonly method?: 'POST'
    readonly form?: Record<string, string | File>
    /** What a program sends, with its token. */
    readonly json?: object
    readonly token?: string
    readonly from?: string
  }
  readonly expected: {
    readonly status: number
    readonly headers?: Record<string, string | RegExp | null>
    readonly says?: (told: Told) => string
  }
  readonly learn?: (told: Told, answer: Response, body: string) => void
}

const assets = () =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../.fanfare/assets-manifest.json'), 'utf8')) as {
    style: string
    script: string
  }
const KEPT_FOR_EVER = { 'cache-control': /max-age=31536000.*immutable/, 'x-content-type-options': 'nosniff' }
const STRICT = {
  'content-security-policy': /default-src 'none'(?!.*unsafe)/,
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}
const NEWCOMERS = 'id,email\nn1,new@example.com\nn2,not an address\n'
const HOLIDAYS =
  'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20200229\nRRULE:FREQ=YEARLY\nSUMMARY:Leap day\nEND:VEVENT\nEND:VCALENDAR\n'
const API = '/api/v1/campaigns'
const PROBLEM = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' }
/** The launch is in the past, and stays where it is. */
const MOVE = { to: '2036-03-03T09:00', dryRun: true }
const pathOf = (address: string) => new URL(address).pathname

/** What must be the same wherever the product runs, in the order somebody would meet it. */
const SMOKE_STORY: readonly Step[] = [
  {
    what: 'it says that it works',
    ask: () => ({ path: '/healthz' }),
    expected: {
      status: 200,
      headers: { ...STRICT, 'content-type': /^application\/json/, 'cache-control': 'no-store' },
      says: () => '"ok":true',
    },
  },
  {
    what: 'the style sheet may be kept for ever',
    ask: () => ({ path: assets().style }),
    expected: { status: 200, headers: { ...KEPT_FOR_EVER, 'content-type': /^text\/css/ } },
  },
  {
    what: 'so may the script',
    ask: () => ({ path: assets().script }),
    expected: { status: 200, headers: { ...KEPT_FOR_EVER, 'content-type': /javascript/ } },
  },
  {
    what: 'a page without a session leads to signing in',
    ask: () => ({ path: '/campaigns' }),
    expected: { status: 303, headers: { location: '/sign-in?to=%2Fcampaigns' } },
  },
  {
    what: 'looking at a sign-in link uses nothing up',
    ask: ({ signInToken }) => ({ path: `/sign-in/${signInToken}` }),
    expected: { status: 200, headers: { ...STRICT, 'set-cookie': null }, says: () => '<form' },
  },
  {
    what: 'another site cannot use it',
    ask: ({ signInToken }) => ({
      path: `/sign-in/${signInToken}`,
      method: 'POST',
      form: {},
      from: 'https://evil.example',
    }),
    expected: { status: 403, headers: { 'set-cookie': null } },
  },
  {
    what: 'its button signs in',
    ask: ({ signInToken }) => ({ path: `/sign-in/${signInToken}`, method: 'POST', form: {} }),
    expected: { status: 303, headers: { 'set-cookie': /HttpOnly.*SameSite=Lax/ } },
    learn: (told, answer) => (told.cookie = answer.headers.get('set-cookie')!.split(';')[0]!),
  },
  {
    what: 'a second time it does not',
    ask: ({ signInToken }) => ({ path: `/sign-in/${signInToken}`, method: 'POST', form: {} }),
    expected: { status: 403, headers: { 'set-cookie': null } },
  },
  {
    what: 'the campaigns are listed',
    ask: () => ({ path: '/campaigns' }),
    expected: {
      status: 200,
      headers: { ...STRICT, 'cache-control': 'no-store' },
      says: ({ campaign }) => campaign.title,
    },
    learn: (told, _, body) => (told.formToken = /name="form_token" value="([^"]+)"/.exec(body)?.[1] ?? ''),
  },
  {
    what: 'a campaign is shown',
    ask: ({ campaign }) => ({ path: `/campaigns/${campaign.id}` }),
    expected: { status: 200, headers: STRICT, says: ({ campaign }) => campaign.title },
    learn: (told, _, body) => (told.calendar = /id="calendar-address">\s*([^<\s]+)/.exec(body)?.[1] ?? ''),
  },
  {
    what: 'its dates are a calendar',
    ask: ({ calendar }) => ({ path: pathOf(calendar) + new URL(calendar).search }),
    expected: {
      status: 200,
      headers: { 'content-type': 'text/calendar; charset=utf-8', etag: /^(W\/)?"\w+"$/, 'set-cookie': null },
      says: ({ campaign }) => `UID:${campaign.id}.${campaign.activity}.1@`,
    },
  },
  {
    what: 'the holidays of another calendar are read',
    ask: ({ campaign, formToken }) => ({
      path: `/campaigns/${campaign.id}/holidays`,
      method: 'POST',
      form: { form_token: formToken, file: new File([HOLIDAYS], 'holidays.ics') },
    }),
    expected: { status: 200, headers: STRICT, says: () => 'Tue 29 February 2028' },
  },
  {
    what: 'it leaves as a campaign file',
    ask: ({ campaign }) => ({ path: `/campaigns/${campaign.id}/campaign.yaml` }),
    expected: { status: 200, says: ({ campaign }) => `campaign: ${campaign.id}` },
  },
  {
    what: 'its review is shown',
    ask: ({ campaign }) => ({ path: `/campaigns/${campaign.id}/review` }),
    expected: { status: 200, headers: STRICT, says: ({ campaign }) => campaign.title },
  },
  {
    what: 'an activity is shown',
    ask: ({ campaign }) => ({ path: `/campaigns/${campaign.id}/activities/${campaign.activity}` }),
    expected: { status: 200, headers: STRICT, says: ({ campaign }) => campaign.activity },
  },
  {
    what: 'its mail is rendered, and may do nothing in a page',
    ask: ({ campaign }) => ({ path: `/campaigns/${campaign.id}/activities/${campaign.activity}/mail.html` }),
    expected: {
      status: 200,
      headers: { 'content-security-policy': /default-src 'none'.*sandbox/ },
      says: ({ campaign }) => campaign.leadsTo,
    },
  },
  {
    what: 'its ledger is downloaded',
    ask: ({ campaign }) => ({ path: `/campaigns/${campaign.id}/activities/${campaign.activity}/ledger.csv` }),
    expected: {
      status: 200,
      headers: { 'content-type': /^text\/csv/, 'content-disposition': /attachment/ },
      says: () => 'sent',
    },
  },
  {
    what: 'a contacts file is uploaded and checked',
    ask: ({ formToken }) => ({
      path: '/contacts/import',
      method: 'POST',
      form: { form_token: formToken, list: 'newcomers', file: new File([NEWCOMERS], 'newcomers.csv') },
    }),
    expected: { status: 303, headers: { location: /^\/contacts\/import\/[\w-]+$/ } },
    learn: (told, answer) => (told.upload = answer.headers.get('location')!),
  },
  {
    what: 'what was checked is shown, bad cells too',
    ask: ({ upload }) => ({ path: upload }),
    expected: { status: 200, headers: STRICT, says: () => 'not an address' },
  },
  {
    what: 'and the good rows are imported',
    ask: ({ upload, formToken }) => ({ path: upload, method: 'POST', form: { form_token: formToken } }),
    expected: { status: 303, headers: { location: '/contacts/import/done?list=newcomers' } },
  },
  {
    what: 'a page that is not there is told as a page',
    ask: () => ({ path: '/campaigns/no-such-campaign/at/all' }),
    expected: { status: 404, headers: { ...STRICT, 'content-type': /^text\/html/ }, says: () => '<title>Not found' },
  },
  {
    what: 'other programs find what they may ask',
    ask: () => ({ path: '/api/v1/openapi.json' }),
    expected: { status: 200, headers: { ...STRICT, 'content-type': 'application/json' }, says: () => '"3.1.0"' },
    learn: (_, __, body) => expect(Object.keys(JSON.parse(body).paths)).toHaveLength(7),
  },
  {
    what: 'without a token they are told nothing',
    ask: () => ({ path: API }),
    expected: { status: 401, headers: { ...PROBLEM, 'www-authenticate': 'Bearer realm="Fanfare"' } },
  },
  {
    what: 'with one they read the plan',
    ask: ({ campaign, apiToken }) => ({ path: `${API}/${campaign.id}`, token: apiToken }),
    expected: { status: 200, headers: { 'cache-control': 'no-store' }, says: ({ campaign }) => campaign.activity },
  },
  {
    what: 'see what a move of the launch would do',
    ask: ({ campaign, apiToken }) => ({ path: `${API}/${campaign.id}/launch-moves`, token: apiToken, json: MOVE }),
    expected: { status: 200, headers: { 'idempotent-replayed': null }, says: () => '"already-sent"' },
    learn: (told, _, body) => (told.answer = body),
  },
  {
    what: 'and asking a second time get the same answer',
    ask: ({ campaign, apiToken }) => ({ path: `${API}/${campaign.id}/launch-moves`, token: apiToken, json: MOVE }),
    expected: { status: 200, headers: { 'idempotent-replayed': 'true' }, says: ({ answer }) => answer },
  },
  {
    what: 'they postpone the launch',
    ask: ({ campaign, apiToken }) => ({
      path: `${API}/${campaign.id}/launch-postponements`,
      token: apiToken,
      json: { reason: 'The register is not ready' },
    }),
    expected: { status: 200, says: () => '"postponed":true' },
  },
  {
    what: 'and give it its date back',
    ask: ({ campaign, apiToken }) => ({
      path: `${API}/${campaign.id}/launch-reinstatements`,
      token: apiToken,
      json: {},
    }),
    expected: { status: 200, headers: { 'idempotent-replayed': null }, says: () => '"postponed":false' },
  },
  {
    what: 'what is wrong is told as a problem',
    ask: ({ campaign, apiToken }) => ({ path: `${API}/${campaign.id}/launch-moves`, token: apiToken, json: {} }),
    expected: { status: 422, headers: PROBLEM, says: () => 'is missing; expected a date' },
  },
  {
    what: 'a tracked link leads where it should',
    ask: ({ link }) => ({ path: pathOf(link) }),
    expected: { status: 302, headers: { 'cache-control': 'no-store', 'set-cookie': null } },
    learn: ({ campaign }, answer) => expect(answer.headers.get('location')).toContain(campaign.leadsTo),
  },
  {
    what: 'a made-up link leads nowhere',
    ask: () => ({ path: '/r/made-up' }),
    expected: { status: 404, headers: { location: null } },
  },
  {
    what: 'looking at the page for unsubscribing changes nothing',
    ask: ({ unsubscribe }) => ({ path: pathOf(unsubscribe) }),
    expected: { status: 200, headers: { ...STRICT, 'set-cookie': null }, says: () => '<form' },
  },
  {
    what: 'one click unsubscribes, as RFC 8058 has mail programs do it',
    ask: ({ unsubscribe }) => ({
      path: pathOf(unsubscribe),
      method: 'POST',
      form: { 'List-Unsubscribe': 'One-Click' },
    }),
    expected: { status: 200, headers: STRICT },
  },
  {
    what: 'a made-up token unsubscribes nobody',
    ask: () => ({ path: '/u/made-up', method: 'POST', form: {} }),
    expected: { status: 404 },
  },
  {
    what: 'signing out ends the session',
    ask: ({ formToken }) => ({ path: '/sign-out', method: 'POST', form: { form_token: formToken } }),
    expected: { status: 303 },
  },
  {
    what: 'and its cookie opens nothing any more',
    ask: () => ({ path: '/campaigns' }),
    expected: { status: 303, headers: { location: /^\/sign-in/ } },
  },
]

/** As a browser sends a form: with a file in parts, otherwise in one line. */
function bodyOf(form: Record<string, string | File>): URLSearchParams | FormData {
  const parts = new FormData()
  const line = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) {
    parts.append(name, value)
    if (typeof value === 'string') line.append(name, value)
  }
  return Object.values(form).some((value) => typeof value !== 'string') ? parts : line
}

/** Tells the story over HTTP, step by step; fails with the step that went otherwise. */
export async function tellSmokeStory(stage: Stage): Promise<void> {
  const told: Told = { ...stage, cookie: '', formToken: '', upload: '', calendar: '', answer: '' }
  for (const { what, ask, expected, learn } of SMOKE_STORY) {
    const { path, form, json, token, from = stage.url, method = json ? 'POST' : 'GET' } = ask(told)
    const answer = await fetch(`${stage.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(told.cookie && { cookie: told.cookie }),
        ...(form && { origin: from }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(json && { 'content-type': 'application/json', 'idempotency-key': path }),
      },
      ...(form && { body: bodyOf(form) }),
      ...(json && { body: JSON.stringify(json) }),
    })
    const body = await answer.text()
    expect(answer.status, `${what}: ${method} ${path}\n${body.slice(0, 500)}`).toBe(expected.status)
    for (const [name, value] of Object.entries(expected.headers ?? {})) {
      const got = answer.headers.get(name)
      if (value === null || typeof value === 'string') expect(got, `${what}: ${name}`).toBe(value)
      else expect(got ?? '', `${what}: ${name}`).toMatch(value)
    }
    if (expected.says) expect(body, what).toContain(expected.says(told))
    learn?.(told, answer, body)
  }
}
