import { namesRead } from '../handlebars/names-read.ts'
import { parseProgram } from '../handlebars/read-source.ts'
import { isFact, type MessageVariant } from './message-variant.ts'

/** What a message says of its reader, each name once: fields and attributes of a contact. Throws `Invalid` for tags that cannot be read. */
export function namesInMessage({ subject, body }: MessageVariant): string[] {
  const read = [subject, body].flatMap((text) => namesRead(parseProgram(text, { ignoreStandalone: true })))
  return [...new Set(read.flatMap(({ parts }) => (parts.length === 1 && !isFact(parts) ? [parts[0]!] : [])))]
}
