import { isAtNight } from '../support/at-night.ts'
import { BREAK_OUTS } from './hostile/break-outs.ts'
import { ELEMENTS } from './hostile/elements.ts'
import type { HostileFamily } from './hostile/family.ts'
import { FOREIGN } from './hostile/foreign.ts'
import { WRITING } from './hostile/writing.ts'

/** A text that people type to see whether a page takes it for markup, an attribute, a template or an address. */
export interface HostileText {
  /** What it runs says this number, and the host that it asks begins with it: `alert(7)`, `7.evil.example`. */
  readonly number: number
  readonly family: string
  readonly text: string
  /** A document that shows it as nobody should; absent where no browser of today would make more of it. */
  readonly careless: string | undefined
}

const families = [...ELEMENTS, ...FOREIGN, ...BREAK_OUTS, ...WRITING]

/** Every hostile text there is, each of another make. */
export const NUMBERED_HOSTILE_TEXTS: readonly HostileText[] = families
  .flatMap(({ texts, ...family }) => texts.map((text) => ({ ...family, text })))
  .map(numbered)

export const HOSTILE_TEXTS: readonly string[] = NUMBERED_HOSTILE_TEXTS.map(({ text }) => text)

/** Some of every family, for tests that take long with each; at night all. */
export const SOME_HOSTILE_TEXTS: readonly string[] = HOSTILE_TEXTS.filter((_, at) => isAtNight || at % 9 === 0)

function numbered({ name, careless, text }: Omit<HostileFamily, 'texts'> & { text: string }, at: number): HostileText {
  const number = at + 1
  const own = text
    .replaceAll(/([(`])1([)`])/g, `$1${number}$2`)
    .replaceAll('evil.example', () => `${number}.evil.example`)
  return { number, family: name, text: own, careless: careless?.(own) }
}
