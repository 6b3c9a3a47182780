import { addPerson, personActor } from '../../src/access/index.ts'
import { importContacts } from '../../src/audience/index.ts'
import { publishMaterial } from '../../src/materials/index.ts'
import { applyPlan, MATERIAL_CHECKS, readCampaignFile } from '../../src/plan/index.ts'
import { SECRET, type World } from '../support/world.ts'

const COLUMNS = 20
const [ID, PUBLISHER] = ['renew-online', 'pat@example.gov']

/** Campaign `renew-online`, whose message, sheet and picture say such texts, and whose people are called so. */
export async function hostileCampaign(at: World, texts: readonly string[]): Promise<{ readonly people: number }> {
  // Template tags are tags in code as well.
  const code = texts.filter((text) => !text.includes('{{')).map((text) => `\`\`\`\`\`\` ${text} \`\`\`\`\`\``)
  const people = Math.ceil(texts.length / COLUMNS)
  await importContacts(at.as(), [Buffer.from(peopleFile(texts, people))] as never, { list: 'people' }, SECRET)
  const { plan, problems } = readCampaignFile(JSON.stringify(campaignOf(texts, code)), {
    file: 'renew-online.yaml',
    knownAttributes: columns(),
  })
  if (plan === undefined) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  await applyPlan(at.as(), { plan })
  await addPerson(at.as(), { email: PUBLISHER, roles: ['approver'] })
  const ctx = at.as(await personActor(at.db, PUBLISHER))
  for (const materialId of ['guide', 'chart']) await publishMaterial(ctx, at.ports, { campaignId: ID, materialId, note: texts[0]! }) // prettier-ignore
  return { people }
}

/** So many people, and in their columns all texts, each once. */
function peopleFile(texts: readonly string[], people: number): string {
  const quoted = (text: string) => `"-${text.replaceAll('"', '""')}"`
  const rows = Array.from({ length: people }, (_, row) => {
    const own = Array.from({ length: COLUMNS }, (__, column) => quoted(texts[row * COLUMNS + column] ?? ''))
    return [`p${row}`, `person${row}@example.com`, ...own].join()
  })
  return `${['id', 'email', ...columns()].join()}\n${rows.join('\n')}\n`
}

function columns(): string[] {
  return Array.from({ length: COLUMNS }, (_, at) => `said_${at}`)
}

function campaignOf(texts: readonly string[], code: readonly string[]) {
  const part = (of: number) => code.filter((_, at) => at % 6 === of).join('\n\n')
  const words = { labels: { value: texts[0] }, note: texts[1], source: texts[2] }
  const material = {
    owner: 'comms@example.gov',
    next_review: 'launch+90d',
    figures: { share: { chart: 'icon-array', value: 8, of: 10, source: texts[3], date: '2026-10' } },
    overrides: Object.keys(MATERIAL_CHECKS).flatMap((check) => (check === 'drawing' ? [] : [{ check, name: 'Pat', reason: 'It is a test' }])), // prettier-ignore
  }
  const values = columns().map((name) => `- {{${name}}} [{{${name}}}](https://renew.example.gov/?{{${name}}})`)
  return {
    campaign: ID,
    title: texts[4],
    service: { name: texts[5], url: 'https://renew.example.gov' },
    languages: ['en'],
    anchors: { launch: { at: '2027-03-01T09:00', zone: 'Europe/London' } },
    audiences: { everybody: { title: texts[6], list: 'people', population: { size: 100, source: texts[7], date: '2026-10-31' } } }, // prettier-ignore
    messages: { news: { channel: 'email', purpose: 'public-task', subject: { en: '{{said_0}}' }, body: { en: [...values, ...code].join('\n\n') } } }, // prettier-ignore
    materials: {
      guide: {
        ...material,
        kind: 'information-sheet',
        template: 'clear-steps',
        content: {
          en: {
            title: code[0],
            what: part(0),
            who: part(1),
            cost: part(2),
            time: part(3),
            genuine: part(4),
            notes: part(5),
            figures: [{ figure: 'share', title: texts[8], ...words }],
          },
        },
      },
      chart: {
        ...material,
        kind: 'infographic',
        template: 'clear',
        content: { en: { title: texts[9], lead: texts[10], action: texts[11], figures: [{ figure: 'share', title: texts[8], ...words }] } }, // prettier-ignore
      },
    },
    activities: [{ id: 'go-live', message: 'news', audience: 'everybody', when: 'launch' }],
  }
}
