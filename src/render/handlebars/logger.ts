/** Handlebars' logger: a level, and what is done with a message of that level or above. Both may be replaced. */
export interface Logger {
  methodMap: string[]
  level: string | number
  lookupLevel(level: unknown): unknown
  log(level: unknown, ...message: unknown[]): void
}

/** A logger that writes to the console, as Handlebars' own does. */
export function newLogger(): Logger {
  const logger: Logger = {
    methodMap: ['debug', 'info', 'warn', 'error'],
    level: 'info',
    lookupLevel(level) {
      if (typeof level !== 'string') return level
      const place = logger.methodMap.indexOf(level.toLowerCase())
      return place >= 0 ? place : Number.parseInt(level, 10)
    },
    log(level, ...message) {
      const asked = logger.lookupLevel(level)
      const least = logger.lookupLevel(logger.level)
      if (typeof asked !== 'number' || typeof least !== 'number' || !(least <= asked)) return
      const method: unknown = Reflect.get(console, logger.methodMap[asked] ?? 'log')
      Reflect.apply(typeof method === 'function' ? method : console.log, console, message)
    },
  }
  return logger
}
