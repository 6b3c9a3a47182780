import { Invalid } from '../../errors.ts'
import { checkFigure } from '../figure/check-figure.ts'
import { element, idsFrom, plain } from '../figure/svg-markup.ts'
import { fontStack } from '../font/fonts-for-text.ts'
import { textDirection } from '../language/text-direction.ts'
import { type Artboard, artboards, type Sheet } from './artboards.ts'
import { composeBeside } from './compose-beside.ts'
import { composeStacked } from './compose-stacked.ts'
import type { Composed, Place } from './composed.ts'
import { type Design, designs } from './designs.ts'
import { figuresToFit } from './fit-figures.ts'
import type { Infographic } from './infographic.ts'
import { infographicInWords } from './infographic-in-words.ts'

export interface InfographicLook {
  /** `designs.clear` if left out. */
  readonly design?: Design
  /** Begins all ids in the drawing, for several on one page; `infographic` if left out. */
  readonly idPrefix?: string
  /** `@font-face` rules to put into the SVG, for a file of its own. */
  readonly fontFaces?: string
}

export interface DrawnInfographic {
  /** A standalone SVG with its texts as text, titled and described. */
  readonly svg: string
  readonly width: number
  readonly height: number
  /** What does not fit even at the least size, in words; such a sheet is not to be published. */
  readonly misfits: readonly string[]
}

/**
 * Draws an infographic on an artboard: the title as large as leaves the figures room, everything else after it. Throws
 * `Invalid` where a figure would mislead, or there are none or more than four.
 */
export function drawInfographic(
  infographic: Infographic,
  artboard: Artboard,
  look: InfographicLook = {},
): DrawnInfographic {
  refuseMisleading(infographic)
  const sheet = artboards[artboard]
  const { width, height } = sheet
  const { language, title } = infographic
  const id = idsFrom(look.idPrefix ?? 'infographic')
  const composed = bestSpaced(infographic, sheet, look.design ?? designs.clear, id)
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': `${id('title')} ${id('desc')}`,
      lang: language,
      direction: textDirection(language),
      'font-family': fontStack(language),
    },
    element('title', { id: id('title') }, plain(title)),
    element('desc', { id: id('desc') }, plain(infographicInWords(infographic))),
    look.fontFaces === undefined ? '' : element('style', {}, plain(look.fontFaces)),
    composed.draw(),
  )
  return { svg, width, height, misfits: composed.misfits }
}

function refuseMisleading({ figures }: Infographic): void {
  if (figures.length < 1 || figures.length > 4)
    throw new Invalid(
      `An infographic shows one to four figures, so that it has one message; this one has ${figures.length}.`,
    )
  const problems = figures.flatMap((figure, index) => checkFigure(figure, `figures.${index}`))
  if (problems.length > 0) throw new Invalid(problems)
}

/** With as much space as lets everything fit; the second sentence is left out before the space gets least. */
function bestSpaced(infographic: Infographic, sheet: Sheet, design: Design, id: (name: string) => string): Composed {
  const { figures, language, title } = infographic
  const { body } = sheet
  const fitFigures = figuresToFit(figures, { sizes: body, palette: design.palette, language, title, id })
  const { lead: _, ...shorter } = infographic
  const tries = [...SPACES.map((space) => [infographic, space] as const), ...TIGHTER.map((space) => [shorter, space] as const)] // prettier-ignore
  let composed: Composed | undefined
  for (const [content, space] of tries) {
    composed = bestComposed(content, { sheet, design, fitFigures, unit: body.most * space })
    if (composed.misfits.length === 0) return composed
  }
  return composed!
}

const SPACES = [1, 0.8, 0.62]
/** Without the second sentence. */
const TIGHTER = [0.8, 0.62, 0.5]

/** The best weighed between a large title and large labels; where nothing fits, the smallest, with what does not fit. */
function bestComposed(infographic: Infographic, place: Place): Composed {
  const { sheet } = place
  const { title, body } = sheet
  const compose = sheet.beside ? composeBeside : composeStacked
  const weight = (composed: Composed, size: number) => (size / title.most) * (composed.figureSize / body.most) ** 1.4
  let best: { composed: Composed; weight: number } | undefined
  for (let size = title.most; ; size = Math.max(title.least, size * 0.9)) {
    const composed = compose(infographic, place, size)
    const own = weight(composed, size)
    if (composed.misfits.length === 0 && own > (best?.weight ?? 0)) best = { composed, weight: own }
    if (size <= title.least) return best?.composed ?? composed
  }
}
