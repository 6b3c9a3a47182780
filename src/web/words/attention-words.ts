import type { Attention, AttentionKind } from '../../plan/index.ts'
import type { Tone } from '../components/blocks.tsx'
import { dayInWords } from './moment.ts'
import { languageInWords } from './part-words.ts'
import { withZoned } from './zoned.ts'

interface Matter {
  readonly tone: Tone
  /** What a person does about it: the text of the link that leads there. */
  readonly act: string
  /** Below the address of the campaign, or of the activity where it is about one. */
  readonly at: (attention: Attention) => string
  /** It is done by editing, which planners do; others are led to what it is about. */
  readonly edits?: true
}

const MATTERS: Readonly<Record<AttentionKind, Matter>> = {
  postponed: { tone: 'trouble', act: 'Give it a date', at: () => '/launch', edits: true },
  missed: { tone: 'trouble', act: 'Send it late or cancel it', at: () => '' },
  held: { tone: 'attention', act: 'See why it waits', at: () => '' },
  'to do': { tone: 'attention', act: 'Say what was put up', at: () => '#done' },
  overdue: { tone: 'trouble', act: 'Say what was put up', at: () => '#done' },
  'paused over time': { tone: 'attention', act: 'Resume or cancel it', at: () => '' },
  'not approved': { tone: 'attention', act: 'Go to its approval', at: () => '#approval' },
  'changes asked': { tone: 'attention', act: 'See what is asked', at: () => '#approval' },
  'part-sent': { tone: 'attention', act: 'See who was left out', at: ({ ordinal }) => `/ledger?date=${ordinal}` },
  failed: {
    tone: 'trouble',
    act: 'See who was not written to',
    at: ({ ordinal }) => `/ledger?date=${ordinal}&status=failed`,
  },
  unknown: {
    tone: 'attention',
    act: 'See whose outcome is unknown',
    at: ({ ordinal }) => `/ledger?date=${ordinal}&status=unknown`,
  },
  clash: { tone: 'attention', act: 'See when it goes out', at: () => '' },
  'language missing': {
    tone: 'attention',
    act: 'Write what is missing',
    at: ({ message }) => `/edit/message/${message}`,
    edits: true,
  },
  'old version up': {
    tone: 'trouble',
    act: 'See where it is',
    at: ({ material }) => `/materials/${material}#placements`,
  },
  'check failed': {
    tone: 'attention',
    act: 'See what it found',
    at: ({ material }) => `/materials/${material}#checks`,
  },
  'not checked': { tone: 'attention', act: 'Check it', at: ({ material }) => `/materials/${material}#checks` },
  'proof runs out': {
    tone: 'attention',
    act: 'See to its proof',
    at: ({ coreMessage }) => `/edit/core-message/${coreMessage}`,
    edits: true,
  },
  'nothing planned': { tone: 'attention', act: 'Add an activity', at: () => '/edit/activity', edits: true },
  'no goal': { tone: 'attention', act: 'Add a goal', at: () => '/edit/goal', edits: true },
}

/** What to do about it, and where. */
export function remedyOf(attention: Attention, mayEdit: boolean): { tone: Tone; act: string; href: string } {
  const { tone, act, at, edits } = MATTERS[attention.what]
  const campaign = `/campaigns/${attention.campaign.id}`
  if (edits && !mayEdit) return { tone, act: 'See the plan', href: campaign }
  const about = attention.activity === undefined ? campaign : `${campaign}/activities/${attention.activity}`
  return { tone, act, href: `${about}${at(attention)}` }
}

/** The reason as a sentence, its dates and languages as people read them; instants as the campaign's clocks show them. */
export function whyInWords({ what, why, zone }: Attention): string {
  const dated = withZoned(why, zone ?? 'UTC')
  const said = inWordsOf(what, dated)
  // A clash begins with the name of an activity, which stays as it is.
  const begun = what === 'clash' ? said : `${said.slice(0, 1).toUpperCase()}${said.slice(1)}`
  return `${begun}.`.replace(/\.\.$/, '.')
}

function inWordsOf(what: AttentionKind, text: string): string {
  if (what === 'language missing') return text.replace(/has no ([\w, -]+);/, inLanguages)
  if (what === 'clash' || what === 'proof runs out') return daysInWords(text)
  if (what !== 'check failed' && what !== 'not checked') return text
  return text.replaceAll(
    /\(([\w, -]+)\)/g,
    (_, tags: string) => `(${tags.split(', ').map(languageInWords).join(', ')})`,
  )
}

function daysInWords(text: string): string {
  return text.replaceAll(/\b\d{4}-\d\d-\d\d\b/g, dayInWords)
}

function inLanguages(_: string, tags: string): string {
  return `has no ${tags.split(', ').map(languageInWords).join(', ')};`
}
