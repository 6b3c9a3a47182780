import type { PictureRow } from '../../db/queries/pictures.ts'
import type { FigureData, FigureWords, MessageVariant, SheetContent, TimelineData } from '../render/index.ts'
import type { Anchor, Blackout, QuietDay, Weekday } from '../schedule/index.ts'

/** A whole plan in the words of the product, every part checked and every name resolved. */
export interface CampaignPlan {
  readonly id: string
  readonly title: string
  readonly service: { readonly name: string; readonly url: string }
  /** The first is the fallback. */
  readonly languages: readonly string[]
  /** Always has `launch`. */
  readonly anchors: Readonly<Record<string, Anchor>>
  readonly quietHours?: { readonly from: string; readonly to: string }
  /** Which department speaks. */
  readonly department?: string
  readonly calendar?: PlanCalendar
  /** At most so many messages per person in any `per` (such as `7d`), over all campaigns; enforced at hand-over. */
  readonly frequencyCap?: { readonly messages: number; readonly per: string }
  /** Two messages to the same people within this time clash, such as `48h`. */
  readonly clashWithin?: string
  readonly budget?: { readonly currency: string; readonly total: number }
  readonly coreMessages: readonly CoreMessage[]
  /** Attributes of contacts that messages may use although no audience asks for them. */
  readonly attributes: readonly string[]
  readonly audiences: readonly PlannedAudience[]
  readonly goals: readonly PlannedGoal[]
  /** In the order of their ids; `offline` ones are those on which people put something up. */
  readonly channels: readonly { readonly id: string; readonly kind: 'email' | 'offline'; readonly rate?: string }[]
  readonly messages: readonly PlannedMessage[]
  readonly materials: readonly PlannedMaterial[]
  /** What its pictures are made of, where it brings them along: a plan of the database has them there. */
  readonly pictureFiles?: readonly PictureFile[]
  /** Words that materials do not use, with what to write instead where that is known. */
  readonly jargon?: readonly { readonly word: string; readonly instead?: string }[]
  /** Hosts that codes and printed addresses may lead to; absent: that of the service. */
  readonly allowedDomains?: readonly string[]
  /** Where people get help, by a name that texts use. */
  readonly helplines?: Readonly<Record<string, Helpline>>
  readonly activities: readonly PlannedActivity[]
}

/** What people should take away, and what proves it. */
export interface CoreMessage {
  readonly id: string
  readonly text: string
  readonly proof?: string
  /** The last day on which the proof holds, `YYYY-MM-DD` in the launch's zone; absent: it does not run out. */
  readonly proofUntil?: string
}

/** Days that count otherwise than others. */
export interface PlanCalendar {
  /** Days that are no working days; absent: Saturday and Sunday. */
  readonly weekend?: readonly Weekday[]
  /** `YYYY-MM-DD`. */
  readonly holidays?: readonly string[]
  /** Nothing goes out on these, by the recipient's calendar. */
  readonly quietDays?: readonly QuietDay[]
  readonly blackouts?: readonly Blackout[]
}

interface PlannedAudience {
  readonly id: string
  readonly title: string
  readonly population?: { readonly size: number; readonly source: string; readonly date: string }
  /** The `where` rule as written. */
  readonly rule?: unknown
  readonly list?: string
  /** Only people who were sent one of these activities from the instant `from` on, before `until`, in no period of `except`. */
  readonly received?: ReceivedBetween
}

/** Who was sent one of some activities, and when. Instants in milliseconds; a period begins at its `from` and ends before its `until`. */
export interface ReceivedBetween {
  readonly activities: readonly string[]
  /** Absent: from the beginning. */
  readonly from?: number
  readonly until: number
  /** What was sent in these periods does not count; absent where there is none. */
  readonly except?: readonly { readonly from: number; readonly until: number }[]
}

export interface PlannedGoal {
  readonly id: string
  readonly level: 'output' | 'outtake' | 'outcome' | 'impact'
  readonly metric: string
  readonly audience: string
  readonly baseline: { readonly value: number | string; readonly date: string; readonly source: string }
  /** `share` is 0..1 of the audience's sourced population. */
  readonly target: { readonly share: number } | { readonly count: number }
  readonly by: string
  readonly measuredBy: string
}

interface PlannedMessage {
  readonly id: string
  readonly channel: string
  readonly purpose: 'service' | 'public-task' | 'marketing' | 'emergency'
  /** Ids of core messages. */
  readonly core: readonly string[]
  readonly variants: readonly MessageVariant[]
}

/** `name` and `hours` are per language. */
export interface Helpline {
  readonly phone: string
  readonly name?: Readonly<Record<string, string>>
  readonly hours?: Readonly<Record<string, string>>
}

/** A photograph or drawing with its bytes. */
export type PictureFile = PictureRow

/** An information sheet, a poster or an infographic. */
export type PlannedMaterial = PlannedSheet | PlannedInfographic

/** What materials of every kind have. */
interface MaterialFacts {
  readonly id: string
  /** The design, by the name of its template. */
  readonly template: string
  /** Ids of core messages. */
  readonly core: readonly string[]
  /** Who answers for it, as printed. */
  readonly owner: string
  /** As written: `launch+90d` or a date. */
  readonly nextReview: string
  readonly paper?: 'A4' | 'Letter'
  /** `#rrggbb`. */
  readonly accent?: string
  /** Where its code leads; absent: the address of the service. */
  readonly address?: string
  /** Numbers with their sources, by the name of the figure. */
  readonly figures: Readonly<Record<string, PlannedFigure>>
  /** Of sheets and posters: the SHA-256 of each picture's bytes, by the name that contents use; absent where there is none. */
  readonly pictures?: Readonly<Record<string, string>>
  /** Checks that somebody answers for although they found something. */
  readonly overrides: readonly CheckOverride[]
}

/** `contents` are what it says in each language; the first one of the campaign is there. */
export interface PlannedSheet extends MaterialFacts {
  readonly kind: 'information-sheet' | 'poster'
  readonly contents: readonly { readonly language: string; readonly content: WrittenSheet }[]
}

export interface PlannedInfographic extends MaterialFacts {
  readonly kind: 'infographic'
  readonly contents: readonly { readonly language: string; readonly content: WrittenInfographic }[]
}

/** Moments of a timeline are dates or hang on anchors, and its launch is the campaign's. */
export type PlannedFigure = Exclude<FigureData, TimelineData> | Omit<TimelineData, 'launch'>

/** The words of a figure of the material, in one language. */
export interface WrittenFigure extends FigureWords {
  readonly figure: string
}

/** As the sheet says it, with the words of the figures in the order in which they are shown. */
export interface WrittenSheet extends Omit<SheetContent, 'figures'> {
  readonly figures?: readonly WrittenFigure[]
}

export interface WrittenInfographic {
  readonly title: string
  /** A second, shorter sentence under the title. */
  readonly lead?: string
  /** What to do. */
  readonly action?: string
  /** The web address that is printed; absent: that of its code. */
  readonly address?: string
  readonly figures?: readonly WrittenFigure[]
}

export interface CheckOverride {
  /** The name of the check. */
  readonly check: string
  /** Absent: in every language. */
  readonly language?: string
  readonly name: string
  readonly reason: string
}

/** A planned act: a message that goes to an audience, or a material that people put up on an offline channel. */
export type PlannedActivity = DigitalActivity | OfflineActivity

export interface DigitalActivity extends PlannedSchedule {
  readonly kind: 'digital'
  readonly message: string
  readonly audience: string
  /** The material that the message leads to. */
  readonly material?: string
  /** `recipient`: at its time of day where each recipient is. */
  readonly clock: 'campaign' | 'recipient'
  /** Who allowed it to go out during a blackout, and why. */
  readonly blackoutOverride?: { readonly name: string; readonly reason: string }
}

/** Nobody is written to: when its date has come somebody puts the material up, and says what shows that they did. */
export interface OfflineActivity extends PlannedSchedule {
  readonly kind: 'offline'
  /** A channel of the kind `offline`. */
  readonly channel: string
  readonly material: string
  /** The published version that is put up; absent: the newest there is by then. */
  readonly materialVersion?: number
}

/** When an activity happens, and who looks after it. */
interface PlannedSchedule {
  readonly id: string
  /** As written, such as `launch-14d 09:00` or `after teaser + 2d`. */
  readonly when: string
  /** RFC 5545 rule parts as written. */
  readonly repeat?: string
  /** Dates or wall times that the rule loses and gains. */
  readonly exdate?: readonly string[]
  readonly rdate?: readonly string[]
  /** It waits until this activity has gone out, or was done. */
  readonly notBeforeActivity?: string
  readonly late: string
  readonly owner?: string
}
