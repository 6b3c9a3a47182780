/** A document without its style sheets, which nobody reads and whose fonts make most of its length. */
export function withoutStyles(html: string): string {
  return html.replaceAll(/<style[^>]*>[^]*?<\/style>/g, '')
}
