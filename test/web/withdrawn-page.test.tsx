import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { WithdrawnPage } from '../../src/web/pages/withdrawn.tsx'
import { show, type Site } from '../../src/web/show.tsx'

/** The page of version 12 of a material that is read in a language. */
async function page(language: string, inForce?: number): Promise<string> {
  const shown = { kind: 'withdrawn', language, title: 'Leaflet', number: 12, ...(inForce && { inForce }) } as const
  const app = new Hono<Site>()
  app.use(async (c, next) => {
    c.set('assets', { style: '/style.css', script: '/script.js' })
    await next()
  })
  app.get('/', (c) => show(c, <WithdrawnPage shown={shown} path="/m/a/b" />))
  return (await app.request('/')).text()
}

// prettier-ignore
const SPEAKS: [material: string, lang: string, dir: 'ltr' | 'rtl', heading: string, read: string, skip: string][] = [
  ['en', 'en', 'ltr', 'Version 12 is withdrawn', 'Read version 13, which is in force', 'Skip to main content'],
  ['cy-GB', 'cy', 'ltr', 'Tynnwyd fersiwn 12 yn ôl', 'Darllenwch fersiwn 13, sydd mewn grym', 'Neidio i’r prif gynnwys'],
  ['es-MX', 'es', 'ltr', 'La versión 12 ha sido retirada', 'Lea la versión 13, que es la vigente', 'Ir al contenido principal'],
  ['fr', 'fr', 'ltr', 'La version 12 est retirée', 'Lire la version 13, qui est en vigueur', 'Aller au contenu principal'],
  ['ar', 'ar', 'rtl', 'سُحب الإصدار \u206812\u2069', 'اقرأ الإصدار \u206813\u2069 المعمول به الآن', 'انتقل إلى المحتوى الرئيسي'],
  ['ar-EG', 'ar', 'rtl', 'سُحب الإصدار \u2068١٢\u2069', 'اقرأ الإصدار \u2068١٣\u2069 المعمول به الآن', 'انتقل إلى المحتوى الرئيسي'],
  ['ur', 'ur', 'rtl', 'نسخہ \u206812\u2069 واپس لے لیا گیا ہے', 'نسخہ \u206813\u2069 پڑھیں، جو اب نافذ ہے', 'مرکزی مواد پر جائیں'],
  ['hi', 'hi', 'ltr', 'संस्करण 12 वापस ले लिया गया है', 'संस्करण 13 पढ़ें, जो अब मान्य है', 'मुख्य सामग्री पर जाएँ'],
  ['bn', 'bn', 'ltr', 'সংস্করণ ১২ প্রত্যাহার করা হয়েছে', 'সংস্করণ ১৩ পড়ুন, যা এখন কার্যকর', 'মূল বিষয়বস্তুতে যান'],
  ['pl', 'en', 'ltr', 'Version 12 is withdrawn', 'Read version 13, which is in force', 'Skip to main content'],
  ['fa', 'en', 'ltr', 'Version 12 is withdrawn', 'Read version 13, which is in force', 'Skip to main content'],
]

it.each(SPEAKS)('of a material in %s, it speaks %s', async (material, lang, dir, heading, read, skip) => {
  const html = await page(material, 13)
  expect(html).toContain(`<html lang="${lang}" dir="${dir}"`)
  expect(html).toContain(`<title>${heading} – Fanfare</title>`)
  expect(html).toMatch(new RegExp(`<h1[^>]*>${heading}</h1>`))
  expect(html).toContain(`<span class="govuk-caption-l" lang="${material}" dir="auto">Leaflet</span>`)
  expect(html).toContain(`href="/m/a/b">${read}</a>`)
  expect(html).toMatch(new RegExp(`href="#main">${skip}</a>`))
  const nothing = await page(material)
  expect(nothing).not.toContain('/m/a/b')
  expect(nothing.match(/<p class="govuk-body">[^<]+/g), 'what does not hold, and that nothing is there').toHaveLength(2)
  if (lang !== 'en') expect(nothing).not.toMatch(/withdrawn|main content|does not hold|in its place/i)
})
