import { describe, expect, it } from 'vitest'
import { simulatedChance } from '../../src/platform/simulated-chance.ts'
import { simulatedClock } from '../../src/platform/simulated-clock.ts'
import { loadMeter } from '../../src/platform/simulated-load.ts'

const at = (iso: string) => Date.parse(iso)

describe('a simulated clock', () => {
  it('wakes sleepers in the order of their moments, as if each had a process of its own', async () => {
    const clock = simulatedClock(0)
    const seen: string[] = []
    const sleeper = async (name: string, ...naps: number[]) => {
      for (const nap of naps) {
        await clock.sleep(nap)
        seen.push(`${name} ${clock.now().getTime()}`)
      }
    }
    await Promise.all([sleeper('a', 100, 100, 100), sleeper('b', 150, 20), sleeper('c', 0, 300)])
    expect(seen).toEqual(['c 0', 'a 100', 'b 150', 'b 170', 'a 200', 'c 300', 'a 300'])
  })

  it('lets work between sleeps finish before time goes on', async () => {
    const clock = simulatedClock(0)
    const seen: number[] = []
    const busy = async () => {
      await clock.sleep(10)
      for (let step = 0; step < 50; step++) await Promise.resolve()
      seen.push(clock.now().getTime())
    }
    await Promise.all([busy(), clock.sleep(20)])
    expect(seen).toEqual([10])
  })

  it('never goes back', () => {
    const clock = simulatedClock(1_000)
    clock.goTo(2_000)
    clock.goTo(500)
    expect(clock.now().getTime()).toBe(2_000)
  })
})

describe('simulated chance', () => {
  it('is the same for the same seed and spread evenly', () => {
    const [one, other] = [simulatedChance(3), simulatedChance(3)]
    const numbers = Array.from({ length: 20_000 }, () => one.next())
    expect(Array.from({ length: 20_000 }, () => other.next())).toEqual(numbers)
    const texts = numbers.map((_, index) => one.of(`p${index}@rehearsal.invalid`))
    expect(texts.slice(0, 9)).toEqual(Array.from({ length: 9 }, (_, index) => other.of(`p${index}@rehearsal.invalid`)))
    for (const drawn of [numbers, texts]) {
      const tenths = Array.from(
        { length: 10 },
        (_, tenth) => drawn.filter((drawing) => Math.floor(drawing * 10) === tenth).length,
      )
      for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200)
    }
  })
})

describe('a load meter', () => {
  it.each<[string, [mails: number, from: string, until: string][], [minute: string, perMinute: number], number[]]>([
    [
      'mails at one moment are in its minute',
      [[7, '2027-03-01T09:00:59.999Z', '2027-03-01T09:00:59.999Z']],
      ['2027-03-01T09:00:00Z', 7],
      [7],
    ],
    [
      'mails over a minute’s end are in both, as they went',
      [[90, '2027-03-01T09:00:30Z', '2027-03-01T09:02:00Z']],
      ['2027-03-01T09:01:00Z', 60],
      [90],
    ],
    [
      'mails of two batches in one minute are added',
      [
        [10, '2027-03-01T09:00:00Z', '2027-03-01T09:00:01Z'],
        [5, '2027-03-01T09:00:40Z', '2027-03-01T09:00:50Z'],
        [14, '2027-03-01T10:00:00Z', '2027-03-01T10:00:01Z'],
      ],
      ['2027-03-01T09:00:00Z', 15],
      [15, 14],
    ],
    [
      'one mail an hour is one in each hour',
      [
        [1, '2027-03-01T09:00:00Z', '2027-03-01T10:06:00Z'],
        [1, '2027-03-01T10:06:00Z', '2027-03-01T11:12:00Z'],
      ],
      ['2027-03-01T09:00:00Z', 1],
      [1, 1],
    ],
  ])('%s', (_, batches, [minute, perMinute], hours) => {
    const load = loadMeter()
    for (const [mails, from, until] of batches) load.count(mails, at(from), at(until))
    expect(load.peak()).toEqual({ instant: at(minute), perMinute })
    expect(load.hours().map(({ handedOver }) => handedOver)).toEqual(hours)
  })
})
