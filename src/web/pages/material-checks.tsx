import { type CheckFinding, isStanding, MATERIAL_CHECKS, type MaterialStanding } from '../../plan/index.ts'
import { Tag, type Tone } from '../components/blocks.tsx'
import { Button, Form } from '../components/form.tsx'
import { useMayAct } from '../show.tsx'
import { counted } from '../words/numbers.ts'
import { languageInWords } from '../words/part-words.ts'

interface MaterialChecksProps {
  readonly standing: MaterialStanding | undefined
  readonly language: string
  readonly base: string
}

/** What the checks found in one language, and what keeps it from being approved. */
export function MaterialChecks({ standing, language, base }: MaterialChecksProps) {
  const mayCheck = useMayAct('planner', 'approver')
  return (
    <section class="app-part" aria-labelledby="checks">
      <h2 class="govuk-heading-m" id="checks">
        Checks of the {languageInWords(language)}
      </h2>
      {standing === undefined || !standing.isChecked ? (
        <p class="govuk-body">
          It was not checked yet as it is now. That is done before it is approved{mayCheck && ', or here'}.
        </p>
      ) : (
        <Found findings={standing.findings} />
      )}
      {mayCheck && (
        <Form action={`${base}/check`}>
          <input type="hidden" name="language" value={language} />
          <Button kind="secondary">{standing?.isChecked ? 'Check it again' : 'Check it now'}</Button>
        </Form>
      )}
    </section>
  )
}

function Found({ findings }: { findings: readonly CheckFinding[] }) {
  const standing = findings.filter(isStanding).length
  return (
    <>
      <p class="govuk-body">
        {standing === 0
          ? 'Nothing keeps it from being approved.'
          : `${counted(standing, 'thing keeps', 'things keep')} it from being approved: mend what is told below, or name who answers for it.`}
      </p>
      {findings.length > 0 && (
        <ul class="app-findings">
          {findings.toSorted(bySeverity).map((finding) => (
            <Finding {...finding} />
          ))}
        </ul>
      )}
    </>
  )
}

const ORDER = ['error', 'warning', 'note'] as const

/** What is to be mended first. */
export function bySeverity(one: CheckFinding, other: CheckFinding): number {
  const place = (finding: CheckFinding) => (finding.overriddenBy ? ORDER.length : ORDER.indexOf(finding.severity))
  return place(one) - place(other)
}

const WORDS: Readonly<Record<CheckFinding['severity'], readonly [word: string, tone: Tone]>> = {
  error: ['to mend', 'trouble'],
  warning: ['look at it', 'attention'],
  note: ['note', 'plain'],
}

/** One thing that a check found, as an item of a list. */
export function Finding({ check, severity, message, where, overriddenBy }: CheckFinding) {
  const [word, tone] = overriddenBy ? (['answered for', 'plain'] as const) : WORDS[severity]
  return (
    <li>
      <Tag tone={tone}>{word}</Tag> <strong>{MATERIAL_CHECKS[check]}</strong>{' '}
      <span class="app-quiet">
        <code>{check}</code>
        {where === undefined ? '' : `, ${where}`}
      </span>
      <br />
      {message}
      {overriddenBy && ` ${overriddenBy.name} answers for it: ${overriddenBy.reason}`}
    </li>
  )
}
