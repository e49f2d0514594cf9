import { contextBridge, ipcRenderer } from 'electron'

/** All that the page can reach of the machine. New procedures go into `shared/contract`, not here. */
contextBridge.exposeInMainWorld('intercoder', {
  call: (name: string, input: unknown) => ipcRenderer.invoke('call', name, input),
  onHint: (listener: (hint: unknown) => void) => {
    const relay = (_: unknown, hint: unknown) => listener(hint)
    ipcRenderer.on('hint', relay)
    return () => ipcRenderer.off('hint', relay)
  },
})

// Closing is a matter between the window and the page: two events of the page's window, which carry nothing.
const page = globalThis as unknown as EventTarget
ipcRenderer.on('beforeClose', () => page.dispatchEvent(new Event('intercoder:beforeClose')))
page.addEventListener('intercoder:mayClose', () => ipcRenderer.send('mayClose'))
