import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** An en dash where there is nothing to show, which is not the same as nought. */
export const nothing = '–'

export interface Format {
  readonly count: (n: number) => string
  /** A coefficient with two decimals and, as the field writes it, without the leading nought: .74, −.08, 1.00. */
  readonly coefficient: (value: number | undefined) => string
  readonly percent: (share: number | undefined, digits?: number) => string
  readonly date: (iso: string) => string
  readonly dateTime: (iso: string) => string
  readonly time: (iso: string) => string
  /** A duration in the largest unit that fits: 40 s, 4 min, 1.5 h. */
  readonly duration: (milliseconds: number) => string
  readonly bytes: (bytes: number) => string
  readonly money: (amount: number, currency: string) => string
}

function makeFormat(locale: string): Format {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  // No sign before a nought that is negative only beyond the digits shown.
  const two = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: 'negative',
  })
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, maximumFractionDigits: value < 10 ? 1 : 0 }).format(
      value,
    )
  return {
    count: (n) => whole.format(n),
    coefficient: (value) =>
      value === undefined
        ? nothing
        : two
            .format(value)
            .replace(/^(-?)0(?=[.,])/, '$1')
            .replace('-', '−'),
    percent: (share, digits = 0) =>
      share === undefined
        ? nothing
        : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(share),
    date: (iso) => date.format(new Date(iso)),
    dateTime: (iso) => dateTime.format(new Date(iso)),
    time: (iso) => time.format(new Date(iso)),
    duration(milliseconds) {
      const seconds = milliseconds / 1000
      if (seconds < 1) return `< ${unit(1, 'second')}`
      if (seconds < 90) return unit(Math.round(seconds), 'second')
      if (seconds < 90 * 60) return unit(seconds / 60, 'minute')
      return unit(seconds / 3600, 'hour')
    },
    bytes(bytes) {
      if (bytes < 1000) return unit(bytes, 'byte')
      if (bytes < 1_000_000) return unit(bytes / 1000, 'kilobyte')
      return unit(bytes / 1_000_000, 'megabyte')
    },
    money: (amount, currency) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: amount < 1 ? 3 : 2 }).format(
        amount,
      ),
  }
}

/** Numbers and dates as the reader's language writes them. */
export function useFormat(): Format {
  const { i18n } = useTranslation()
  return useMemo(() => makeFormat(localeFor(i18n.language)), [i18n.language])
}

/** The reader's own variety of the language, where the browser names one: dates in Britain are not those in America. */
const localeFor = (language: string) => navigator.languages.find((tag) => tag.startsWith(language)) ?? language
