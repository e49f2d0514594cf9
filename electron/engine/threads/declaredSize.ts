/** Signatures and places in a zip file's directory. See PKWARE's APPNOTE.TXT, sections 4.3.12 and 4.3.16. */
const directoryEnd = { signature: Buffer.from('PK\x05\x06', 'latin1'), length: 22, entries: 10, offset: 16 }
const entry = { signature: 0x02014b50, length: 46, unpacked: 24, name: 28, extra: 30, comment: 32 }

/**
 * How large the contents of a zip file are once unpacked, in bytes, as its directory declares.
 *
 * @returns `undefined` where the bytes are no zip file or its directory is damaged.
 */
export function declaredSize(zip: Buffer): number | undefined {
  const end = zip.lastIndexOf(directoryEnd.signature)
  if (end === -1 || end + directoryEnd.length > zip.length) return undefined
  const entries = zip.readUInt16LE(end + directoryEnd.entries)
  let at = zip.readUInt32LE(end + directoryEnd.offset)
  let size = 0
  for (let i = 0; i < entries; i++) {
    if (at + entry.length > zip.length || zip.readUInt32LE(at) !== entry.signature) return undefined
    size += zip.readUInt32LE(at + entry.unpacked)
    const variable = zip.readUInt16LE(at + entry.name) + zip.readUInt16LE(at + entry.extra)
    at += entry.length + variable + zip.readUInt16LE(at + entry.comment)
  }
  return size
}
