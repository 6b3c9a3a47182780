import { allowedHosts } from '../../materials/index.ts'
import type { PlannedMaterials } from '../../plan/index.ts'
import { SummaryList } from '../components/blocks.tsx'
import { EditLink, PartHeading } from '../components/part-heading.tsx'

interface RulesProps extends Pick<PlannedMaterials, 'campaign'> {
  /** The path of the campaign. */
  readonly base: string
  /** Nothing of it changes any more. */
  readonly isCancelled: boolean
}

/** What all materials of a campaign go by: words that they do without, where they may lead, helplines that they print. */
export function MaterialRules({ campaign, base, isCancelled }: RulesProps) {
  const { jargon = [], helplines = {} } = campaign
  const edit = (kind: string, of: string) =>
    isCancelled ? undefined : <EditLink href={`${base}/edit/${kind}`} of={of} />
  return (
    <section class="app-part" aria-labelledby="rules">
      <PartHeading
        id="rules"
        title="What all materials go by"
        asks="Words that they do without, where their codes and links may lead, and where people get help."
        add={isCancelled ? undefined : { href: `${base}/edit/helpline`, text: 'Add a helpline' }}
      />
      <SummaryList
        rows={[
          {
            key: 'Words they do without',
            value: jargon.length === 0 ? 'None yet' : <Words jargon={jargon} />,
            action: edit('material-rules', 'words that materials do without'),
          },
          {
            key: 'Codes and links may lead to',
            value: allowedHosts(campaign).join(', '),
            action: edit('material-rules', 'hosts that codes and links may lead to'),
          },
          ...Object.entries(helplines).map(([id, helpline]) => ({
            key: `Helpline ${id}`,
            value: <Helpline {...helpline} languages={campaign.languages} />,
            action: edit(`helpline/${id}`, `helpline ${id}`),
          })),
        ]}
      />
    </section>
  )
}

function Words({ jargon }: { jargon: NonNullable<PlannedMaterials['campaign']['jargon']> }) {
  return (
    <ul class="govuk-list">
      {jargon.map(({ word, instead }) => (
        <li>
          “{word}”{instead !== undefined && `: “${instead}” instead`}
        </li>
      ))}
    </ul>
  )
}

type HelplineProps = NonNullable<PlannedMaterials['campaign']['helplines']>[string] & {
  readonly languages: readonly string[]
}

function Helpline({ phone, name = {}, hours = {}, languages }: HelplineProps) {
  const said = languages.flatMap((language) => {
    const text = [name[language], hours[language]].filter(Boolean).join(', ')
    return text === '' ? [] : [{ language, text }]
  })
  return (
    <>
      {phone}
      {said.map(({ language, text }) => (
        <>
          <br />
          <span lang={language} dir="auto">
            {text}
          </span>
        </>
      ))}
    </>
  )
}
