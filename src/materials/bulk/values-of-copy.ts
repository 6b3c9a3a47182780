import { type NamesInSheet, qrProblems } from '../../render/index.ts'
import type { CopyOfSheet } from '../draw-sheet.ts'
import type { CopyColumns } from './copy-columns.ts'
import type { CopyRow } from './read-copies.ts'

/** What the values of a row are read for. */
export interface ValuesWanted {
  readonly columns: CopyColumns
  readonly language: string
  readonly names: NamesInSheet
  /** Hosts that the code of a copy may lead to. */
  readonly allowedHosts: readonly string[]
}

/** No text of a sheet needs more, and a whole file in a cell would make a book of it. Characters. */
const LONGEST_VALUE = 1000

/** The narrowest code of any design, with its margin. */
const CODE = { mm: 32 }

/** The values of a row in a language, or in words what keeps its copy from being made. */
export function valuesOfCopy(row: CopyRow, wanted: ValuesWanted): CopyOfSheet | string {
  const { columns, language, names, allowedHosts } = wanted
  const cellOf = (name: string) =>
    columns
      .of(name, language)
      .map((column) => row.cells[column]!.trim())
      .find((cell) => cell !== '')
  const values = Object.fromEntries(
    names.names.flatMap((name) => {
      const cell = cellOf(name)
      return cell === undefined ? [] : [[name, cell]]
    }),
  )
  const address = cellOf('address')
  const reasons = [
    ...names.missing((name) => Object.hasOwn(values, name)).map((name) => emptyCells(name, wanted)),
    ...Object.entries(values).flatMap(([name, value]) => (value.length > LONGEST_VALUE ? [tooLong(name, value)] : [])),
    ...(address === undefined ? [] : addressFaults(address, allowedHosts)),
  ]
  if (reasons.length > 0) return reasons.join('; ')
  return { values, ...(address !== undefined && { address }) }
}

function emptyCells(name: string, { columns, language }: ValuesWanted): string {
  const [first, second] = columns.of(name, language).map((column) => columns.names[column]!)
  const which = second === undefined ? `${first ?? name} is empty` : `${first} and ${second} are empty`
  return `${which}, and a text prints ${name}; fill it in, or write {{#if ${name}}} around it`
}

function tooLong(name: string, value: string): string {
  return `${name} has ${value.length} characters; a sheet takes ${LONGEST_VALUE} at most`
}

function addressFaults(address: string, allowedHosts: readonly string[]): string[] {
  if (address.length > LONGEST_VALUE) return [tooLong('address', address)]
  return codeFaults(address, allowedHosts).map((fault) => `address: ${fault}`)
}

/** What keeps a code from being printed that leads where a row says. */
export function codeFaults(address: string, allowedHosts: readonly string[]): string[] {
  return qrProblems(address, { size: CODE, allowedHosts })
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message)
}
