import { namesPrinted } from '../handlebars/names-printed.ts'
import { namesRead } from '../handlebars/names-read.ts'
import { parseProgram } from '../handlebars/read-source.ts'
import { isFact } from '../message/message-variant.ts'
import type { SheetContent } from './sheet-content.ts'
import { sheetTexts } from './sheet-texts.ts'
import type { SheetEdition } from './sheet.ts'

/** What the texts of a sheet say of whom it is for. */
export interface NamesInSheet {
  /** Every name but those of facts, each once, in order. */
  readonly names: readonly string[]
  /** Those that would be printed although they are not given: gaps in the texts. */
  missing(isGiven: (name: string) => boolean): readonly string[]
}

/** Reads which names an edition's texts say, those of parts that come from the fallback with them. Throws `Invalid` for tags that cannot be read. */
export function namesInSheet(edition: Pick<SheetEdition, 'variant' | 'content' | 'fallback'>): NamesInSheet {
  const programs = textsShown(edition).map((text) => parseProgram(text, { ignoreStandalone: true }))
  const read = programs.flatMap((program) => namesRead(program)).map(({ parts }) => parts)
  return {
    names: [...new Set(read.filter((parts) => !isFact(parts)).map((parts) => parts.join('.')))],
    missing(isGiven) {
      const known = (name: string) => isFact(name.split('.')) || isGiven(name)
      const printed = new Set(programs.flatMap((program) => [...namesPrinted(program, known)]))
      return [...printed].filter((name) => !known(name))
    },
  }
}

function textsShown({ variant, content, fallback }: Pick<SheetEdition, 'variant' | 'content' | 'fallback'>): string[] {
  const own = partsShown(content, variant === 'easy-read')
  const other = fallback ? partsShown(fallback.content, variant === 'easy-read') : new Map<string, string[]>()
  return [...new Map([...other, ...own]).values()].flat()
}

/** The texts by the part they belong to; Easy Read has its own for some. */
function partsShown(content: SheetContent, easy: boolean): Map<string, string[]> {
  const parts = new Map<string, string[]>()
  for (const { path, text } of sheetTexts(content)) {
    const [first = '', second = ''] = path.split('.')
    if (first === 'easy' ? !easy : easy && isSaidOtherwise(content, first, second)) continue
    const named = first === 'easy' ? second : first
    const part = named === 'help' && (first === 'easy' || second === 'text') ? 'help.text' : named
    parts.set(part, [...(parts.get(part) ?? []), text])
  }
  return parts
}

function isSaidOtherwise({ easy = {} }: SheetContent, part: string, inside: string): boolean {
  return (part !== 'help' || inside === 'text') && Object.hasOwn(easy, part)
}
