import type { CampaignPage } from '../../plan/index.ts'
import { LanguagesCell, UsesCell } from '../components/part-cells.tsx'
import { EditLink } from '../components/part-heading.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { useMayAct } from '../show.tsx'
import { KIND_WORDS } from '../words/material-words.ts'

interface MaterialsProps {
  readonly materials: CampaignPage['strategy']['materials']
  /** The path of the campaign. */
  readonly base: string
}

/** The materials among the other parts of the strategy; their pictures are in the gallery. */
export function CampaignMaterials({ materials, base }: MaterialsProps) {
  return (
    <>
      <div class="app-title">
        <h3 class="govuk-heading-s">Materials</h3>
        {useMayAct('planner') && (
          <a class="govuk-link" href={`${base}/edit/material`}>
            Add a material
          </a>
        )}
      </div>
      {materials.length === 0 ? (
        <p class="govuk-body">No information sheet, poster or infographic yet.</p>
      ) : (
        <>
          <Table
            caption="Materials"
            captionHidden
            stacks
            dense
            columns={[
              { text: 'Title' },
              { text: 'Kind' },
              { text: 'Languages' },
              { text: 'Used by' },
              { text: 'Change', hidden: true },
            ]}
          >
            {materials.map((material) => (
              <MaterialRow {...material} base={base} />
            ))}
          </Table>
          <p class="govuk-body">
            <a class="govuk-link" href={`${base}/materials`}>
              See and download the materials
            </a>
          </p>
        </>
      )}
    </>
  )
}

type RowProps = MaterialsProps['materials'][number] & Pick<MaterialsProps, 'base'>

function MaterialRow({ id, kind, title, languages, missing, usedBy, base }: RowProps) {
  return (
    <Row
      head={
        <>
          <a class="govuk-link" href={`${base}/materials/${id}`}>
            {title}
          </a>
          <br />
          <span class="app-quiet">{id}</span>
        </>
      }
    >
      <Cell label="Kind">{KIND_WORDS[kind].one}</Cell>
      <LanguagesCell languages={languages} missing={missing} />
      <UsesCell label="Used by" activities={usedBy} base={base} />
      <Cell>
        <EditLink href={`${base}/edit/material/${id}`} of={`material ${id}`} />
      </Cell>
    </Row>
  )
}
