import { Invalid } from '../../errors.ts'
import type { Helper } from '../handlebars/helper.ts'
import { SafeString } from '../handlebars/safe-string.ts'
import { escapeHtml } from '../handlebars/values.ts'
import { found, word } from './word.ts'

/** Where the result lands: in HTML, or in plain text, which has no links and no drawings. */
export type Landing = 'html' | 'text'

const schemes = /^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@|tel:\+?\d)/i

/** `{{link url "text"}}`: a link whose visits are counted by `tracked`; without a text, the address itself. */
export function linkWord(tracked: (url: string) => string, landing: Landing): Helper {
  return word({
    name: 'link',
    takes: [1, 2],
    named: [],
    example: '{{link address "Renew online"}}',
    say: ([url, text]) => {
      const address = addressOf('link', url)
      const target = /^http/i.test(address) ? tracked(address) : address
      const shown = typeof text === 'string' && text !== '' ? text : inWords(address)
      if (landing === 'text') return shown === inWords(address) ? inWords(target) : `${shown}: ${inWords(target)}`
      return new SafeString(`<a href="${escapeHtml(target)}">${escapeHtml(shown)}</a>`)
    },
    check: ({ values: [url] }) => void (url && url.value !== '' && addressOf('link', url.value)),
  })
}

/** `{{qr url}}` or `{{qr url "Scan to renew"}}`: a code to be scanned, drawn by `draw` as SVG; in text, the address. */
export function qrWord(draw: (text: string, title: string) => string, landing: Landing): Helper {
  return word({
    name: 'qr',
    takes: [1, 2],
    named: [],
    example: '{{qr address "Scan to renew"}}',
    say: ([url, title]) => {
      const address = addressOf('qr', url)
      if (landing === 'text') return inWords(address)
      return new SafeString(draw(address, typeof title === 'string' && title !== '' ? title : inWords(address)))
    },
    check: ({ values: [url] }) => void (url && url.value !== '' && addressOf('qr', url.value)),
  })
}

/** An address that may be linked to: a web, mail or telephone one. */
export function addressOf(name: string, value: unknown): string {
  const address = typeof value === 'string' ? value.trim() : ''
  const isWhole = schemes.test(address) && !/[\s<>"]/.test(address) && URL.canParse(address)
  if (isWhole) return address
  throw new Invalid(
    `"${name}" cannot lead to ${found(value)}: expected an address with https:, mailto: or tel: at its start.`,
  )
}

/** An address as people read it. */
function inWords(address: string): string {
  return address.replace(/^(?:mailto|tel):/i, '')
}
