import { describe, expect, it } from 'vitest'
import { type ActivityState, statusWord, type StatusWord } from '../../src/plan/show/status-word.ts'

const NOW = 1_000_000
const ahead: ActivityState = {
  status: 'planned',
  instant: NOW + 1,
  audience: 0,
  handedOff: 0,
  sent: 0,
  failed: 0,
  unknown: 0,
  proof: null,
  approval: 'approved',
  isOffline: false,
  isPaused: false,
  isPostponed: false,
  isFinished: false,
  isEnded: false,
}
const going: Partial<ActivityState> = { status: 'sending', instant: NOW - 1, audience: 10, sent: 4 }
const over: Partial<ActivityState> = { instant: NOW - 1, audience: 10, isFinished: true }

describe('the one word an activity stands in', () => {
  it.each<[label: string, state: Partial<ActivityState>, word: StatusWord]>([
    ['changes were asked for: back with its authors', { approval: 'changes asked' }, 'draft'],
    ['nobody has approved it', { approval: 'never approved' }, 'in review'],
    ['changed since it was approved', { approval: 'void' }, 'in review'],
    [
      'its time has come, and nobody has approved it',
      { approval: 'void', status: 'held', instant: NOW - 1 },
      'in review',
    ],
    ['approved, and its date lies ahead', {}, 'scheduled'],
    ['approved, and due: the next turn begins', { instant: NOW }, 'approved'],
    ['approved, due, and its server is down', { status: 'due', instant: NOW - 1 }, 'approved'],
    ['its audience is frozen, nobody is sent to yet', { ...going, sent: 0 }, 'sending'],
    ['some were sent to', going, 'sending'],
    ['some are in the provider’s hands', { ...going, sent: 0, handedOff: 3 }, 'sending'],
    ['stopped on the way: a person decides', { ...going, status: 'held' }, 'paused'],
    ['changed while it was going out', { ...going, approval: 'void' }, 'in review'],
    ['sent back while it was going out', { ...going, approval: 'changes asked' }, 'draft'],
    ['the launch has no date for now', { isPostponed: true }, 'postponed'],
    ['paused, and the launch has no date', { isPaused: true, isPostponed: true }, 'paused'],
    ['finished before the launch was postponed', { ...over, isPostponed: true, status: 'sent', sent: 10 }, 'sent'],
    ['paused before its date', { isPaused: true }, 'paused'],
    ['paused while going out', { ...going, isPaused: true }, 'paused'],
    ['paused, never approved', { isPaused: true, approval: 'never approved' }, 'paused'],
    ['too late to begin by itself', { status: 'missed', instant: NOW - 1 }, 'missed'],
    [
      'too late because nobody approved it',
      { status: 'missed', instant: NOW - 1, approval: 'never approved' },
      'missed',
    ],
    ['everybody was sent to', { ...over, status: 'sent', sent: 10 }, 'sent'],
    ['everybody who could be was sent to', { ...over, status: 'sent', sent: 8 }, 'sent'],
    ['nobody is in its audience', { ...over, status: 'sent', audience: 0 }, 'sent'],
    ['finished stays so when its campaign is paused', { ...over, status: 'sent', sent: 10, isPaused: true }, 'sent'],
    ['finished stays so when its campaign is cancelled', { ...over, status: 'sent', sent: 10, isEnded: true }, 'sent'],
    ['of some it failed', { ...over, status: 'part-sent', sent: 8, failed: 2 }, 'part-sent'],
    ['of one nobody knows', { ...over, status: 'part-sent', sent: 9, unknown: 1 }, 'part-sent'],
    ['everybody was skipped', { ...over, status: 'part-sent' }, 'part-sent'],
    ['of everybody it failed', { ...over, status: 'part-sent', failed: 10 }, 'failed'],
    ['cancelled before anybody was sent to', { ...over, status: 'cancelled', isEnded: true }, 'cancelled'],
    ['cancelled on the way', { ...over, status: 'cancelled', isEnded: true, sent: 4 }, 'part-sent'],
    ['its campaign was cancelled before its date', { isEnded: true }, 'cancelled'],
    ['offline and its date lies ahead', { isOffline: true }, 'scheduled'],
    ['offline and its date has come', { isOffline: true, instant: NOW - 1 }, 'to do'],
    ['offline and kept back', { isOffline: true, instant: NOW - 1, heldBack: 'blackout' }, 'held'],
    ['offline and not approved in time', { isOffline: true, instant: NOW - 1, approval: 'void' }, 'in review'],
    ['offline and done', { isOffline: true, status: 'sent', proof: 'Photos', isFinished: true }, 'done'],
    ['offline and cancelled', { isOffline: true, isFinished: true, status: 'cancelled' }, 'cancelled'],
  ])('%s', (_label, state, word) => {
    expect(statusWord({ ...ahead, ...state }, NOW)).toBe(word)
  })
})
