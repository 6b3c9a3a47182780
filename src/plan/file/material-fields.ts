import { z } from 'zod'
import { checkUrl } from './field-checks.ts'
import { figureShape } from './figure-fields.ts'
import { expecting, id, language, line, list, mapping, phrase } from './file-fields.ts'

const host = z
  .string(expecting('the name of a host, such as renew.example.gov'))
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/, {
    ...expecting('the name of a host in small letters and without https://, such as renew.example.gov'),
  })

const perLanguage = z.record(language, line('a text'), expecting('a text per language, such as { en: "Hotline" }'))

const jargonWord = mapping('a mapping such as { word: remittance, instead: payment }', {
  word: line('a word or phrase that materials do not use'),
  instead: line('what to write instead').optional(),
})

const helpline = mapping(
  'a mapping such as { phone: "0808 157 0000", hours: { en: "Monday to Friday, 8am to 6pm" } }',
  {
    phone: line('a telephone number, as people read it'),
    name: perLanguage.optional(),
    hours: perLanguage.optional(),
  },
)

/** What a campaign file says for all its materials. */
export const helpFields = {
  jargon: list('a list of words such as [{ word: remittance, instead: payment }]', jargonWord).optional(),
  allowed_domains: list('hosts that codes and addresses may lead to, such as [renew.example.gov]', host)
    .min(1, expecting('at least one host; leave it out to allow that of the service alone'))
    .optional(),
  helplines: z.record(id, helpline, expecting('a mapping of helplines by name')).optional(),
}

const override = mapping('a mapping such as { check: reading-level, name: A. Jones, reason: "Tested with readers" }', {
  check: line('the name of the check, as it reports itself'),
  language: language.optional(),
  name: line('who answers for it'),
  reason: line('why it may be so', 500),
})

const content = z.record(z.string(), z.unknown(), expecting('what it says, as a mapping with a title'))

export const KINDS = ['information-sheet', 'poster', 'infographic'] as const

export const materialShape = mapping('a mapping with kind, template and content', {
  kind: z.enum(KINDS, expecting(`one of ${KINDS.join(', ')}`)),
  template: line('the name of a template, such as clear-steps'),
  core: list('a list of core messages, such as [two-minutes]', line('the id of a core message')).default([]),
  owner: line('who answers for it, as printed'),
  next_review: line('when it is looked at again, such as launch+90d or 2027-06-01'),
  paper: z.enum(['A4', 'Letter'], expecting('A4 or Letter')).optional(),
  accent: z
    .string(expecting('a colour such as "#0b5394"'))
    .regex(/^#[0-9a-f]{6}$/i, expecting('a colour such as "#0b5394"'))
    .optional(),
  address: phrase('where its code leads, such as "https://renew.example.gov/start"', checkUrl).optional(),
  figures: z.record(id, figureShape, expecting('a mapping of figures by name')).default({}),
  pictures: z
    .record(
      id,
      z
        .string(expecting('a picture beside this file, such as office.png'))
        .min(1, expecting('a picture beside this file, such as office.png')),
      expecting('a mapping of pictures by name, such as { office: office.png }'),
    )
    .optional(),
  content: z.record(
    language,
    z.union(
      [line('a file beside this one, such as how-to-renew.en.yaml'), content],
      expecting('what it says, or a file beside this one such as how-to-renew.en.yaml'),
    ),
    expecting('what it says per language, such as { en: how-to-renew.en.yaml }'),
  ),
  overrides: list('checks that somebody answers for', override).default([]),
})
