/** Texts of one kind that people type to see whether a page takes them for something else. */
export interface HostileFamily {
  readonly name: string
  /** A page that shows such a text as nobody should. Absent: nothing that runs in a browser of today takes it for more. */
  readonly careless?: (text: string) => string
  /** Of one line each. What they run is `alert(1)`, and whom they ask `evil.example`. */
  readonly texts: readonly string[]
}

/** Between other words of a page. */
export function amongWords(text: string): string {
  return `<p>Before ${text}</p><p>after</p>`
}
