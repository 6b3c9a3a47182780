import { seenTranslation, type Translation } from '../../plan/index.ts'
import { Tag } from '../components/blocks.tsx'
import { Button, ButtonLink, Form } from '../components/form.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { useMayAct, useViewer } from '../show.tsx'
import { partsIn, stateInWord, stateInWords } from '../words/material-words.ts'
import { languageInWords } from '../words/part-words.ts'
import { campaignPath } from './campaign-head.tsx'
import type { MaterialAt } from './material.tsx'

/** What it says in a language beside what its source says, and whether somebody found that they say the same. */
export function MaterialTexts({ planned, material, base, language }: MaterialAt) {
  const { campaign, translations } = planned
  const [first = ''] = campaign.languages
  const translation = translations.find((one) => one.material === material.id && one.language === language)
  const content = (tag: string) => material.contents.find((one) => one.language === tag)?.content
  const [own, source] = [content(language), content(first)]
  if (translation === undefined || source === undefined) return null
  const { word, tone } = stateInWord(translation.state)
  const edit = `${campaignPath(campaign.id)}/edit/material-content/${material.id}.${language}`
  return (
    <section class="app-part" aria-labelledby="texts">
      <div class="app-title">
        <h2 class="govuk-heading-m" id="texts">
          Text in {languageInWords(language)} <Tag tone={tone}>{word}</Tag>
        </h2>
        {useMayAct('planner') && (
          <ButtonLink href={edit} kind="secondary">
            {own === undefined ? 'Write' : 'Edit'} the {languageInWords(language)} text
          </ButtonLink>
        )}
      </div>
      <p class="govuk-body">{stateInWords(translation, first)}</p>
      <Texts source={source} own={own} first={first} language={language} />
      {own !== undefined && own !== source && (
        <Check translation={translation} action={`${base}/checked`} seen={seenTranslation(own, source)} first={first} />
      )}
    </section>
  )
}

interface TextsProps {
  readonly source: object
  readonly own: object | undefined
  readonly first: string
  readonly language: string
}

function Texts({ source, own, first, language }: TextsProps) {
  const isSource = language === first
  const [from, to] = [partsIn(source), partsIn(own ?? {})]
  const parts = [...new Set([...from.keys(), ...to.keys()])]
  return (
    <Table
      caption={
        isSource ? 'What it says' : `${languageInWords(first)} and ${languageInWords(language)} beside each other`
      }
      captionHidden
      dense
      stacks
      columns={[
        { text: 'Part' },
        { text: languageInWords(first) },
        ...(isSource ? [] : [{ text: languageInWords(language) }]),
      ]}
    >
      {parts.map((part) => (
        <Row head={part}>
          <TextCell language={first} text={from.get(part)} />
          {!isSource && <TextCell language={language} text={to.get(part)} />}
        </Row>
      ))}
    </Table>
  )
}

function TextCell({ language, text }: { readonly language: string; readonly text: string | undefined }) {
  const label = languageInWords(language)
  if (text === undefined) {
    return (
      <Cell label={label}>
        <span class="app-quiet">not written</span>
      </Cell>
    )
  }
  return (
    <Cell label={label}>
      <span class="app-said" lang={language} dir="auto">
        {text}
      </span>
    </Cell>
  )
}

interface CheckProps {
  readonly translation: Translation
  readonly action: string
  readonly seen: string
  readonly first: string
}

/** A second person says so, of exactly what stands above. */
function Check({ translation: { state, language, author }, action, seen, first }: CheckProps) {
  const mayCheck = useMayAct('planner', 'approver')
  const viewer = useViewer()
  if (!mayCheck || state === 'checked') return null
  if (viewer?.email === author) {
    return <p class="govuk-body">You wrote it, so somebody else has to check it.</p>
  }
  return (
    <Form action={action}>
      <input type="hidden" name="language" value={language} />
      <input type="hidden" name="seen" value={seen} />
      <p class="govuk-body">
        Do you read both languages? Read what stands above, part by part, and say so here if it is the same.
      </p>
      <Button>
        The {languageInWords(language)} text says what the {languageInWords(first)} text says
      </Button>
    </Form>
  )
}
