/** An address that can be written to, and the form under which it is the same as others: lower case, domain in ASCII. */
export type EmailReading = { readonly address: string; readonly normalised: string } | { readonly fault: string }

const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const TOP_LABEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])$/

/**
 * Checks an e-mail address by the rules bulk senders hold to, stricter than RFC 5321: one @, a local part of plain ASCII atoms,
 * a domain of two labels or more (international ones become ASCII), nothing quoted or commented. Expects trimmed text.
 */
export function readEmail(text: string): EmailReading {
  if (text.length > 320) return { fault: 'is over 320 characters; expected an address such as ann@example.com' }
  if (/[\s\p{C}]/u.test(text))
    return { fault: 'holds a space or an invisible character; expected an address such as ann@example.com' }
  if (/[<>"(),:;\\[\]]/.test(text))
    return { fault: 'expected the bare address, such as ann@example.com, without name, brackets or quotes' }
  const [local = '', domain, ...more] = text.split('@')
  if (domain === undefined || more.length > 0) return { fault: 'expected exactly one @, as in ann@example.com' }
  if (local.length > 64) return { fault: 'has over 64 characters before the @' }
  if (!LOCAL_PART.test(local))
    return { fault: 'expected letters, digits and single dots between them before the @, without accents' }
  const ascii = asciiDomain(domain)
  if (ascii === undefined) return { fault: `expected a domain such as example.com after the @` }
  return { address: `${local}@${ascii}`, normalised: `${local.toLowerCase()}@${ascii}` }
}

function asciiDomain(domain: string): string | undefined {
  const plain = domain.toLowerCase()
  const ascii = /^[\x21-\x7e]*$/.test(plain) ? plain : international(plain)
  if (ascii === undefined || ascii.length > 253) return undefined
  const labels = ascii.split('.')
  const isDomain = labels.length > 1 && labels.every((label) => LABEL.test(label)) && TOP_LABEL.test(labels.at(-1)!)
  return isDomain ? ascii : undefined
}

/** The address parser of the platform knows IDNA; only letters, marks, digits, hyphens and dots are let through to it. */
function international(domain: string): string | undefined {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return undefined
  return URL.parse(`http://${domain}`)?.hostname
}
