import { Radios } from '../components/choices.tsx'
import type { Problem } from '../../errors.ts'
import { Select, TextField } from '../components/fields.tsx'
import { labelOf } from '../words/part-words.ts'
import type { Editing } from './edit-fields.tsx'
import { AudienceField, MaterialField, MessageField } from './edit-references.tsx'

/** The usual kinds of places where something is put up; any other name is a channel as well. */
const USUAL = ['poster', 'page', 'partner']

type Values = Readonly<Record<string, string>>

/** Whether a message goes to an audience, or people put a material up; the fields of each stand below it. */
export function WayFields(editing: Editing) {
  const { filled } = editing
  const way = wayOf(filled.values)
  return (
    <Radios
      name="way"
      legend="What happens"
      filled={{ values: { way }, problems: [] }}
      options={[
        {
          value: 'digital',
          text: 'A message is sent to an audience',
          below: (
            <>
              <MessageField {...editing} />
              <AudienceField {...editing} />
              <MaterialField {...editing} filled={way === 'digital' ? filled : { values: {}, problems: [] }} />
            </>
          ),
        },
        {
          value: 'offline',
          text: 'People put something up: a poster, a page, at a partner',
          hint: 'Nobody is written to. When its date has come it is to do, and whoever did it says so.',
          below: <OfflineFields {...editing} isChosen={way === 'offline'} />,
        },
      ]}
    />
  )
}

function OfflineFields({ form, filled, isChosen }: Editing & { readonly isChosen: boolean }) {
  const { materials, offlineChannels } = form.choices
  const own = isChosen ? filled : { values: {}, problems: [] }
  const shown = { ...own, values: { ...own.values, put_up: own.values['material'] ?? '' } }
  return (
    <>
      <TextField
        name="channel"
        label={labelOf('channel')}
        hint="Where it is put up, such as poster. A name that is new here becomes an offline channel of the campaign."
        width={20}
        code
        suggestions={[...new Set([...offlineChannels, ...USUAL])]}
        filled={shown}
      />
      <Select
        name="put_up"
        label={labelOf('put_up')}
        hint={
          materials.length === 0
            ? 'The campaign has no material yet: add one first.'
            : 'In a version that is published.'
        }
        options={[
          { value: '', text: 'Choose a material' },
          ...materials.map(({ id, title }) => ({ value: id, text: `${id} – ${title}` })),
        ]}
        filled={shown}
      />
      <TextField
        name="material_version"
        label={labelOf('material_version')}
        hint="Empty: the newest that is published by then."
        width={5}
        inputmode="numeric"
        filled={shown}
      />
    </>
  )
}

/** What was chosen, or what an activity is that is there already. */
export function wayOf({ way, channel }: Values): 'digital' | 'offline' {
  return way === 'offline' || (way === undefined && (channel ?? '') !== '') ? 'offline' : 'digital'
}

/** Problems of the material that is put up, told beside the field that asks for it. */
export function besideFields(values: Values): (problem: Problem) => Problem {
  const isOffline = wayOf(values) === 'offline'
  return (problem) => (isOffline && problem.path === 'material' ? { ...problem, path: 'put_up' } : problem)
}

const OF_DIGITAL = ['message', 'audience', 'clock', 'blackout_override.name', 'blackout_override.reason']
const OF_OFFLINE = ['channel', 'material_version']

/** The fields of the way that was chosen, those of the other empty; a form that does not ask stays as it is. */
export function wayTyped(form: Record<string, string>): Record<string, string> {
  const { put_up: putUp, ...typed } = form
  if (typed['way'] === undefined) return typed
  const isOffline = typed['way'] === 'offline'
  const empty = Object.fromEntries((isOffline ? OF_DIGITAL : OF_OFFLINE).map((name) => [name, '']))
  return { ...typed, ...empty, ...(isOffline && putUp !== undefined && { material: putUp }) }
}
