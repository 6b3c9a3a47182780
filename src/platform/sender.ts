/** The sender as an address field that is plain ASCII: a name that is not is encoded (RFC 2047), one with marks is quoted. */
export function senderField(from: string): string {
  const [, name = '', address = from] = /^\s*([^<>]*?)\s*<([^<>]+)>\s*$/.exec(from) ?? []
  if (name === '') return address
  const plain = name.replace(/^"(.*)"$/, '$1').replaceAll(/[\r\n"\\]+/g, ' ')
  if (/^[\w !#$%&'*+/=?^`{|}~-]+$/.test(plain)) return `${plain} <${address}>`
  return `${/^[\x20-\x7e]+$/.test(plain) ? `"${plain}"` : encodedWords(plain)} <${address}>`
}

/** An encoded word is at most 75 characters long, and never ends within a character. */
const BYTES_PER_WORD = 45

function encodedWords(text: string): string {
  const encoder = new TextEncoder()
  const words: Uint8Array[] = [new Uint8Array()]
  for (const character of text) {
    const bytes = encoder.encode(character)
    const word = words.at(-1)!
    if (word.length + bytes.length > BYTES_PER_WORD) words.push(bytes)
    else words[words.length - 1] = Uint8Array.of(...word, ...bytes)
  }
  return words.map((word) => `=?UTF-8?B?${btoa(String.fromCharCode(...word))}?=`).join(' ')
}
