import { type Choices, type InventedPeople, mailboxOf } from './choices.ts'

const FIRST_NAMES =
  'Alejandra,Ana María,Andrés,Beatriz,Carlos,Citlali,Daniela,Diego,Eduardo,Elena,Fernanda,Francisco,Gabriela,Guadalupe,Héctor,Itzel,Javier,Jesús,José Luis,Juan Carlos,Leticia,Lucía,Luis,Manuel,Margarita,María José,Mariana,Martín,Miguel Ángel,Nayeli,Óscar,Paola,Raúl,Rocío,Rosa,Sofía,Teresa,Verónica,Xóchitl,Yolanda'.split(
    ',',
  )
const LAST_NAMES =
  'Aguilar Álvarez Castillo Chávez Cruz Díaz Domínguez Flores García Gómez González Gutiérrez Hernández Jiménez Juárez López Martínez Mendoza Morales Moreno Muñoz Núñez Ortiz Pech Pérez Ramírez Ramos Reyes Rivera Rodríguez Romero Ruiz Sánchez Torres Vargas Vázquez Xool'.split(
    ' ',
  )
const STATES: readonly (readonly [state: string, zone: string])[] = [
  ['Ciudad de México', 'America/Mexico_City'],
  ['Estado de México', 'America/Mexico_City'],
  ['Jalisco', 'America/Mexico_City'],
  ['Nuevo León', 'America/Monterrey'],
  ['Oaxaca', 'America/Mexico_City'],
  ['Puebla', 'America/Mexico_City'],
  ['Veracruz', 'America/Mexico_City'],
  ['Yucatán', 'America/Merida'],
  ['Quintana Roo', 'America/Cancun'],
  ['Sinaloa', 'America/Mazatlan'],
  ['Sonora', 'America/Hermosillo'],
  ['Baja California', 'America/Tijuana'],
]
/** With an area code there, for numbers that are kept for fiction. */
const ABROAD: readonly (readonly [zone: string, areaCode: string])[] = [
  ['America/Los_Angeles', '213'],
  ['America/Chicago', '312'],
  ['America/New_York', '212'],
]
const SCHOOLS = ['Escuela Primaria', 'Escuela Secundaria', 'Jardín de Niños']

/** Reserved by RFC 2606: no mail can reach anybody there. */
const DOMAINS = ['correo.example', 'buzon.example', 'cartas.example']

/** People who need a birth certificate, in Mexico and abroad; those who issue it, and those who must accept it. */
export const mexicanPeople: InventedPeople = {
  seed: 20_270_209,
  columns: 'id,email,phone,language,timezone,first_name,last_name,consent.email,role,lives_in,state,institution',
  person(number, choices) {
    const { pick, chance, number: random } = choices
    const share = random()
    const role = share < 0.82 ? 'public' : share < 0.9 ? 'school' : share < 0.95 ? 'social-security' : 'staff'
    const isAbroad = (role === 'public' && chance(0.15)) || (role === 'staff' && chance(0.3))
    const [state, zoneOfState] = pick(STATES)
    const [zoneAbroad, areaCode] = pick(ABROAD)
    const first = pick(FIRST_NAMES)
    const [father, mother] = [pick(LAST_NAMES), pick(LAST_NAMES)]
    const zone = chance(0.1) ? '' : isAbroad ? zoneAbroad : zoneOfState
    const email = role !== 'public' || chance(0.92) ? `${mailboxOf(first, father, number)}@${pick(DOMAINS)}` : ''
    const phone = chance(0.6) ? phoneOf(number, isAbroad ? areaCode : undefined) : ''
    const consent = role !== 'public' ? '' : chance(0.8) ? 'yes' : chance(0.25) ? 'no' : ''
    return [
      `AN-${String(number).padStart(7, '0')}`,
      email,
      phone,
      languageOf(role, isAbroad, choices),
      zone,
      first,
      `${father} ${mother}`,
      consent,
      role,
      isAbroad ? 'abroad' : 'mexico',
      isAbroad ? '' : state,
      institutionOf(role, number, choices),
    ]
  },
}

/** Mayan and Nahuatl speakers are there too: the campaign has nothing in their language, and its figures should say so. */
function languageOf(role: string, isAbroad: boolean, { pick, chance }: Choices): string {
  if (role !== 'public') return 'es'
  if (chance(0.1)) return ''
  if (isAbroad && chance(0.2)) return 'en'
  return chance(0.05) ? pick(['nah', 'yua']) : 'es'
}

/** Abroad, North America keeps 555-0100 to 555-0199 for fiction. In Mexico no number begins with 0. */
function phoneOf(number: number, areaCode: string | undefined): string {
  if (areaCode === undefined) return `+52${String(number).padStart(10, '0')}`
  return number % 4 === 0 && number < 400 ? `+1${areaCode}55501${String(number / 4).padStart(2, '0')}` : ''
}

function institutionOf(role: string, number: number, { pick }: Choices): string {
  if (role === 'school') return `${pick(SCHOOLS)} Ejemplo ${number}`
  return role === 'social-security' ? `Oficina de Seguro Social Ejemplo ${number}` : ''
}
