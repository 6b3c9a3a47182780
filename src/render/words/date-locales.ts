import type { Locale } from 'date-fns'
import { ar } from 'date-fns/locale/ar'
import { bn } from 'date-fns/locale/bn'
import { cy } from 'date-fns/locale/cy'
import { de } from 'date-fns/locale/de'
import { enGB } from 'date-fns/locale/en-GB'
import { enUS } from 'date-fns/locale/en-US'
import { es } from 'date-fns/locale/es'
import { fr } from 'date-fns/locale/fr'
import { hi } from 'date-fns/locale/hi'
import { it } from 'date-fns/locale/it'
import { pl } from 'date-fns/locale/pl'
import { pt } from 'date-fns/locale/pt'
import { ptBR } from 'date-fns/locale/pt-BR'
import { ro } from 'date-fns/locale/ro'
import { tr } from 'date-fns/locale/tr'
import { uk } from 'date-fns/locale/uk'
import { zhCN } from 'date-fns/locale/zh-CN'

/** The languages that dates are written in by a pattern. All others have the styles of `Intl`, which knows them. */
const locales: Readonly<Record<string, Locale>> = {
  ar,
  bn,
  cy,
  de,
  en: enGB,
  'en-US': enUS,
  es,
  fr,
  hi,
  it,
  pl,
  pt,
  'pt-BR': ptBR,
  ro,
  tr,
  uk,
  zh: zhCN,
}

/** The tags of these languages. */
export const languagesWithPatterns: readonly string[] = Object.keys(locales)

/** The locale of a BCP 47 tag, or of its language alone; undefined where there is none. */
export function dateLocale(language: string): Locale | undefined {
  const [alone = ''] = language.split('-')
  const tag = [language, alone].find((name) => Object.hasOwn(locales, name))
  return tag === undefined ? undefined : locales[tag]
}
