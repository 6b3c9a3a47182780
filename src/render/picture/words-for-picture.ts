import type { SheetLanguage } from '../sheet/sheet-phrases.ts'

/** Such as `passport photo`, which is a thing that people bring, and no picture of one. */
const THINGS = {
  es: 'carn[eé]t?|pasaporte|perfil|identidad|identificación|archivo',
  fr: 'identité|passeport|profil|marque',
} as const

/**
 * How alternative texts say that they stand for a picture. Hindi, Urdu and Bengali say “in the picture” at the beginning or
 * “… of picture” at the end, where a sentence would have its verb. In Arabic only what cannot be `personal photo` is found.
 */
const WORDS: Readonly<Record<SheetLanguage, RegExp>> = {
  en: /^(?:an?\s+|the\s+)?(?:image|picture|photo|photograph|graphic)\s+of(?!\p{L})/iu,
  // “Llun o 9am” is Monday from nine.
  cy: /^(?:y\s+|yr\s+)?(?:llun|darlun|ffoto|ffotograff|delwedd|graffig)\s+o(?:['’]r)?(?=\s+\p{L})/iu,
  es: new RegExp(
    `^(?:una?\\s+|la\\s+|el\\s+)?(?:imagen|foto|fotografía|dibujo)\\s+del?(?=\\s+(?!(?:${THINGS.es})(?!\\p{L})))`,
    'iu',
  ),
  fr: new RegExp(
    `^(?:une?\\s+|la\\s+|le\\s+|l['’])?(?:image|photo|photographie|dessin)\\s+(?:d['’]|(?:de|du|des)\\s+)(?!(?:${THINGS.fr})(?!\\p{L}))(?=\\p{L})`,
    'iu',
  ),
  ar: /^(?:صورة\s+(?:فوتوغرافية\s+)?(?:لـ?(?=\p{L}{2})|ت[ُ]?ظهر(?!\p{L})|توضح(?!\p{L})|تبين(?!\p{L}))|في\s+(?:هذه\s+)?الصورة(?!\p{L}))/u,
  ur: /^(?:اس\s+)?تصو[یي]ر\s+م[یي]ں(?!\p{L})|(?<!سائز\s+)(?<!\p{L})ک[یي]\s+تصو[یي]ر(?=[۔.]?$)/u,
  hi: /^(?:इस\s+)?(?:तस्वीर|चित्र|छवि|फ़?ोटो)\s+में(?![\p{L}\p{M}])|(?<!(?:साइज़?|आकार)\s+)(?<![\p{L}\p{M}])(?:की|का)\s+(?:तस्वीर|चित्र|छवि|फ़?ोटो)(?=[।.]?$)/u,
  bn: /^(?:এই\s+)?(?:ছবিতে|চিত্রে|ছবিটিতে)(?![\p{L}\p{M}])|(?<=(?<!সাইজ|আকার)ের\s+)(?:ছবি|চিত্র|আলোকচিত্র)(?=[।.]?$)/u,
}

/**
 * The words by which an alternative text says, in any of the languages of a sheet, that it stands for a picture; `undefined`
 * where it says what is seen.
 */
export function wordsForPicture(alt: string): string | undefined {
  const text = alt.trim().normalize('NFC')
  for (const words of Object.values(WORDS)) {
    const [found] = words.exec(text) ?? []
    if (found !== undefined) return found.trim()
  }
  return undefined
}
