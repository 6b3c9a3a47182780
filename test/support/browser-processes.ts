import { readdirSync, readFileSync } from 'node:fs'

/** The Chromium processes of one kind that this process started, from Linux's own books. */
export function browserProcesses(kind: 'browser' | 'renderer' | 'other'): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(processOf)
  const own = new Set([process.pid])
  // A process has a higher number than the one that started it, but for the rare time the numbers begin again.
  for (const { pid, parent } of all.toSorted((a, b) => a.pid - b.pid)) if (own.has(parent)) own.add(pid)
  return all.filter(({ pid, of }) => own.has(pid) && of === kind).map(({ pid }) => pid)
}

function processOf(name: string) {
  try {
    const [, parent = ''] = /\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? []
    const command = readFileSync(`/proc/${name}/cmdline`, 'utf8')
    const [, type = 'browser'] = /--type=(\w+)/.exec(command) ?? []
    return command.includes('chromium')
      ? [{ pid: Number(name), parent: Number(parent), of: type === 'browser' || type === 'renderer' ? type : 'other' }]
      : []
  } catch {
    // It ended meanwhile.
    return []
  }
}
