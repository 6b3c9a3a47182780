import { ErrorSummary } from '../components/error-summary.tsx'
import { type Filled, Select, TextField } from '../components/fields.tsx'
import { Button, Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { labelOf } from '../words/part-words.ts'
import { FieldGroup } from './edit-fields.tsx'

interface NewCampaignProps {
  readonly filled: Filled
  /** Zones of the campaigns that are there: the likeliest for another. */
  readonly likelyZones: readonly string[]
}

/** The few facts that a campaign begins with; everything else is added on its page. */
export function NewCampaignPage({ filled, likelyZones }: NewCampaignProps) {
  return (
    <Page
      title="New campaign"
      crumbs={[{ text: 'Campaigns', href: '/campaigns' }]}
      hasProblems={filled.problems.length > 0}
    >
      <ErrorSummary problems={filled.problems} />
      <h1 class="govuk-heading-l">New campaign</h1>
      <p class="govuk-body app-form">
        Start with what is launched and when. Audiences, messages and activities come next; nothing goes out until
        somebody else has approved it.
      </p>
      <div class="app-form">
        <Form>
          <TextField
            name="title"
            label={labelOf('title')}
            hint="As you speak of it, such as “Renew your driving licence online”"
            filled={filled}
          />
          <FieldGroup legend="The service that is launched">
            <TextField
              name="service.name"
              label={labelOf('service.name')}
              hint="Such as “Driving licence renewal”"
              filled={filled}
            />
            <TextField
              name="service.url"
              label={labelOf('service.url')}
              hint="Where people find it, such as https://renew.example.gov"
              type="url"
              filled={filled}
            />
          </FieldGroup>
          <FieldGroup legend="The launch" hint="Dates of the plan count from it, such as 14 days before at 09:00.">
            <TextField name="launch.at" label={labelOf('launch.at')} type="datetime-local" width={20} filled={filled} />
            <Select
              name="launch.zone"
              label={labelOf('launch.zone')}
              options={zoneOptions(likelyZones)}
              filled={filled}
            />
          </FieldGroup>
          <TextField
            name="languages"
            label={labelOf('languages')}
            hint="Language codes with commas between, such as en, cy. Whoever reads none of them gets the first."
            width={20}
            code
            filled={filled}
          />
          <TextField
            name="campaign"
            label={labelOf('campaign')}
            hint="Small letters, digits and hyphens, such as renew-online; it cannot be changed later. Empty: made from the title."
            width={30}
            code
            filled={filled}
          />
          <div class="app-actions">
            <Button>Start this campaign</Button>
            <a class="govuk-link app-cancel" href="/campaigns">
              Cancel
            </a>
          </div>
        </Form>
      </div>
    </Page>
  )
}

function zoneOptions(likely: readonly string[]) {
  const zones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])]
  const rest = zones
    .filter((zone) => !likely.includes(zone))
    .map((zone) => ({ value: zone, text: spaced(zone), group: regionOf(zone) }))
  return [
    { value: '', text: 'Choose a time zone' },
    ...likely.map((zone) => ({ value: zone, text: spaced(zone), group: 'Of your campaigns' })),
    ...rest,
  ]
}

function regionOf(zone: string): string {
  return zone.includes('/') ? zone.slice(0, zone.indexOf('/')) : 'Everywhere'
}

function spaced(zone: string): string {
  return zone.replaceAll('_', ' ')
}
