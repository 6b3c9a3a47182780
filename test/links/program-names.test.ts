import { expect, it } from 'vitest'
import { isProgram } from '../../src/links/program-names.ts'

it.each([
  [
    'a telephone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1',
  ],
  ['a desktop browser', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
  [
    'a telephone whose make ends in “bot”',
    'Mozilla/5.0 (Linux; Android 9; CUBOT_X19) AppleWebKit/537.36 Chrome/120 Mobile',
  ],
  [
    'a small telephone behind Opera’s servers',
    'Opera/9.80 (J2ME/MIDP; Opera Mini/9.80; U; en) Presto/2.5.25 Version/10.54',
  ],
  [
    'a page opened inside an app',
    'Mozilla/5.0 (Linux; Android 14; SM-A145F; wv) AppleWebKit/537.36 Chrome/130 [FBAN/EMA;FBAV/400]',
  ],
])('takes %s for a person', (_, userAgent) => expect(isProgram(userAgent)).toBe(false))

it.each([
  ['a search engine', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
  ['a previewer of a messenger', 'WhatsApp/2.23.20.0'],
  ['a previewer of Skype and Teams', 'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5'],
  ['a mail scanner', 'Mozilla/5.0 (compatible; Barracuda Sentinel)'],
  [
    'a browser without a window',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/130.0 Safari/537.36',
  ],
  ['a command-line client', 'curl/8.5.0'],
  ['a script', 'python-requests/2.32'],
  ['one that gives no name', undefined],
  ['one with an empty name', '  '],
])('takes %s for a program', (_, userAgent) => expect(isProgram(userAgent)).toBe(true))
