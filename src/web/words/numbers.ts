const counts = new Intl.NumberFormat('en-GB')

/** A count with its thousands apart: “1,204”. */
export function inWords(count: number): string {
  return counts.format(count)
}

/** A count with its noun: “1 person”, “1,204 people”. */
export function counted(count: number, one: string, many: string): string {
  return `${counts.format(count)} ${count === 1 ? one : many}`
}
