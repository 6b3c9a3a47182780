import { ButtonLink } from '../components/form.tsx'
import { Inset } from '../components/blocks.tsx'
import { LanguageSwitch, MailFrame } from '../components/mail-preview.tsx'
import { useMayAct } from '../show.tsx'
import { languageInWords } from '../words/part-words.ts'
import type { ActivityShown } from './activity.tsx'
import { TextsOfMessage } from './texts-inspected.tsx'

/** The text of a language beside the mail that is made of it. */
export function ActivityContent({ activity, preview, language, base }: ActivityShown & { base: string }) {
  const { variants, missing, core, campaign, message, isAsSent } = activity
  const mayEdit = useMayAct('planner') && !isAsSent
  const variant = variants.find((one) => one.language === preview.language) ?? variants[0]
  const name = languageInWords(preview.language)
  const inspected = activity.inspected.find((one) => one.language === variant?.language)
  return (
    <section class="app-part" id="content" aria-labelledby="content-title">
      <div class="app-title">
        <h2 class="govuk-heading-m" id="content-title">
          Message
        </h2>
        {mayEdit && (
          <ButtonLink href={`/campaigns/${campaign.id}/edit/message/${message}`} kind="secondary">
            Edit the message
          </ButtonLink>
        )}
      </div>
      {missing.length > 0 && !isAsSent && (
        <Inset>
          Not written in {missing.map(languageInWords).join(', ')} yet: who reads{' '}
          {missing.length === 1 ? 'it' : 'one of these'} gets {languageInWords(variants[0]?.language ?? '')}.
        </Inset>
      )}
      <LanguageSwitch languages={variants.map((one) => one.language)} base={base} language={language} />
      <div class="app-columns">
        <div>
          <h3 class="govuk-heading-s">
            As it {isAsSent ? 'was sent' : 'is written'} in {name}
          </h3>
          {variant && (
            <>
              <p class="govuk-body app-written" lang={variant.language} dir="auto">
                <strong>{variant.subject}</strong>
              </p>
              <div
                class="app-text"
                lang={variant.language}
                dir="auto"
                tabindex={0}
                role="region"
                aria-label={`Text in ${name}`}
              >
                {variant.body}
              </div>
            </>
          )}
          {inspected && <TextsOfMessage {...inspected} missing={isAsSent ? [] : inspected.missing} />}
          <h3 class="govuk-heading-s">The plain-text part</h3>
          <div
            class="app-text"
            lang={preview.language}
            dir="auto"
            tabindex={0}
            role="region"
            aria-label={`Plain-text part in ${name}`}
          >
            {preview.text}
          </div>
          {core.length > 0 && (
            <>
              <h3 class="govuk-heading-s">What people should take away</h3>
              <ul class="govuk-list govuk-list--bullet">
                {core.map(({ text }) => (
                  <li>{text}</li>
                ))}
              </ul>
            </>
          )}
        </div>
        <MailFrame preview={preview} base={base} language={language} isAsSent={isAsSent} />
      </div>
    </section>
  )
}
