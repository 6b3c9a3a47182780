import { readFileSync } from 'node:fs'

/** What processes hold in memory, in MiB, from Linux's own books; what several of them share is shared out among them. */
export function residentMiB(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + shareOf(pid), 0)
}

function shareOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    // It ended meanwhile.
    return 0
  }
}
