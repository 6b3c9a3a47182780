import { crc32 } from 'node:zlib'

const [DIRECTORY, ENTRY, END] = [0x02014b50, 0x04034b50, 0x06054b50]

/** The files of a ZIP by name, as its directory lists them (APPNOTE 4.3); their checksums are checked. Not compressed, under 4 GB. */
export function filesInZip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from(Uint32Array.of(END).buffer))
  const files = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== DIRECTORY) throw new Error(`no directory entry at ${at}`)
    const [method, checksum, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 20)]
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const local = zip.readUInt32LE(at + 42)
    if (method !== 0 || zip.readUInt32LE(local) !== ENTRY) throw new Error(`${name} is compressed or not there`)
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const bytes = zip.subarray(begin, begin + size)
    if (crc32(bytes) !== checksum) throw new Error(`${name} is not what was written`)
    files.set(name, bytes)
    at += 46 + nameLength + extra + comment
  }
  return files
}
