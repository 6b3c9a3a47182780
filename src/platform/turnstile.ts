/** Lets so many in at once; whoever is not let in by `startBy` is turned away rather than kept waiting. */
export function turnstile(places: number) {
  let inside = 0
  const waiting = new Set<() => void>()
  return {
    enter(startBy: number): Promise<boolean> {
      if (inside < places) {
        inside++
        return Promise.resolve(true)
      }
      return new Promise((resolve) => {
        const letIn = () => {
          clearTimeout(timer)
          resolve(true)
        }
        const timer = setTimeout(() => {
          waiting.delete(letIn)
          resolve(false)
        }, startBy - Date.now())
        waiting.add(letIn)
      })
    },
    leave() {
      const [next] = waiting
      if (next === undefined) inside--
      else {
        waiting.delete(next)
        next()
      }
    },
  }
}
