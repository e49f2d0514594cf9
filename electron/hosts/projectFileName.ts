export const projectExtension = '.intercoder'

/** Names that Windows keeps for devices, whatever the extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * The file name for a project's name: the name as far as every file system can hold it.
 *
 * @param taken file names that belong to other projects; case makes no difference, as on Windows and macOS.
 */
export function projectFileName(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFC')
    // Control characters, the characters that some file system forbids, and a leading dot, which hides a file.
    .replace(/[\p{Cc}\p{Cs}/\\:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .slice(0, 80)
    .replace(/[. \ud800-\udbff]+$/, '')
  const stem = plain === '' || reserved.test(plain) ? `Project ${plain}`.trim() : plain
  const inUse = new Set(taken.map((file) => file.toLowerCase()))
  for (let n = 1; ; n++) {
    const file = `${stem}${n === 1 ? '' : ` ${n}`}${projectExtension}`
    if (!inUse.has(file.toLowerCase())) return file
  }
}
