import { type Artboard, artboards, escapeHtml, type Infographic, textDirection } from '../render/index.ts'
import { fontStyle } from './with-fonts.ts'

type Words = Pick<Infographic, 'language' | 'title'>

/**
 * A picture as a document that holds nothing else: as large as it is, or without a size as the frame has room for. `css` are
 * its fonts.
 */
export function pictureAlone(
  svg: string,
  words: Words,
  css: string,
  size?: { readonly width: number; readonly height: number },
): string {
  const room = size
    ? 'html,body{margin:0}svg{display:block}'
    : 'html,body{margin:0;height:100%}svg{display:block;width:100%;height:100%}'
  return wholeDocument(words, `${fontStyle(css, words.language)}\n<style>${room}</style>`, svg)
}

/**
 * The same to be printed: a page as large as its artboard is on paper, which the picture fills. Its title is a heading too,
 * for bookmarks and for those who hear the page; those who see it read it in the picture.
 */
export function pictureOnPaper(svg: string, words: Words, css: string, artboard: Artboard): string {
  const { width, height, perInch } = artboards[artboard]
  // Whole points, as PDF has pages: beside half a point less a hair of paper would show.
  const points = (pixels: number) => Math.ceil((pixels / perInch) * 72)
  const page = `@page{size:${points(width)}pt ${points(height)}pt;margin:0}`
  const room = 'html,body{margin:0;height:100%;overflow:hidden}svg{display:block;width:100%;height:100%}'
  // Chromium tags only what it draws, so the heading is drawn, in no colour.
  const heard = 'h1{position:absolute;inset:0 0 auto;margin:0;font:1px/1 var(--font);color:transparent}'
  const heading = `<h1 dir="${textDirection(words.language)}">${escapeHtml(words.title)}</h1>`
  const style = `${fontStyle(css, words.language)}\n<style>${page}${room}${heard}</style>`
  return wholeDocument(words, style, heading + svg.replace('<svg ', '<svg preserveAspectRatio="none" '))
}

function wholeDocument({ language, title }: Words, style: string, body: string): string {
  return `<!doctype html><html lang="${escapeHtml(language)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>${style}</head><body>${body}</body></html>`
}
