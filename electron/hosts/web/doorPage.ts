/** What somebody reads who stands before the door: plain pages, for the application is not theirs to load yet. */
export type Door = 'linkUsed' | 'notSignedIn' | 'foreignHost'

const words: Readonly<Record<'en' | 'de', Record<Door, readonly [title: string, text: string]>>> = {
  en: {
    linkUsed: [
      'This link was used already',
      'Each link works once. If Intercoder is open in another window, go on there. Otherwise run “npx intercoder web” once more: it prints a new link for the Intercoder that is running. Nothing is lost.',
    ],
    notSignedIn: [
      'This browser is not signed in',
      'Open the link that Intercoder printed when it started. If you do not have it any more, run “npx intercoder web”: it prints a new one. Nothing is lost.',
    ],
    foreignHost: [
      'Intercoder answers under another address',
      'Open it at the address that it printed when it started.',
    ],
  },
  de: {
    linkUsed: [
      'Dieser Link wurde schon benutzt',
      'Jeder Link gilt einmal. Ist Intercoder in einem anderen Fenster geöffnet, arbeiten Sie dort weiter. Sonst rufen Sie „npx intercoder web“ noch einmal auf: Das laufende Intercoder nennt dann einen neuen Link. Es ist nichts verloren.',
    ],
    notSignedIn: [
      'Dieser Browser ist nicht angemeldet',
      'Öffnen Sie den Link, den Intercoder beim Start genannt hat. Haben Sie ihn nicht mehr, rufen Sie „npx intercoder web“ auf: Sie erhalten einen neuen. Es ist nichts verloren.',
    ],
    foreignHost: [
      'Intercoder hat eine andere Adresse',
      'Öffnen Sie die Adresse, die Intercoder beim Start genannt hat.',
    ],
  },
}

/** @param acceptLanguage the header as the browser sent it. */
export function doorPage(door: Door, acceptLanguage = ''): string {
  const language = /^\s*de\b/i.test(acceptLanguage) ? 'de' : 'en'
  const [title, text] = words[language][door]
  return `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>body{font:15px/1.5 system-ui,sans-serif;max-width:34em;margin:18vh auto;padding:0 16px;color:#1c1b19;background:#fcfcfa}
@media(prefers-color-scheme:dark){body{color:#eceae4;background:#171614}}</style>
<h1>${title}</h1><p>${text}</p></html>
`
}
