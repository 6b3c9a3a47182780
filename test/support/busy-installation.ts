import { keepPlacements } from '../../src/materials/index.ts'
import { personByEmail } from '../../db/queries/people.ts'
import { addPerson, type Ctx, personActor } from '../../src/access/index.ts'
import { checkImport, importContacts } from '../../src/audience/index.ts'
import { dispatch, inboxPage, testSend } from '../../src/dispatch/index.ts'
import { editCampaign, type Part, partForEditing } from '../../src/plan/index.ts'
import { type KeptWorld, keptWorld, SECRET, type World, world, type WorldOptions } from './world.ts'

/** An installation in the middle of its work: something sent, something to come, mail caught, people, a file being checked. */
export interface BusyInstallation extends World {
  readonly campaign: World['campaign']
  /** The id of the newest mail in the inbox. */
  readonly mailId: number
  personId(email: string): Promise<number>
  /** A contacts file that this person has uploaded and not yet imported; the planner's where they may not. */
  upload(email: string): Promise<string>
  /** An information sheet `guide`, which the activity `posters` puts up, and an infographic `chart`, where somebody needs them: they take a while to make. */
  materials(): Promise<void>
  /** The id of a place where `guide` is to be. */
  placement(): Promise<string>
  /** Somebody with the role planner, who made the plan. */
  planner(): Promise<Ctx>
}

const PLANNER = 'planner@example.gov'

/** An information sheet in two languages, put up as a poster, and an infographic in one, with the text wherever people type. */
async function addMaterials(
  add: (kind: 'material' | 'activity', values: Record<string, string>) => Promise<unknown>,
  edit: (part: Part, values: Record<string, string>) => Promise<unknown>,
  text: string,
) {
  const code = `~~~\n${text}\n~~~`
  const line = `\`\`\`\` ${text} \`\`\`\``
  const facts = { owner: text, next_review: 'launch+90d', core: 'quick' }
  const origin = { source: text, date: '2026-10' }
  const figures = { share: { chart: 'icon-array', value: 8, of: 10, ...origin } }
  const words = [{ figure: 'share', title: text, labels: { value: text }, note: text, source: text }]
  const sheet = { kind: 'information-sheet', template: 'clear-steps', figures: JSON.stringify(figures) }
  await add('material', { id: 'guide', ...sheet, ...facts, 'content.title': line, 'content.what': code })
  const content = {
    title: line,
    what: code,
    who: code,
    need: line,
    'steps.0.heading': line,
    'steps.0.text': code,
    cost: code,
    'help.hours': line,
    'help.places.0.name': line,
    privacy: line,
    figures: JSON.stringify(words),
    easy: JSON.stringify({ title: line, what: [line] }),
  }
  await edit({ kind: 'material-content', id: 'guide.en' }, content)
  await edit({ kind: 'material-content', id: 'guide.cy' }, content)
  const picture = { kind: 'infographic', template: 'clear', figures: JSON.stringify(figures) }
  await add('material', { id: 'chart', ...picture, ...facts, 'content.title': text })
  const shown = { title: text, lead: text, action: text, figures: JSON.stringify(words) }
  await edit({ kind: 'material-content', id: 'chart.en' }, shown)
  const where = { channel: 'poster', material: 'guide', when: 'launch+1d 08:00' }
  await add('activity', { id: 'posters', ...where, late: 'ask', owner: text })
}

async function changed(ctx: Ctx, part: Part, values: Record<string, string>) {
  const { seen } = await partForEditing(ctx, { campaignId: 'renew-online', part })
  await editCampaign(ctx, { campaignId: 'renew-online', edit: { act: 'change', part, seen, values } })
}

function peopleFile(id: string, text: string): string {
  // Not at its beginning, where a cell that looks like a formula is refused.
  const cell = `"Ann ${text.replaceAll('"', '""')}"`
  return `id,email,first_name,note\n${id}1,${id}1@example.com,${cell},${cell}\n`
}

/** The texts that people type into it; tests of escaping bring their own. */
export interface Typed {
  readonly text: string
}

/** Installations as they were when they had been made, by what was asked for. */
const known = new Map<string, Promise<KeptWorld>>()

/**
 * Campaign `renew-online`: activity `go-live` was sent to thirteen people on 1 March 2027 at 09:00 in London, activity
 * `later` is to go a week afterwards; `text` stands in every field that takes free text. Made once and then copied.
 */
export async function busyInstallation(
  { text }: Typed = { text: 'plain words' },
  options: Pick<WorldOptions, 'at' | 'baseUrl' | 'smtpUrl'> = {},
): Promise<BusyInstallation> {
  const begun = { at: '2027-03-01T09:00:00Z', ...options }
  const asked = JSON.stringify([text, options])
  const like = known.get(asked) ?? keptWorld(begun, (at) => setToWork(at, text))
  known.set(asked, like)
  const at = await world({ ...begun, like: await like })
  return used(at, text)
}

const plannerAt = async (at: World): Promise<Ctx> => at.as(await personActor(at.db, PLANNER))

const addingAs =
  (ctx: Ctx) =>
  (kind: Part['kind'], values: Record<string, string>): Promise<unknown> =>
    editCampaign(ctx, { campaignId: 'renew-online', edit: { act: 'add', part: { kind }, values } })

async function setToWork(at: World, text: string): Promise<void> {
  await addPerson(at.as(), { email: PLANNER, roles: ['planner'] })
  await at.people(12)
  await importContacts(at.as(), [Buffer.from(peopleFile('h', text))] as never, { list: 'people' }, SECRET)
  await at.campaign()
  await at.approved()
  await dispatch(at.ports, { untilIdle: true })
  const add = addingAs(await plannerAt(at))
  const size = { 'population.size': '1000', 'population.source': text, 'population.date': '2026-10-31' }
  await add('core-message', { id: 'quick', text, proof: text })
  await add('audience', { id: 'others', title: text, ...size, list: 'people', where: '' })
  await add('goal', {
    id: 'visit',
    level: 'outcome',
    metric: text,
    audience: 'others',
    target: '10%',
    by: 'launch+30d',
    'baseline.value': '0',
    'baseline.date': '2026-11-01',
    'baseline.source': text,
    measured_by: text,
  })
  // As code: markup is refused as a text of its own.
  const code = `~~~\n${text}\n~~~`
  const bodies = { 'body.en': code, 'body.cy': code, 'subject.en': text, 'subject.cy': text }
  await add('message', { id: 'note', channel: 'email', purpose: 'public-task', core: 'quick', ...bodies })
  const when = { when: 'launch+7d 09:00', late: 'ask', owner: text }
  await add('activity', { id: 'later', message: 'note', audience: 'others', ...when })
  await testSend(at.ports, await plannerAt(at), { campaignId: 'renew-online', activityId: 'later', to: PLANNER })
}

async function used(at: World, text: string): Promise<BusyInstallation> {
  const ctx = await plannerAt(at)
  const { mails } = await inboxPage(ctx, {})
  let made: Promise<void> | undefined
  return {
    ...at,
    planner: () => plannerAt(at),
    mailId: mails[0]!.id,
    async materials() {
      const edit = (part: Part, values: Record<string, string>) => changed(ctx, part, values)
      made ??= addMaterials(addingAs(ctx), edit, text)
      return made
    },
    async placement() {
      const of = { campaignId: 'renew-online', materialId: 'guide' }
      const place = { kind: 'poster', name: text.slice(0, 120), place: text.slice(0, 300), keeper: text.slice(0, 200) }
      return (await keepPlacements(ctx, of, [place])).added[0]!
    },
    async personId(email) {
      return (await personByEmail(at.db.rows, email))!.id
    },
    async upload(email) {
      const file = `${peopleFile('n', text)}n2,nonsense,Ann,x\n`
      const { roles } = (await personByEmail(at.db.rows, email))!
      const may = ['planner', 'operator', 'administrator'].some((role) => roles.includes(role))
      const as = at.as(await personActor(at.db, may ? email : PLANNER))
      const { uploadId } = await checkImport(as, { file, fileName: 'people.csv', list: 'people' }, SECRET)
      return uploadId
    },
  }
}
