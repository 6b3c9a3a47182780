import { Invalid } from '../errors.ts'

/** The number of a published version as it was typed. Throws `Invalid` for anything else. */
export function versionNumber(typed: string): number {
  if (/^\d{1,6}$/.test(typed)) return Number(typed)
  throw new Invalid(`“${typed}” is no version; expected a number such as 2`)
}
