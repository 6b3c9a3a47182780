import { ROLES, type Role } from '../../src/access/index.ts'
import type { BusyInstallation } from '../support/busy-installation.ts'

export interface DeclaredRoute {
  /** As the app registers it. */
  readonly route: `${'GET' | 'POST'} ${string}`
  /** Who may use it: everybody, also strangers; or whoever is signed in with one of these roles. */
  readonly who: 'everybody' | readonly Role[]
  /** A path that works in the busy installation, for this person. */
  readonly path: (at: BusyInstallation, email: string) => string | Promise<string>
  /** What its form says, or under `/api/` its JSON. */
  readonly fields: Readonly<Record<string, string>>
  /** How whoever may is answered. */
  readonly answers: number
}

type Path = string | DeclaredRoute['path']

function get(pattern: string, who: DeclaredRoute['who'], path: Path = pattern, answers = 200): DeclaredRoute {
  return { route: `GET ${pattern}`, who, path: typeof path === 'string' ? () => path : path, fields: {}, answers }
}

function post(
  pattern: string,
  who: DeclaredRoute['who'],
  path: Path = pattern,
  fields: Readonly<Record<string, string>> = {},
  answers = 303,
): DeclaredRoute {
  return { route: `POST ${pattern}`, who, path: typeof path === 'string' ? () => path : path, fields, answers }
}

const ANY = ROLES
const PLANNER = ['planner'] as const
const APPROVER = ['approver'] as const
const STEERS = ['planner', 'operator'] as const
const CHECKS = ['planner', 'approver'] as const
const TESTS = ['planner', 'approver', 'operator'] as const
const READS_MAIL = ['planner', 'approver', 'operator', 'administrator'] as const
const SEES_CONTACTS = ['planner', 'operator', 'administrator'] as const
const ERASES = ['operator', 'administrator'] as const
const LEAVES = ['planner', 'administrator'] as const
const ADMINISTRATOR = ['administrator'] as const

const API = '/api/v1/campaigns/:campaign'
const API_RENEW = '/api/v1/campaigns/renew-online'
const NUMBER = ':id{[0-9]{1,15}}'
const VERSION = 'versions/:number{[0-9]{1,6}}'
const PLACE = { kind: 'poster', name: 'Central library', place: 'Market Street 4', language: 'en' }
const C = '/campaigns/:campaign'
const RENEW = '/campaigns/renew-online'
const A = `${C}/activities/:activity`
const LATER = `${RENEW}/activities/later`
const SENT = `${RENEW}/activities/go-live`
const PART = `${RENEW}/edit/audience/others`
const NEW_AUDIENCE = { id: 'more', title: 'More people', list: 'people', where: '' }

const person = (end: string) => async (at: BusyInstallation) =>
  `/people/${await at.personId('planner@example.gov')}${end}`
const material = (end: string) => async (at: BusyInstallation) => {
  await at.materials()
  return `${RENEW}/materials${end}`.replace('/materials/..', '')
}
const placement = (end: string) => async (at: BusyInstallation) =>
  `${await material('/guide/placements/')(at)}${await at.placement()}${end}`
const mail = (end: string) => (at: BusyInstallation) => `/inbox/${at.mailId}${end}`
/** Those who may not upload find the address of a file that somebody else did. */
const upload = (end: string) => async (at: BusyInstallation, email: string) =>
  `/contacts/import/${await at.upload(email)}${end}`

/** Every route of the app and who may use it. A route that is not in here fails the test. */
export const ROUTES: readonly DeclaredRoute[] = [
  get('/healthz', 'everybody', '/healthz', 200),
  get('/r/:code', 'everybody', '/r/nothing', 404),
  get('/m/:campaign/:material', 'everybody', '/m/renew-online/guide', 404),
  get('/u/:token', 'everybody', '/u/test'),
  post('/u/:token', 'everybody', '/u/nonsense', {}, 404),
  get('/c/:feed{[^/]+\\.ics}', 'everybody', '/c/renew-online.ics?token=nonsense', 404),
  get('/sign-in', 'everybody'),
  post('/sign-in', 'everybody', '/sign-in', { email: 'a@example.gov' }, 200),
  get('/sign-in/:token', 'everybody', '/sign-in/nothing'),
  post('/sign-in/:token', 'everybody', '/sign-in/nothing', {}, 403),

  get('/', ANY, '/', 303),
  post('/sign-out', ANY),
  get('/account', ANY),
  post('/account/sessions/end', ANY, '/account/sessions/end', { session: 'nothing' }),
  post('/account/sign-out-everywhere', ANY),

  get('/campaigns', ANY),
  get('/campaigns/new', PLANNER),
  post('/campaigns/new', PLANNER, '/campaigns/new', {
    title: 'Another',
    'service.name': 'A service',
    'service.url': 'https://service.example',
    languages: 'en',
    'launch.at': '2027-05-01T09:00',
    'launch.zone': 'Europe/London',
  }),
  // Before other pages of the campaign, which show them too.
  get(`${C}/materials`, ANY, material('?language=cy')),
  get(`${C}/materials/:material`, ANY, material('/guide?language=cy')),
  get(`${C}/materials/:material/forms`, ANY, material('/guide/forms')),
  get(`${C}/materials/:material/page.html`, ANY, material('/guide/page.html')),
  get(`${C}/materials/:material/file`, ANY, material('/guide/file?format=txt')),
  post(`${C}/materials/:material/check`, CHECKS, material('/guide/check'), { language: 'cy' }),
  post(`${C}/materials/:material/checked`, CHECKS, material('/guide/checked'), { language: 'cy', seen: '' }, 409),
  get(`${C}/materials/:material/publish`, APPROVER, material('/guide/publish')),
  post(`${C}/materials/:material/publish`, APPROVER, material('/guide/publish'), { note: '' }, 422),
  get(`${C}/materials/:material/${VERSION}`, ANY, material('/guide/versions/1'), 404),
  get(`${C}/materials/:material/${VERSION}/page.html`, ANY, material('/guide/versions/1/page.html'), 404),
  get(`${C}/materials/:material/${VERSION}/file`, ANY, material('/guide/versions/1/file'), 404),
  get(`${C}/materials/:material/${VERSION}/index`, ANY, material('/guide/versions/1/index'), 404),
  post(
    `${C}/materials/:material/${VERSION}/withdraw`,
    CHECKS,
    material('/guide/versions/1/withdraw'),
    { reason: 'It is wrong' },
    404,
  ),
  post(`${C}/materials/:material/${VERSION}/index`, CHECKS, material('/guide/versions/1/index'), {}, 404),
  get(`${C}/materials/:material/placements/new`, PLANNER, material('/guide/placements/new')),
  post(`${C}/materials/:material/placements/new`, PLANNER, material('/guide/placements/new'), PLACE),
  get(`${C}/materials/:material/placements/:placement`, STEERS, placement('')),
  post(`${C}/materials/:material/placements/:placement`, PLANNER, placement(''), PLACE),
  post(`${C}/materials/:material/placements/:placement/remove`, PLANNER, placement('/remove')),
  post(`${C}/materials/:material/placements/:placement/placed`, STEERS, placement('/placed'), { version: '1' }, 404),
  post(`${C}/materials/:material/placements/:placement/taken-down`, STEERS, placement('/taken-down')),
  get(`${C}/materials/:material/pictures/:name`, ANY, material('/guide/pictures/office'), 404),
  post(`${C}/materials/:material/pictures`, PLANNER, material('/guide/pictures'), {}, 422),
  post(`${C}/materials/:material/pictures/:name`, PLANNER, material('/guide/pictures/office'), {}, 422),
  post(`${C}/materials/:material/pictures/:name/remove`, PLANNER, material('/guide/pictures/office/remove'), {}, 422),
  post(
    `${C}/edit/:kind/:id/preview.html`,
    PLANNER,
    material('/../edit/material-content/guide.cy/preview.html'),
    {},
    200,
  ),
  post(`${C}/edit/:kind/preview.html`, PLANNER, material('/../edit/material/preview.html'), {}, 422),
  get(C, ANY, RENEW),
  post(`${C}/calendar`, LEAVES, `${RENEW}/calendar`),
  get(`${C}/holidays`, PLANNER, `${RENEW}/holidays`),
  post(`${C}/holidays`, PLANNER, `${RENEW}/holidays`, {}, 422),
  post(`${C}/holidays/add`, PLANNER, `${RENEW}/holidays/add`, { days: '2027-03-29' }),
  get(`${C}/campaign.yaml`, ANY, `${RENEW}/campaign.yaml`),
  get(`${C}/review`, ANY, `${RENEW}/review`),
  get(`${C}/review.html`, ANY, `${RENEW}/review.html`),
  get(`${C}/review.csv`, ANY, `${RENEW}/review.csv`),
  get(`${C}/review.json`, ANY, `${RENEW}/review.json`),
  get(`${C}/approve`, APPROVER, `${RENEW}/approve`),
  post(`${C}/approve`, APPROVER, `${RENEW}/approve`),
  get(`${C}/launch`, PLANNER, `${RENEW}/launch?to=2027-04-01T09:00`),
  post(`${C}/launch`, PLANNER, `${RENEW}/launch`, { to: '2027-04-01T09:00', seen: '' }, 409),
  get(`${C}/launch/moved`, PLANNER, `${RENEW}/launch/moved`),
  post(`${C}/launch/tell`, PLANNER, `${RENEW}/launch/tell`, {}, 409),
  get(`${C}/launch/postpone`, STEERS, `${RENEW}/launch/postpone`),
  post(`${C}/launch/postpone`, STEERS, `${RENEW}/launch/postpone`, { reason: 'The review is not finished' }),
  get(`${C}/launch/reinstate`, STEERS, `${RENEW}/launch/reinstate`),
  post(`${C}/launch/reinstate`, STEERS, `${RENEW}/launch/reinstate`, {}, 409),
  get(`${C}/pause`, STEERS, `${RENEW}/pause`),
  post(`${C}/pause`, STEERS, `${RENEW}/pause`),
  get(`${C}/resume`, STEERS, `${RENEW}/resume`),
  post(`${C}/resume`, STEERS, `${RENEW}/resume`),
  get(`${C}/cancel`, STEERS, `${RENEW}/cancel`),
  post(`${C}/cancel`, STEERS, `${RENEW}/cancel`),

  get(`${C}/edit/:kind`, PLANNER, `${RENEW}/edit/audience`),
  post(`${C}/edit/:kind`, PLANNER, `${RENEW}/edit/audience`, NEW_AUDIENCE),
  get(`${C}/edit/:kind/:id`, PLANNER, PART),
  post(`${C}/edit/:kind/:id`, PLANNER, PART, { title: 'Other people', seen: '' }, 409),
  get(`${C}/edit/:kind/:id/remove`, PLANNER, `${RENEW}/edit/goal/visit/remove`),
  post(`${C}/edit/:kind/:id/remove`, PLANNER, `${RENEW}/edit/goal/visit/remove`, { seen: '' }, 409),

  get(A, ANY, LATER),
  get(`${A}/mail.html`, ANY, `${LATER}/mail.html`),
  post(`${A}/test-send`, TESTS, `${LATER}/test-send`, { to: 'me@example.gov' }),
  // What was seen is not said, so whoever may is told to look first.
  post(`${A}/approve`, APPROVER, `${LATER}/approve`, {}, 409),
  // People are written to by it, so there is nothing that somebody puts up.
  post(`${A}/done`, STEERS, `${LATER}/done`, { proof: 'Photos are in the folder' }, 422),
  post(`${A}/ask-for-changes`, APPROVER, `${LATER}/ask-for-changes`, { reason: 'Shorter, please' }, 409),
  get(`${A}/ledger`, ANY, `${SENT}/ledger`),
  get(`${A}/ledger.csv`, ANY, `${SENT}/ledger.csv`),
  get(`${A}/pause`, STEERS, `${LATER}/pause`),
  post(`${A}/pause`, STEERS, `${LATER}/pause`),
  get(`${A}/resume`, STEERS, `${LATER}/resume`),
  post(`${A}/resume`, STEERS, `${LATER}/resume`),
  get(`${A}/cancel`, STEERS, `${LATER}/cancel`),
  post(`${A}/cancel`, STEERS, `${LATER}/cancel`),

  get('/contacts', ANY),
  post('/contacts/search', ANY, '/contacts/search', { text: 'Person' }),
  get('/contacts/people', SEES_CONTACTS),
  get('/contacts/audiences', ANY),
  get('/contacts/audiences/:campaign/:audience', ANY, '/contacts/audiences/renew-online/others'),
  get(`/contacts/${NUMBER}`, SEES_CONTACTS, '/contacts/13'), // the one whose name people typed
  get(`/contacts/${NUMBER}/suppress`, SEES_CONTACTS, '/contacts/1/suppress'),
  post(`/contacts/${NUMBER}/suppress`, STEERS, '/contacts/1/suppress'),
  get(`/contacts/${NUMBER}/erase`, SEES_CONTACTS, '/contacts/1/erase'),
  post(`/contacts/${NUMBER}/erase`, ERASES, '/contacts/1/erase'),
  get('/contacts/import', SEES_CONTACTS),
  post('/contacts/import', SEES_CONTACTS, '/contacts/import', { list: 'people' }, 422),
  get('/contacts/import/example.csv', ANY),
  get('/contacts/import/done', ANY, '/contacts/import/done', 404),
  get('/contacts/import/:upload', SEES_CONTACTS, upload('')),
  get('/contacts/import/:upload/rejected.csv', SEES_CONTACTS, upload('/rejected.csv')),
  post('/contacts/import/:upload', SEES_CONTACTS, upload('')),
  post('/contacts/import/:upload/drop', SEES_CONTACTS, upload('/drop')),

  get('/inbox', READS_MAIL),
  post('/inbox/search', ANY, '/inbox/search', { text: 'Renew' }),
  get(`/inbox/${NUMBER}`, READS_MAIL, mail('')),
  get(`/inbox/${NUMBER}/mail.html`, READS_MAIL, mail('/mail.html')),

  get('/people', ADMINISTRATOR),
  get('/people/add', ADMINISTRATOR),
  post('/people/add', ADMINISTRATOR, '/people/add', { email: 'new@example.gov', roles: 'viewer' }),
  get(`/people/${NUMBER}`, ADMINISTRATOR, person('')),
  post(`/people/${NUMBER}`, ADMINISTRATOR, person(''), { roles: 'operator' }),
  post(`/people/${NUMBER}/link`, ADMINISTRATOR, person('/link'), {}, 200),
  post(`/people/${NUMBER}/sign-out`, ADMINISTRATOR, person('/sign-out')),
  get(`/people/${NUMBER}/remove`, ADMINISTRATOR, person('/remove')),
  post(`/people/${NUMBER}/remove`, ADMINISTRATOR, person('/remove')),

  get('/api/v1/openapi.json', 'everybody'),
  get('/api/v1/campaigns', ANY),
  get(API, ANY, API_RENEW),
  get(`${API}/launch-history`, ANY, `${API_RENEW}/launch-history`),
  post(`${API}/launch-moves`, PLANNER, `${API_RENEW}/launch-moves`, { to: '2027-03-20T09:00' }, 200),
  post(`${API}/launch-postponements`, STEERS, `${API_RENEW}/launch-postponements`, { reason: 'Not ready' }, 200),
  // It is not postponed, so whoever may is told so.
  post(`${API}/launch-reinstatements`, STEERS, `${API_RENEW}/launch-reinstatements`, {}, 409),

  get('/audit-log', ANY),
  get('/audit-log.csv', ANY),
  get('/examples/leave', LEAVES),
  post('/examples/leave', LEAVES),
]

/** The same addresses show other pages of what people put up. */
const OFFLINE = [
  get(A, ANY, material('/../activities/posters')),
  get(`${C}/edit/:kind/:id`, PLANNER, material('/../edit/activity/posters')),
]

/** What is shown as a page of the app; documents of their own and downloads are not. */
export const PAGES = [...ROUTES, ...OFFLINE].filter(
  ({ route, answers }) =>
    route.startsWith('GET ') && answers === 200 && !/healthz|\/api\/|\/file$|\.(csv|json|yaml|html)$/.test(route),
)
