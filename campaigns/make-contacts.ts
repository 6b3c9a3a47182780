import { fileURLToPath } from 'node:url'
import { britishPeople } from './people/british-people.ts'
import { choicesFrom, type InventedPeople } from './people/choices.ts'
import { indianPeople } from './people/indian-people.ts'
import { mexicanPeople } from './people/mexican-people.ts'

const EXAMPLES = {
  'driving-licence': britishPeople,
  'birth-certificate': mexicanPeople,
  'health-app': indianPeople,
} satisfies Record<string, InventedPeople>

/** Lines of the contacts file of an example, the header first: `count` invented people, the same every time. */
export function* contactLines(count: number, example: keyof typeof EXAMPLES = 'driving-licence'): Generator<string> {
  const { columns, seed, person } = EXAMPLES[example]
  yield columns
  const choices = choicesFrom(seed)
  for (let number = 1; number <= count; number++) yield person(number, choices).join(',')
}

/** Such as `node campaigns/make-contacts.ts health-app 400 > campaigns/health-app.contacts.csv`. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [example = 'driving-licence', count = '500'] = process.argv.slice(2)
  const names = Object.keys(EXAMPLES)
  if (!isExample(example)) throw new Error(`expected one of ${names.join(', ')}, found ${example}`)
  if (!/^\d+$/.test(count)) throw new Error(`expected a number of people, found ${count}`)
  for (const line of contactLines(Number(count), example)) process.stdout.write(`${line}\n`)
}

function isExample(name: string): name is keyof typeof EXAMPLES {
  return Object.hasOwn(EXAMPLES, name)
}
