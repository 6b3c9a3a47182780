import { type Choices, type InventedPeople, mailboxOf } from './choices.ts'

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

/** People of the United Kingdom: drivers, and those who help them. */
export const britishPeople: InventedPeople = {
  seed: 20_270_301,
  columns:
    'id,email,phone,language,timezone,first_name,last_name,consent.email,renewal_due_days,licence_type,country,role',
  person(number, { number: random, pick, chance }: Choices) {
    const country = pick(COUNTRIES)
    const language = country === 'Wales' && chance(0.3) ? 'cy' : 'en'
    const first = pick(FIRST_NAMES[country === 'Wales' && chance(0.6) ? 'cy' : 'en'].split(' '))
    const last = pick(LAST_NAMES[country === 'Wales' && chance(0.6) ? 'cy' : 'en'].split(' '))
    const email = chance(0.96) ? `${mailboxOf(first, last, number)}@${pick(DOMAINS)}` : ''
    const phone = number <= DRAMA_NUMBERS && chance(0.7) ? `+447700900${String(number - 1).padStart(3, '0')}` : ''
    const consent = chance(0.8) ? 'yes' : chance(0.25) ? 'no' : ''
    const dueInDays = chance(0.35) ? Math.floor(random() * 91) : 91 + Math.floor(random() * 3560)
    const licence = chance(0.86) ? 'full' : chance(0.8) ? 'provisional' : 'vocational'
    const role = chance(0.03) ? 'staff' : 'public'
    const id = `DL-${String(number).padStart(7, '0')}`
    return [id, email, phone, language, 'Europe/London', first, last, consent, dueInDays, licence, country, role]
  },
}
