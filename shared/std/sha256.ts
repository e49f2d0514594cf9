import { sha256 as digest } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** SHA-256 of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits; the same in the page and in the main process. */
export const sha256 = (text: string): string => bytesToHex(digest(utf8ToBytes(text)))
