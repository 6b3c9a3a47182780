import type { CampaignPage, PlannedMaterials } from '../../plan/index.ts'
import { ButtonLink } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { Switch } from '../components/switch.tsx'
import { pageAddress } from '../page-address.ts'
import { useMayAct } from '../show.tsx'
import { KIND_WORDS } from '../words/material-words.ts'
import { inWords } from '../words/numbers.ts'
import { languageInWords } from '../words/part-words.ts'
import { CAMPAIGNS, CampaignHead, campaignPath, CampaignTabs } from './campaign-head.tsx'
import { MaterialCard } from './material-card.tsx'
import { MaterialRules } from './material-rules.tsx'

interface MaterialsProps extends Pick<CampaignPage, 'campaign' | 'launch'> {
  readonly planned: PlannedMaterials
  /** In which the pictures are; absent: in the campaign's first. */
  readonly language: string | undefined
  /** Only these; absent, or no kind: all. */
  readonly kind: string | undefined
  readonly now: Date
}

/** The gallery: a picture of every material, in one language, with what it needs and the files to take away. */
export function MaterialsPage({ campaign, launch, planned, now, ...asked }: MaterialsProps) {
  const base = `${campaignPath(campaign.id)}/materials`
  const { materials, languages } = planned.campaign
  const language = asked.language !== undefined && languages.includes(asked.language) ? asked.language : languages[0]!
  const kinds = kindsOf(planned)
  const kind = kinds.find((one) => one === asked.kind)
  const shown = kind === undefined ? materials : materials.filter((material) => material.kind === kind)
  return (
    <Page
      title={`Materials – ${campaign.title}`}
      crumbs={[CAMPAIGNS, { text: campaign.title, href: campaignPath(campaign.id) }]}
    >
      <CampaignHead campaign={campaign} launch={launch} now={now} />
      <CampaignTabs campaignId={campaign.id} here={base} />
      <div class="app-title">
        <h2 class="govuk-heading-m">Information sheets, posters and infographics</h2>
        {useMayAct('planner') && campaign.state !== 'cancelled' && (
          <ButtonLink href={`${campaignPath(campaign.id)}/edit/material`} kind="secondary">
            Add a material
          </ButtonLink>
        )}
      </div>
      {materials.length === 0 ? (
        <p class="govuk-body">
          No material yet. An information sheet, a poster or an infographic is written once and comes as a page, on
          paper and as a picture, in every language of the campaign.
        </p>
      ) : (
        <>
          <div class="app-filters">
            <KindSwitch planned={planned} base={base} kind={kind} language={language} />
            {languages.length > 1 && (
              <Switch
                label="Language of the pictures"
                choices={languages.map((tag) => ({
                  text: languageInWords(tag),
                  href: pageAddress(base, { kind, language: tag }),
                  isChosen: tag === language,
                }))}
              />
            )}
          </div>
          <ul class="app-gallery">
            {shown.map((material) => (
              <MaterialCard planned={planned} material={material} language={language} now={now} />
            ))}
          </ul>
        </>
      )}
      <MaterialRules
        campaign={planned.campaign}
        base={campaignPath(campaign.id)}
        isCancelled={campaign.state === 'cancelled'}
      />
    </Page>
  )
}

function kindsOf({ campaign: { materials } }: PlannedMaterials) {
  return [...new Set(materials.map((material) => material.kind))]
}

interface KindSwitchProps {
  readonly planned: PlannedMaterials
  readonly base: string
  readonly kind: string | undefined
  readonly language: string
}

function KindSwitch({ planned, base, kind, language }: KindSwitchProps) {
  const kinds = kindsOf(planned)
  if (kinds.length < 2) return null
  const { materials } = planned.campaign
  const counted = (text: string, count: number) => `${text} (${inWords(count)})`
  const choices = [
    { of: undefined, text: counted('All', materials.length) },
    ...kinds.map((of) => ({
      of,
      text: counted(KIND_WORDS[of].many, materials.filter((material) => material.kind === of).length),
    })),
  ]
  return (
    <Switch
      label="Kind"
      choices={choices.map(({ of, text }) => ({
        text,
        href: pageAddress(base, { kind: of, language }),
        isChosen: of === kind,
      }))}
    />
  )
}
