import type { CampaignSummary } from '../../plan/index.ts'
import { Page } from '../components/page.tsx'

/** What is planned, for whoever is signed in. */
export function CampaignsPage({ email, campaigns }: { email: string; campaigns: readonly CampaignSummary[] }) {
  return (
    <Page title="Campaigns – Fanfare">
      <h1>Campaigns</h1>
      {campaigns.length === 0 ? (
        <p>
          No campaigns yet. Create one with <code>npm run -s fanfare -- plan apply FILE</code>.
        </p>
      ) : (
        <div class="scroll" tabindex={0} role="region" aria-label="Campaigns">
          <table>
            <caption>What is planned</caption>
            <thead>
              <tr>
                <th scope="col">Campaign</th>
                <th scope="col">Launch</th>
                <th scope="col">Activities</th>
              </tr>
            </thead>
            <tbody>
              {campaigns.map((campaign) => (
                <tr>
                  <th scope="row">
                    {campaign.title}
                    {campaign.isExample && ' (example)'}
                  </th>
                  <td>
                    {campaign.launch.wall.replace('T', ' ')} {campaign.launch.zone}
                  </td>
                  <td>{campaign.activities}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <form method="post" action="/sign-out">
        <p class="quiet">Signed in as {email}</p>
        <button type="submit">Sign out</button>
      </form>
    </Page>
  )
}
