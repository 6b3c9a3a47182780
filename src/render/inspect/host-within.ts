/** Whether a host of an address is one of these or below one. Hosts may be written in any script. */
export function isHostWithin(hostname: string, allowedHosts: readonly string[]): boolean {
  const host = withoutDots(hostname)
  return allowedHosts.some((allowed) => isWithin(host, asciiHost(allowed)))
}

function isWithin(host: string, allowed: string): boolean {
  return allowed !== '' && (host === allowed || host.endsWith(`.${allowed}`))
}

/** As addresses spell it: `प्रमाण.भारत` is `xn--….xn--h2brj9c`. */
function asciiHost(host: string): string {
  return withoutDots(URL.parse(`https://${host.trim().replace(/^\*?\./, '')}`)?.hostname ?? '')
}

export function withoutDots(host: string): string {
  return host.replace(/\.+$/, '')
}
