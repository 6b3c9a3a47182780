/** The words of every sheet's skeleton, in one language. */
export interface SheetPhrases {
  readonly who: string
  readonly need: string
  readonly steps: string
  readonly costAndTime: string
  readonly cost: string
  readonly time: string
  readonly help: string
  readonly phone: string
  readonly hours: string
  readonly places: string
  readonly genuine: string
  readonly privacy: string
  readonly notes: string
  /** Above lines to write on. */
  readonly ownNotes: string
  /** Above the code and the address; above the address alone. */
  readonly scan: string
  readonly type: string
  /** Of a figure's data. */
  readonly source: string
  readonly about: string
  readonly version: string
  readonly date: string
  readonly owner: string
  readonly nextReview: string
  readonly draft: string
}

const phrases = {
  en: {
    who: 'Who can use it',
    need: 'What you need',
    steps: 'What to do',
    costAndTime: 'Cost and time',
    cost: 'Cost',
    time: 'Time',
    help: 'Get free help',
    phone: 'Call free',
    hours: 'Opening hours',
    places: 'Come and see us',
    genuine: 'How to know this is genuine',
    privacy: 'Your privacy',
    notes: 'Good to know',
    ownNotes: 'My notes',
    scan: 'Scan or type',
    type: 'Type this address',
    source: 'Source',
    about: 'About this sheet',
    version: 'Version',
    date: 'Date',
    owner: 'Published by',
    nextReview: 'Next review',
    draft: 'Draft. Do not hand out.',
  },
  cy: {
    who: 'Pwy all ei ddefnyddio',
    need: 'Beth sydd ei angen arnoch',
    steps: 'Beth i’w wneud',
    costAndTime: 'Cost ac amser',
    cost: 'Cost',
    time: 'Amser',
    help: 'Cael help am ddim',
    phone: 'Ffoniwch am ddim',
    hours: 'Oriau agor',
    places: 'Dewch i’n gweld',
    genuine: 'Sut i wybod bod hyn yn ddilys',
    privacy: 'Eich preifatrwydd',
    notes: 'Da gwybod',
    ownNotes: 'Fy nodiadau',
    scan: 'Sganiwch neu deipiwch',
    type: 'Teipiwch y cyfeiriad hwn',
    source: 'Ffynhonnell',
    about: 'Am y daflen hon',
    version: 'Fersiwn',
    date: 'Dyddiad',
    owner: 'Cyhoeddwyd gan',
    nextReview: 'Adolygiad nesaf',
    draft: 'Drafft. Peidiwch â’i ddosbarthu.',
  },
  es: {
    who: 'Quién puede usarlo',
    need: 'Qué necesita',
    steps: 'Qué hacer',
    costAndTime: 'Costo y tiempo',
    cost: 'Costo',
    time: 'Tiempo',
    help: 'Ayuda gratuita',
    phone: 'Llame gratis',
    hours: 'Horario',
    places: 'Venga a vernos',
    genuine: 'Cómo saber que es auténtico',
    privacy: 'Su privacidad',
    notes: 'Conviene saber',
    ownNotes: 'Mis notas',
    scan: 'Escanee o escriba',
    type: 'Escriba esta dirección',
    source: 'Fuente',
    about: 'Sobre esta hoja',
    version: 'Versión',
    date: 'Fecha',
    owner: 'Publicado por',
    nextReview: 'Próxima revisión',
    draft: 'Borrador. No distribuir.',
  },
  fr: {
    who: 'Qui peut l’utiliser',
    need: 'Ce qu’il vous faut',
    steps: 'Que faire',
    costAndTime: 'Coût et durée',
    cost: 'Coût',
    time: 'Durée',
    help: 'Obtenir de l’aide gratuite',
    phone: 'Appel gratuit',
    hours: 'Horaires',
    places: 'Venez nous voir',
    genuine: 'Comment savoir que c’est authentique',
    privacy: 'Votre vie privée',
    notes: 'Bon à savoir',
    ownNotes: 'Mes notes',
    scan: 'Scannez ou tapez',
    type: 'Tapez cette adresse',
    source: 'Source',
    about: 'À propos de cette fiche',
    version: 'Version',
    date: 'Date',
    owner: 'Publié par',
    nextReview: 'Prochaine révision',
    draft: 'Brouillon. Ne pas distribuer.',
  },
  ar: {
    who: 'من يمكنه استخدام الخدمة',
    need: 'ما الذي تحتاج إليه',
    steps: 'ما عليك فعله',
    costAndTime: 'التكلفة والمدة',
    cost: 'التكلفة',
    time: 'المدة',
    help: 'احصل على مساعدة مجانية',
    phone: 'اتصل مجانًا',
    hours: 'ساعات العمل',
    places: 'تفضل بزيارتنا',
    genuine: 'كيف تتأكد من أن هذه الورقة حقيقية',
    privacy: 'خصوصيتك',
    notes: 'من المفيد أن تعرف',
    ownNotes: 'ملاحظاتي',
    scan: 'امسح الرمز أو اكتب العنوان',
    type: 'اكتب هذا العنوان',
    source: 'المصدر',
    about: 'عن هذه الورقة',
    version: 'الإصدار',
    date: 'التاريخ',
    owner: 'الجهة الناشرة',
    nextReview: 'المراجعة القادمة',
    draft: 'مسودة. لا توزّعها.',
  },
  ur: {
    who: 'یہ سہولت کون استعمال کر سکتا ہے',
    need: 'آپ کو کیا درکار ہے',
    steps: 'کیا کرنا ہے',
    costAndTime: 'خرچ اور وقت',
    cost: 'خرچ',
    time: 'وقت',
    help: 'مفت مدد حاصل کریں',
    phone: 'مفت کال کریں',
    hours: 'کھلنے کے اوقات',
    places: 'ہمارے پاس تشریف لائیں',
    genuine: 'کیسے جانیں کہ یہ اصلی ہے',
    privacy: 'آپ کی رازداری',
    notes: 'یہ بھی جان لیں',
    ownNotes: 'میرے نوٹس',
    scan: 'اسکین کریں یا پتہ لکھیں',
    type: 'یہ پتہ لکھیں',
    source: 'ماخذ',
    about: 'اس پرچے کے بارے میں',
    version: 'نسخہ',
    date: 'تاریخ',
    owner: 'شائع کنندہ',
    nextReview: 'اگلا جائزہ',
    draft: 'مسودہ۔ تقسیم نہ کریں۔',
  },
  hi: {
    who: 'कौन इस्तेमाल कर सकता है',
    need: 'आपको क्या चाहिए',
    steps: 'क्या करना है',
    costAndTime: 'खर्च और समय',
    cost: 'खर्च',
    time: 'समय',
    help: 'मुफ़्त मदद लें',
    phone: 'मुफ़्त कॉल करें',
    hours: 'खुलने का समय',
    places: 'हमारे यहाँ आएँ',
    genuine: 'कैसे जानें कि यह असली है',
    privacy: 'आपकी निजता',
    notes: 'यह भी जान लें',
    ownNotes: 'मेरे नोट',
    scan: 'स्कैन करें या पता लिखें',
    type: 'यह पता लिखें',
    source: 'स्रोत',
    about: 'इस पर्चे के बारे में',
    version: 'संस्करण',
    date: 'तारीख',
    owner: 'प्रकाशक',
    nextReview: 'अगली समीक्षा',
    draft: 'मसौदा। बाँटें नहीं।',
  },
  bn: {
    who: 'কারা ব্যবহার করতে পারবেন',
    need: 'আপনার কী কী লাগবে',
    steps: 'কী করতে হবে',
    costAndTime: 'খরচ ও সময়',
    cost: 'খরচ',
    time: 'সময়',
    help: 'বিনামূল্যে সাহায্য নিন',
    phone: 'বিনামূল্যে ফোন করুন',
    hours: 'খোলার সময়',
    places: 'আমাদের কাছে আসুন',
    genuine: 'এটি আসল কি না কীভাবে বুঝবেন',
    privacy: 'আপনার গোপনীয়তা',
    notes: 'জেনে রাখুন',
    ownNotes: 'আমার নোট',
    scan: 'স্ক্যান করুন বা ঠিকানা লিখুন',
    type: 'এই ঠিকানা লিখুন',
    source: 'উৎস',
    about: 'এই পাতা সম্পর্কে',
    version: 'সংস্করণ',
    date: 'তারিখ',
    owner: 'প্রকাশক',
    nextReview: 'পরবর্তী পর্যালোচনা',
    draft: 'খসড়া। বিতরণ করবেন না।',
  },
} satisfies Record<string, SheetPhrases>

/** The languages that sheets have their own words in. */
export type SheetLanguage = keyof typeof phrases

const byLanguage: ReadonlyMap<string, SheetPhrases> = new Map(Object.entries(phrases))

/** The phrases of the first of these languages that has them, and that language; English where none has. */
export function sheetPhrases(...languages: readonly string[]): {
  readonly language: string
  readonly phrases: SheetPhrases
} {
  for (const language of languages) {
    const primary = language.toLowerCase().split('-')[0] ?? ''
    const found = byLanguage.get(primary)
    if (found) return { language: primary, phrases: found }
  }
  return { language: 'en', phrases: phrases.en }
}
