/**
 * Remembers on which line of a file each key of a person stood. Keys are kept as 64-bit fingerprints in one flat table (12 bytes
 * each), so that a file of a million people costs megabytes; the chance of a false match among them is under one in a million.
 */
export class SeenPeople {
  private table = new Int32Array(3 * 1024)
  private count = 0

  /** The line a key was added with, or nothing. */
  lineOf(key: string): number | undefined {
    const [high, low] = fingerprint(key)
    return this.table[this.slotOf(high, low) + 2] || undefined
  }

  /** Lines count from 1. */
  add(key: string, line: number): void {
    if (this.count * 4 > (this.table.length / 3) * 3) this.grow()
    const [high, low] = fingerprint(key)
    const slot = this.slotOf(high, low)
    if (this.table[slot + 2] === 0) this.count += 1
    this.table.set([high, low, line], slot)
  }

  private slotOf(high: number, low: number): number {
    const slots = this.table.length / 3
    for (let slot = (low >>> 0) % slots; ; slot = (slot + 1) % slots) {
      const at = slot * 3
      if (this.table[at + 2] === 0 || (this.table[at] === high && this.table[at + 1] === low)) return at
    }
  }

  private grow(): void {
    const old = this.table
    this.table = new Int32Array(old.length * 2)
    for (let at = 0; at < old.length; at += 3) {
      if (old[at + 2] === 0) continue
      const entry = old.subarray(at, at + 3)
      this.table.set(entry, this.slotOf(entry[0]!, entry[1]!))
    }
  }
}

/** Two multiply-and-xor hashes over the UTF-16 units, started apart and mixed at the end (the finish of MurmurHash3). */
function fingerprint(key: string): [high: number, low: number] {
  let high = 0x2f0b_4c47 ^ key.length
  let low = 0x1b87_3593
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i)
    high = Math.imul(high ^ unit, 0x85eb_ca6b)
    low = Math.imul(low ^ unit, 0xc2b2_ae35)
    high ^= high >>> 15
    low ^= low >>> 13
  }
  return [finished(high ^ (low >>> 7)), finished(low ^ (high >>> 9))]
}

function finished(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35)
  return mixed ^ (mixed >>> 16)
}
