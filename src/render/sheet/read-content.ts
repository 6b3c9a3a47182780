import { Invalid, type Problem } from '../../errors.ts'
import { templateWords, type WordsOptions } from '../words/template-words.ts'
import { isPictogram, PICTOGRAM_NAMES, type PictogramName } from './pictograms.ts'
import type { EasyLine, SheetContent, SheetHelp } from './sheet-content.ts'
import type { SheetEdition } from './sheet.ts'
import type { Shape } from './words-in-html.ts'
import { readPlain, readWords, type Words, type Writing } from './written-words.ts'

/** A content whose texts are read, each part in the language it is there in. */
export interface ReadContent {
  readonly title: Words
  readonly what: readonly Words[]
  readonly who: readonly Words[]
  readonly need: readonly Words[]
  readonly steps: readonly ReadStep[]
  readonly cost: readonly Words[]
  readonly time: readonly Words[]
  readonly help: ReadHelp
  readonly genuine: readonly Words[]
  readonly privacy: readonly Words[]
  readonly notes: readonly Words[]
  readonly address: Words | undefined
  readonly figures: readonly string[]
  readonly pictures: readonly ReadPicture[]
}

export interface ReadPicture {
  readonly name: string
  readonly alt: Words
  readonly caption: Words | undefined
}

export interface ReadStep {
  readonly heading: Words | undefined
  readonly lines: readonly Words[]
  readonly picture: PictogramName | undefined
}

export interface ReadHelp {
  readonly text: readonly Words[]
  readonly phone: Words | undefined
  readonly hours: Words | undefined
  readonly places: readonly { readonly name: Words; readonly address?: Words; readonly hours?: Words }[]
}

/** What of an edition its texts depend on. */
type ContentToRead = Pick<SheetEdition, 'variant' | 'language' | 'content' | 'fallback' | 'facts' | 'zone' | 'contacts'>

/** What the tags of texts draw, and where their links lead. */
export type Drawings = Pick<WordsOptions, 'charts' | 'drawQr' | 'link'>

/** For texts that are read and not shown: every figure is there, and none is drawn. */
export const NOTHING_DRAWN: Drawings = { charts: 'any', drawQr: () => '', link: String }

/** One language's content and how its texts are read. */
interface Source {
  readonly content: SheetContent
  readonly writing: Writing
}

/** Pictures of Easy Read where the content names none. */
const USUAL_PICTURES = {
  what: 'computer',
  who: 'people',
  need: 'check',
  cost: 'money',
  time: 'clock',
  help: 'speech',
  genuine: 'shield',
  privacy: 'lock',
  notes: 'question',
} as const satisfies Partial<Record<keyof SheetContent, PictogramName>>

type Part = keyof typeof USUAL_PICTURES

/** Reads every text of a sheet's content. Throws `Invalid` with all that is wrong in them. */
export function readContent(edition: ContentToRead, drawings: Drawings): ReadContent {
  const problems: Problem[] = []
  const sources = sourcesOf(edition, drawings, problems)
  const easy = edition.variant === 'easy-read'
  const lines = (part: Part): Words[] => {
    for (const source of sources) {
      const words = linesOf(source, part, easy)
      if (words) return words
    }
    return []
  }
  const title = first(sources, ({ content, writing }) => {
    const text = (easy ? content.easy?.title : undefined) ?? content.title
    return readWords(text, 'title', 'line', writing)
  })
  const read: ReadContent = {
    title: title!,
    what: lines('what'),
    who: lines('who'),
    need: lines('need'),
    steps: first(sources, (source) => stepsOf(source, easy)) ?? [],
    cost: lines('cost'),
    time: lines('time'),
    help: first(sources, (source) => helpOf(source, lines('help'))) ?? noHelp,
    genuine: lines('genuine'),
    privacy: lines('privacy'),
    notes: lines('notes'),
    address: first(sources, ({ content, writing }) => maybePlain(content.address, 'address', writing)),
    figures: (first(sources, ({ content }) => content.figures) ?? []).map(({ figure }) => figure),
    pictures: first(sources, picturesOf) ?? [],
  }
  if (problems.length > 0) throw new Invalid(problems)
  return read
}

function sourcesOf(edition: ContentToRead, drawings: Drawings, problems: Problem[]): Source[] {
  const { facts, fallback } = edition
  const read = ({ language, content }: { language: string; content: SheetContent }): Source => ({
    content,
    writing: { language, facts, words: wordsIn(language, edition, drawings), problems },
  })
  return fallback ? [read(edition), read(fallback)] : [read(edition)]
}

/** What the tags of texts in a language may call. */
export function wordsIn(
  language: string,
  { zone, contacts }: Pick<SheetEdition, 'zone' | 'contacts'>,
  drawings: Drawings,
): Writing['words'] {
  const given = { ...(zone !== undefined && { zone }), ...(contacts && { contacts }) }
  const options = { language, ...given, ...drawings }
  return { html: templateWords(options), text: templateWords({ ...options, landing: 'text' }) }
}

function first<T>(sources: readonly Source[], find: (source: Source) => T | undefined): T | undefined {
  for (const source of sources) {
    const found = find(source)
    if (found !== undefined) return found
  }
  return undefined
}

const noHelp: ReadHelp = { text: [], phone: undefined, hours: undefined, places: [] }

/** The texts of a part in one language, or undefined where it has none. */
function linesOf({ content, writing }: Source, part: Part, easy: boolean): Words[] | undefined {
  const usual = USUAL_PICTURES[part]
  const lines = easy ? content.easy?.[part] : undefined
  if (lines)
    return lines.map((line, index) =>
      easyWords(line, `easy.${part}.${index}`, index === 0 ? usual : undefined, writing),
    )
  const written = part === 'help' ? content.help?.text : content[part]
  if (written === undefined) return undefined
  if (typeof written === 'string')
    return [readWords(written, pathOf(part), easy ? { rows: 'by sentence', picture: usual } : 'blocks', writing)]
  const shape = (index: number): Shape =>
    easy ? { rows: 'by sentence', picture: part === 'need' || index === 0 ? usual : undefined } : 'line'
  return written.map((text, index) => readWords(text, `${part}.${index}`, shape(index), writing))
}

function pathOf(part: Part): string {
  return part === 'help' ? 'help.text' : part
}

function stepsOf({ content, writing }: Source, easy: boolean): ReadStep[] | undefined {
  const lines = easy ? content.easy?.steps : undefined
  if (lines)
    return lines.map((step, index) => ({
      heading: maybeLine(step.heading, `easy.steps.${index}.heading`, writing),
      lines: step.lines.map((line, place) => easyWords(line, `easy.steps.${index}.lines.${place}`, undefined, writing)),
      picture: undefined,
    }))
  return content.steps?.map(({ heading, text, picture }, index) => ({
    heading: maybeLine(heading, `steps.${index}.heading`, writing),
    lines: [
      readWords(
        text,
        `steps.${index}.text`,
        easy ? { rows: 'by sentence', picture: known(picture, `steps.${index}.picture`, writing) } : 'blocks',
        writing,
      ),
    ],
    picture: known(picture, `steps.${index}.picture`, writing),
  }))
}

function helpOf({ content: { help }, writing }: Source, text: readonly Words[]): ReadHelp | undefined {
  if (!help) return undefined
  return {
    text,
    phone: maybePlain(help.phone, 'help.phone', writing),
    hours: maybeLine(help.hours, 'help.hours', writing),
    places: (help.places ?? []).map((place, index) => placeOf(place, `help.places.${index}`, writing)),
  }
}

function placeOf(
  { name, address, hours }: NonNullable<SheetHelp['places']>[number],
  path: string,
  writing: Writing,
): ReadHelp['places'][number] {
  return {
    name: readWords(name, `${path}.name`, 'line', writing),
    ...(address !== undefined && { address: readWords(address, `${path}.address`, 'line', writing) }),
    ...(hours !== undefined && { hours: readWords(hours, `${path}.hours`, 'line', writing) }),
  }
}

function picturesOf({ content: { pictures }, writing }: Source): ReadPicture[] | undefined {
  return pictures?.map(({ picture, alt, caption }, index) => ({
    name: picture,
    alt: readPlain(alt, `pictures.${index}.alt`, writing),
    caption: maybeLine(caption, `pictures.${index}.caption`, writing),
  }))
}

function easyWords(line: EasyLine, path: string, usual: PictogramName | undefined, writing: Writing): Words {
  const { text, picture } = typeof line === 'string' ? { text: line, picture: usual } : line
  return readWords(text, path, { rows: 'one', picture: known(picture, `${path}.picture`, writing) }, writing)
}

function maybeLine(text: string | undefined, path: string, writing: Writing): Words | undefined {
  return text === undefined ? undefined : readWords(text, path, 'line', writing)
}

function maybePlain(text: string | undefined, path: string, writing: Writing): Words | undefined {
  return text === undefined ? undefined : readPlain(text, path, writing)
}

function known(picture: string | undefined, path: string, { problems }: Writing): PictogramName | undefined {
  if (picture === undefined || isPictogram(picture)) return picture
  const message = `There is no picture “${picture}”. Use one of ${PICTOGRAM_NAMES.join(', ')}.`
  problems.push({ path, message, severity: 'error' })
  return undefined
}
