import { Invalid } from '../../errors.ts'
import type { Helper } from '../handlebars/helper.ts'
import { SafeString } from '../handlebars/safe-string.ts'
import { escapeHtml } from '../handlebars/values.ts'
import { shownAddress } from './shown-address.ts'
import { found, word } from './word.ts'

/** Where the result lands: in HTML, or in plain text, which has no links and no drawings. */
export type Landing = 'html' | 'text'

const web = /^https?:\/\/[^\s/]/i

/**
 * `{{link address "words"}}`: a link whose visits are counted by `tracked`; without words, the address itself. The address
 * as it was written stands after the words for paper, in `printed-address`, and in plain text.
 */
export function linkWord(tracked: (url: string) => string, landing: Landing): Helper {
  return word({
    name: 'link',
    takes: [1, 2],
    named: [],
    example: '{{link "https://renew.example.gov" "Renew online"}}',
    say: ([url, text]) => {
      const address = addressOf('link', url)
      const words = said(text)
      if (landing === 'text') return words === undefined ? address : `${words}: ${address}`
      const printed = printedAddress(address)
      const inside =
        words === undefined ? printed : `${escapeHtml(words)}<span class="printed-address"> (${printed})</span>`
      return new SafeString(`<a href="${escapeHtml(tracked(address))}">${inside}</a>`)
    },
    check: ({ values: [url] }) => void (url && url.value !== '' && addressOf('link', url.value)),
  })
}

/**
 * `{{qr address}}` or `{{qr address "Scan to renew"}}`: a code to be scanned, drawn by `draw` as SVG, with the words and the
 * address under it for those who cannot scan it; in text, words and address.
 */
export function qrWord(draw: (text: string, title: string) => string, landing: Landing): Helper {
  return word({
    name: 'qr',
    takes: [1, 2],
    named: [],
    example: '{{qr "https://renew.example.gov" "Scan to renew"}}',
    say: ([url, text]) => {
      const address = addressOf('qr', url)
      const words = said(text)
      if (landing === 'text') return words === undefined ? address : `${words}: ${address}`
      const label = words === undefined ? '' : `<span class="qr-words">${escapeHtml(words)}</span> `
      const link = `<a href="${escapeHtml(address)}">${printedAddress(address)}</a>`
      const code = draw(address, shownAddress(address))
      return new SafeString(`<figure class="qr">${code}<figcaption>${label}${link}</figcaption></figure>`)
    },
    check: ({ values: [url] }) => void (url && url.value !== '' && addressOf('qr', url.value)),
  })
}

function said(text: unknown): string | undefined {
  return typeof text === 'string' && text !== '' ? text : undefined
}

/** It runs from left to right in every script. */
function printedAddress(address: string): string {
  return `<bdi dir="ltr">${escapeHtml(shownAddress(address))}</bdi>`
}

/** An address of the web. Throws `Invalid` for any other. */
function addressOf(name: string, value: unknown): string {
  const address = typeof value === 'string' ? value.trim() : ''
  const isWhole = web.test(address) && !/[\s<>"]/.test(address) && URL.canParse(address)
  if (isWhole) return address
  throw new Invalid(`"${name}" cannot lead to ${found(value)}: expected a web address with https:// at its start.`)
}
