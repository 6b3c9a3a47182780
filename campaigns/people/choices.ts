/** Choices that come out the same for the same seed. */
export interface Choices {
  /** A number in 0..1, 1 excluded. */
  readonly number: () => number
  readonly pick: <T>(from: readonly T[]) => T
  /** True in this share of cases. */
  readonly chance: (share: number) => boolean
}

export function choicesFrom(seed: number): Choices {
  const number = randomFrom(seed)
  return {
    number,
    pick: (from) => from[Math.floor(number() * from.length)]!,
    chance: (share) => number() < share,
  }
}

/** A small generator of numbers in 0..1 (a 32-bit Weyl sequence, mixed), good enough for invented people. */
function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e37_79b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}

/** How the people of one example are invented. */
export interface InventedPeople {
  readonly seed: number
  readonly columns: string
  /** The cells of one person, in the order of the columns; `number` counts from 1. */
  readonly person: (number: number, choices: Choices) => readonly (string | number)[]
}

/** The name of a mailbox: plain letters only, and a number, so that no two people share one. */
export function mailboxOf(first: string, last: string, number: number): string {
  const plain = `${first}.${last}`.normalize('NFD').replace(/[^a-zA-Z.]/g, '')
  return `${plain}.${number}`.toLowerCase()
}
