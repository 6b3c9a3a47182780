/** What a “date changed” message says to begin with, in a language; a planner rewrites it. */
export interface DateChangedPhrases {
  readonly subject: string
  readonly body: string
}

const PHRASES: Readonly<Record<string, DateChangedPhrases>> = {
  en: {
    subject: '{{service.name}}: new date {{launch.date}}',
    body: 'We told you an earlier date for {{service.name}}. The date has changed.\n\nThe service opens on **{{launch.weekday}} {{launch.date}}** at {{launch.time}}. You do not need to do anything until then.\n\n[{{service.name}}]({{service.url}})',
  },
  cy: {
    subject: '{{service.name}}: dyddiad newydd {{launch.date}}',
    body: 'Rhoesom ddyddiad cynharach i chi ar gyfer {{service.name}}. Mae’r dyddiad wedi newid.\n\nBydd y gwasanaeth yn agor ddydd **{{launch.weekday}} {{launch.date}}** am {{launch.time}}. Nid oes angen i chi wneud unrhyw beth tan hynny.\n\n[{{service.name}}]({{service.url}})',
  },
  es: {
    subject: '{{service.name}}: nueva fecha, {{launch.date}}',
    body: 'Le dimos una fecha anterior para {{service.name}}. La fecha ha cambiado.\n\nEl servicio abre el **{{launch.weekday}} {{launch.date}}** a las {{launch.time}}. Hasta entonces no tiene que hacer nada.\n\n[{{service.name}}]({{service.url}})',
  },
  hi: {
    subject: '{{service.name}}: नई तारीख {{launch.date}}',
    body: 'हमने आपको {{service.name}} के लिए पहले एक और तारीख बताई थी। तारीख बदल गई है।\n\nयह सेवा **{{launch.weekday}}, {{launch.date}}** को {{launch.time}} बजे शुरू होगी। तब तक आपको कुछ नहीं करना है।\n\n[{{service.name}}]({{service.url}})',
  },
}

/** The phrases of a language or of its main language; undefined where a person has to write them. */
export function dateChangedPhrases(language: string): DateChangedPhrases | undefined {
  return PHRASES[language] ?? PHRASES[language.split('-')[0]!]
}

/** What stands in for the phrases of a language that has none here. */
export const ENGLISH_PHRASES: DateChangedPhrases = PHRASES.en!
