import { Invalid } from '../../errors.ts'
import { qrSvg } from '../code/qr-code.ts'
import type { Landing } from '../words/link-words.ts'
import type { Drawings } from './read-content.ts'

/** What the texts of a sheet draw where they stand, copy by copy. */
export interface DrawnInTexts {
  readonly drawings: Drawings
  /** Forgets what the copy before this one drew. */
  readonly begin: () => void
  /** Where the codes lead that this copy drew, each once. */
  readonly codes: () => readonly string[]
  /** Where its links lead, each once, as they were written. */
  readonly links: () => readonly string[]
  /** The figures that this copy drew so far. */
  readonly figures: () => ReadonlySet<string>
}

/** `show` makes the HTML or the words of a figure, `tracked` the address that counts the visits of a link. */
export function drawnInTexts(
  names: readonly string[],
  show: (name: string, landing: Landing) => string,
  tracked: (url: string) => string = String,
): DrawnInTexts {
  let codes = new Set<string>()
  let links = new Set<string>()
  let figures = new Set<string>()

  function chart(name: string, landing: Landing): string {
    if (landing === 'html') {
      if (figures.has(name)) throw new Invalid(`The texts draw the figure “${name}” twice. Take one of the two out.`)
      figures.add(name)
    }
    return show(name, landing)
  }

  return {
    drawings: {
      drawQr(address, title) {
        codes.add(address)
        return qrSvg(address, { title })
      },
      link(address) {
        links.add(address)
        return tracked(address)
      },
      charts: Object.fromEntries(names.map((name) => [name, (landing: Landing) => chart(name, landing)])),
    },
    begin() {
      codes = new Set()
      links = new Set()
      figures = new Set()
    },
    codes: () => [...codes],
    links: () => [...links],
    figures: () => figures,
  }
}
