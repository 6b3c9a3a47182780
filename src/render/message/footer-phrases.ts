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
} satisfies Record<string, FooterPhrases>

const byLanguage: ReadonlyMap<string, FooterPhrases> = new Map(Object.entries(phrases))

/** The phrases of a language, and the language they are really in: English where there are none. */
export function footerPhrases(language: string): { readonly language: string; readonly phrases: FooterPhrases } {
  const primary = language.toLowerCase().split('-')[0] ?? ''
  const found = byLanguage.get(primary)
  return found ? { language: primary, phrases: found } : { language: 'en', phrases: phrases.en }
}
