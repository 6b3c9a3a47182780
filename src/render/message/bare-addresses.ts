import { withoutClosing } from '../inspect/links-in-text.ts'
import { factAt, type AddressBook } from './addresses.ts'
import type { Part } from './body-tree.ts'

const web = String.raw`(?<![\w@/.-])(?:https?:\/\/|www\.)(?:[^\s<>\uE000-\uE003]|\uE000\d+\uE001)+`
const mail = String.raw`(?<![\w.+-])[\w.+-]+@[a-z\d-]+(?:\.[a-z\d-]+)+(?![\w-])`
const fact = String.raw`\uE000\d+\uE001`

/** Splits text at the addresses typed in it, which become links: web and mail addresses, and facts that are one. */
export function linkBareAddresses(text: string, book: AddressBook): Part[] {
  const parts: Part[] = []
  let done = 0
  for (const match of text.matchAll(new RegExp(`${web}|${mail}|${fact}`, 'gi'))) {
    const written = match[0].startsWith('\uE000') ? match[0] : withoutClosing(match[0])
    const url = addressOf(written, book)
    if (url === undefined) continue
    if (match.index > done) parts.push({ type: 'text', value: text.slice(done, match.index) })
    parts.push({ type: 'link', bare: true, url, children: [{ type: 'text', value: written }] })
    done = match.index + written.length
  }
  if (done < text.length) parts.push({ type: 'text', value: text.slice(done) })
  return parts
}

function addressOf(written: string, book: AddressBook): string | undefined {
  if (written.startsWith('\uE000')) {
    const index = Number(/\d+/.exec(written)?.[0])
    const value = factAt(index, book)
    return value !== undefined && /^https?:\/\/\S+$/i.test(value) ? written : undefined
  }
  if (/^www\./i.test(written)) return `https://${written}`
  return /^https?:/i.test(written) ? written : `mailto:${written}`
}
