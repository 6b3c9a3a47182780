import type { Database } from '../db/index.ts'

/** Everything the product needs from where it runs. Node, the Worker and the simulator each bring their own set. */
export interface Ports {
  readonly db: Database
  readonly clock: Clock
  readonly mail: MailRoutes
  readonly templates: Templates
  readonly assets: Assets
  readonly pages: Pages
  readonly fonts: Fonts
  readonly log: Log
  readonly settings: Settings
}

export interface Clock {
  now(): Date
  /** Resolves after `milliseconds`. */
  sleep(milliseconds: number): Promise<void>
}

export interface Settings {
  /** Where recipients reach this installation, without a trailing slash. */
  readonly baseUrl: string
  /** The sender of mail: `Name <address>` or an address. */
  readonly from: string
  /** Signs links and hashes addresses; losing it orphans both. */
  readonly secret: string
}

/** Template sources by their path under `templates/`, such as `messages/email.html.hbs`. */
export interface Templates {
  read(path: string): string
}

/** Paths on this site of the pages' style sheet and script, such as `/assets/style-4f2a.css`. */
export interface Assets {
  readonly style: string
  readonly script: string
}

export interface Log {
  info(message: string, facts?: LogFacts): void
  warn(message: string, facts?: LogFacts): void
  error(message: string, facts?: LogFacts): void
}

/** Never personal data: ids and counts, no addresses. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>

/** Example campaigns always go to the inbox; everything else to the provider, which is the inbox until one is configured. */
export interface MailRoutes {
  readonly provider: Mailer
  readonly inbox: Mailer
}

/** One mail, rendered and addressed. Headers are name and value, in order. */
export interface Mail {
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Without angle brackets. */
  readonly messageId: string
  readonly language: string
}

export interface Mailer {
  /** For people, such as `smtp://mail.example:587` or `built-in inbox`. Without credentials. */
  readonly name: string
  /** How many mails one call takes at most. */
  readonly batchSize: number
  /** After so many milliseconds a call has an outcome for every mail, whatever the provider does. */
  readonly deadline: number
  /** `false`: it reads no subject and no text, so that one mail in each language stands for all. */
  readonly readsContent?: false
  /** How many requests a batch of so many mails costs at most, where requests are counted; absent: none. */
  calls?(mails: number): number
  /** Hands over a batch; never throws. One outcome per mail, in order. */
  send(mails: readonly Mail[]): Promise<readonly HandOff[]>
  close(): Promise<void>
}

/** What became of one hand-off. Only `unknown` may have been accepted without our knowing. */
export type HandOff =
  | { readonly outcome: 'accepted'; readonly ref: string }
  /** The provider said no to this recipient: for good (5xx), or for now (4xx). */
  | { readonly outcome: 'refused'; readonly final: boolean; readonly reason: string }
  /** Nothing was handed over: the provider could not be reached, or does not let us in. */
  | { readonly outcome: 'unreachable'; readonly reason: string }
  /** Its turn did not come within the call's deadline; nothing was handed over. */
  | { readonly outcome: 'not-tried' }
  | { readonly outcome: 'unknown'; readonly reason: string }

/**
 * Makes PDF and PNG of pages of HTML, in a browser that runs no script of theirs and fetches nothing: fonts and pictures are
 * `data:` addresses. Where there is no browser every call throws `Invalid`, saying what is missing; a page that takes too long
 * is `Invalid` too, and a browser that fails again and again `RetryLater`.
 */
export interface Pages {
  /** For people, such as `Chromium`. */
  readonly name: string
  /**
   * A tagged PDF with title and language of the page and bookmarks of its headings, as its print styles say; the paper is that
   * of its `@page`, A4 where it names none.
   */
  pdf(page: PrintedPage): Promise<Uint8Array>
  /** A PNG of exactly `width` × `height` × `scale` pixels, or higher where the whole page is asked for. */
  png(page: PicturedPage): Promise<Uint8Array>
  /** Text that people could not read, measured where the browser drew it. At most 100. */
  misfits(page: MeasuredPage): Promise<readonly Misfit[]>
  /** Ends the browser, if one was started. Later calls start another. */
  close(): Promise<void>
}

export interface PrintedPage {
  /** Whole and self-contained. */
  readonly html: string
}

export interface PicturedPage extends PrintedPage {
  /** CSS pixels. */
  readonly width: number
  readonly height: number
  /** Pixels of the picture per CSS pixel. */
  readonly scale: 1 | 2
  /** It goes on to the end of the page, up to 10,000 CSS pixels; `height` is the least. */
  readonly isWhole?: boolean
}

export interface MeasuredPage extends PrintedPage {
  /** The room there is, in CSS pixels; a page without a height is as long as its text. */
  readonly width: number
  readonly height?: number
  /** Which styles count; `screen` where nothing is said. */
  readonly media?: 'screen' | 'print'
}

/** A piece of text that does not fit. */
export interface Misfit {
  /** The `data-part` it is in, else a short selector such as `main > p.cost`. */
  readonly where: string
  /** Its beginning: 60 characters at most. */
  readonly text: string
  /** `off-page`: beyond the room of the page; `clipped`: cut off by a box; `overflows`: out of its box; `overlaps`: over other text. */
  readonly how: 'off-page' | 'clipped' | 'overflows' | 'overlaps'
  /** CSS pixels, at its worst place. */
  readonly by: number
}

/** The shipped font files by name, such as `noto-sans-latin-400-normal.woff2`. */
export interface Fonts {
  /** Throws `NotFound` for a file that is not shipped. */
  read(file: string): Promise<Uint8Array>
}
