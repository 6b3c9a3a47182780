import type { StatusWord } from '../../plan/index.ts'
import { Tag, type Tone } from './blocks.tsx'

const TONES: Readonly<Record<StatusWord, Tone>> = {
  draft: 'plain',
  'in review': 'attention',
  approved: 'good',
  scheduled: 'busy',
  held: 'attention',
  'to do': 'attention',
  done: 'good',
  sending: 'busy',
  paused: 'attention',
  postponed: 'attention',
  sent: 'good',
  'part-sent': 'attention',
  failed: 'trouble',
  missed: 'trouble',
  cancelled: 'plain',
}

/** Where an activity stands, in its word; the same colour everywhere. */
export function StatusTag({ status }: { status: StatusWord }) {
  return <Tag tone={TONES[status]}>{status}</Tag>
}
