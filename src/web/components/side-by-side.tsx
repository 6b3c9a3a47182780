import type { VersionChange } from '../../materials/index.ts'
import { labelOf, languageInWords } from '../words/part-words.ts'
import { Added, Removed } from './diff.tsx'
import { Cell, Row, Table } from './table.tsx'

interface SideBySideProps {
  readonly changes: readonly VersionChange[]
  /** What the two sides are called, such as “Version 1”. */
  readonly before: string
  readonly after: string
}

/** What differs between two versions, beside each other: on the left what went, on the right what came. */
export function SideBySide({ changes, before, after }: SideBySideProps) {
  return (
    <Table
      caption={`${before} and ${after} beside each other`}
      captionHidden
      dense
      stacks
      columns={[{ text: 'Part' }, { text: before }, { text: after }]}
    >
      {changes.map((change) => (
        <Row head={<Place change={change} />}>
          <Cell label={before}>
            <Side change={change} without="added" />
          </Cell>
          <Cell label={after}>
            <Side change={change} without="removed" />
          </Cell>
        </Row>
      ))}
    </Table>
  )
}

function Place({ change: { path, language } }: { readonly change: VersionChange }) {
  return (
    <>
      {language === undefined ? sharedInWords(path) : labelOf(path)}
      {language !== undefined && (
        <>
          <br />
          <span class="app-quiet">{languageInWords(language)}</span>
        </>
      )}
    </>
  )
}

/** Figures and pictures by their names, anything else as forms call it. */
function sharedInWords(path: string): string {
  const [, kind, name] = /^(figures|pictures)\.(.+)$/.exec(path) ?? []
  return kind === undefined ? labelOf(path) : `${kind === 'figures' ? 'Figure' : 'Picture'} “${name}”`
}

function Side({ change, without }: { readonly change: VersionChange; readonly without: 'added' | 'removed' }) {
  const { words, language } = change
  if ((without === 'added' ? change.before : change.after) === '') return <span class="app-quiet">nothing</span>
  return (
    <span class="app-said" lang={language} dir={language && 'auto'}>
      {words
        .filter(({ kind }) => kind !== without)
        .map(({ kind, text }) =>
          kind === 'added' ? <Added text={text} /> : kind === 'removed' ? <Removed text={text} /> : text,
        )}
    </span>
  )
}
