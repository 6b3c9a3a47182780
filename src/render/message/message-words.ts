import type { Helper } from '../handlebars/helper.ts'
import { templateWords } from '../words/template-words.ts'

/**
 * What a message may call: `date`, `number`, `money`, `plural` and `list`. A person's value that cannot be read so is shown
 * as it is: one field that was filled in badly keeps nobody's message back.
 */
export function messageWords(language: string, zone?: string): Readonly<Record<string, Helper>> {
  return templateWords({ language, unreadable: 'shown', ...(zone !== undefined && { zone }) })
}
