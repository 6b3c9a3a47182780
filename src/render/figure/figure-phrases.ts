import type { Chart } from './figure-data.ts'

/** What figures say of themselves, in one language. */
export interface FigurePhrases {
  readonly charts: Readonly<Record<Chart, string>>
  readonly source: string
  /** “8 in 10”. */
  readonly inOf: (shown: string, of: string) => string
  /** `days` is a written length of time, such as “14 days”. */
  readonly before: (days: string) => string
  readonly after: (days: string) => string
  readonly launchDay: string
  readonly heads: Readonly<Record<'what' | 'value' | 'date' | 'step' | 'region' | 'relative', string>>
  /** Opens the numbers under a figure on a page. */
  readonly asTable: string
  readonly inWords: string
  /** Beside a QR code and the printed address. */
  readonly scan: string
  readonly version: (number: string) => string
}

const phrases = {
  en: {
    charts: {
      'big-number': 'Key number',
      'icon-array': 'Rows of symbols',
      bars: 'Bar chart',
      line: 'Line chart',
      'before-after': 'Before and after',
      steps: 'Steps',
      timeline: 'Timeline',
      map: 'Map',
    },
    source: 'Source',
    inOf: (shown, of) => `${shown} in ${of}`,
    before: (days) => `${days} before launch`,
    after: (days) => `${days} after launch`,
    launchDay: 'Launch day',
    heads: { what: 'What', value: 'Value', date: 'Date', step: 'Step', region: 'Region', relative: 'From the launch' },
    asTable: 'The numbers as a table',
    inWords: 'The picture in words',
    scan: 'Scan the code or type',
    version: (number) => `Version ${number}`,
  },
  cy: {
    charts: {
      'big-number': 'Rhif allweddol',
      'icon-array': 'Rhesi o symbolau',
      bars: 'Siart bar',
      line: 'Siart llinell',
      'before-after': 'Cyn ac ar ôl',
      steps: 'Camau',
      timeline: 'Llinell amser',
      map: 'Map',
    },
    source: 'Ffynhonnell',
    inOf: (shown, of) => `${shown} o bob ${of}`,
    before: (days) => `${days} cyn y lansiad`,
    after: (days) => `${days} ar ôl y lansiad`,
    launchDay: 'Diwrnod y lansiad',
    heads: {
      what: 'Beth',
      value: 'Gwerth',
      date: 'Dyddiad',
      step: 'Cam',
      region: 'Rhanbarth',
      relative: 'O’r lansiad',
    },
    asTable: 'Y rhifau mewn tabl',
    inWords: 'Y llun mewn geiriau',
    scan: 'Sganiwch y cod neu deipio',
    version: (number) => `Fersiwn ${number}`,
  },
  es: {
    charts: {
      'big-number': 'Cifra clave',
      'icon-array': 'Filas de símbolos',
      bars: 'Gráfico de barras',
      line: 'Gráfico de líneas',
      'before-after': 'Antes y después',
      steps: 'Pasos',
      timeline: 'Cronología',
      map: 'Mapa',
    },
    source: 'Fuente',
    inOf: (shown, of) => `${shown} de cada ${of}`,
    before: (days) => `${days} antes del inicio`,
    after: (days) => `${days} después del inicio`,
    launchDay: 'Día del inicio',
    heads: { what: 'Qué', value: 'Valor', date: 'Fecha', step: 'Paso', region: 'Región', relative: 'Desde el inicio' },
    asTable: 'Los números en una tabla',
    inWords: 'La imagen en palabras',
    scan: 'Escanee el código o escriba',
    version: (number) => `Versión ${number}`,
  },
  fr: {
    charts: {
      'big-number': 'Chiffre clé',
      'icon-array': 'Rangées de symboles',
      bars: 'Diagramme à barres',
      line: 'Courbe',
      'before-after': 'Avant et après',
      steps: 'Étapes',
      timeline: 'Chronologie',
      map: 'Carte',
    },
    source: 'Source',
    inOf: (shown, of) => `${shown} sur ${of}`,
    before: (days) => `${days} avant le lancement`,
    after: (days) => `${days} après le lancement`,
    launchDay: 'Jour du lancement',
    heads: {
      what: 'Quoi',
      value: 'Valeur',
      date: 'Date',
      step: 'Étape',
      region: 'Région',
      relative: 'Par rapport au lancement',
    },
    asTable: 'Les chiffres dans un tableau',
    inWords: 'L’image en mots',
    scan: 'Scannez le code ou tapez',
    version: (number) => `Version ${number}`,
  },
  ar: {
    charts: {
      'big-number': 'رقم رئيسي',
      'icon-array': 'صفوف من الرموز',
      bars: 'مخطط أعمدة',
      line: 'مخطط خطي',
      'before-after': 'قبل وبعد',
      steps: 'خطوات',
      timeline: 'جدول زمني',
      map: 'خريطة',
    },
    source: 'المصدر',
    inOf: (shown, of) => `${shown} من كل ${of}`,
    before: (days) => `${days} قبل الإطلاق`,
    after: (days) => `${days} بعد الإطلاق`,
    launchDay: 'يوم الإطلاق',
    heads: {
      what: 'البند',
      value: 'القيمة',
      date: 'التاريخ',
      step: 'الخطوة',
      region: 'المنطقة',
      relative: 'بالنسبة إلى الإطلاق',
    },
    asTable: 'الأرقام في جدول',
    inWords: 'الصورة بالكلمات',
    scan: 'امسح الرمز أو اكتب',
    version: (number) => `الإصدار ${number}`,
  },
  ur: {
    charts: {
      'big-number': 'اہم عدد',
      'icon-array': 'علامتوں کی قطاریں',
      bars: 'بار چارٹ',
      line: 'لائن چارٹ',
      'before-after': 'پہلے اور بعد',
      steps: 'مراحل',
      timeline: 'وقت کا خاکہ',
      map: 'نقشہ',
    },
    source: 'ماخذ',
    inOf: (shown, of) => `ہر ${of} میں سے ${shown}`,
    before: (days) => `آغاز سے ${days} پہلے`,
    after: (days) => `آغاز کے ${days} بعد`,
    launchDay: 'آغاز کا دن',
    heads: { what: 'کیا', value: 'قدر', date: 'تاریخ', step: 'مرحلہ', region: 'علاقہ', relative: 'آغاز کے لحاظ سے' },
    asTable: 'اعداد جدول میں',
    inWords: 'تصویر الفاظ میں',
    scan: 'کوڈ اسکین کریں یا لکھیں',
    version: (number) => `ورژن ${number}`,
  },
  hi: {
    charts: {
      'big-number': 'मुख्य संख्या',
      'icon-array': 'चिह्नों की पंक्तियाँ',
      bars: 'बार चार्ट',
      line: 'रेखा चार्ट',
      'before-after': 'पहले और बाद',
      steps: 'चरण',
      timeline: 'समयरेखा',
      map: 'नक्शा',
    },
    source: 'स्रोत',
    inOf: (shown, of) => `${of} में से ${shown}`,
    before: (days) => `शुरुआत से ${days} पहले`,
    after: (days) => `शुरुआत के ${days} बाद`,
    launchDay: 'शुरुआत का दिन',
    heads: { what: 'क्या', value: 'मान', date: 'तारीख', step: 'चरण', region: 'क्षेत्र', relative: 'शुरुआत के सापेक्ष' },
    asTable: 'संख्याएँ तालिका में',
    inWords: 'चित्र शब्दों में',
    scan: 'कोड स्कैन करें या टाइप करें',
    version: (number) => `संस्करण ${number}`,
  },
  bn: {
    charts: {
      'big-number': 'মূল সংখ্যা',
      'icon-array': 'চিহ্নের সারি',
      bars: 'বার চার্ট',
      line: 'রেখা চার্ট',
      'before-after': 'আগে ও পরে',
      steps: 'ধাপ',
      timeline: 'সময়রেখা',
      map: 'মানচিত্র',
    },
    source: 'উৎস',
    inOf: (shown, of) => `প্রতি ${of}-এর মধ্যে ${shown}`,
    before: (days) => `চালুর ${days} আগে`,
    after: (days) => `চালুর ${days} পরে`,
    launchDay: 'চালুর দিন',
    heads: { what: 'কী', value: 'মান', date: 'তারিখ', step: 'ধাপ', region: 'অঞ্চল', relative: 'চালুর তুলনায়' },
    asTable: 'সংখ্যাগুলো সারণিতে',
    inWords: 'ছবিটি কথায়',
    scan: 'কোড স্ক্যান করুন বা টাইপ করুন',
    version: (number) => `সংস্করণ ${number}`,
  },
} satisfies Record<string, FigurePhrases>

const byLanguage: ReadonlyMap<string, FigurePhrases> = new Map(Object.entries(phrases))

/** The phrases of a language; English where there are none. */
export function figurePhrases(language: string): FigurePhrases {
  return byLanguage.get(language.toLowerCase().split('-')[0] ?? '') ?? phrases.en
}
