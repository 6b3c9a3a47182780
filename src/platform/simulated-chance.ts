/** Numbers that look like chance and are the same for the same seed. */
export interface Chance {
  /** The next number of the sequence, 0 or more and less than 1. */
  next(): number
  /** A number of the same kind for a text, whatever was asked before. */
  of(text: string): number
}

/** Seeded with a whole number. The mixing is splitmix32's, with the constants of MurmurHash3's finaliser. */
export function simulatedChance(seed: number): Chance {
  let state = mixed(seed)
  return {
    next() {
      state = (state + 0x9e3779b9) | 0
      return share(mixed(state))
    },
    of(text) {
      let hash = mixed(seed ^ text.length)
      for (let index = 0; index < text.length; index++) hash = mixed(hash ^ text.charCodeAt(index))
      return share(hash)
    },
  }
}

function mixed(value: number): number {
  let bits = (value + 0x9e3779b9) | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}

function share(bits: number): number {
  return (bits >>> 0) / 2 ** 32
}
