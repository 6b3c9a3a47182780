import type { Context } from 'hono'
import { Invalid } from '../errors.ts'
import { ARTBOARDS, type FormatChoice, FORMATS, PAPERS, VARIANTS } from '../materials/index.ts'
import { pageAddress } from './page-address.ts'

/** What of a material an address asks for; what it does not say is as the material has it. */
export interface MaterialChoice extends Partial<FormatChoice> {
  readonly language?: string
}

const CHOICES = {
  format: FORMATS,
  variant: VARIANTS,
  paper: PAPERS,
  artboard: ARTBOARDS,
  scale: ['1', '2'],
} as const

/** Only plain names that are known are let through. Throws `Invalid` in words for any other, and for a language that is none. */
export function materialChoice(c: Context): MaterialChoice {
  const asked = c.req.query()
  const known = Object.entries(CHOICES).flatMap(([name, values]) => chosen(name, asked[name], values))
  const { scale, ...others } = Object.fromEntries(known)
  const { language = '', figure = '' } = asked
  return {
    ...others,
    ...(scale !== undefined && { scale: scale === '2' ? 2 : 1 }),
    ...plainName('language', language),
    ...plainName('figure', figure),
  }
}

/** The address of a material in one form of it. */
export function choiceAddress(path: string, choice: MaterialChoice): string {
  return pageAddress(path, { ...choice })
}

function chosen(name: string, given: string | undefined, values: readonly string[]): [string, string][] {
  if (given === undefined || given === '') return []
  if (values.includes(given)) return [[name, given]]
  throw new Invalid(`${name} is one of ${values.join(', ')}; go back and choose one of them`)
}

function plainName(name: string, given: string): Readonly<Record<string, string>> {
  if (given === '') return {}
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(given)) return { [name]: given }
  throw new Invalid(`${name} is a short name of letters, digits, hyphens and underscores; go back and choose one`)
}
