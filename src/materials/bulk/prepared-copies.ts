import { contentHash } from '../../access/index.ts'
import { FanfareError, Invalid } from '../../errors.ts'
import type { PlannedSheet } from '../../plan/index.ts'
import { allowedHosts } from '../allowed-hosts.ts'
import { type CopyOfSheet, preparedSheet, type SheetChoice } from '../draw-sheet.ts'
import type { Copy, DrawingPorts } from '../drawing.ts'
import { drawnPage, type PageChoice } from '../rendered-sheet.ts'
import { fontsOfCopies } from '../with-fonts.ts'
import { codeFaults } from './values-of-copy.ts'

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

export function preparedCopies(ports: DrawingPorts, copy: Copy<PlannedSheet>, choice: CopyChoice): PreparedCopies {
  const { material, language, campaign } = copy
  const { format, scale, ...layout } = choice
  const print = preparedSheet(ports, copy, layout)
  const bare = print({})
  const page = fontsOfCopies(ports.fonts, bare.html, language)
  const contents = material.contents.filter((one) => [language, campaign.languages[0]].includes(one.language))
  const hosts = allowedHosts(campaign)
  const common = contentHash(JSON.stringify([choice, language, bare, copy.facts, contents, ports.pages.name]))

  async function drawn(one: CopyOfSheet): Promise<Uint8Array> {
    const { html, text, codes } = print(one)
    const faults = codes.flatMap((code) => (bare.codes.includes(code) ? [] : codeFaults(code, hosts)))
    if (faults.length > 0) throw new Invalid(faults.join('; '))
    if (format === 'txt') return new TextEncoder().encode(text)
    const { html: whole, missing } = await page(html, Object.values({ ...one.values, address: one.address ?? '' }))
    if (missing.length > 0) throw new Invalid(`no shipped font shows ${missing.join(' ')}; write it otherwise`)
    const how: PageChoice = { kind: material.kind, format, paper: choice.paper, scale }
    return drawnPage(ports.pages, whole, how)
  }

  let tried: Promise<Uint8Array> | undefined
  return {
    inputsOf: (one) => contentHash(JSON.stringify([common, one.values, one.address])),
    async draw(one) {
      await (tried ??= drawn({}))
      return drawn(one).catch(reasonOf)
    },
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof FanfareError) return error.message
  throw error
}
