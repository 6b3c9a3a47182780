/** A document without its style sheets, which nobody reads and whose fonts make most of its length. */
export function withoutStyles(html: string): string {
  return html.replaceAll(/<style[^>]*>[^]*?<\/style>/g, '')
}

/** What is in a page or picture but heard or named at most: comments, its titles and descriptions. */
const UNDRAWN = /<!--[^]*?-->|<(title|desc)(?=[\s>])[^>]*>[^]*?<\/\1>/g

const TAG = /<[!/]?[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>/gi

/** The letters that a page or picture shows, without its markup and what only attributes say, such as an `alt`. */
export function drawnText(markup: string): string {
  return withoutStyles(markup).replaceAll(UNDRAWN, ' ').replaceAll(TAG, ' ')
}
