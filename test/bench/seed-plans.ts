import { type Ctx, personActor } from '../../src/access/index.ts'
import { applyPlan, approve, type CampaignPlan, readCampaignFile } from '../../src/plan/index.ts'
import { wallOf } from '../../src/schedule/index.ts'

const DAY = 86_400_000
export const CAMPAIGNS = 100
const ACTIVITIES_EACH = 50
/** The first launched this many days ago, and each after it three days later. */
const FIRST_LAUNCH_DAYS = -200
/** Those from this one on wait for an approval. */
const FIRST_UNAPPROVED = 96

/** The id of a campaign, 1 being the one launched first. */
export function campaignId(number: number): string {
  return `campaign-${String(number).padStart(3, '0')}`
}

/**
 * A hundred campaigns of fifty activities in two languages, as people make them: applied by a planner long before the launch,
 * approved by an approver, some of them changed again, some never approved. Nothing falls due within half a day of `now`.
 */
export async function seedPlans(ctx: Ctx, people: { planner: string; approver: string }): Promise<void> {
  const planner = await personActor(ctx.db, people.planner)
  const approver = await personActor(ctx.db, people.approver)
  const model = modelPlan(wallOf(ctx.now.getTime() + DAY / 2, 'Europe/London').slice(11))
  for (let number = 1; number <= CAMPAIGNS; number++) {
    const launch = ctx.now.getTime() + (FIRST_LAUNCH_DAYS + 3 * number) * DAY
    const plan = planLaunchedAt(model, number, wallOf(launch, 'Europe/London'))
    const at = (days: number) => new Date(Math.min(launch + days * DAY, ctx.now.getTime()))
    await applyPlan({ ...ctx, actor: planner, now: at(-220) }, { plan, isExample: false })
    if (number >= FIRST_UNAPPROVED) continue
    await approve({ ...ctx, actor: approver, now: at(-219) }, { campaignId: plan.id })
    if (number % 10 === 4) await applyPlan({ ...ctx, actor: planner, now: ctx.now }, { plan: changed(plan) })
  }
}

function planLaunchedAt(model: CampaignPlan, number: number, wall: string): CampaignPlan {
  const title = `Launch number ${number}: apply for it online`
  return { ...model, id: campaignId(number), title, anchors: { launch: { wall, zone: 'Europe/London' } } }
}

/** The last message said another way, which makes its approval void. */
function changed(plan: CampaignPlan): CampaignPlan {
  const messages = plan.messages.map((message, index) =>
    index < plan.messages.length - 1
      ? message
      : { ...message, variants: message.variants.map((one) => ({ ...one, body: `${one.body}\n\nThank you.` })) },
  )
  return { ...plan, messages }
}

function modelPlan(timeOfDay: string): CampaignPlan {
  const numbers = Array.from({ length: ACTIVITIES_EACH }, (_, index) => index + 1)
  const days = (number: number) => 4 * number - 154
  const text = `campaign: model
title: Model
service: { name: A public service, url: 'https://service.example' }
languages: [en, cy]
anchors: { launch: { at: 2027-03-01T09:00, zone: Europe/London } }
budget: { currency: GBP, total: 60000 }
core_messages:
${numbers
  .slice(0, 5)
  .map((number) => `  - { id: core-${number}, text: It takes ${number} minutes, proof: 'Service data, 2026' }`)
  .join('\n')}
audiences:
  everybody: { title: Everybody, list: everybody, population: { size: 400000, source: Register, date: 2026-10-31 } }
  due: { title: Due within 90 days, list: drivers, where: { attribute: renewal_due_days, lte: 90 } }
  families: { title: Families in Wales, list: families, where: { attribute: country, eq: Wales } }
  partners: { title: Partners, list: partners }
objectives:
${['output', 'outtake', 'outcome', 'impact']
  .map(
    (level) =>
      `  - { id: ${level}, level: ${level}, metric: ${level === 'outtake' ? 'visits' : 'reach'}, audience: everybody, baseline: { value: 0, date: 2026-01-31, source: None before }, target: ${level === 'outtake' ? '5000' : '60%'}, by: launch+60d, measured_by: counted }`,
  )
  .join('\n')}
channels: { email: { rate: 50/s } }
messages:
${numbers
  .map(
    (number) => `  message-${number}:
    channel: email
    core: [core-${(number % 5) + 1}]
    subject: { en: 'Step ${number}: apply online from {{launch.date}}', cy: 'Cam ${number}: gwnewch gais ar-lein o {{launch.date}}' }
    body:
      en: |
${indented(BODY.en)}
      cy: |
${indented(BODY.cy)}`,
  )
  .join('\n')}
activities:
${numbers
  .map(
    (number) =>
      `  - { id: step-${String(number).padStart(2, '0')}, message: message-${number}, audience: ${AUDIENCES[number % 4]}, when: 'launch${signed(days(number))}d ${timeOfDay}', late: ask, owner: comms@service.example }`,
  )
  .join('\n')}
`
  const { plan, problems } = readCampaignFile(text, { file: 'model.yaml', readBeside: () => undefined })
  if (plan === undefined) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return plan
}

const AUDIENCES = ['everybody', 'due', 'families', 'partners']

const BODY = {
  en: `Dear {{first_name}},

You can **apply online** from {{launch.weekday}} {{launch.date}}. It takes about two minutes, by day or by night.

**[Apply online]({{service.url}})**

## What you will need

- your reference number
- a bank card to pay with
- an email address

## If you would rather not go online

That is fine. You can still apply by post or at the counter. You can also call us free, and we will help you. Nothing else changes for you, and you do not need to do anything today.`,
  cy: `Annwyl {{first_name}},

Gallwch **wneud cais ar-lein** o {{launch.date}} ymlaen. Mae’n cymryd tua dwy funud, ddydd neu nos.

**[Gwneud cais ar-lein]({{service.url}})**

## Beth fydd ei angen arnoch

- eich cyfeirnod
- cerdyn banc i dalu
- cyfeiriad e-bost

## Os nad ydych chi eisiau mynd ar-lein

Mae hynny’n iawn. Gallwch wneud cais drwy’r post o hyd. Gallwch hefyd ein ffonio am ddim, a byddwn yn eich helpu.`,
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '        ')
}

function signed(days: number): string {
  return days < 0 ? String(days) : `+${days}`
}
