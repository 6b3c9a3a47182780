import { expect, it } from 'vitest'
import { installation } from '../support/fanfare-process.ts'

it.each<[string, readonly string[], string]>([
  ['an unknown command', ['dispach'], 'Did you mean dispatch?'],
  ['an unknown command of a group', ['plan', 'chek', 'file.yaml'], 'Did you mean check?'],
  ['an unknown option', ['dispatch', '--until-idel'], 'Did you mean --until-idle?'],
  ['a missing argument', ['pause'], "missing required argument 'campaign'"],
  ['a missing option', ['person', 'add', 'sam@example.gov'], '--role'],
  ['an option without its value', ['plan', 'show', '--as'], '--as <email>'],
  ['an argument too many', ['dispatch', 'now'], 'Expected 0 arguments but got 1: now'],
  ['a format there is not', ['review', 'renew-online', '--format', 'docx'], 'html, json, csv, text'],
  ['a mail that is no number', ['inbox', 'newest'], 'Expected a whole number'],
  ['a limit that is no number', ['inbox', '--limit', 'all'], 'Expected a whole number'],
])('wrong usage ends with 2 and a hint: %s', async (_, args, hint) => {
  const { code, out, err } = await installation().run(...args)
  expect(err).toContain(hint)
  expect(err).toContain('--help')
  expect(out).toBe('')
  expect(code).toBe(2)
})

it('wrong usage is one document too where one was asked for', async () => {
  const { code, out } = await installation().run('dispach', '--json')
  expect(JSON.parse(out)).toMatchObject({
    error: { kind: 'wrong-usage', message: expect.stringContaining("unknown command 'dispach'") },
  })
  expect(code).toBe(2)
})

it.each([
  [['plan'], 'plan needs a command: check, apply, show'],
  [['person'], 'person needs a command: add'],
  [[], 'fanfare needs a command: start, worker, plan'],
])('a missing command is told: %j', async (args, message) => {
  const { code, out } = await installation().run(...args, '--json')
  expect(JSON.parse(out)).toMatchObject({
    error: { kind: 'wrong-usage', message: expect.stringContaining(message) },
  })
  expect(code).toBe(2)
})

it('help goes to standard output and is a success', async () => {
  const { code, out, err } = await installation().run('plan', 'apply', '--help')
  expect(out).toContain('--launch <wall>')
  expect({ code, err }).toEqual({ code: 0, err: '' })
})

it('what is not there is named, with what to do', async () => {
  const fanfare = installation()
  const cases: readonly (readonly [readonly string[], readonly string[]])[] = [
    [
      ['plan', 'show', '--as', 'kim@example.gov'],
      ['kim@example.gov', 'fanfare person add kim@example.gov --role'],
    ],
    [
      ['person', 'link', 'kim@example.gov'],
      ['kim@example.gov', 'fanfare person add kim@example.gov --role'],
    ],
    [['person', 'add', 'kim', '--role', 'viewer'], ['kim is not an e-mail address']],
    [
      ['person', 'add', 'kim@example.gov', '--role', 'king'],
      ['king', 'viewer, planner, approver, operator'],
    ],
    [
      ['plan', 'show', 'renew'],
      ['there is no campaign renew', 'apply'],
    ],
    [
      ['pause', 'renew'],
      ['there is no campaign renew', 'plan show'],
    ],
    [
      ['deliveries', 'renew'],
      ['there is no campaign renew', 'plan show'],
    ],
    [
      ['review', 'renew'],
      ['there is no campaign', 'renew'],
    ],
    [
      ['inbox', '7'],
      ['no mail 7', 'it was removed, or never there'],
    ],
    [['contacts', 'import', 'nobody.csv'], ['there is no file nobody.csv']],
    [['plan', 'check', 'nothing.yaml'], ['there is no file nothing.yaml']],
    [['plan', 'apply', '.'], ['. is not a file']],
    [['contacts', 'import', '.'], ['. is not a file']],
  ]
  await fanfare.run('migrate')
  for (const [args, words] of cases) {
    const { code, out, err } = await fanfare.run(...args)
    for (const word of words) expect(`${err}${out}`).toContain(word)
    expect(err).not.toContain('unexpected')
    expect(code, args.join(' ')).toBe(1)
  }
})
