import { ParseError, parsePhoneNumberWithError } from 'libphonenumber-js/min'

/**
 * Reads an international phone number into E.164. A number is taken when its length is possible in its country; whether it is
 * in use only a call can tell. Expects trimmed text.
 */
export function readPhone(text: string): { readonly e164: string } | { readonly fault: string } {
  if (!text.startsWith('+'))
    return { fault: 'expected the international form with + and the country code, such as +44 7700 900123' }
  try {
    const number = parsePhoneNumberWithError(text, { extract: false })
    if (number.ext !== undefined) return { fault: 'has an extension; expected a number that can be reached directly' }
    if (!number.isPossible())
      return { fault: 'is too short or too long for its country; expected a number such as +44 7700 900123' }
    return { e164: number.number }
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    return { fault: FAULTS[error.message] ?? 'expected a phone number such as +44 7700 900123' }
  }
}

const FAULTS: Record<string, string> = {
  INVALID_COUNTRY: 'has an unknown country code; expected a number such as +44 7700 900123',
  TOO_SHORT: 'is too short; expected a number such as +44 7700 900123',
  TOO_LONG: 'is too long; expected a number such as +44 7700 900123',
}
