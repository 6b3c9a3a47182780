import { inForce, type Placement } from '../../materials/index.ts'
import { Tag } from '../components/blocks.tsx'
import { Button, ButtonLink, Form } from '../components/form.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { useMayAct } from '../show.tsx'
import { counted } from '../words/numbers.ts'
import { languageInWords } from '../words/part-words.ts'
import { PLACEMENT_WORDS } from '../words/placement-words.ts'
import { versionPath } from './material-versions.tsx'
import type { MaterialAt } from './material.tsx'
import { TakenDown } from './shown-there.tsx'

/** Where it hangs, lies or stands, in which version, and how many people came from there. */
export function MaterialPlacements({ placements, versions, base, isCounted }: MaterialAt) {
  const newest = inForce(versions)?.number
  const outdated = placements.filter(({ shows }) => shows !== undefined && shows.version !== newest)
  return (
    <section class="app-part" aria-labelledby="placements">
      <div class="app-title">
        <h2 class="govuk-heading-m" id="placements">
          Where it is placed
        </h2>
        {useMayAct('planner') && (
          <ButtonLink href={`${base}/placements/new`} kind="secondary">
            Add a place
          </ButtonLink>
        )}
      </div>
      {placements.length === 0 ? (
        <p class="govuk-body">
          No place is written down yet. Whoever knows where it hangs can replace it there when it changes.
        </p>
      ) : (
        <>
          <p class="govuk-body">
            {counted(placements.length, 'place', 'places')}
            {outdated.length > 0 && `, ${counted(outdated.length, 'shows', 'show')} a version that is not in force`}.
          </p>
          <Table
            caption="Where it is placed"
            captionHidden
            stacks
            columns={[
              { text: 'Place' },
              { text: 'Looked after by' },
              { text: 'Shows' },
              { text: 'Visits by its code', numeric: true },
              { text: 'What to do', hidden: true },
            ]}
          >
            {placements.map((placement) => (
              <PlacementRow placement={placement} newest={newest} base={base} isCounted={isCounted} />
            ))}
          </Table>
          {!isCounted && (
            <p class="govuk-body app-quiet">
              Visits are counted where this installation is reached by https, under a host that codes may lead to.
            </p>
          )}
        </>
      )}
    </section>
  )
}

/** The address of a version as it is printed for a place, with the code of that place. */
export function fileForPlace(
  material: string,
  version: number,
  { id, language }: Pick<Placement, 'id' | 'language'>,
): string {
  // prettier-ignore
  return `${versionPath(material, version)}/file?format=pdf&placement=${id}&language=${language}`
}

interface RowProps {
  readonly placement: Placement
  readonly newest: number | undefined
  readonly base: string
  readonly isCounted: boolean
}

function PlacementRow({ placement, newest, base, isCounted }: RowProps) {
  const { id, kind, name, place, keeper, language, shows, takenDown, visits } = placement
  const at = `${base}/placements/${id}`
  const mayPlace = useMayAct('planner', 'operator')
  return (
    <Row
      head={
        <>
          {mayPlace ? (
            <a class="govuk-link" href={at}>
              {name}
            </a>
          ) : (
            name
          )}
          <br />
          <span class="app-quiet">
            {PLACEMENT_WORDS[kind].one}, {languageInWords(language)}
            <br />
            {place}
          </span>
        </>
      }
    >
      <Cell label="Looked after by">{keeper ?? <span class="app-quiet">nobody named</span>}</Cell>
      <Cell label="Shows">
        {shows === undefined ? (
          <span class="app-quiet">{takenDown ? 'nothing any more' : 'nothing yet'}</span>
        ) : (
          `Version ${shows.version}`
        )}{' '}
        {shows !== undefined && shows.version !== newest && (
          <Tag tone="attention">{newest === undefined ? 'to be taken down' : 'to be replaced'}</Tag>
        )}
      </Cell>
      <Cell label="Visits by its code" numeric>
        {isCounted || visits > 0 ? visits : <span class="app-quiet">not counted</span>}
      </Cell>
      <Cell label="What to do">
        {newest !== undefined && (
          <a class="govuk-link" href={fileForPlace(base, newest, placement)} download>
            PDF for it<span class="govuk-visually-hidden">: {name}</span>
          </a>
        )}
        {mayPlace && newest !== undefined && shows?.version !== newest && (
          <Form action={`${at}/placed`}>
            <input type="hidden" name="version" value={`${newest}`} />
            <Button kind="secondary">
              Shows version {newest} now<span class="govuk-visually-hidden">: {name}</span>
            </Button>
          </Form>
        )}
        {mayPlace && newest === undefined && shows !== undefined && (
          <TakenDown at={at} shows={shows.version} of={name} />
        )}
      </Cell>
    </Row>
  )
}
