import { type Choices, type InventedPeople, mailboxOf } from './choices.ts'

/** Names as people who read Hindi write them, and as their mailbox does. */
const FIRST_NAMES = pairs(
  'आरती Aarti,अजय Ajay,अमित Amit,अंजलि Anjali,आसिफ़ Asif,दीपक Deepak,फ़ातिमा Fatima,गीता Geeta,गुरप्रीत Gurpreet,हरीश Harish,जॉन John,कमला Kamla,किरण Kiran,मनोज Manoj,मीरा Meera,मोहन Mohan,नरेश Naresh,निशा Nisha,पूजा Pooja,राजेश Rajesh,रेखा Rekha,सलमा Salma,संजय Sanjay,सरिता Sarita,सुनीता Sunita,सुरेश Suresh,उषा Usha,विजय Vijay',
)
const LAST_NAMES = pairs(
  'अंसारी Ansari,बैरवा Bairwa,चौधरी Chaudhary,गुप्ता Gupta,जाटव Jatav,कौर Kaur,ख़ान Khan,कुमार Kumar,मरांडी Marandi,मिश्रा Mishra,पटेल Patel,राय Rai,शर्मा Sharma,सिंह Singh,सोनी Soni,तिर्की Tirkey,वर्मा Verma,यादव Yadav',
)
/** Elsewhere, with the language most people read there. */
const ELSEWHERE: readonly { state: string; language: string; first: string; last: string }[] = [
  { state: 'Tamil Nadu', language: 'ta', first: 'Anbu Kavitha Lakshmi Murugan Selvi', last: 'Kannan Rajan Sundaram' },
  { state: 'West Bengal', language: 'bn', first: 'Ananya Arnab Rahim Shampa Sourav', last: 'Banerjee Das Mondal' },
  { state: 'Maharashtra', language: 'mr', first: 'Aditi Ganesh Sachin Sneha Vaishali', last: 'Jadhav Kulkarni Pawar' },
  { state: 'Telangana', language: 'te', first: 'Bhavani Lavanya Ramesh Srinivas Swapna', last: 'Rao Reddy Goud' },
]
const HINDI_STATES = ['Bihar', 'Delhi', 'Jharkhand', 'Madhya Pradesh', 'Rajasthan', 'Uttar Pradesh']

/** Reserved by RFC 2606: no mail can reach anybody there. */
const DOMAINS = ['dak.example', 'chitthi.example', 'patra.example']

/** People of India with a smartphone, with a plain phone, with a landline; and those who help them. */
export const indianPeople: InventedPeople = {
  seed: 20_270_223,
  columns: 'id,email,phone,language,timezone,first_name,last_name,consent.email,role,phone_kind,state,institution',
  person(number, choices) {
    const { pick, chance, number: random } = choices
    const share = random()
    const role = share < 0.86 ? 'public' : share < 0.92 ? 'health-worker' : share < 0.95 ? 'helpline' : 'school'
    const kind = role !== 'public' || chance(0.62) ? 'smartphone' : chance(0.75) ? 'feature-phone' : 'landline'
    const { state, language, first, last, mailbox } = chance(0.7) ? fromHindiState(choices) : fromElsewhere(choices)
    const hasEmail = role !== 'public' || chance(kind === 'smartphone' ? 0.94 : 0.2)
    const email = hasEmail ? `${mailboxOf(...mailbox, number)}@${pick(DOMAINS)}` : ''
    // Between +91 10… and +91 11… (Delhi) there is nothing: no number of the country begins with 10.
    const phone = kind !== 'smartphone' || chance(0.7) ? `+9110${String(number).padStart(8, '0')}` : ''
    const consent = role !== 'public' ? '' : chance(0.8) ? 'yes' : chance(0.25) ? 'no' : ''
    const zone = chance(0.12) ? '' : role === 'public' && chance(0.04) ? 'Asia/Dubai' : 'Asia/Kolkata'
    const id = `HA-${String(number).padStart(7, '0')}`
    const institution = role === 'school' ? `Example School ${number}` : ''
    const known = chance(0.9) ? language : ''
    return [id, email, phone, known, zone, first, last, consent, role, kind, state, institution]
  },
}

interface Origin {
  readonly state: string
  readonly language: string
  readonly first: string
  readonly last: string
  readonly mailbox: readonly [first: string, last: string]
}

function fromHindiState({ pick, chance }: Choices): Origin {
  const [first, last] = [pick(FIRST_NAMES), pick(LAST_NAMES)]
  const readsHindi = chance(0.75)
  return {
    state: pick(HINDI_STATES),
    language: readsHindi ? 'hi' : 'en',
    first: readsHindi ? first.written : first.latin,
    last: readsHindi ? last.written : last.latin,
    mailbox: [first.latin, last.latin],
  }
}

function fromElsewhere({ pick, chance }: Choices): Origin {
  const { state, language, ...names } = pick(ELSEWHERE)
  const [first, last] = [pick(names.first.split(' ')), pick(names.last.split(' '))]
  return { state, language: chance(0.6) ? language : 'en', first, last, mailbox: [first, last] }
}

function pairs(list: string): { written: string; latin: string }[] {
  return list.split(',').map((pair) => {
    const [written, latin] = pair.split(' ')
    return { written: written!, latin: latin! }
  })
}
