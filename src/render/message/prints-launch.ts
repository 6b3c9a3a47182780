import type { MessageVariant } from './message-variant.ts'
import { foldedText, writtenDay } from './written-day.ts'

const SAYS_LAUNCH = /\{\{[^{}]*\blaunch\b/
const HAS_DIGIT = /\p{Nd}/u

/** Whether any of the variants tells its readers the launch by the fact `launch`: always the one that holds. */
export function saysLaunch(variants: readonly MessageVariant[]): boolean {
  return variants.some(({ subject, body }) => SAYS_LAUNCH.test(subject) || SAYS_LAUNCH.test(body))
}

/** A message belongs to many activities, which all ask the same of it. */
const answers = new WeakMap<MessageVariant, Map<string, boolean>>()

/**
 * Whether any of the variants has a day written out, as people write dates in its language: `day` is `YYYY-MM-DD`. Rather
 * once too often: a date that is named for another reason counts as well, and so does 3/1 where 1/3 is meant.
 */
export function printsDay(variants: readonly MessageVariant[], day: string): boolean {
  return variants.some((variant) => {
    const known = answers.get(variant) ?? new Map<string, boolean>()
    let answer = known.get(day)
    if (answer === undefined) {
      answer = [variant.subject, variant.body].some((text) => isWritten(text, variant.language, day))
      known.set(day, answer)
      answers.set(variant, known)
    }
    return answer
  })
}

/**
 * Whether any of the variants tells its readers the date of the launch, by the fact or written out. `wall` is the launch as
 * clocks show it there, `YYYY-MM-DDTHH:MM`.
 */
export function printsLaunch(variants: readonly MessageVariant[], wall: string): boolean {
  return saysLaunch(variants) || printsDay(variants, wall.slice(0, 10))
}

function isWritten(text: string, language: string, day: string): boolean {
  return HAS_DIGIT.test(text) && writtenDay(language, day).test(foldedText(text))
}
