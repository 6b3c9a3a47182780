import type { Choices } from '../../campaigns/people/choices.ts'
import { campaignId, CAMPAIGNS } from './seed-plans.ts'
import type { Seeded } from './seed-installation.ts'

/** A page as people come to it. */
export interface BenchPage {
  readonly name: string
  readonly path: (seeded: Seeded, choices: Choices) => string
}

const any = ({ number }: Choices) => campaignId(1 + Math.floor(number() * CAMPAIGNS))
const anyStep = ({ number }: Choices) => `step-${String(1 + Math.floor(number() * 50)).padStart(2, '0')}`
const busiest = ({ busiest: { campaign } }: Seeded) => `/campaigns/${campaign}`
const busiestActivity = (seeded: Seeded) => `${busiest(seeded)}/activities/${seeded.busiest.activity}`

/** The pages that are measured; the busiest is where an occurrence has 200,000 people. */
export const PAGES: readonly BenchPage[] = [
  { name: 'campaigns', path: () => '/campaigns' },
  { name: 'a campaign', path: (_, choices) => `/campaigns/${any(choices)}` },
  { name: 'the busiest campaign', path: busiest },
  { name: 'an activity', path: (_, choices) => `/campaigns/${any(choices)}/activities/${anyStep(choices)}` },
  { name: 'the busiest activity', path: busiestActivity },
  { name: 'its ledger', path: (seeded) => `${busiestActivity(seeded)}/ledger` },
  { name: 'contacts', path: () => '/contacts' },
  { name: 'inbox', path: () => '/inbox' },
  { name: 'a review', path: (_, choices) => `/campaigns/${any(choices)}/review` },
  { name: 'the busiest review', path: (seeded) => `${busiest(seeded)}/review` },
  { name: 'people', path: () => '/people' },
  { name: 'audit log', path: () => '/audit-log' },
]
