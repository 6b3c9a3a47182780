/** What the foot of a mail says, in one language. */
export interface FooterPhrases {
  readonly why: (service: string, campaign: string) => string
  readonly genuineTitle: string
  readonly genuine: (host: string) => string
  readonly unsubscribe: string
}

const phrases = {
  en: {
    why: (service, campaign) =>
      `This message is from ${service}. You are on the list of people who are told about “${campaign}”.`,
    genuineTitle: 'Is this message genuine?',
    genuine: (host) =>
      `The address of the service is ${host}. You can type it into your browser instead of following a link. We never ask for a password or bank details by email.`,
    unsubscribe: 'Stop these messages',
  },
  cy: {
    why: (service, campaign) =>
      `Daw’r neges hon gan ${service}. Rydych ar y rhestr o bobl sy’n cael gwybod am “${campaign}”.`,
    genuineTitle: 'A yw’r neges hon yn ddilys?',
    genuine: (host) =>
      `Cyfeiriad y gwasanaeth yw ${host}. Gallwch ei deipio yn eich porwr yn lle dilyn dolen. Nid ydym byth yn gofyn am gyfrinair na manylion banc drwy e-bost.`,
    unsubscribe: 'Stopio’r negeseuon hyn',
  },
  es: {
    why: (service, campaign) =>
      `Este mensaje es de ${service}. Usted está en la lista de personas a las que se informa sobre «${campaign}».`,
    genuineTitle: '¿Es auténtico este mensaje?',
    genuine: (host) =>
      `La dirección del servicio es ${host}. Puede escribirla en su navegador en lugar de seguir un enlace. Nunca pedimos contraseñas ni datos bancarios por correo electrónico.`,
    unsubscribe: 'Dejar de recibir estos mensajes',
  },
  hi: {
    why: (service, campaign) =>
      `यह संदेश ${service} की ओर से है। आपका नाम उन लोगों की सूची में है जिन्हें “${campaign}” के बारे में बताया जाता है।`,
    genuineTitle: 'क्या यह संदेश असली है?',
    genuine: (host) =>
      `सेवा का पता ${host} है। लिंक खोलने के बजाय आप इसे अपने ब्राउज़र में लिख सकते हैं। हम ईमेल से कभी पासवर्ड या बैंक की जानकारी नहीं माँगते।`,
    unsubscribe: 'ये संदेश बंद करें',
  },
  fr: {
    why: (service, campaign) =>
      `Ce message vient de ${service}. Vous êtes sur la liste des personnes informées au sujet de « ${campaign} ».`,
    genuineTitle: 'Ce message est-il authentique ?',
    genuine: (host) =>
      `L’adresse du service est ${host}. Vous pouvez la saisir dans votre navigateur au lieu de suivre un lien. Nous ne demandons jamais de mot de passe ni de coordonnées bancaires par e-mail.`,
    unsubscribe: 'Ne plus recevoir ces messages',
  },
  ar: {
    why: (service, campaign) =>
      `هذه الرسالة من \u2068${service}\u2069. أنت على قائمة الأشخاص الذين يُبلَّغون بشأن «\u2068${campaign}\u2069».`,
    genuineTitle: 'هل هذه الرسالة حقيقية؟',
    genuine: (host) =>
      `عنوان الخدمة هو \u2068${host}\u2069. يمكنك كتابته في المتصفح بدلًا من فتح رابط. لا نطلب أبدًا كلمة مرور أو بيانات بنكية عبر البريد الإلكتروني.`,
    unsubscribe: 'إيقاف هذه الرسائل',
  },
  ur: {
    why: (service, campaign) =>
      `یہ پیغام \u2068${service}\u2069 کی طرف سے ہے۔ آپ کا نام ان لوگوں کی فہرست میں ہے جنہیں “\u2068${campaign}\u2069” کے بارے میں بتایا جاتا ہے۔`,
    genuineTitle: 'کیا یہ پیغام اصلی ہے؟',
    genuine: (host) =>
      `سروس کا پتہ \u2068${host}\u2069 ہے۔ لنک کھولنے کے بجائے آپ اسے اپنے براؤزر میں لکھ سکتے ہیں۔ ہم ای میل کے ذریعے کبھی پاس ورڈ یا بینک کی تفصیلات نہیں مانگتے۔`,
    unsubscribe: 'یہ پیغامات بند کریں',
  },
  bn: {
    why: (service, campaign) =>
      `এই বার্তা ${service}-এর পক্ষ থেকে। “${campaign}” সম্পর্কে যাঁদের জানানো হয়, আপনার নাম তাঁদের তালিকায় আছে।`,
    genuineTitle: 'এই বার্তা কি আসল?',
    genuine: (host) =>
      `পরিষেবার ঠিকানা ${host}। লিঙ্কে না গিয়ে আপনি এটি আপনার ব্রাউজারে লিখতে পারেন। আমরা ইমেইলে কখনও পাসওয়ার্ড বা ব্যাংকের তথ্য চাই না।`,
    unsubscribe: 'এই বার্তাগুলি বন্ধ করুন',
  },
} satisfies Record<string, FooterPhrases>

const byLanguage: ReadonlyMap<string, FooterPhrases> = new Map(Object.entries(phrases))

/** The phrases of a language, and the language they are really in: English where there are none. */
export function footerPhrases(language: string): { readonly language: string; readonly phrases: FooterPhrases } {
  const primary = language.toLowerCase().split('-')[0] ?? ''
  const found = byLanguage.get(primary)
  return found ? { language: primary, phrases: found } : { language: 'en', phrases: phrases.en }
}
