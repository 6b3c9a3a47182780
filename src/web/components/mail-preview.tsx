import type { MailPreview } from '../../dispatch/index.ts'
import { pageAddress } from '../page-address.ts'
import { useMayAct } from '../show.tsx'
import { inWords } from '../words/numbers.ts'
import { reasonInWords } from '../words/ledger-words.ts'
import { languageInWords } from '../words/part-words.ts'
import { Tag } from './blocks.tsx'
import { Switch } from './switch.tsx'

interface PreviewProps {
  readonly preview: MailPreview
  readonly base: string
  /** Only whoever is written to in it; absent: everybody, each in their own. */
  readonly language: string | undefined
  /** It shows what people were sent. */
  readonly isAsSent: boolean
}

/** The message as it arrives at one recipient after another, in a frame that runs nothing. */
export function MailFrame({ preview, base, language, isAsSent }: PreviewProps) {
  const { recipient } = preview
  const name = languageInWords(preview.language)
  const source = pageAddress(`${base}/mail.html`, { language, position: recipient?.position })
  return (
    <div id="preview">
      <h3 class="govuk-heading-s">
        As it {isAsSent ? 'arrived' : 'arrives'} in {name}
      </h3>
      <Stepper preview={preview} base={base} language={language} />
      <dl class="app-mail-head">
        <div>
          <dt>From</dt>
          <dd>{preview.from}</dd>
        </div>
        {recipient?.to && (
          <div>
            <dt>To</dt>
            <dd>{recipient.to}</dd>
          </div>
        )}
        <div>
          <dt>Subject</dt>
          <dd lang={preview.language} dir="auto">
            <strong>{preview.subject}</strong>
          </dd>
        </div>
      </dl>
      <iframe class="app-frame" sandbox="" src={source} title={`The mail in ${name}`} />
    </div>
  )
}

function Stepper({ preview: { recipient, language: written }, base, language }: Omit<PreviewProps, 'isAsSent'>) {
  const seesPeople = useMayAct('planner', 'approver', 'operator', 'administrator')
  const among = language === undefined ? '' : ` who get ${languageInWords(written)}`
  if (recipient === null) {
    return (
      <p class="app-quiet">
        {seesPeople
          ? `There are no recipients${among} yet, so this shows made-up values.`
          : 'Your role does not show people, so this shows made-up values.'}
      </p>
    )
  }
  const { position, total, contact, ownLanguage, whyNot } = recipient
  const at = (to: number) => `${pageAddress(base, { language, position: to })}#preview`
  return (
    <nav class="app-stepper" aria-label="Recipients">
      {position > 0 && (
        <a class="govuk-link govuk-link--no-visited-state" href={at(position - 1)} rel="prev">
          <span aria-hidden="true">‹ </span>Previous<span class="govuk-visually-hidden"> recipient</span>
        </a>
      )}
      <span>
        Recipient {inWords(position + 1)} of {inWords(total)}
        {among}: <strong>{contact}</strong>
        {ownLanguage !== null &&
          ownLanguage !== written &&
          `, who reads ${languageInWords(ownLanguage)} and gets ${languageInWords(written)}`}
        {whyNot !== null && (
          <>
            {' '}
            <Tag tone="attention">not written to: {reasonInWords(whyNot)}</Tag>
          </>
        )}
      </span>
      {position + 1 < total && (
        <a class="govuk-link govuk-link--no-visited-state" href={at(position + 1)} rel="next">
          Next<span class="govuk-visually-hidden"> recipient</span>
          <span aria-hidden="true"> ›</span>
        </a>
      )}
    </nav>
  )
}

interface SwitchProps {
  readonly languages: readonly string[]
  readonly base: string
  /** The one chosen; absent: everybody. */
  readonly language: string | undefined
}

/** Between everybody, each in their own language, and those who get one of them. */
export function LanguageSwitch({ languages, base, language }: SwitchProps) {
  if (languages.length < 2) return null
  const choices = [
    { tag: undefined, text: 'Everybody' },
    ...languages.map((tag) => ({ tag, text: languageInWords(tag) })),
  ]
  const shown = choices.map(({ tag, text }) => ({
    text,
    href: `${pageAddress(base, { language: tag })}#content`,
    isChosen: tag === language,
  }))
  return <Switch label="Language" choices={shown} />
}
