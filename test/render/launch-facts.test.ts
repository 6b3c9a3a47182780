import { expect, it } from 'vitest'
import { launchFacts } from '../../src/render/index.ts'

it.each([
  ['en', 'Europe/London', '2027-03-01T09:00:00Z', '1 March 2027', '09:00', 'Monday'],
  ['en-US', 'America/New_York', '2027-03-01T14:00:00Z', 'March 1, 2027', '9:00 AM', 'Monday'],
  ['cy', 'Europe/London', '2027-03-01T09:00:00Z', '1 Mawrth 2027', '09:00', 'Dydd Llun'],
  ['es', 'America/Mexico_City', '2027-03-01T09:00:00Z', '1 de marzo de 2027', '3:00', 'lunes'],
  ['hi', 'Asia/Kolkata', '2027-03-01T20:00:00Z', '2 मार्च 2027', '1:30 am', 'मंगलवार'],
  // Nobody's runtime knows it, as a Worker's does not know Somali.
  ['tlh', 'Europe/London', '2027-03-01T09:00:00Z', '1 March 2027', '09:00', 'Monday'],
  ['en', 'Europe/London', '2027-06-30T23:30:00Z', '1 July 2027', '00:30', 'Thursday'],
])('in %s and %s', (language, zone, instant, date, time, weekday) => {
  const facts = launchFacts(new Date(instant), zone, language)
  expect({ ...facts, time: facts.time.replace(/\s/g, ' ') }).toEqual({ date, time, weekday })
})
