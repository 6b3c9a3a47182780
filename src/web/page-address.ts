/** A path of this site with the parts of its query that say something. */
export function pageAddress(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const said = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') said.set(name, `${value}`)
  const text = said.toString()
  return text === '' ? path : `${path}?${text}`
}

/** A whole number that an address gives, such as where a page of a list begins; anything else is as if it were not there. */
export function wholeNumber(given: string | undefined): number | undefined {
  return given !== undefined && /^\d{1,15}$/.test(given) ? Number(given) : undefined
}
