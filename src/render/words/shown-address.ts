/** A web address as it is printed: without what nobody types. */
export function shownAddress(url: string): string {
  return url.replace(/^https?:\/\//i, '').replace(/\/$/, '')
}
