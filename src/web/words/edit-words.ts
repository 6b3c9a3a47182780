import type { Edited } from '../../plan/index.ts'

const LONGEST = 350

/** What an edit did, in one or two sentences. Addresses of people are left out: the sentence lies in a cookie for a moment. */
export function doneInWords({ changes, notes, warnings }: Pick<Edited, 'changes' | 'notes' | 'warnings'>): string {
  if (changes.length === 0) return 'Nothing was different, so nothing was changed.'
  const told = changes.map((change) => (change.includes('@') ? change.replace(/ from “.*$/s, '') : change))
  const look = warnings.map(({ message }) => message)
  const sentences = [sentence('Saved', told), sentence('Note', notes), sentence('Please look at this', look)]
  const whole = sentences.filter((one) => one !== '').join(' ')
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole
}

function sentence(start: string, parts: readonly string[]): string {
  return parts.length === 0 ? '' : `${start}: ${parts.join('; ')}.`
}
