/** Without byte order mark, every line ended by LF alone. */
export const unixLines = (text: string): string => text.replace(/^\ufeff+/, '').replace(/\r\n?/g, '\n')

/**
 * The form in which every text is kept, hashed and counted: no byte order mark, LF line ends, Unicode NFC.
 * Done once, on import: offsets into a text normalised later would point elsewhere. Normalising twice changes nothing.
 */
export const normalise = (text: string): string => unixLines(text).normalize('NFC')
