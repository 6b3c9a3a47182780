/** What applying a plan did. */
export interface Applied {
  readonly campaign: string
  readonly created: boolean
  /** Sentences for people: what is new or another now. Empty when nothing was changed. */
  readonly changes: readonly string[]
  /** What of the file does not count, and why. */
  readonly notes: readonly string[]
}
