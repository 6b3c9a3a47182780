import type { Chart, Figure, FigureData, FigureWords } from '../../src/render/index.ts'
import { figureOf } from '../../src/render/index.ts'

/** Languages that between them need every shipped script and both directions. */
export const LANGUAGES = ['en', 'cy', 'es', 'ar', 'ur', 'hi', 'bn'] as const
export type Language = (typeof LANGUAGES)[number]

const BY_POST = {
  source: 'parliamenttoday.com, licence renewals April 2020 to March 2021',
  date: '2021-03',
} as const

/** Rough outlines, enough to draw: no map of anything. */
const OUTLINES: Record<string, [number, number][]> = {
  scotland: [[-5.1,55.0],[-3.1,55.0],[-2.0,55.8],[-2.2,56.9],[-1.9,57.6],[-4.0,57.7],[-3.1,58.6],[-5.0,58.6],[-5.8,57.4],[-6.2,56.6],[-5.6,55.6]], // prettier-ignore
  north: [[-3.1,55.0],[-3.5,54.5],[-3.0,53.9],[-3.1,53.2],[-1.0,53.2],[0.2,53.4],[-0.3,54.4],[-1.3,54.8],[-2.0,55.8]], // prettier-ignore
  midlands: [[-3.1,53.2],[-3.0,52.6],[-3.1,52.0],[-2.6,51.7],[-0.6,51.9],[1.5,51.9],[1.7,52.7],[0.4,52.9],[0.2,53.4],[-1.0,53.2]], // prettier-ignore
  wales: [[-3.1,53.2],[-4.5,53.3],[-4.1,52.6],[-5.2,51.9],[-4.2,51.6],[-3.0,51.4],[-2.6,51.7],[-3.1,52.0],[-3.0,52.6]], // prettier-ignore
  south: [[-2.6,51.7],[-3.0,51.3],[-4.4,51.1],[-5.6,50.1],[-3.5,50.3],[-1.8,50.6],[0.3,50.8],[1.4,51.2],[0.8,51.5],[1.5,51.9],[-0.6,51.9]], // prettier-ignore
}

export const EXAMPLES = {
  'big-number': { chart: 'big-number', value: 77, measure: 'percent', ...BY_POST },
  'icon-array': { chart: 'icon-array', value: 8, of: 10, icon: 'person', ...BY_POST },
  bars: {
    chart: 'bars',
    bars: [
      { key: 'online', value: 77 },
      { key: 'post', value: 15 },
      { key: 'office', value: 8 },
    ],
    whole: true,
    measure: 'percent',
    highlight: 'online',
    ...BY_POST,
  },
  line: {
    chart: 'line',
    lines: [
      {
        key: 'tax',
        points: [
          { at: '2019-12', value: 85.6 },
          { at: '2020-04', value: 90.2 },
          { at: '2020-12', value: 87 },
        ],
      },
      {
        key: 'licence',
        points: [
          { at: '2019-12', value: 68 },
          { at: '2020-04', value: 71 },
          { at: '2020-12', value: 77 },
        ],
      },
    ],
    measure: 'percent',
    source: 'publictechnology.net',
    date: '2020-12',
  },
  'before-after': {
    chart: 'before-after',
    before: { at: '2026-11', value: 17 },
    after: { at: '2027-03', value: 14 },
    measure: 'money',
    currency: 'GBP',
    source: 'parliamenttoday.com',
    date: '2021-03',
  },
  steps: { chart: 'steps', steps: ['ready', 'photo', 'pay', 'wait'] },
  timeline: {
    chart: 'timeline',
    launch: '2027-03-01',
    moments: [
      { key: 'letters', at: '2027-02-01' },
      { key: 'help', at: '2027-02-22' },
      { key: 'paper', at: '2027-05-31' },
    ],
  },
  map: {
    chart: 'map',
    regions: [
      { key: 'scotland', value: 74 },
      { key: 'north', value: 79 },
      { key: 'midlands', value: 81 },
      { key: 'wales', value: 69 },
      { key: 'south', value: 86 },
    ],
    boundaries: {
      type: 'FeatureCollection',
      features: Object.entries(OUTLINES).map(([id, ring]) => ({
        type: 'Feature',
        id,
        properties: {},
        geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] },
      })),
    },
    measure: 'percent',
    source: 'Example figures',
    date: '2026',
    n: 2400,
  },
} as const satisfies { readonly [Kind in Chart]: Extract<FigureData, { chart: Kind }> }

const WORDS: Record<Language, Record<Chart, FigureWords>> = {
  en: {
    'big-number': {
      title: 'Most drivers already renew online',
      labels: { value: 'of licences were renewed online' },
      unit: '2 million renewals in a year',
    },
    'icon-array': {
      title: '8 in 10 drivers renew online',
      labels: { value: 'drivers renew online', rest: 'renew by post or at a Post Office' },
    },
    bars: {
      title: 'Most drivers renew online',
      unit: 'Share of renewals',
      labels: { online: 'Online', post: 'By post', office: 'At a Post Office' },
    },
    line: {
      title: 'More and more people do it online',
      unit: 'Share done online',
      labels: { tax: 'Vehicle tax', licence: 'Driving licence' },
    },
    'before-after': {
      title: 'Renewing online costs £3 less',
      unit: 'Price of a renewal',
      labels: { before: 'On paper', after: 'Online' },
    },
    steps: {
      title: 'Renew in four steps',
      labels: { ready: 'Have your licence ready', photo: 'Take a photo', pay: 'Pay £14', wait: 'Get it by post' },
      texts: {
        ready: 'You need its number and your postcode.',
        photo: 'Your phone is enough.',
        pay: 'By card. By post it is £17.',
        wait: 'It takes about a week.',
      },
    },
    timeline: {
      title: 'What happens when',
      labels: { letters: 'Letters go out', help: 'Help desks open', launch: 'Renew online', paper: 'Paper forms end' },
      texts: { letters: 'To everyone whose licence runs out.', launch: 'From 9 in the morning.' },
    },
    map: {
      title: 'The South renews online most',
      unit: 'Share of renewals done online',
      labels: {
        scotland: 'Scotland',
        north: 'North of England',
        midlands: 'Midlands',
        wales: 'Wales',
        south: 'South of England',
      },
    },
  },
  cy: {
    'big-number': {
      title: 'Mae’r rhan fwyaf eisoes yn adnewyddu ar-lein',
      labels: { value: 'o drwyddedau a adnewyddwyd ar-lein' },
      unit: '2 filiwn o adnewyddiadau mewn blwyddyn',
    },
    'icon-array': {
      title: 'Mae 8 o bob 10 gyrrwr yn adnewyddu ar-lein',
      labels: { value: 'gyrrwr yn adnewyddu ar-lein', rest: 'yn adnewyddu drwy’r post neu mewn Swyddfa Bost' },
    },
    bars: {
      title: 'Mae’r rhan fwyaf o yrwyr yn adnewyddu ar-lein',
      unit: 'Cyfran o adnewyddiadau',
      labels: { online: 'Ar-lein', post: 'Drwy’r post', office: 'Mewn Swyddfa Bost' },
    },
    line: {
      title: 'Mae mwy a mwy o bobl yn ei wneud ar-lein',
      unit: 'Cyfran ar-lein',
      labels: { tax: 'Treth cerbyd', licence: 'Trwydded yrru' },
    },
    'before-after': {
      title: 'Mae adnewyddu ar-lein yn costio £3 yn llai',
      unit: 'Pris adnewyddu',
      labels: { before: 'Ar bapur', after: 'Ar-lein' },
    },
    steps: {
      title: 'Adnewyddwch mewn pedwar cam',
      labels: {
        ready: 'Cael eich trwydded wrth law',
        photo: 'Tynnu llun',
        pay: 'Talu £14',
        wait: 'Ei derbyn drwy’r post',
      },
      texts: {
        ready: 'Bydd angen ei rhif a’ch cod post.',
        photo: 'Mae eich ffôn yn ddigon.',
        pay: 'Â cherdyn. Drwy’r post mae’n £17.',
        wait: 'Mae’n cymryd tua wythnos.',
      },
    },
    timeline: {
      title: 'Beth sy’n digwydd pryd',
      labels: {
        letters: 'Anfon llythyrau',
        help: 'Desgiau cymorth yn agor',
        launch: 'Adnewyddu ar-lein',
        paper: 'Diwedd ffurflenni papur',
      },
      texts: { letters: 'At bawb y mae eu trwydded yn dod i ben.', launch: 'O 9 y bore.' },
    },
    map: {
      title: 'Y De sy’n adnewyddu ar-lein fwyaf',
      unit: 'Cyfran yr adnewyddiadau ar-lein',
      labels: {
        scotland: 'Yr Alban',
        north: 'Gogledd Lloegr',
        midlands: 'Canolbarth Lloegr',
        wales: 'Cymru',
        south: 'De Lloegr',
      },
    },
  },
  es: {
    'big-number': {
      title: 'La mayoría ya renueva por internet',
      labels: { value: 'de los permisos se renovaron por internet' },
      unit: '2 millones de renovaciones en un año',
    },
    'icon-array': {
      title: '8 de cada 10 conductores renuevan por internet',
      labels: { value: 'conductores renuevan por internet', rest: 'renuevan por correo o en una oficina' },
    },
    bars: {
      title: 'La mayoría de los conductores renueva por internet',
      unit: 'Parte de las renovaciones',
      labels: { online: 'Por internet', post: 'Por correo', office: 'En una oficina de correos' },
    },
    line: {
      title: 'Cada vez más personas lo hacen por internet',
      unit: 'Parte hecha por internet',
      labels: { tax: 'Impuesto de vehículos', licence: 'Permiso de conducir' },
    },
    'before-after': {
      title: 'Renovar por internet cuesta 3 libras menos',
      unit: 'Precio de una renovación',
      labels: { before: 'En papel', after: 'Por internet' },
    },
    steps: {
      title: 'Renueve en cuatro pasos',
      labels: {
        ready: 'Tenga su permiso a mano',
        photo: 'Haga una foto',
        pay: 'Pague 14 libras',
        wait: 'Recíbalo por correo',
      },
      texts: {
        ready: 'Necesita su número y su código postal.',
        photo: 'Basta con su teléfono.',
        pay: 'Con tarjeta. Por correo son 17 libras.',
        wait: 'Tarda cerca de una semana.',
      },
    },
    timeline: {
      title: 'Qué pasa y cuándo',
      labels: {
        letters: 'Se envían las cartas',
        help: 'Abren los puntos de ayuda',
        launch: 'Renueve por internet',
        paper: 'Terminan los formularios de papel',
      },
      texts: { letters: 'A quienes se les termina el permiso.', launch: 'Desde las 9 de la mañana.' },
    },
    map: {
      title: 'En el sur se renueva más por internet',
      unit: 'Renovaciones hechas por internet',
      labels: {
        scotland: 'Escocia',
        north: 'Norte de Inglaterra',
        midlands: 'Centro de Inglaterra',
        wales: 'Gales',
        south: 'Sur de Inglaterra',
      },
    },
  },
  ar: {
    'big-number': {
      title: 'معظم السائقين يجددون عبر الإنترنت',
      labels: { value: 'من الرخص جُددت عبر الإنترنت' },
      unit: 'مليونا تجديد في السنة',
    },
    'icon-array': {
      title: 'ثمانية من كل عشرة سائقين يجددون عبر الإنترنت',
      labels: { value: 'سائقين يجددون عبر الإنترنت', rest: 'يجددون بالبريد أو في مكتب البريد' },
    },
    bars: {
      title: 'معظم السائقين يجددون عبر الإنترنت',
      unit: 'حصة من التجديدات',
      labels: { online: 'عبر الإنترنت', post: 'بالبريد', office: 'في مكتب البريد' },
    },
    line: {
      title: 'المزيد من الناس يستخدمون الإنترنت',
      unit: 'الحصة عبر الإنترنت',
      labels: { tax: 'ضريبة المركبات', licence: 'رخصة القيادة' },
    },
    'before-after': {
      title: 'التجديد عبر الإنترنت أرخص بثلاثة جنيهات',
      unit: 'سعر التجديد',
      labels: { before: 'على الورق', after: 'عبر الإنترنت' },
    },
    steps: {
      title: 'جدد رخصتك في أربع خطوات',
      labels: { ready: 'جهّز رخصتك', photo: 'التقط صورة', pay: 'ادفع 14 جنيهًا', wait: 'استلمها بالبريد' },
      texts: {
        ready: 'تحتاج إلى رقمها ورمزك البريدي.',
        photo: 'هاتفك يكفي.',
        pay: 'بالبطاقة. بالبريد السعر 17 جنيهًا.',
        wait: 'يستغرق ذلك نحو أسبوع.',
      },
    },
    timeline: {
      title: 'ماذا يحدث ومتى',
      labels: {
        letters: 'إرسال الرسائل',
        help: 'افتتاح مكاتب المساعدة',
        launch: 'التجديد عبر الإنترنت',
        paper: 'انتهاء النماذج الورقية',
      },
      texts: { letters: 'إلى كل من تنتهي رخصته.', launch: 'من الساعة التاسعة صباحًا.' },
    },
    map: {
      title: 'الجنوب هو الأكثر تجديدًا عبر الإنترنت',
      unit: 'حصة التجديدات عبر الإنترنت',
      labels: {
        scotland: 'اسكتلندا',
        north: 'شمال إنجلترا',
        midlands: 'وسط إنجلترا',
        wales: 'ويلز',
        south: 'جنوب إنجلترا',
      },
    },
  },
  ur: {
    'big-number': {
      title: 'زیادہ تر ڈرائیور آن لائن تجدید کرتے ہیں',
      labels: { value: 'لائسنس آن لائن تجدید ہوئے' },
      unit: 'سال میں 20 لاکھ تجدیدیں',
    },
    'icon-array': {
      title: 'ہر 10 میں سے 8 ڈرائیور آن لائن تجدید کرتے ہیں',
      labels: { value: 'ڈرائیور آن لائن تجدید کرتے ہیں', rest: 'ڈاک یا پوسٹ آفس سے تجدید کرتے ہیں' },
    },
    bars: {
      title: 'زیادہ تر ڈرائیور آن لائن تجدید کرتے ہیں',
      unit: 'تجدیدوں کا حصہ',
      labels: { online: 'آن لائن', post: 'ڈاک سے', office: 'پوسٹ آفس میں' },
    },
    line: {
      title: 'زیادہ سے زیادہ لوگ آن لائن کرتے ہیں',
      unit: 'آن لائن حصہ',
      labels: { tax: 'گاڑی کا ٹیکس', licence: 'ڈرائیونگ لائسنس' },
    },
    'before-after': {
      title: 'آن لائن تجدید 3 پاؤنڈ سستی ہے',
      unit: 'تجدید کی قیمت',
      labels: { before: 'کاغذ پر', after: 'آن لائن' },
    },
    steps: {
      title: 'چار مراحل میں تجدید کریں',
      labels: { ready: 'لائسنس تیار رکھیں', photo: 'تصویر لیں', pay: '14 پاؤنڈ ادا کریں', wait: 'ڈاک سے حاصل کریں' },
      texts: {
        ready: 'آپ کو اس کا نمبر اور پوسٹ کوڈ چاہیے۔',
        photo: 'آپ کا فون کافی ہے۔',
        pay: 'کارڈ سے۔ ڈاک سے 17 پاؤنڈ ہیں۔',
        wait: 'تقریباً ایک ہفتہ لگتا ہے۔',
      },
    },
    timeline: {
      title: 'کب کیا ہوگا',
      labels: {
        letters: 'خطوط بھیجے جائیں گے',
        help: 'مدد کے مراکز کھلیں گے',
        launch: 'آن لائن تجدید کریں',
        paper: 'کاغذی فارم ختم',
      },
      texts: { letters: 'جن کا لائسنس ختم ہو رہا ہے۔', launch: 'صبح 9 بجے سے۔' },
    },
    map: {
      title: 'جنوب میں سب سے زیادہ آن لائن تجدید',
      unit: 'آن لائن تجدیدوں کا حصہ',
      labels: {
        scotland: 'اسکاٹ لینڈ',
        north: 'شمالی انگلینڈ',
        midlands: 'وسطی انگلینڈ',
        wales: 'ویلز',
        south: 'جنوبی انگلینڈ',
      },
    },
  },
  hi: {
    'big-number': {
      title: 'ज़्यादातर चालक ऑनलाइन नवीनीकरण करते हैं',
      labels: { value: 'लाइसेंस ऑनलाइन नवीनीकृत हुए' },
      unit: 'एक साल में 20 लाख नवीनीकरण',
    },
    'icon-array': {
      title: '10 में से 8 चालक ऑनलाइन नवीनीकरण करते हैं',
      labels: { value: 'चालक ऑनलाइन नवीनीकरण करते हैं', rest: 'डाक से या डाकघर में नवीनीकरण करते हैं' },
    },
    bars: {
      title: 'ज़्यादातर चालक ऑनलाइन नवीनीकरण करते हैं',
      unit: 'नवीनीकरणों का हिस्सा',
      labels: { online: 'ऑनलाइन', post: 'डाक से', office: 'डाकघर में' },
    },
    line: {
      title: 'अधिक से अधिक लोग ऑनलाइन करते हैं',
      unit: 'ऑनलाइन हिस्सा',
      labels: { tax: 'वाहन कर', licence: 'ड्राइविंग लाइसेंस' },
    },
    'before-after': {
      title: 'ऑनलाइन नवीनीकरण 3 पाउंड सस्ता है',
      unit: 'नवीनीकरण का मूल्य',
      labels: { before: 'कागज़ पर', after: 'ऑनलाइन' },
    },
    steps: {
      title: 'चार चरणों में नवीनीकरण करें',
      labels: { ready: 'लाइसेंस तैयार रखें', photo: 'फ़ोटो लें', pay: '14 पाउंड चुकाएँ', wait: 'डाक से पाएँ' },
      texts: {
        ready: 'आपको उसकी संख्या और पिन कोड चाहिए।',
        photo: 'आपका फ़ोन काफ़ी है।',
        pay: 'कार्ड से। डाक से 17 पाउंड है।',
        wait: 'लगभग एक सप्ताह लगता है।',
      },
    },
    timeline: {
      title: 'कब क्या होगा',
      labels: {
        letters: 'पत्र भेजे जाएँगे',
        help: 'सहायता केंद्र खुलेंगे',
        launch: 'ऑनलाइन नवीनीकरण करें',
        paper: 'कागज़ी फ़ॉर्म समाप्त',
      },
      texts: { letters: 'जिनका लाइसेंस समाप्त हो रहा है।', launch: 'सुबह 9 बजे से।' },
    },
    map: {
      title: 'दक्षिण में सबसे ज़्यादा ऑनलाइन नवीनीकरण',
      unit: 'ऑनलाइन नवीनीकरण का हिस्सा',
      labels: { scotland: 'स्कॉटलैंड', north: 'उत्तरी इंग्लैंड', midlands: 'मध्य इंग्लैंड', wales: 'वेल्स', south: 'दक्षिणी इंग्लैंड' },
    },
  },
  bn: {
    'big-number': {
      title: 'বেশিরভাগ চালক অনলাইনে নবায়ন করেন',
      labels: { value: 'লাইসেন্স অনলাইনে নবায়ন হয়েছে' },
      unit: 'এক বছরে ২০ লাখ নবায়ন',
    },
    'icon-array': {
      title: '১০ জনের মধ্যে ৮ জন চালক অনলাইনে নবায়ন করেন',
      labels: { value: 'চালক অনলাইনে নবায়ন করেন', rest: 'ডাকে বা ডাকঘরে নবায়ন করেন' },
    },
    bars: {
      title: 'বেশিরভাগ চালক অনলাইনে নবায়ন করেন',
      unit: 'নবায়নের অংশ',
      labels: { online: 'অনলাইনে', post: 'ডাকে', office: 'ডাকঘরে' },
    },
    line: {
      title: 'আরও বেশি মানুষ অনলাইনে করছেন',
      unit: 'অনলাইনের অংশ',
      labels: { tax: 'গাড়ির কর', licence: 'ড্রাইভিং লাইসেন্স' },
    },
    'before-after': {
      title: 'অনলাইনে নবায়ন ৩ পাউন্ড কম',
      unit: 'নবায়নের মূল্য',
      labels: { before: 'কাগজে', after: 'অনলাইনে' },
    },
    steps: {
      title: 'চার ধাপে নবায়ন করুন',
      labels: { ready: 'লাইসেন্স হাতে রাখুন', photo: 'ছবি তুলুন', pay: '১৪ পাউন্ড দিন', wait: 'ডাকে পান' },
      texts: {
        ready: 'এর নম্বর ও আপনার পোস্ট কোড লাগবে।',
        photo: 'আপনার ফোনই যথেষ্ট।',
        pay: 'কার্ডে। ডাকে ১৭ পাউন্ড।',
        wait: 'প্রায় এক সপ্তাহ লাগে।',
      },
    },
    timeline: {
      title: 'কখন কী হবে',
      labels: {
        letters: 'চিঠি পাঠানো হবে',
        help: 'সহায়তা কেন্দ্র খুলবে',
        launch: 'অনলাইনে নবায়ন করুন',
        paper: 'কাগজের ফরম শেষ',
      },
      texts: { letters: 'যাদের লাইসেন্সের মেয়াদ শেষ হচ্ছে।', launch: 'সকাল ৯টা থেকে।' },
    },
    map: {
      title: 'দক্ষিণে অনলাইনে নবায়ন সবচেয়ে বেশি',
      unit: 'অনলাইনে নবায়নের অংশ',
      labels: {
        scotland: 'স্কটল্যান্ড',
        north: 'উত্তর ইংল্যান্ড',
        midlands: 'মধ্য ইংল্যান্ড',
        wales: 'ওয়েলস',
        south: 'দক্ষিণ ইংল্যান্ড',
      },
    },
  },
}

export function example(chart: Chart, language: Language = 'en'): Figure {
  return figureOf(EXAMPLES[chart], WORDS[language][chart], language)
}

/** As much longer as translations get: every word is drawn out by a share of its own letters, tags and addresses are not. */
export function drawnOut(text: string, share: number): string {
  return text.replaceAll(/\{\{.*?\}\}|\]\(.*?\)|https?:\S+|[\p{L}\p{M}]{3,}/gu, (word) =>
    /^[\p{L}\p{M}]+$/u.test(word) ? word + word.slice(0, Math.round(word.length * share)) : word,
  )
}

/** A figure whose words are that much longer. */
export function stretched(figure: Figure, share: number): Figure {
  const longer = (text: string) => drawnOut(text, share)
  const all = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, longer(text)]))
  const { title, labels, texts, unit } = figure.words
  const words: FigureWords = {
    ...figure.words,
    title: longer(title),
    labels: all(labels),
    ...(texts !== undefined && { texts: all(texts) }),
    ...(unit !== undefined && { unit: longer(unit) }),
  }
  return figureOf(figure.data, words, figure.language)
}
