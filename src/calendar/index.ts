export { calendarAddress, renewCalendarAddress } from './calendar-address.ts'
export { calendarFeed } from './calendar-feed.ts'
