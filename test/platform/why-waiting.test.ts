import { expect, it } from 'vitest'
import { whyWaiting } from '../../src/platform/why-waiting.ts'

const held = (count: number, reason: string) =>
  Array.from({ length: count }, (_, i) => ({ campaign: 'renew', activity: `${reason.slice(0, 1)}${i + 1}`, reason }))

it.each([
  ['nothing waits', [], ''],
  ['a few are all named', held(2, 'not approved'), 'renew/n1: not approved; renew/n2: not approved'],
  [
    'of many the first are named, and the others counted by what they wait for',
    [
      ...held(4, 'not approved'),
      ...held(3, 'missed: it had to begin by noon'),
      ...held(2, 'quiet hours: 3 people wait'),
    ],
    'renew/n1: not approved; renew/n2: not approved; renew/n3: not approved; renew/n4: not approved; ' +
      'renew/m1: missed: it had to begin by noon; and 2 more (missed), 2 more (quiet hours)',
  ],
])('why activities wait: %s', (_, waiting, said) => expect(whyWaiting(waiting)).toBe(said))
