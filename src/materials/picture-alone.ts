import { escapeHtml, type Infographic } from '../render/index.ts'
import { fontStyle } from './with-fonts.ts'

/**
 * A picture as a document that holds nothing else: as large as its page, or without one as the frame has room for. `css` are
 * its fonts.
 */
export function pictureAlone(
  svg: string,
  { language, title }: Pick<Infographic, 'language' | 'title'>,
  css: string,
  page?: { readonly width: number; readonly height: number },
): string {
  const room = page
    ? `@page{size:${page.width}px ${page.height}px;margin:0}html,body{margin:0}svg{display:block}`
    : 'html,body{margin:0;height:100%}svg{display:block;width:100%;height:100%}'
  return `<!doctype html><html lang="${escapeHtml(language)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>${fontStyle(css, language)}
<style>${room}</style></head><body>${svg}</body></html>`
}
