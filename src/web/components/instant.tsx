import { fromNow, instantInWords } from '../words/moment.ts'

/** When something happened, in milliseconds: in UTC, as no zone of a campaign applies, and how long ago. */
export function Instant({ at, now }: { at: number; now: Date }) {
  const iso = new Date(at).toISOString()
  return (
    <>
      <time datetime={iso}>{instantInWords(iso)}</time> <span class="app-quiet">{fromNow(iso, now)}</span>
    </>
  )
}
