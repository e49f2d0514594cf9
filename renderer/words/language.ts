import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { de } from './de/de.ts'
import { en } from './en/en.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
    returnNull: false
  }
}

export type Language = 'en' | 'de'

const ofSystem = (): Language => (navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en')

/** Everything is bundled, so the first screen already speaks the reader's language. */
export function startLanguage() {
  void i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, de: { translation: de } },
    lng: ofSystem(),
    fallbackLng: 'en',
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  })
  document.documentElement.lang = i18next.language
}

export function speak(language: Language | 'system') {
  const spoken = language === 'system' ? ofSystem() : language
  document.documentElement.lang = spoken
  void i18next.changeLanguage(spoken)
}
