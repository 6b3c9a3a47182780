import type { Attention } from '../../plan/index.ts'
import { useMayAct } from '../show.tsx'
import { remedyOf, whyInWords } from '../words/attention-words.ts'
import { Tag } from './blocks.tsx'

interface AttentionProps {
  readonly matters: readonly Attention[]
  /** Also says of which campaign it is. */
  readonly ofMany?: boolean
}

/** What needs a person, each with why and a link to where it is put right. */
export function AttentionList({ matters, ofMany }: AttentionProps) {
  const mayEdit = useMayAct('planner')
  if (matters.length === 0) return null
  return (
    <ul class="app-matters">
      {matters.map((matter) => {
        const { tone, act, href } = remedyOf(matter, mayEdit)
        const about = matter.activity ?? matter.message ?? matter.material ?? matter.coreMessage
        return (
          <li class={`app-matters__one app-matters__one--${tone}`}>
            <div>
              <Tag tone={tone}>{matter.what}</Tag>{' '}
              <strong>
                {[ofMany && matter.campaign.title, about].filter(Boolean).join(': ') || matter.campaign.title}
              </strong>
              <p>{whyInWords(matter)}</p>
            </div>
            <a class="govuk-link" href={href}>
              {act}
              <span class="govuk-visually-hidden">
                {' '}
                ({matter.what}: {[matter.campaign.title, about].filter(Boolean).join(', ')})
              </span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}
