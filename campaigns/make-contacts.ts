import { fileURLToPath } from 'node:url'

const COLUMNS =
  'id,email,phone,language,timezone,first_name,last_name,consent.email,renewal_due_days,licence_type,country,role'

const FIRST_NAMES = {
  en: 'Amara Ann Arjun Beth Callum Chloe Daniel Ebony Farah George Grace Hamish Harriet Imran Isla Jack Jasmine Kofi Leah Liam Maya Niamh Oliver Priya Rory Ruth Samuel Sofia Tom Zara',
  cy: 'Aled Angharad Bethan Bronwen Carys Cerys Dafydd Dilwyn Dylan Eirlys Elin Emrys Ffion Gareth Gethin Gwen Huw Ieuan Lowri Mair Nia Owain Rhian Rhys Sian Sioned Tegwen Tomos',
}
const LAST_NAMES = {
  en: 'Adams Ahmed Baker Begum Brown Campbell Clarke Cooper Fraser Green Hall Khan MacLeod Mensah Mitchell Murphy O’Neill Okafor Patel Robertson Shah Singh Smith Stewart Taylor Walker Ward Wilson Wood Wright',
  cy: 'Bowen Davies Edwards Evans Griffiths Gwynne Howells Hughes Jenkins Jones Lewis Lloyd Llywelyn Morgan Morris Owen Parry Powell Price Pritchard Pugh Rees Roberts Thomas Vaughan Watkins Williams',
}
/** Of twenty people; Wales has more than its share, so that there is something to see in Welsh. */
const SHARES = 'England '.repeat(14).concat('Wales '.repeat(3), 'Scotland '.repeat(2), 'Northern_Ireland')
const COUNTRIES = SHARES.split(' ').map((country) => country.replace('_', ' '))

/** Reserved by RFC 2606 and RFC 6761: no mail can reach anybody there. */
const DOMAINS = ['example.com', 'example.org', 'example.net', 'mail.example', 'post.example']
/** Ofcom keeps 07700 900000 to 900999 for drama; nobody has them. */
const DRAMA_NUMBERS = 1000

/** Lines of a contacts file, the header first: `count` invented people of the United Kingdom, the same for the same seed. */
export function* contactLines(count: number, seed = 20_270_301): Generator<string> {
  yield COLUMNS
  const random = randomFrom(seed)
  for (let number = 1; number <= count; number++) yield personLine(number, random)
}

function personLine(number: number, random: () => number): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const chance = (share: number) => random() < share
  const country = pick(COUNTRIES)
  const language = country === 'Wales' && chance(0.3) ? 'cy' : 'en'
  const first = pick(FIRST_NAMES[country === 'Wales' && chance(0.6) ? 'cy' : 'en'].split(' '))
  const last = pick(LAST_NAMES[country === 'Wales' && chance(0.6) ? 'cy' : 'en'].split(' '))
  const mailbox = `${first}.${last}.${number}`.toLowerCase().replace('’', '')
  const email = chance(0.96) ? `${mailbox}@${pick(DOMAINS)}` : ''
  const phone = number <= DRAMA_NUMBERS && chance(0.7) ? `+447700900${String(number - 1).padStart(3, '0')}` : ''
  const consent = chance(0.8) ? 'yes' : chance(0.25) ? 'no' : ''
  const dueInDays = chance(0.35) ? Math.floor(random() * 91) : 91 + Math.floor(random() * 3560)
  const licence = chance(0.86) ? 'full' : chance(0.8) ? 'provisional' : 'vocational'
  const role = chance(0.03) ? 'staff' : 'public'
  const id = `DL-${String(number).padStart(7, '0')}`
  const cells = [id, email, phone, language, 'Europe/London', first, last, consent, dueInDays, licence, country, role]
  return cells.join(',')
}

/** A small generator of numbers in 0..1 (a 32-bit Weyl sequence, mixed), good enough for invented people. */
function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e37_79b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const count = Number(process.argv[2] ?? 500)
  if (!Number.isInteger(count) || count < 0) throw new Error(`expected a number of people, found ${process.argv[2]}`)
  for (const line of contactLines(count)) process.stdout.write(`${line}\n`)
}
