/** What a page says, without its markup, style sheets and drawings. */
export function textOf(html: string): string {
  return html.replace(/<(style|svg)[^]*?<\/\1>|<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}
