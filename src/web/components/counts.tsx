import type { Progress } from '../../dispatch/index.ts'
import { pageAddress } from '../page-address.ts'
import { LEDGER_STATUSES, statusInWords } from '../words/ledger-words.ts'
import { counted, inWords } from '../words/numbers.ts'
import { Warning } from './blocks.tsx'

type LedgerCounts = Progress['counts']

interface EquationProps {
  readonly counts: LedgerCounts
  /** The address of the rows behind the figures. */
  readonly ledger: string
  /** Of an activity with several dates: which of them. */
  readonly date?: number | undefined
}

/** The audience as the sum of what became of its people; every figure leads to the rows behind it. */
export function Equation({ counts, ledger, date }: EquationProps) {
  const sum = LEDGER_STATUSES.reduce((total, status) => total + counts[status], 0)
  return (
    <>
      <SharesBar counts={counts} />
      <ul class="app-equation" aria-label={`What became of ${counted(counts.audience, 'person', 'people')}`}>
        <li class="app-equation__term">
          <a class="govuk-link govuk-link--no-visited-state" href={pageAddress(ledger, { date })}>
            <b>{inWords(counts.audience)}</b> in the audience
          </a>
        </li>
        {LEDGER_STATUSES.map((status, index) => (
          <li class={`app-equation__term app-equation__term--${status}`}>
            <span class="app-equation__sign" aria-hidden="true">
              {index === 0 ? '=' : '+'}
            </span>
            <span class="app-equation__figure">
              <Term status={status} count={counts[status]} ledger={pageAddress(ledger, { date, status })} />
            </span>
          </li>
        ))}
      </ul>
      {sum !== counts.audience && (
        <Warning>
          These figures do not add up: {inWords(sum)} instead of {inWords(counts.audience)}. Tell whoever runs this
          installation.
        </Warning>
      )}
    </>
  )
}

function Term({ status, count, ledger }: { status: string; count: number; ledger: string }) {
  const said = (
    <>
      <b>{inWords(count)}</b> {statusInWords(status)}
    </>
  )
  if (count === 0) return said
  return (
    <a class="govuk-link govuk-link--no-visited-state" href={ledger}>
      {said}
    </a>
  )
}

/** The same as lengths, for the eye alone. */
function SharesBar({ counts }: { counts: LedgerCounts }) {
  if (counts.audience === 0) return null
  let from = 0
  const shares = LEDGER_STATUSES.map((status) => {
    const share = { status, from, width: (counts[status] / counts.audience) * 100 }
    from += share.width
    return share
  })
  return (
    <svg class="app-shares" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="app-shares__ground" width="100" height="4" />
      {shares.map(({ status, from: x, width }) =>
        width > 0 ? (
          <rect class={`app-shares__${status}`} x={x.toFixed(3)} width={width.toFixed(3)} height="4" />
        ) : null,
      )}
    </svg>
  )
}
