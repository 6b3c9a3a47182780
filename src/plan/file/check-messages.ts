import { inspectMessage, type MessageSetting, type MessageVariant } from '../../render/index.ts'
import type { Entry, FileDraft } from './file-draft.ts'
import type { messageShape } from './campaign-file.ts'
import { messageNames } from './message-names.ts'
import { error, type Finding, warning } from './shape-problems.ts'
import { fileNamed, type ReadBeside, textBeside } from './text-beside.ts'

/** A body of one line that ends in `.md` is the name of a file. */
const BODY = { endings: ['.md'], holds: 'the text of the message', example: 'messages/teaser.en.md' } as const

type MessageEntry = Entry<typeof messageShape>

/** The messages in all their languages, with the bodies that are files read in, and what is wrong with them. */
export interface LoadedMessages {
  readonly variants: ReadonlyMap<string, readonly MessageVariant[]>
  readonly findings: readonly Finding[]
}

export function loadMessages(
  draft: FileDraft,
  readBeside: ReadBeside,
  knownAttributes: readonly string[],
  isInspected: (messageId: string) => boolean,
): LoadedMessages {
  const findings: Finding[] = []
  const variants = new Map<string, MessageVariant[]>()
  const contacts = Object.fromEntries(draft.helplines.map((name) => [name, {}]))
  for (const message of draft.messages) {
    const names = messageNames(rulesOf(draft, message.id), [...draft.attributes, ...knownAttributes])
    findings.push(...languageFindings(draft.languages, message))
    variants.set(
      message.id,
      languagesIn(message).flatMap((language) => {
        const inspectedFor = isInspected(message.id) ? { names, contacts } : undefined
        return loadVariant(message, language, inspectedFor, readBeside, findings)
      }),
    )
  }
  return { variants, findings }
}

function loadVariant(
  { path, value }: MessageEntry,
  language: string,
  inspectedFor: { readonly names: readonly string[]; readonly contacts: MessageSetting['contacts'] } | undefined,
  readBeside: ReadBeside,
  findings: Finding[],
): MessageVariant[] {
  const subject = value.subject?.[language]
  const written = value.body?.[language]
  if (subject === undefined || written === undefined) return []
  const where = [...path, 'body', language]
  const file = fileNamed(written, BODY)
  const body = file === undefined ? written : textBeside(file, where, BODY, readBeside, findings)
  if (body === undefined) return []
  const variant = { language, subject, body }
  const inspected = inspectedFor && inspectMessage(variant, inspectedFor.names, inspectedFor)
  for (const problem of inspected?.problems ?? []) {
    const inBody = problem.path.startsWith('body')
    findings.push({
      path: inBody ? where : [...path, 'subject', language],
      message: problem.message,
      severity: problem.severity,
      at: 'value',
      ...(problem.line !== undefined && { inside: { line: problem.line, column: problem.column ?? 1 } }),
      ...(inBody && file !== undefined && { file }),
    })
  }
  return [variant]
}

function languageFindings(languages: readonly string[], message: MessageEntry): Finding[] {
  const { subject, body } = message.value
  const [first] = languages
  if (subject === undefined || body === undefined || first === undefined) return []
  const strange = languagesIn(message).filter((language) => !languages.includes(language))
  return [
    ...strange.map((language) => notPlanned(message, language, languages)),
    ...languages.flatMap((language): Finding[] => {
      const missing = (['subject', 'body'] as const).filter((part) => message.value[part]?.[language] === undefined)
      if (missing.length === 0) return []
      const lacks = missing.map((part) => [...message.path, part, language])
      if (language === first) {
        const why = 'the first language is what all others fall back to'
        return [{ ...error(message.path, `has no ${missing.join(' and no ')} in ${first}; ${why}`, 'key'), lacks }]
      }
      if (missing.length === 1) {
        const other = missing[0] === 'body' ? 'subject' : 'body'
        const told = `${language} has a ${other} and no ${missing[0]}; write both, or leave both out`
        return [{ ...error([...message.path, other, language], told, 'key'), lacks }]
      }
      return [warning(message.path, `has no ${language}; people who read ${language} get ${first}`)]
    }),
  ]
}

function notPlanned({ path, value }: MessageEntry, language: string, languages: readonly string[]): Finding {
  const part = value.subject?.[language] === undefined ? 'body' : 'subject'
  return error(
    [...path, part, language],
    `${language} is no language of this campaign (${languages.join(', ')}); add it to \`languages\`, or take it out`,
    'key',
  )
}

function languagesIn({ value: { subject = {}, body = {} } }: MessageEntry): string[] {
  return [...new Set([...Object.keys(subject), ...Object.keys(body)])]
}

function rulesOf(draft: FileDraft, messageId: string): unknown[] {
  const audiences = new Set(
    draft.activities.filter(({ value }) => value.message === messageId).map(({ value }) => value.audience),
  )
  return draft.audiences.filter(({ id }) => audiences.has(id)).map(({ value }) => value.where)
}
