/** Gives the keyboard to the place the reader has come to, so that keys act there and not on what led there. */
export const focusContent = () => document.getElementById('content')?.focus({ preventScroll: true })
