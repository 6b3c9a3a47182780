import type { PartForm } from '../../plan/index.ts'
import { wallOf } from '../../schedule/index.ts'
import { wallInWords } from '../words/moment.ts'

type Values = Readonly<Record<string, string>>

/** One person's version of a field, exactly as it is. */
export function Version({ who, text, name }: { who: string; text: string; name: string }) {
  const language = /^(?:subject|body)\.(.+)$/.exec(name)?.[1]
  return (
    <div>
      <p class="app-version-of">{who}</p>
      <div class="app-version" lang={language} dir={language && 'auto'}>
        {text === '' ? <span class="app-quiet">nothing</span> : text}
      </div>
    </div>
  )
}

/** What was typed, carried on by a form that does not show its fields. */
export function Carried({ values }: { values: Values }) {
  return (
    <>
      {Object.entries(values)
        .filter(([name]) => !['form_token', 'act'].includes(name))
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
    </>
  )
}

/** Who changed a part when, with the moment as the clocks of the launch show it. */
export function whyInWords(why: string, { choices }: PartForm): string {
  const zone = choices.anchors.find(({ name }) => name === 'launch')?.zone ?? 'UTC'
  const said = why.replace(/at (\d{4}-\d\d-\d\dT[\d:.]+Z)/g, (_, instant: string) => {
    return `on ${wallInWords(wallOf(Date.parse(instant), zone))} (${zone})`
  })
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
}
