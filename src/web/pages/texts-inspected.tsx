import type { Child } from 'hono/jsx'
import type { MaterialInspection } from '../../materials/index.ts'
import type { InspectedVariant } from '../../plan/index.ts'
import { Tag } from '../components/blocks.tsx'
import { counted } from '../words/numbers.ts'
import { languageInWords } from '../words/part-words.ts'

/** What is known of a message in one language: how long it is, what it says of its reader, where it leads. */
export function TextsOfMessage({ language, length, sms, names, missing, links }: InspectedVariant) {
  const known = names.filter((name) => !missing.includes(name))
  return (
    <dl class="app-text-facts">
      <Fact name="Length">
        Subject {characters(length.subject)}, text {characters(length.body)}
        {sms.parts > 0 && `; as an SMS it would take ${counted(sms.parts, 'message', 'messages')}`}
      </Fact>
      {known.length > 0 && (
        <Fact name="Filled in">
          <Names names={known} />
        </Fact>
      )}
      {missing.length > 0 && (
        <Fact name="Missing">
          <Tag tone="trouble">nobody has it</Tag> <Names names={missing} />
        </Fact>
      )}
      <Links links={links} language={language} />
    </dl>
  )
}

/** Where the page of a material's texts tells it. */
export const SAID = 'said'

/** The same of a material. */
export function TextsOfMaterial({ inspection, language }: { inspection: MaterialInspection; language: string }) {
  const { length, links, filled, missing, optional, unwritten } = inspection
  return (
    <dl class="app-text-facts">
      <Fact name="Length">All texts together {characters(length)}</Fact>
      {filled.length > 0 && (
        <Fact name="Filled in">
          <Names names={filled} />
        </Fact>
      )}
      {missing.length + optional.length > 0 && (
        <Fact name="From a table">
          {missing.length > 0 && (
            <div>
              <Names names={missing} /> – a copy for a place has it, any other a gap
            </div>
          )}
          {optional.length > 0 && (
            <div>
              <Names names={optional} /> – only where a copy has it
            </div>
          )}
        </Fact>
      )}
      <Links links={links} language={language} />
      {unwritten.length > 0 && (
        <Fact name="Not written">{unwritten.map((tag) => languageInWords(tag)).join(', ')}</Fact>
      )}
    </dl>
  )
}

function Links({ links, language }: { links: readonly string[]; language: string }) {
  return (
    <Fact name="Leads to">
      {links.length === 0 ? (
        `nothing in ${languageInWords(language)}`
      ) : (
        <ul class="govuk-list">
          {links.map((link) => (
            <li>
              <bdi dir="ltr">{link}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Fact>
  )
}

function Fact({ name, children }: { name: string; children: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Names({ names }: { names: readonly string[] }) {
  return (
    <>
      {names.map((name, index) => (
        <>
          {index > 0 && ', '}
          <code>{name}</code>
        </>
      ))}
    </>
  )
}

function characters(count: number): string {
  return counted(count, 'character', 'characters')
}

/**
 * What is typed in a form, told below it. Where script runs it follows the typing inside `around`; without, it is as the form
 * was opened, checked or refused. It is long, so nobody has it read out at each key.
 */
export function FollowsTyping({ name, around, children }: { name: string; around: string; children: Child }) {
  return (
    <div
      hx-post=""
      hx-trigger={`input delay:800ms from:closest ${around}`}
      hx-include="closest form"
      hx-vals='{"act":"check"}'
      hx-select={`#${name}`}
      hx-swap="innerHTML"
    >
      <div id={name}>{children}</div>
    </div>
  )
}
