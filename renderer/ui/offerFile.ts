/** Has the browser save a blob under a name, wherever it saves files. */
export function offerFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads the blob after the click; a minute is time enough to begin with it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** A name as files may be called everywhere; what no file system takes becomes a hyphen. */
export const fileNameOf = (name: string, extension: string): string => {
  const safe = name.replace(/[\p{Cc}<>:"/\\|?*]+/gu, '-').replace(/^[.\s]+|[.\s]+$/g, '')
  return `${safe === '' ? 'file' : safe.slice(0, 120)}.${extension}`
}
