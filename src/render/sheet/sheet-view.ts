import { Invalid } from '../../errors.ts'
import type { DrawnFigure } from '../figure/draw-figure.ts'
import { textDirection } from '../language/text-direction.ts'
import { picturePlace } from './picture-places.ts'
import type { ReadContent, ReadHelp, ReadPicture, ReadStep } from './read-content.ts'
import type { DrawnInTexts } from './drawn-in-texts.ts'
import { SHEET_DESIGNS, type SheetCopy, type SheetEdition, type ShownPicture } from './sheet.ts'
import { shownAddress } from '../words/shown-address.ts'
import type { Words } from './written-words.ts'

/** Words as a template prints them; `language` is there where it is not that of the sheet. */
interface Shown {
  readonly html: string
  readonly text: string
  readonly language?: string
  readonly direction?: 'ltr' | 'rtl'
}

/** What differs from copy to copy in what the templates are given. */
export function shownContent(read: ReadContent, edition: SheetEdition, copy: SheetCopy, drawn: DrawnInTexts) {
  const data = { ...copy.values, ...edition.facts }
  const show = (words: Words | undefined): Shown | undefined => shown(words, data, edition.language)
  const block = (words: readonly Words[]): Shown | undefined => joined(words.map(show))
  const number = new Intl.NumberFormat(edition.language)
  const title = show(read.title)
  const what = block(read.what)
  const steps = list(read.steps.map((step, index) => shownStep(step, number.format(index + 1), { show, block })))
  const onPosters = [...drawn.figures()]
  const [cost, time] = [block(read.cost), block(read.time)]
  const rest = {
    who: block(read.who),
    need: list(read.need.map(show)),
    help: shownHelp(read.help, { show, block }),
    genuine: block(read.genuine),
    privacy: block(read.privacy),
    notes: block(read.notes),
  }
  // Posters show what stands above and no other texts: a figure drawn in those is still to be shown.
  const placed = SHEET_DESIGNS[edition.design] === 'poster' ? onPosters : [...drawn.figures()]
  return {
    title,
    titleLength: lengthOf(title?.text ?? ''),
    what,
    steps,
    cost,
    time,
    hasCostOrTime: Boolean(cost ?? time),
    ...rest,
    figures: read.figures.flatMap((name, index) =>
      placed.includes(name) ? [] : [shownFigure(figureOf(name, index, edition.figures ?? {}), edition.language)],
    ),
    illustrations: list(
      read.pictures.map((picture, index) => shownPicture(picture, index, edition.pictures ?? {}, show)),
    ),
    code: shownCode(copy.code, show(read.address)?.text ?? edition.facts.service.url),
  }
}

interface Showing {
  readonly show: (words: Words | undefined) => Shown | undefined
  readonly block: (words: readonly Words[]) => Shown | undefined
}

/** Undefined where the values leave nothing to show. */
function shown(words: Words | undefined, data: unknown, around: string): Shown | undefined {
  const text = words?.text(data) ?? ''
  if (!words || text === '') return undefined
  const html = words.html(data)
  if (words.language === around) return { html, text }
  return { html, text, language: words.language, direction: textDirection(words.language) }
}

function present<T>(items: readonly (T | undefined)[]): T[] {
  return items.filter((item) => item !== undefined)
}

function joined(parts: readonly (Shown | undefined)[]): Shown | undefined {
  const [first, ...others] = present(parts)
  if (!first) return undefined
  const all = [first, ...others]
  return { ...first, html: all.map(({ html }) => html).join('\n'), text: all.map(({ text }) => text).join('\n') }
}

/** A list is there as a whole or not at all, so that no heading stands above nothing. */
function list<T>(items: readonly (T | undefined)[]): { readonly items: readonly T[] } | undefined {
  const there = present(items)
  return there.length > 0 ? { items: there } : undefined
}

function shownStep(step: ReadStep, number: string, { show, block }: Showing) {
  const lines = block(step.lines)
  const body = lines && { ...lines, text: lines.text.replaceAll('\n', '\n   ') }
  const heading = show(step.heading)
  return body || heading ? { number, heading, body, picture: step.picture } : undefined
}

function shownHelp(help: ReadHelp, { show, block }: Showing) {
  const text = block(help.text)
  const phone = show(help.phone)?.text
  const hours = show(help.hours)
  const places = list(
    help.places.map((place) => {
      const name = show(place.name)
      return name && { name, address: show(place.address), hours: show(place.hours) }
    }),
  )
  if (!text && phone === undefined && !places) return undefined
  return { text, phone: phone === undefined ? undefined : { text: phone, href: dialled(phone) }, hours, places }
}

/** What a telephone dials, or undefined for what is no number. */
function dialled(phone: string): string | undefined {
  return /^\+?[\d\s().-]{3,}$/.test(phone) ? `tel:${phone.replaceAll(/[^\d+]/g, '')}` : undefined
}

/** A figure in the words of another language than that of the sheet says so. */
export function shownFigure({ language, ...figure }: DrawnFigure, around: string) {
  return language === around ? figure : { ...figure, language, direction: textDirection(language) }
}

function figureOf(name: string, index: number, figures: Readonly<Record<string, DrawnFigure>>): DrawnFigure {
  const figure = Object.hasOwn(figures, name) ? figures[name] : undefined
  if (figure) return figure
  const known = Object.keys(figures).join(', ') || 'none'
  const message = `There is no figure “${name}”. Figures of this material: ${known}.`
  throw new Invalid([{ path: `figures.${index}`, message, severity: 'error' }])
}

function shownPicture(
  { name, alt, caption }: ReadPicture,
  index: number,
  pictures: Readonly<Record<string, ShownPicture>>,
  show: Showing['show'],
) {
  const picture = Object.hasOwn(pictures, name) ? pictures[name] : undefined
  if (picture) {
    const { width, height } = picture
    return { place: picturePlace(index), width, height, alt: show(alt), caption: show(caption) }
  }
  const known = Object.keys(pictures).join(', ') || 'none'
  const message = `There is no picture “${name}”. Pictures of this material: ${known}.`
  throw new Invalid([{ path: `pictures.${index}.picture`, message, severity: 'error' }])
}

function shownCode(code: SheetCopy['code'], usual: string) {
  const url = code?.address ?? usual
  const isWeb = /^https?:\/\/\S+$/i.test(url) && URL.canParse(url)
  const address = shownAddress(url)
  // A long address may go on in a new line before one of its marks.
  const pieces = address.split(/(?=[./?#&=-])/)
  return { svg: code?.svg, address, pieces, length: lengthOf(address), href: isWeb ? url : undefined }
}

/** Designs set long words smaller and short ones larger. */
function lengthOf(text: string): 'short' | 'medium' | 'long' {
  const { length } = text
  if (length <= 24) return 'short'
  return length <= 48 ? 'medium' : 'long'
}
