import { contentHash } from '../../access/index.ts'
import { FanfareError, Invalid } from '../../errors.ts'
import type { PlannedSheet } from '../../plan/index.ts'
import { allowedHosts, linkFault } from '../allowed-hosts.ts'
import { type CopyOfSheet, preparedSheet, type SheetChoice } from '../draw-sheet.ts'
import { misfitsOnPhone } from '../checks/measure.ts'
import type { Copy, DrawingPorts } from '../drawing.ts'
import { drawnPage, type PageChoice } from '../rendered-sheet.ts'
import { fontsOfCopies } from '../with-fonts.ts'
import { codeFaults } from './values-of-copy.ts'
import { type DrawnCopy, fittingCopies, type Refusal } from './fitting-copies.ts'

/** What copies of sheets can be: files that each stand alone. */
export const COPY_FORMATS = ['pdf', 'png', 'html', 'txt'] as const

/** In which form copies are wanted. */
export interface CopyChoice extends SheetChoice {
  readonly format: (typeof COPY_FORMATS)[number]
  readonly scale: 1 | 2
}

/** A sheet in one language, read once to be drawn for many. */
export interface PreparedCopies {
  /** Stands for everything a copy is made from: where it is the same, the copy is. */
  inputsOf(copy: CopyOfSheet): string
  /**
   * The file, or in words why this copy has none. Throws where no copy could be drawn: the first call draws one without any
   * value, so that what is wrong with all is not told of each.
   */
  draw(copy: CopyOfSheet): Promise<Uint8Array | string>
}

/** `all` are the copies of a table, which `draw` is asked for one by one. */
export function preparedCopies(
  ports: DrawingPorts,
  copy: Copy<PlannedSheet>,
  choice: CopyChoice,
  all: readonly CopyOfSheet[],
): PreparedCopies {
  const { material, language, campaign } = copy
  const { format, scale, ...layout } = choice
  const print = preparedSheet(ports, copy, layout)
  const bare = print({})
  const wanted = { format: choice.format, language, overrides: material.overrides }
  const page = fontsOfCopies(ports.fonts, bare.html, language)
  const contents = material.contents.filter((one) => [language, campaign.languages[0]].includes(one.language))
  const hosts = allowedHosts(campaign)
  const common = contentHash(JSON.stringify([choice, language, bare, copy.facts, contents, ports.pages.name]))

  /** Throws where a code or a link would lead where none may; where all of them do, the checks of the sheet tell it. */
  function printed(one: CopyOfSheet): ReturnType<typeof print> {
    const sheet = print(one)
    const own = (where: 'codes' | 'links') => sheet[where].filter((url) => !bare[where].includes(url))
    const faults = [
      ...own('codes').flatMap((code) => codeFaults(code, hosts)),
      ...own('links').flatMap((link) => linkFault(link, hosts) ?? []),
    ]
    if (faults.length > 0) throw new Invalid(faults.join('; '))
    return sheet
  }

  async function pageOf(one: CopyOfSheet): Promise<string> {
    const { html: whole, missing } = await page(printed(one).html, Object.values({ ...one.values, address: one.address ?? '' }), wanted) // prettier-ignore
    if (missing.length > 0) throw new Invalid(`no shipped font shows ${missing.join(' ')}; write it otherwise`)
    return whole
  }

  async function drawn(one: CopyOfSheet): Promise<DrawnCopy & { bytes: Uint8Array }> {
    if (format === 'txt') return { html: '', bytes: new TextEncoder().encode(printed(one).text) }
    const html = await pageOf(one)
    const how: PageChoice = { kind: material.kind, format, paper: choice.paper, scale }
    const bytes = await drawnPage(ports.pages, html, how)
    return { html, bytes, ...(format === 'pdf' && { pdf: bytes }) }
  }

  let refusal: Promise<Refusal> | undefined
  async function refusalOfAny(): Promise<Refusal> {
    const without = await drawn({})
    // Plain text is as long as it is.
    if (format === 'txt') return async () => undefined
    if (format === 'html' && !(await isMeasured(ports.pages, without.html))) return async () => undefined
    const drawable = (one: CopyOfSheet) => pageOf(one).catch((error: unknown) => void reasonOf(error))
    return fittingCopies(ports.pages, copy, { ...layout, format }, { bare: without, all, pageOf: drawable })
  }

  return {
    inputsOf: (one) => contentHash(JSON.stringify([common, one.values, one.address])),
    async draw(one) {
      const refused = await (refusal ??= refusalOfAny())
      return drawn(one)
        .then(async (made) => (await refused(made)) ?? made.bytes)
        .catch(reasonOf)
    },
  }
}

/** Pages are made where there is no browser too; nobody knows then how they fit. */
async function isMeasured(pages: DrawingPorts['pages'], html: string): Promise<boolean> {
  try {
    await misfitsOnPhone(pages, html)
    return true
  } catch (error) {
    if (error instanceof Invalid) return false
    throw error
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof FanfareError) return error.message
  throw error
}
