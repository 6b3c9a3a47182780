import { INDEX_CONDITIONS, INDEX_ITEMS, INDEX_OPENING, type IndexAnswers } from '../render/index.ts'

type Values = Readonly<Record<string, string>>

/** What the form of the Clear Communication Index says; questions that nobody answered are left open. */
export function indexAnswers(values: Values): IndexAnswers {
  return {
    opening: Object.fromEntries(INDEX_OPENING.map(({ key }) => [key, (values[`opening.${key}`] ?? '').trim()])),
    holds: Object.fromEntries(INDEX_CONDITIONS.flatMap(({ key }) => answer(key, values[`holds.${key}`]))),
    items: Object.fromEntries(INDEX_ITEMS.flatMap(({ number }) => answer(`${number}`, values[`item.${number}`]))),
  }
}

/** The same the other way round. */
export function valuesOfIndex({ opening, holds, items }: IndexAnswers): Record<string, string> {
  return Object.fromEntries([
    ...Object.entries(opening).map(([key, text]) => [`opening.${key}`, text]),
    ...Object.entries(holds).map(([key, value]) => [`holds.${key}`, value ? 'yes' : 'no']),
    ...Object.entries(items).map(([key, value]) => [`item.${key}`, value ? 'yes' : 'no']),
  ])
}

function answer(key: string, value: string | undefined): [string, boolean][] {
  return value === 'yes' || value === 'no' ? [[key, value === 'yes']] : []
}
