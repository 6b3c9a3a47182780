/** What programs that follow links by themselves call themselves in their user agent, by what they are; in lower case. */
const PROGRAM_MARKS = Object.values({
  searchEngines: 'bot crawler spider slurp feedfetcher ia_archiver archive.org google- googleother apis-google',
  previewers: 'preview facebookexternalhit facebookcatalog whatsapp/ embedly googleimageproxy ms-office cfnetwork',
  mailScanners: 'barracuda mimecast proofpoint symantec trendmicro forcepoint zscaler safelinks urldefense scanner',
  checkers: 'virustotal urlscan safebrowsing linkcheck validator monitor uptime lighthouse pagespeed',
  drivenBrowsers: 'headless phantomjs puppeteer playwright selenium',
  libraries:
    'curl/ wget/ python aiohttp java/ httpclient http-client okhttp libwww ruby php/ node-fetch undici axios postman powershell',
}).flatMap((marks) => marks.split(' '))

/** Makes of telephones whose names contain such a mark. */
const NOT_PROGRAMS = ['cubot']

/** Whether a visit is by a program, as far as its own name tells: a scanner, a previewer, a search engine, or nameless. */
export function isProgram(userAgent: string | undefined): boolean {
  const name = NOT_PROGRAMS.reduce((text, phone) => text.replaceAll(phone, ''), (userAgent ?? '').toLowerCase().trim())
  return name === '' || PROGRAM_MARKS.some((mark) => name.includes(mark))
}
