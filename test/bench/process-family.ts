import { readdirSync, readFileSync } from 'node:fs'

/** What this process and all that it started take, from Linux's own books. */
export interface FamilyUsage {
  /** Memory in MiB; what several of them share is counted once. */
  readonly mebibytes: number
  /** Of processor time since they began, with those of theirs that ended. */
  readonly cpuMilliseconds: number
}

/** Clock ticks of Linux, in milliseconds. */
const TICK = 10

export function familyUsage(): FamilyUsage {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(processOf)
  const own = new Set([process.pid])
  // A process has a higher number than the one that started it, but for the rare time the numbers begin again.
  for (const { pid, parent } of all.toSorted((a, b) => a.pid - b.pid)) if (own.has(parent)) own.add(pid)
  const family = all.filter(({ pid }) => own.has(pid))
  return {
    mebibytes: family.reduce((sum, { pid }) => sum + memoryOf(pid), 0),
    cpuMilliseconds: family.reduce((sum, { cpu }) => sum + cpu, 0),
  }
}

function processOf(name: string) {
  const stat = read(`/proc/${name}/stat`)
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (stat === '') return []
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  return [{ pid: Number(name), parent: Number(fields[1]), cpu: ticks * TICK }]
}

function memoryOf(pid: number): number {
  const [, kibibytes = '0'] = /^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`)) ?? []
  return Number(kibibytes) / 1024
}

/** Empty where the process ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
