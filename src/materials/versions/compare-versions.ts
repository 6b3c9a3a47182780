import { stringify } from 'yaml'
import { canonicalJson, compareWords, type DiffPart } from '../../plan/index.ts'
import type { VersionSnapshot } from './snapshot.ts'

/** What differs between two versions at one place. */
export interface VersionChange {
  /** A language of the campaign; absent: the same in all. */
  readonly language?: string
  /** As in the campaign file, such as `steps.0.text` or `figures.share`. */
  readonly path: string
  /** Empty where there was nothing, or is nothing any more. */
  readonly before: string
  readonly after: string
  /** Both as one, word by word. */
  readonly words: readonly DiffPart[]
}

/** What differs between two versions of a material, what all languages share first, then language by language. Pure. */
export function compareVersions(before: VersionSnapshot, after: VersionSnapshot): VersionChange[] {
  const tags = [...new Set([...after.campaign.languages, ...before.campaign.languages])]
  return [
    ...changesIn(shared(before), shared(after)),
    ...tags.flatMap((language) =>
      changesIn(saidIn(before, language), saidIn(after, language)).map((change) => ({ language, ...change })),
    ),
  ]
}

type Places = ReadonlyMap<string, string>

function changesIn(before: Places, after: Places): VersionChange[] {
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((path): VersionChange[] => {
    const [was, is] = [before.get(path) ?? '', after.get(path) ?? '']
    return was === is ? [] : [{ path, before: was, after: is, words: compareWords(was, is) }]
  })
}

/** Facts and figures, each as the campaign file writes it. */
function shared({ campaign, material }: VersionSnapshot): Places {
  // Infographics have no pictures.
  const {
    contents: _contents,
    id: _id,
    figures,
    pictures = {},
    nextReview,
    ...facts
  } = { pictures: undefined, ...material }
  const { title, service, helplines, coreMessages, anchors, jargon, allowedDomains } = campaign
  const figuresByName = Object.fromEntries(Object.entries(figures).map(([name, figure]) => [`figures.${name}`, figure]))
  const picturesByName = Object.fromEntries(
    Object.entries(pictures).map(([name, hash]) => [`pictures.${name}`, `file ${hash.slice(0, 8)}`]),
  )
  const { launch } = anchors
  const ofCampaign = {
    service,
    launch,
    helplines,
    jargon,
    core_messages: coreMessages,
    allowed_domains: allowedDomains,
  }
  const of = { ...facts, next_review: nextReview, ...figuresByName, ...picturesByName, campaign: title, ...ofCampaign }
  return new Map(Object.entries(of).map(([path, value]) => [path, written(value)]))
}

function saidIn({ material }: VersionSnapshot, language: string): Places {
  const content = material.contents.find((one) => one.language === language)?.content
  return new Map(content === undefined ? [] : leaves(content, ''))
}

function leaves(value: unknown, path: string): [string, string][] {
  if (value === undefined) return []
  if (typeof value !== 'object' || value === null) return [[path, written(value)]]
  return Object.entries(value).flatMap(([key, inside]) => leaves(inside, path === '' ? key : `${path}.${key}`))
}

/** Keys in one order, for the database keeps none. */
function written(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  return stringify(JSON.parse(canonicalJson(value)), { lineWidth: 0 }).trimEnd()
}
