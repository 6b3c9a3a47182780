import type { PlannedSheet } from '../../plan/index.ts'
import { callsContact } from '../../render/index.ts'
import { contentIn } from '../content-in.ts'
import type { Check } from './examined.ts'

type Holds = (content: PlannedSheet['contents'][number]['content']) => boolean

/** Help is a number to call or a place to go to; `{{contact}}` prints the helplines of the campaign. */
const hasHelp: Holds = ({ help }) => isWritten(help?.phone) || isWritten(help?.places) || callsContact(help?.text ?? '')

/** What people look for on an information sheet, in the order in which they read it. */
const PARTS: readonly (readonly [name: string, holds: Holds])[] = [
  ['who can use it', ({ who }) => isWritten(who)],
  ['what you need', ({ need }) => isWritten(need)],
  ['steps', ({ steps }) => isWritten(steps)],
  ['cost', ({ cost }) => isWritten(cost)],
  ['time', ({ time }) => isWritten(time)],
  ['free help, with a phone number or places', hasHelp],
  ['how to know that it is genuine', ({ genuine }) => isWritten(genuine)],
  ['privacy', ({ privacy }) => isWritten(privacy)],
]

/** The address and its code stand on every poster, whatever it says. */
const PARTS_OF_POSTER = PARTS.filter(([, holds]) => holds === hasHelp)

/** Parts that nobody finds on a sheet or poster. A translation shows the parts of its source that it lacks. */
export const checkParts: Check = ({ kind, copy: { material, campaign, language } }) => {
  if (kind !== 'sheet' || material.kind === 'infographic') return []
  const [first = language] = campaign.languages
  const source = contentIn<PlannedSheet>(material, first, campaign).content
  const shown = { ...source, ...contentIn<PlannedSheet>(material, language, campaign).content }
  const parts = material.kind === 'poster' ? PARTS_OF_POSTER : PARTS
  const missing = parts.filter(([, holds]) => !holds(shown)).map(([name]) => name)
  if (missing.length === 0) return []
  const message = `readers look in vain for: ${missing.join('; ')}. Write what holds, and say so where it costs nothing`
  return [{ severity: 'warning', message }]
}

function isWritten(part: string | readonly unknown[] | undefined): boolean {
  return part !== undefined && (typeof part === 'string' ? part.trim() : part).length > 0
}
