const address = /(?<![\w@/.-])(?:https?:\/\/|mailto:|tel:)[^\s<>"'`{}]+/gi

/** The web, mail and telephone addresses written in a text or in the attributes of HTML, each once, in order. */
export function linksInText(text: string): readonly string[] {
  return [...new Set([...text.matchAll(address)].map(([written]) => withoutClosing(written)))]
}

/** Punctuation that ends the sentence is not the address's, nor a bracket that was opened before it. */
export function withoutClosing(written: string): string {
  const trimmed = written.replace(/[?!.,:;*_~'"]+$/, '')
  const opened = trimmed.split('(').length
  const closed = trimmed.split(')').length
  return trimmed.endsWith(')') && closed > opened ? withoutClosing(trimmed.slice(0, -1)) : trimmed
}
