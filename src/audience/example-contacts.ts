import { csvLine } from '../csv-text.ts'

/** A contacts file to start from: every column that has a meaning of its own, one attribute, and people who are made up. */
export function exampleContactsCsv(): string {
  return [
    ['id', 'email', 'phone', 'language', 'timezone', 'first_name', 'last_name', 'consent.email', 'renewal_due_days'],
    ['DL-1001', 'ann.baker@example.com', '+44 7700 900123', 'en', 'Europe/London', 'Ann', 'Baker', 'yes', '30'],
    ['DL-1002', 'gareth.pugh@example.com', '', 'cy', 'Europe/London', 'Gareth', 'Pugh', 'no', '75'],
    ['DL-1003', '', '+44 7700 900456', '', '', 'Mei', 'Chen', '', ''],
  ]
    .map((cells) => csvLine(cells))
    .join('')
}
