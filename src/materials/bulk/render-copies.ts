import type { Ctx } from '../../access/index.ts'
import { Invalid } from '../../errors.ts'
import type { PlannedSheet } from '../../plan/index.ts'
import { allowedHosts } from '../allowed-hosts.ts'
import { languageIn } from '../asked-material.ts'
import { namesOfCopies } from '../draw-sheet.ts'
import type { CampaignOfMaterial, DrawingPorts } from '../drawing.ts'
import type { FormatChoice } from '../formats.ts'
import { type CopyChoice, preparedCopies, type PreparedCopies } from './prepared-copies.ts'
import { readCopies } from './read-copies.ts'
import { refuseColumns, unusedColumns } from './refuse-columns.ts'
import { type CopyCounts, type FailedCopy, type Settled, tallyOf } from './tally-of-copies.ts'
import { sheetToCopy } from './sheet-to-copy.ts'
import { type ValuesWanted, valuesOfCopy } from './values-of-copy.ts'

export interface CopiesInput extends Pick<FormatChoice, 'variant' | 'paper'> {
  readonly campaignId: string
  readonly materialId: string
  /** A published version; absent: what is being written now, which is marked as a draft. */
  readonly published?: number
  readonly format: CopyChoice['format']
  readonly scale?: 1 | 2
  /** Of the campaign; absent: all of them. */
  readonly languages?: readonly string[]
  /** A CSV file: a column `id`, one per name that the texts print, and `address`; each may be per language, as `hours.cy`. */
  readonly rows: AsyncIterable<Uint8Array>
}

/** Where copies are kept. */
export interface CopyStore {
  /** Whether a copy is there whole, and was made from these inputs. */
  has(name: string, inputs: string): Promise<boolean>
  /** Puts it there whole or not at all. */
  put(name: string, inputs: string, bytes: Uint8Array): Promise<void>
}

export interface CopiesRendered {
  readonly made: number
  readonly kept: number
  readonly failed: readonly FailedCopy[]
  /** The files that are there now, in the order of their names. */
  readonly files: readonly string[]
  /** Columns that no text names. */
  readonly unused: readonly string[]
}

/** So many are in hand at once: those being drawn, and the next ones, so that no browser page waits. */
const AT_ONCE = 6

/**
 * A copy of a sheet or poster per row of a table and language, as the material is being written now or was published. For every role. Copies
 * that are there from the same inputs stay; one that cannot be made is told and the rest are made. The store is opened when
 * the table and the sheet are read. Throws `NotFound`, `Conflict` for a version that was withdrawn, and `Invalid` for a table that cannot be read, a language without a text, and where nothing could be drawn at all.
 */
export async function renderCopies(
  ctx: Ctx,
  ports: DrawingPorts,
  input: CopiesInput,
  openStore: () => CopyStore,
  tell: (counts: CopyCounts) => void,
): Promise<CopiesRendered> {
  const { campaign, material, copyIn } = await sheetToCopy(ctx, input)
  const languages = languagesOf(campaign, material, input.languages)
  const table = await readCopies(input.rows, campaign.languages)
  const { variant = 'standard', paper = material.paper ?? 'A4', format, scale = 1 } = input
  const choice: CopyChoice = { variant, paper, format, scale }
  const wanted = languages.map((language): ValuesWanted => {
    const names = namesOfCopies(copyIn(language), choice)
    return { columns: table.columns, language, names, allowedHosts: allowedHosts(campaign) }
  })
  refuseColumns(wanted)
  const store = openStore()
  const tally = tallyOf(table, languages.length, tell)
  for (const one of wanted) {
    const rows = table.rows.map((row) => ({ row, copy: valuesOfCopy(row, one) }))
    const all = rows.flatMap(({ copy }) => (typeof copy === 'string' ? [] : [copy]))
    const prepared = preparedCopies(ports, copyIn(one.language), choice, all)
    await inTurn(rows, async ({ row, copy }) => {
      const name = nameOf(material, row.id, one.language, choice, input.published)
      tally.settle(row, one.language, name, await settled(copy, prepared, store, name))
    })
  }
  return { ...tally.result(), unused: unusedColumns(wanted) }
}

/** Such as `how-to-renew.cardiff.cy.pdf`; a published version, and a variant or paper that is not the usual, are named too. */
function nameOf(
  { id, paper: usual = 'A4' }: PlannedSheet,
  row: string,
  language: string,
  choice: CopyChoice,
  published: number | undefined,
): string {
  const { variant, paper, format } = choice
  const others = [variant === 'standard' ? '' : variant, paper === usual ? '' : paper.toLowerCase()]
  return [id, published === undefined ? '' : `v${published}`, row, language, ...others, format]
    .filter(Boolean)
    .join('.')
}

async function settled(
  copy: ReturnType<typeof valuesOfCopy>,
  prepared: PreparedCopies,
  store: CopyStore,
  name: string,
): Promise<Settled> {
  if (typeof copy === 'string') return { reason: copy }
  const inputs = prepared.inputsOf(copy)
  if (await store.has(name, inputs)) return 'kept'
  const drawn = await prepared.draw(copy)
  if (typeof drawn === 'string') return { reason: drawn }
  await store.put(name, inputs, drawn)
  return 'made'
}

/** Where one fails nothing more is begun; it throws when what was under way is done. */
async function inTurn<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = eachOf(items)
  const workers = Array.from({ length: AT_ONCE }, async () => {
    // The first that throws ends the queue for all, as leaving a loop does.
    for (const item of queue) await work(item)
  })
  const failed = (await Promise.allSettled(workers)).find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
}

function* eachOf<Item>(items: readonly Item[]): Generator<Item> {
  yield* items
}

function languagesOf(
  campaign: CampaignOfMaterial,
  material: PlannedSheet,
  asked: readonly string[] = campaign.languages,
): readonly string[] {
  const spoken = asked.map((language) => languageIn(campaign, language))
  const written = material.contents.map(({ language }) => language)
  const unwritten = spoken.find((language) => !written.includes(language))
  if (unwritten === undefined) return [...new Set(spoken)]
  throw new Invalid(`${material.id} says nothing in ${unwritten} yet; write it, or choose from ${written.join(', ')}`)
}
