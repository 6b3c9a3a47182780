import type { ActivityWithDates, MovedOccurrence, MoveEffect } from '../../plan/index.ts'
import type { Tone } from '../components/blocks.tsx'
import { spanInWords } from './moment.ts'
import { counted, inWords } from './numbers.ts'

/** What a move means for one date, in a word and a sentence. */
interface EffectInWords {
  readonly tone: Tone
  readonly word: string
  /** So many dates in a summary: “12 move”. */
  readonly summed: (count: number) => string
}

/** What the move of a date is called where it did not happen before, or does not any more. */
type Shown = MoveEffect | 'added' | 'dropped'

const EFFECTS: Readonly<Record<Shown, EffectInWords>> = {
  overdue: { tone: 'trouble', word: 'overdue', summed: (count) => `${inWords(count)} overdue` },
  'needs-approval': {
    tone: 'attention',
    word: 'approve again',
    summed: (count) => `${counted(count, 'needs', 'need')} approving again`,
  },
  clashes: { tone: 'attention', word: 'clash', summed: (count) => counted(count, 'clash', 'clashes') },
  compressed: {
    tone: 'attention',
    word: 'close',
    summed: (count) => `${counted(count, 'comes', 'come')} closer together`,
  },
  moves: { tone: 'busy', word: 'moves', summed: (count) => counted(count, 'moves', 'move') },
  added: { tone: 'busy', word: 'added', summed: (count) => counted(count, 'date is added', 'dates are added') },
  dropped: {
    tone: 'attention',
    word: 'dropped',
    summed: (count) => counted(count, 'date is dropped', 'dates are dropped'),
  },
  'already-sent': { tone: 'good', word: 'sent', summed: (count) => `${inWords(count)} already sent` },
  pinned: { tone: 'plain', word: 'stays', summed: (count) => `${counted(count, 'stays', 'stay')} where planned` },
}

/** In the order in which a person asks: what moves, then what asks for something, then what is left alone. */
const ORDER = [
  'moves',
  'added',
  'dropped',
  'overdue',
  'needs-approval',
  'clashes',
  'compressed',
  'already-sent',
  'pinned',
] as const

/** How many dates each effect is true of, in words: “12 move”, “3 already sent”. */
export function effectsSummed(occurrences: readonly MovedOccurrence[]): { tone: Tone; text: string }[] {
  return ORDER.flatMap((effect) => {
    const count = occurrences.filter((one) => shownOf(one).includes(effect)).length
    return count === 0 ? [] : [{ tone: EFFECTS[effect].tone, text: EFFECTS[effect].summed(count) }]
  })
}

/** What there is to say about one date and each of its effects; `previous` is what the same people get before it. */
export function whatMoveMeans(
  one: MovedOccurrence,
  previous: string | undefined,
): { tone: Tone; word: string; text: string }[] {
  return shownOf(one).map((effect) => {
    const { tone, word } = EFFECTS[effect]
    return { tone, word, text: SENTENCES[effect](one, previous) }
  })
}

const CALM: ReadonlySet<Shown> = new Set(['moves', 'already-sent', 'pinned'])

/** Whether a person should look at it before the move: it does not simply move, stay or lie behind. */
export function asksForSomething(one: MovedOccurrence): boolean {
  return one.blackout !== null || shownOf(one).some((shown) => !CALM.has(shown))
}

function shownOf({ effects, before, after }: MovedOccurrence): Shown[] {
  const moves = before === null ? 'added' : after === null ? 'dropped' : 'moves'
  return effects.map((effect) => (effect === 'moves' ? moves : effect))
}

const SENTENCES: Readonly<Record<Shown, (one: MovedOccurrence, previous: string | undefined) => string>> = {
  moves: movement,
  added: (one) => `comes in addition${intoBlackout(one)}`,
  dropped: () => 'does not happen any more',
  pinned: () => 'its date stays the same',
  'already-sent': (one) => {
    if (one.isOffline) return 'it was done, and stays so'
    const people = `${counted(one.sent, 'person has', 'people have')} it`
    return one.effects.includes('needs-approval')
      ? `${people} already; whoever is left gets it only once it is approved again`
      : `${people}; it is not sent to them again`
  },
  overdue: ({ willBeMissed, isOffline }) =>
    isOffline
      ? 'its new date is over: it is to do at once'
      : willBeMissed
        ? 'its new date is over: it counts as missed, and a person decides'
        : 'its new date is over: it goes out at once',
  'needs-approval': () => 'its text says the date, so its approval is void',
  clashes: ({ meets }) => `reaches the same people too near to ${meets.join(', ')}`,
  compressed: (_, previous) =>
    previous === undefined
      ? 'comes much sooner after the one before it'
      : `comes ${previous}, less than half the time before`,
}

function movement(one: MovedOccurrence): string {
  const later = `${laterInWords(wallsApart(one.before!.wall, one.after!.wall))}${intoBlackout(one)}`
  if (one.sent === 0) return later
  return `${later}; ${counted(one.sent, 'person has', 'people have')} it already, and whoever is left gets it then`
}

function intoBlackout({ blackout }: MovedOccurrence): string {
  return blackout === null ? '' : `, into the blackout ${blackout}, which holds it`
}

/** By the clocks there: a fortnight stays one across a change of the clocks. Milliseconds. */
export function wallsApart(from: string, to: string): number {
  return Date.parse(`${to}Z`) - Date.parse(`${from}Z`)
}

/** “14 days later”, “2 h earlier”. Milliseconds. */
export function laterInWords(difference: number): string {
  const span = spanInWords(Math.abs(difference))
  return span === '' ? 'at the same moment' : `${span} ${difference > 0 ? 'later' : 'earlier'}`
}

/**
 * What the audience of a date gets before it after the move: “2 days after teaser”. `occurrences` are in the order of the
 * dates they have afterwards.
 */
export function previousToSame(
  one: MovedOccurrence,
  occurrences: readonly MovedOccurrence[],
  activities: ReadonlyMap<string, ActivityWithDates>,
): string | undefined {
  const audience = (of: MovedOccurrence) => activities.get(of.activity)?.audience?.id
  const before = occurrences.slice(0, occurrences.indexOf(one))
  const previous = before.findLast((other) => other.after !== null && audience(other) === audience(one))
  if (previous?.after == null || one.after === null) return undefined
  const span = spanInWords(one.after.instant - previous.after.instant)
  return span === '' ? `together with ${previous.activity}` : `${span} after ${previous.activity}`
}
