import { raw } from 'hono/html'
import { moment } from './figures-in-words.ts'
import { Method } from './method.tsx'
import { PAGE_STYLE } from './page-style.ts'
import { ReviewBody } from './review-body.tsx'
import type { Review } from './review-shape.ts'

/** The review as one self-contained, accessible page: no script, nothing loaded from elsewhere, fit for print. */
export function reviewAsHtml(review: Review): string {
  // oxlint-disable-next-line typescript/no-base-to-string -- every component here is synchronous, so this is text
  return `<!doctype html>\n${(<Page review={review} />).toString()}\n`
}

function Page({ review }: { review: Review }) {
  const { campaign, launch } = review
  const zone = launch?.zone ?? 'UTC'
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`Evaluation report: ${campaign.title}`}</title>
        <style>{raw(PAGE_STYLE)}</style>
      </head>
      <body>
        <header class="top">
          <div class="wide">
            <p class="kicker">Evaluation report · {campaign.service.name}</p>
            <h1>{campaign.title}</h1>
            <p>
              {launch && `Launch: ${moment(launch.instant, launch.zone)}. `}
              Counted {moment(review.writtenAt, zone)}.
              {campaign.state !== 'running' && ` The campaign is ${campaign.state}.`}
            </p>
          </div>
        </header>
        <main class="wide">
          <ReviewBody review={review} />
        </main>
        <footer>
          <div class="wide">
            <Method isExample={campaign.isExample} />
          </div>
        </footer>
      </body>
    </html>
  )
}
