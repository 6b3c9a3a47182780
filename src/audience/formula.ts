const BEGINS_FORMULA = /^[=+\-@＝＋－＠]/
const PLAIN_NUMBER = /^[+-]?\d[\d .,:()/-]*$/

/**
 * Whether a spreadsheet would run this cell as a formula: it begins with = + - @, a tab or a line break. Numbers and phone
 * numbers with a sign are none, and a lone dash is none.
 */
export function looksLikeFormula(cell: string): boolean {
  if (/^[\t\r\n]/.test(cell)) return true
  const text = cell.trim()
  return BEGINS_FORMULA.test(text) && !PLAIN_NUMBER.test(text) && text !== '-'
}
