import '@fontsource-variable/inter'
import '@fontsource-variable/source-serif-4'
import '@mantine/core/styles.css'
import './app/tokens.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { startLanguage } from './words/language.ts'

startLanguage()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element “root”')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
