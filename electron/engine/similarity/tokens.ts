/** What of a text may matter, in order: words, numbers, punctuation and signs; the space between them does not. */
const pattern = new RegExp(
  [
    // A number with its sign, its separators and its unit: -3, 1.000,5, 10:30, 5-10, 5kg, 3rd.
    String.raw`(?:(?<![^\s(])[-+−])?\p{Nd}+(?:[.,:/–-]\p{Nd}+)*\p{L}*`,
    // A word with apostrophes and hyphens inside it.
    String.raw`[\p{L}\p{M}][\p{L}\p{M}\p{Nd}]*(?:['’‘ʼ´\x60‑-][\p{L}\p{M}\p{Nd}]+)*`,
    // Signs that speak as a whole: !?!, …, :-), hearts, emoji with what belongs to them.
    '[!?]+',
    String.raw`\.{2,}`,
    String.raw`[:;=][-^']?[()DPp/|\\*\[\]]+(?![\p{L}\p{Nd}])`,
    String.raw`\p{Extended_Pictographic}[\u200d\ufe0f\p{Emoji_Modifier}\p{Extended_Pictographic}]*`,
    '-{2,}',
    String.raw`\S`,
  ].join('|'),
  'gu',
)

/** Marks that print nothing: soft hyphen, zero-width space, word joiner, byte order mark. */
const invisible = /[\u00ad\u200b\u2060\ufeff]/g

const quotes = /^["'’‘‚‛“”„‟«»‹›´`ʼ]$/
const dashes = /^(?:[‐‑–—―−]|-{2,})$/

/** @returns the tokens of a text with one kind of quotation mark, apostrophe, dash and ellipsis; none for a text of white space. */
export const tokensOf = (text: string): string[] => (text.replace(invisible, '').match(pattern) ?? []).map(plain)

/** Most tokens are words or plain stops, and need no second look. */
const asIs = /^[\p{L}\p{Nd},!?]/u
const special = /[’‘ʼ´`‑–−]/

function plain(token: string): string {
  if (asIs.test(token)) return special.test(token) ? token.replace(/[’‘ʼ´`]/g, "'").replace(/[‑–−]/g, '-') : token
  if (quotes.test(token)) return '"'
  if (dashes.test(token)) return '-'
  if (token === '…' || /^\.{2,}$/.test(token)) return '...'
  return token.replace('−', '-')
}

const letter = /^[\p{L}\p{M}]/u

export const isWord = (token: string): boolean => letter.test(token)
