import { type DrawnFigure } from '../figure/draw-figure.ts'
import { figureInWords } from '../figure/figure-in-words.ts'
import type { Figure } from '../figure/figure.ts'
import { figurePhrases } from '../figure/figure-phrases.ts'
import { fontStack } from '../font/fonts-for-text.ts'
import { parseTemplate } from '../handlebars/parse-template.ts'
import { textDirection } from '../language/text-direction.ts'
import type { DrawnInfographic } from './draw-infographic.ts'
import type { Infographic } from './infographic.ts'
import { editionOf } from './infographic-in-words.ts'

/** The sources of the pages around a picture. */
export interface PicturePages {
  readonly infographic: string
  readonly figure: string
  readonly partials: Readonly<Record<string, string>>
}

/** Reads them by their paths under `templates/`. */
export function readPicturePages(read: (path: string) => string): PicturePages {
  return {
    infographic: read('infographics/infographic.html.hbs'),
    figure: read('infographics/figure.html.hbs'),
    partials: {
      'picture-page': read('partials/infographic/picture-page.html.hbs'),
      'figure-in-words': read('partials/infographic/figure-in-words.html.hbs'),
    },
  }
}

/**
 * A whole HTML document with an infographic, what to do, and every figure as a table and in words. `url` is where the
 * address leads. Its fonts go where `<style id="fonts"></style>` stands.
 */
export function infographicPage(
  infographic: Infographic,
  drawn: DrawnInfographic,
  pages: PicturePages,
  url?: string,
): string {
  const { language, title, lead, action, address, owner, figures } = infographic
  return parseTemplate(pages.infographic, { partials: pages.partials }).render({
    language,
    direction: textDirection(language),
    font: fontStack(language),
    title,
    lead,
    svg: drawn.svg,
    action,
    address,
    url,
    figures: figures.map(inWordsOf),
    owner,
    edition: editionOf(infographic),
  })
}

/** A whole HTML document with one figure, its caption, its data as a table and its description. */
export function figurePage(drawn: DrawnFigure, pages: PicturePages): string {
  const { language } = drawn
  const words = figurePhrases(language)
  const direction = textDirection(language)
  const data = { ...drawn, direction, font: fontStack(language), words }
  return parseTemplate(pages.figure, { partials: pages.partials }).render(data)
}

function inWordsOf(figure: Figure) {
  const { words, language } = figure
  const { source, description, table } = figureInWords(figure)
  const direction = textDirection(language)
  return { language, direction, title: words.title, source, description, table, words: figurePhrases(language) }
}
