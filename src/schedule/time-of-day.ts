/** Whether `text` is a time of day from 00:00 to 23:59, written with both digits of the hour. */
export function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}
