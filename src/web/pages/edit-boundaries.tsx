import { type MapTyped, mapsTyped } from '../../plan/index.ts'
import { Details } from '../components/blocks.tsx'
import { FileField, type Filled, problemsOf } from '../components/fields.tsx'
import { FROM_FILE } from '../typed-part.ts'
import { counted } from '../words/numbers.ts'
import { labelOf } from '../words/part-words.ts'
import type { Editing } from './edit-fields.tsx'

/** A file of boundaries for each map among the figures, and for those that are typed just now. */
export function BoundariesFields({ form, filled }: Pick<Editing, 'form' | 'filled'>) {
  const maps = mapsTyped(form, filled.values)
  return (
    <>
      {maps.map((map) => (
        <>
          <BoundariesField name={`boundaries.${map.figure}`} hint={hintOf(map)} filled={filled} />
          {map.regions.length > 0 && <Regions {...map} />}
        </>
      ))}
      <BoundariesField
        name="boundaries"
        hint={`For a map among the figures that has no boundaries yet. ${LIMIT}`}
        filled={filled}
      />
    </>
  )
}

const LIMIT = 'A GeoJSON file of up to 2 MB.'

function hintOf({ boundaries }: MapTyped): string {
  if (boundaries === 'none') return LIMIT
  return boundaries === 'chosen'
    ? `The file you chose goes along with this form and is not saved yet. Choose another one instead of it here. ${LIMIT}`
    : `Choose a file only to replace those that are saved. ${LIMIT}`
}

function Regions({ figure, boundaries, regions }: MapTyped) {
  const count = counted(regions.length, 'region', 'regions')
  const summary = `${boundaries === 'saved' ? 'Saved for' : 'Chosen for'} ${figure}: ${count}`
  return (
    <Details summary={summary}>
      <p class="govuk-body">{regions.join(', ')}</p>
    </Details>
  )
}

interface BoundariesFieldProps {
  readonly name: string
  readonly hint: string
  readonly filled: Filled
}

/** The file itself, and what was chosen before, which the browser does not keep. */
function BoundariesField({ name, hint, filled }: BoundariesFieldProps) {
  const isWrong = problemsOf(filled, name).some(({ severity }) => severity === 'error')
  const chosen = isWrong ? '' : (filled.values[name] ?? '')
  return (
    <>
      {chosen !== '' && <input type="hidden" name={name} value={chosen} />}
      <FileField
        name={name}
        sentAs={`${FROM_FILE}${name}`}
        label={labelOf(name)}
        hint={hint}
        accept=".geojson,.json,application/geo+json"
        filled={filled}
      />
    </>
  )
}
