import { phrasesIn } from '../words/phrases-in.ts'

/** What the unsubscribe page says, in one language. `campaign` and `service` are names and are put in as they are. */
export interface UnsubscribePhrases {
  readonly title: string
  readonly intro: (service: string) => string
  readonly question: string
  readonly onlyThis: (campaign: string) => string
  readonly all: string
  readonly button: string
  readonly doneTitle: string
  readonly doneThis: (campaign: string) => string
  readonly doneAll: string
  readonly already: string
  readonly also: string
  readonly notFoundTitle: string
  readonly notFound: string
  readonly testTitle: string
  readonly test: string
  readonly skip: string
}

const en: UnsubscribePhrases = {
  title: 'Stop these emails',
  intro: (service) => `You received an email about ${service}.`,
  question: 'What would you like to stop?',
  onlyThis: (campaign) => `Emails about “${campaign}” only`,
  all: 'All messages from this sender, on every channel',
  button: 'Stop the emails',
  doneTitle: 'You will get no more of these emails',
  doneThis: (campaign) => `We will not write to you about “${campaign}” again. It can take a minute to take effect.`,
  doneAll: 'We will not write to you again. It can take a minute to take effect.',
  already: 'You have stopped these emails already.',
  also: 'Also stop all other messages from this sender',
  notFoundTitle: 'This link does not work',
  notFound: 'Part of the address may be missing. Open the link from the email again, or copy all of it.',
  testTitle: 'This was a test message',
  test: 'It was sent to check the layout. You are on no list, so there is nothing to stop.',
  skip: 'Skip to main content',
}

const cy: UnsubscribePhrases = {
  title: 'Atal yr e-byst hyn',
  intro: (service) => `Cawsoch e-bost am ${service}.`,
  question: 'Beth hoffech chi ei atal?',
  onlyThis: (campaign) => `Dim ond e-byst am “${campaign}”`,
  all: 'Pob neges gan yr anfonwr hwn, ar bob sianel',
  button: 'Atal yr e-byst',
  doneTitle: 'Ni chewch ragor o’r e-byst hyn',
  doneThis: (campaign) => `Ni fyddwn yn ysgrifennu atoch eto am “${campaign}”. Gall gymryd munud i ddod i rym.`,
  doneAll: 'Ni fyddwn yn ysgrifennu atoch eto. Gall gymryd munud i ddod i rym.',
  already: 'Rydych eisoes wedi atal yr e-byst hyn.',
  also: 'Atal pob neges arall gan yr anfonwr hwn hefyd',
  notFoundTitle: 'Nid yw’r ddolen hon yn gweithio',
  notFound: 'Efallai bod rhan o’r cyfeiriad ar goll. Agorwch y ddolen o’r e-bost eto, neu gopïo’r cyfan.',
  testTitle: 'Neges brawf oedd hon',
  test: 'Cafodd ei hanfon i wirio’r diwyg. Nid ydych ar unrhyw restr, felly nid oes dim i’w atal.',
  skip: 'Neidio i’r prif gynnwys',
}

const es: UnsubscribePhrases = {
  title: 'Dejar de recibir estos correos',
  intro: (service) => `Recibió un correo sobre ${service}.`,
  question: '¿Qué desea dejar de recibir?',
  onlyThis: (campaign) => `Solo los correos sobre «${campaign}»`,
  all: 'Todos los mensajes de este remitente, por cualquier canal',
  button: 'Dejar de recibirlos',
  doneTitle: 'No recibirá más correos de estos',
  doneThis: (campaign) => `No volveremos a escribirle sobre «${campaign}». Puede tardar un minuto en tener efecto.`,
  doneAll: 'No volveremos a escribirle. Puede tardar un minuto en tener efecto.',
  already: 'Ya había dejado de recibir estos correos.',
  also: 'Dejar de recibir también todos los demás mensajes de este remitente',
  notFoundTitle: 'Este enlace no funciona',
  notFound: 'Puede faltar parte de la dirección. Abra otra vez el enlace del correo o cópielo completo.',
  testTitle: 'Este era un mensaje de prueba',
  test: 'Se envió para revisar el diseño. No está en ninguna lista, así que no hay nada que detener.',
  skip: 'Ir al contenido principal',
}

const hi: UnsubscribePhrases = {
  title: 'ये ईमेल बंद करें',
  intro: (service) => `आपको ${service} के बारे में एक ईमेल मिला है।`,
  question: 'आप क्या बंद करना चाहते हैं?',
  onlyThis: (campaign) => `केवल “${campaign}” के बारे में ईमेल`,
  all: 'इस प्रेषक के सभी संदेश, हर माध्यम पर',
  button: 'ईमेल बंद करें',
  doneTitle: 'अब आपको ऐसे ईमेल नहीं मिलेंगे',
  doneThis: (campaign) => `हम आपको “${campaign}” के बारे में फिर नहीं लिखेंगे। इसमें एक मिनट लग सकता है।`,
  doneAll: 'हम आपको फिर नहीं लिखेंगे। इसमें एक मिनट लग सकता है।',
  already: 'आप ये ईमेल पहले ही बंद कर चुके हैं।',
  also: 'इस प्रेषक के बाकी सभी संदेश भी बंद करें',
  notFoundTitle: 'यह लिंक काम नहीं करता',
  notFound: 'पते का कुछ हिस्सा छूट गया होगा। ईमेल से लिंक फिर खोलें, या पूरा पता कॉपी करें।',
  testTitle: 'यह एक परीक्षण संदेश था',
  test: 'यह केवल जाँच के लिए भेजा गया था। आप किसी सूची में नहीं हैं, इसलिए बंद करने को कुछ नहीं है।',
  skip: 'मुख्य सामग्री पर जाएँ',
}

/** The phrases of a language, and which language they are in. */
export function unsubscribePhrases(language: string): { language: string; phrases: UnsubscribePhrases } {
  return phrasesIn<UnsubscribePhrases>({ en, cy, es, hi }, language)
}
