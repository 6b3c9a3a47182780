import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseTemplate, prepareMessage, readMailLayout } from '../../src/render/index.ts'
import { setting } from './message-parts.ts'

const source = (path: string): string => readFileSync(`templates/${path}`, 'utf8')
const layout = readMailLayout(source)

function mail(language: string, body = '# Hello {{first_name}}\n\nGo to {{service.url}}.') {
  const { addressed } = prepareMessage({ language, subject: 'Hello <{{first_name}}>', body }, setting)
  return addressed(layout, () => 'https://fanfare.example/r/1').render({
    values: { first_name: 'Nia & co' },
    unsubscribeUrl: 'https://fanfare.example/u/a?b=1&c=2',
  })
}

describe('The whole mail', () => {
  it('is a document with its language, direction, title and a heading', () => {
    const { html } = mail('cy')
    expect(html).toMatch(/^<!doctype html>\n<html lang="cy" dir="ltr">/)
    expect(html).toContain('<title>Hello &lt;Nia &amp; co&gt;</title>')
    expect(html).toMatch(/<h1 style="[^"]+">Hello Nia &amp; co<\/h1>/)
  })

  it('says who sends it, how to leave and how to know it is genuine, in HTML and in text', () => {
    const { html, text } = mail('en')
    for (const phrase of ['Licence &amp; Co', 'Renew online', 'renew.example.gov', 'Is this message genuine?'])
      expect(html).toContain(phrase)
    expect(html).toContain('href="https://fanfare.example/u/a?b&#x3D;1&amp;c&#x3D;2"')
    expect(text).toContain('Stop these messages: https://fanfare.example/u/a?b=1&c=2\n')
    expect(text).toContain('This message is from Licence & Co.')
    expect(text.split('\n').filter((line) => line.length > 78)).toEqual([])
  })

  it('has no table without its role, no image and no script', () => {
    const { html } = mail('en')
    expect(html.match(/<table/g)).toHaveLength(html.match(/<table role="presentation"/g)?.length ?? 0)
    expect(html).not.toMatch(/<img|<script|\son[a-z]+=/)
  })

  it('a helpline and a link look like any other link', () => {
    const { html } = mail('en', '{{contact "abroad"}} {{link service.url "a"}} [b]({{service.url}})')
    const [, ...styles] = [...html.matchAll(/<a href="(?:tel|https:\/\/fanfare.example\/r)[^>]* style="([^"]*)"/g)]
    expect(styles.map(([, style]) => style)).toEqual([expect.stringContaining('underline'), styles[0]![1]])
  })

  it('asks for a tracked address once per link, however many read it', () => {
    const asked: string[] = []
    const { links, addressed } = prepareMessage(
      { language: 'en', subject: 's', body: '{{service.url}} [a]({{service.url}})' },
      setting,
    )
    const { render } = addressed(layout, (url) => `https://t/${asked.push(url)}`)
    for (const first_name of ['a', 'b', 'c']) render({ values: { first_name }, unsubscribeUrl: 'https://u' })
    expect(asked).toEqual(links)
  })

  it('a contact cannot hide a fact behind an attribute of the same name', () => {
    const { addressed } = prepareMessage({ language: 'en', subject: '{{service.name}}', body: 'a' }, setting)
    const values = { service: { name: 'Evil' } }
    expect(addressed(layout, String).render({ values, unsubscribeUrl: 'https://u' }).subject).toBe('Licence & Co')
  })

  it.each([
    ['en', 'en', 'Stop these messages'],
    ['en-GB', 'en', 'Stop these messages'],
    ['cy', 'cy', 'Stopio’r negeseuon hyn'],
    ['es-MX', 'es', 'Dejar de recibir estos mensajes'],
    ['hi', 'hi', 'ये संदेश बंद करें'],
    ['sw', 'en', 'Stop these messages'],
    ['fr', 'fr', 'Ne plus recevoir ces messages'],
    ['ar', 'ar', 'إيقاف هذه الرسائل', 'rtl'],
    ['ur-PK', 'ur', 'یہ پیغامات بند کریں', 'rtl'],
    ['bn', 'bn', 'এই বার্তাগুলি বন্ধ করুন'],
  ])('%s ends in %s', (language, footer, phrase, direction = 'ltr') => {
    const { html, text } = mail(language)
    expect(html).toContain(`<html lang="${language}"`)
    expect(html).toContain(`class="foot" lang="${footer}" dir="${direction}"`)
    expect(html).toContain(phrase)
    expect(text).toContain(phrase)
  })

  it.each([
    ['ar', 'rtl'],
    ['ur-PK', 'rtl'],
    ['ks-Deva', 'ltr'],
    ['az-Arab', 'rtl'],
    ['ar-Latn', 'ltr'],
    ['hi', 'ltr'],
  ])('%s is written %s', (language, direction) => {
    const { html } = mail(language, '- a')
    expect(html).toContain(`<html lang="${language}" dir="${direction}">`)
    expect(html).toContain(direction === 'rtl' ? 'padding-right:24px' : 'padding-left:24px')
  })
})

describe('Example data stand beside each template', () => {
  const templates = ['messages', 'partials'].flatMap((folder) =>
    readdirSync(`templates/${folder}`).flatMap((name) => (name.endsWith('.hbs') ? [`${folder}/${name}`] : [])),
  )

  it.each(templates)('%s shows all of them', (path) => {
    const data: unknown = JSON.parse(source(path.replace(/\.hbs$/, '.json')))
    const shown = parseTemplate(source(path), { partials: layout.partials }).render(data)
    for (const text of textsIn(data)) expect(shown, text).toContain(text)
  })

  function textsIn(data: unknown): string[] {
    if (typeof data === 'string')
      return data.startsWith('https://renew') ||
        data === 'en' ||
        data === 'ltr' ||
        data.startsWith('Renew your licence')
        ? []
        : [data]
    return typeof data === 'object' && data !== null ? Object.values(data).flatMap(textsIn) : []
  }
})
