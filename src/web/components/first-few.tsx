import type { Child } from 'hono/jsx'
import { inWords } from '../words/numbers.ts'

/** So many names stand in a cell; with hundreds, a row would be longer than the page. */
const FIRST = 5

interface FirstFewProps<T> {
  readonly of: readonly T[]
  readonly each: (one: T) => Child
  /** Said where there are none. */
  readonly none: string
}

/** Names in a cell of a table, the first five of them: “a, b, c, d, e and 1,995 more”. */
export function FirstFew<T>({ of, each, none }: FirstFewProps<T>) {
  if (of.length === 0) return <>{none}</>
  return (
    <>
      {of.slice(0, FIRST).map((one, index) => (
        <>
          {index > 0 && ', '}
          {each(one)}
        </>
      ))}
      {of.length > FIRST && ` and ${inWords(of.length - FIRST)} more`}
    </>
  )
}
