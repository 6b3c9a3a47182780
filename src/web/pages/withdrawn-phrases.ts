import { keptNumberFormat, type SheetLanguage, textDirection } from '../../render/index.ts'
import { phrasesIn } from '../words/phrases-in.ts'

/** What the page of a withdrawn version says, in one language. `version` is a number as it is written there. */
export interface WithdrawnPhrases {
  readonly title: (version: string) => string
  readonly noLonger: string
  /** Leads to the version in force. */
  readonly read: (version: string) => string
  readonly nothing: string
  readonly skip: string
}

const PHRASES: Readonly<Record<SheetLanguage, WithdrawnPhrases>> = {
  en: {
    title: (version) => `Version ${version} is withdrawn`,
    noLonger: 'What it says does not hold any more.',
    read: (version) => `Read version ${version}, which is in force`,
    nothing: 'There is nothing in its place yet.',
    skip: 'Skip to main content',
  },
  cy: {
    title: (version) => `Tynnwyd fersiwn ${version} yn ôl`,
    noLonger: 'Nid yw’r hyn y mae’n ei ddweud yn gywir mwyach.',
    read: (version) => `Darllenwch fersiwn ${version}, sydd mewn grym`,
    nothing: 'Nid oes dim arall wedi’i gyhoeddi eto.',
    skip: 'Neidio i’r prif gynnwys',
  },
  es: {
    title: (version) => `La versión ${version} ha sido retirada`,
    noLonger: 'Lo que dice ya no es válido.',
    read: (version) => `Lea la versión ${version}, que es la vigente`,
    nothing: 'Todavía no hay nada que la sustituya.',
    skip: 'Ir al contenido principal',
  },
  fr: {
    title: (version) => `La version ${version} est retirée`,
    noLonger: 'Ce qu’elle dit n’est plus valable.',
    read: (version) => `Lire la version ${version}, qui est en vigueur`,
    nothing: 'Rien ne la remplace pour l’instant.',
    skip: 'Aller au contenu principal',
  },
  ar: {
    title: (version) => `سُحب الإصدار ${version}`,
    noLonger: 'ما ورد فيه لم يعد صحيحًا.',
    read: (version) => `اقرأ الإصدار ${version} المعمول به الآن`,
    nothing: 'لا يوجد ما يحل محله بعد.',
    skip: 'انتقل إلى المحتوى الرئيسي',
  },
  ur: {
    title: (version) => `نسخہ ${version} واپس لے لیا گیا ہے`,
    noLonger: 'اس میں جو لکھا ہے وہ اب درست نہیں ہے۔',
    read: (version) => `نسخہ ${version} پڑھیں، جو اب نافذ ہے`,
    nothing: 'ابھی اس کی جگہ کوئی دوسرا نسخہ نہیں ہے۔',
    skip: 'مرکزی مواد پر جائیں',
  },
  hi: {
    title: (version) => `संस्करण ${version} वापस ले लिया गया है`,
    noLonger: 'इसमें जो लिखा है, वह अब मान्य नहीं है।',
    read: (version) => `संस्करण ${version} पढ़ें, जो अब मान्य है`,
    nothing: 'इसकी जगह अभी कोई दूसरा संस्करण नहीं है।',
    skip: 'मुख्य सामग्री पर जाएँ',
  },
  bn: {
    title: (version) => `সংস্করণ ${version} প্রত্যাহার করা হয়েছে`,
    noLonger: 'এতে যা লেখা আছে তা আর সঠিক নয়।',
    read: (version) => `সংস্করণ ${version} পড়ুন, যা এখন কার্যকর`,
    nothing: 'এর জায়গায় এখনও অন্য কোনো সংস্করণ নেই।',
    skip: 'মূল বিষয়বস্তুতে যান',
  },
}

/**
 * What the page says for a material in a language, and in which language that is. `numbered` writes a version's number in that
 * language's digits, kept whole between words that run from right to left.
 */
export function withdrawnPhrases(wanted: string): {
  language: string
  phrases: WithdrawnPhrases
  numbered: (version: number) => string
} {
  const { language, phrases } = phrasesIn(PHRASES, wanted)
  // A region has digits of its own: those of Egypt are not those of Morocco.
  const isOfRegion = /^[a-z]{2,3}(-[A-Z]{2})?$/.test(wanted) && wanted.split('-')[0] === language
  const digits = keptNumberFormat(isOfRegion ? wanted : language, {})
  const isRightToLeft = textDirection(language) === 'rtl'
  const numbered = (version: number) =>
    isRightToLeft ? `\u2068${digits.format(version)}\u2069` : digits.format(version)
  return { language, phrases, numbered }
}
