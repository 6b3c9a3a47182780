import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/**
 * Checks a request's AWS Signature Version 4, worked out anew from what arrived and `ACCESS_KEY_ID:SECRET` alone (AWS, "Create
 * a signed AWS API request"). Answers what is wrong, or nothing.
 */
export function signatureProblem(request: IncomingMessage, body: string, token: string): string | undefined {
  const [keyId, secret] = token.split(':') as [string, string]
  const given = request.headers.authorization ?? ''
  const [, key, scope, signed, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(given) ??
    []
  if (!key || !scope || !signed || !signature) return 'the authorization is not of version 4'
  if (key !== keyId) return 'the access key is not known'
  const at = String(request.headers['x-amz-date'])
  if (Math.abs(Date.now() - instantOf(at)) > 5 * 60_000) return 'the date is more than five minutes off'
  const [day, region, service, end] = scope.split('/') as [string, string, string, string]
  if (!at.startsWith(day) || end !== 'aws4_request' || service !== 'ses') return `the scope ${scope} is not right`
  const names = signed.split(';')
  if (!names.includes('host') || !names.includes('x-amz-date')) return 'host and date are not signed'
  const headers = names.map((name) => `${name}:${String(request.headers[name]).trim()}\n`).join('')
  const canonical = [request.method, request.url, '', headers, signed, sha256(body)].join('\n')
  const text = ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n')
  const signingKey = [day, region, service, end].reduce<Buffer | string>(
    (from, part) => hmac(from, part),
    `AWS4${secret}`,
  )
  const expected = hmac(signingKey, text)
  return timingSafeEqual(expected, Buffer.from(signature, 'hex')) ? undefined : 'the signature does not match'
}

function instantOf(at: string): number {
  return Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
