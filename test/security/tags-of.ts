/** The markup of a page without its texts and values: every tag in order with the names of its attributes. */
export function tagsOf(html: string): string[] {
  return [...html.matchAll(/<(!|\/?)([a-z][^\s/>]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>/gi)].map(
    ([, closing, name, rest]) => {
      const attributes = [...rest!.matchAll(/([^\s=/"']+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/g)].map(
        ([, key]) => key,
      )
      return `${closing}${name} ${attributes.join(' ')}`.trim()
    },
  )
}
