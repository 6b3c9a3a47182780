const PLACEHOLDER = 'https://site.invalid'

/**
 * A path on this site to return to, from what a visitor's address says; anything else, another site's address among it,
 * becomes `/`. Browsers read `//host` and `/\host` as other sites.
 */
export function returnPath(given: string | undefined): string {
  if (given === undefined || !given.startsWith('/') || !URL.canParse(given, PLACEHOLDER)) return '/'
  const url = new URL(given, PLACEHOLDER)
  return url.origin === PLACEHOLDER && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : '/'
}
