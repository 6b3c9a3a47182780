import type { ActivityLine } from '../../plan/index.ts'
import { channelInWords } from '../words/launch-words.ts'

/** In place of an audience: the channel on which people put something up. */
export function PutUpOn({ channel }: Pick<ActivityLine, 'channel'>) {
  return <span class="app-quiet">{channelInWords(channel)}, put up by people</span>
}
