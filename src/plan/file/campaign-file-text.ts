import { Document, isCollection, isMap, isScalar, isSeq, Scalar, visit } from 'yaml'
import type { WrittenCampaign } from './file-of-plan.ts'

const HEADING = ` yaml-language-server: $schema=campaign-file.schema.json

 The campaign as it was when this file was written. Applied again, it changes nothing.`

/** Short parts that read best on one line; `*` is any name or position. */
const ON_ONE_LINE: readonly (readonly string[])[] = [
  ['service'],
  ['languages'],
  ['anchors', '*'],
  ['quiet_hours'],
  ['budget'],
  ['attributes'],
  ['audiences', '*', 'population'],
  ['objectives', '*', 'baseline'],
  ['channels', '*'],
  ['messages', '*', 'core'],
]

/** Sections that begin after an empty line. */
const SECTIONS = new Set(['anchors', 'core_messages', 'audiences', 'objectives', 'channels', 'messages', 'activities'])

const ENDED = ' Has ended and goes to nobody any more; it is here because others name it.'

/** A campaign as the text of its file (YAML): every text comes back exactly as it was. Of `ended` activities it says so. */
export function campaignFileText(file: WrittenCampaign, ended: ReadonlySet<string> = new Set()): string {
  const document = new Document(file, { aliasDuplicateObjects: false })
  document.commentBefore = HEADING
  for (const path of ON_ONE_LINE) flow(document.contents, path)
  for (const { key } of isMap(document.contents) ? document.contents.items : []) {
    if (isScalar(key) && SECTIONS.has(String(key.value))) key.spaceBefore = true
  }
  const activities = document.get('activities')
  for (const item of isSeq(activities) ? activities.items : []) {
    if (isMap(item) && ended.has(String(item.get('id')))) item.commentBefore = ENDED
  }
  visit(document, {
    Scalar(_key, node) {
      const type = typeof node.value === 'string' ? scalarType(node.value) : undefined
      if (type !== undefined) node.type = type
    },
  })
  return document.toString({ lineWidth: 0 })
}

function flow(node: unknown, [step, ...rest]: readonly string[]): void {
  if (!isCollection(node)) return
  if (step === undefined) {
    node.flow = true
    return
  }
  const inside = isMap(node) ? node.items.filter(({ key }) => step === '*' || keyText(key) === step) : []
  for (const { value } of inside) flow(value, rest)
  if (isSeq(node) && step === '*') for (const item of node.items) flow(item, rest)
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : ''
}

/** Line breaks of other kinds would come back as plain ones, and old readers take a bare time of day for a number. */
function scalarType(text: string): Scalar.Type | undefined {
  if (/[^\P{Cc}\n\t]|[\u2028\u2029\uFEFF]/u.test(text)) return Scalar.QUOTE_DOUBLE
  if (text.includes('\n')) return Scalar.BLOCK_LITERAL
  return /^\d+:\d\d/.test(text) ? Scalar.QUOTE_DOUBLE : undefined
}
