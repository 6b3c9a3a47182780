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

/**
 * One line of a CSV file (RFC 4180, CRLF). Text that a spreadsheet would take for a formula gets a leading `'`; null is empty.
 *
 * @example csvLine(['=1+1', 'a "b"', null, 5]) // `'=1+1,"a ""b""",,5\r\n`
 */
export function csvLine(cells: readonly (string | number | null)[], delimiter: ',' | ';' = ','): string {
  return `${cells.map((cell) => csvCell(cell)).join(delimiter)}\r\n`
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = looksLikeFormula(cell) ? `'${cell}` : cell
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
