const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z/g

/** A text in which every instant (ISO 8601, UTC) stands as `say` says it, given in milliseconds. */
export function withInstants(text: string, say: (instant: number) => string): string {
  return text.replaceAll(INSTANT, (written) => say(Date.parse(written)))
}
