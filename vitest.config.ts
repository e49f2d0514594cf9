import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumFlags, findChromium } from './build/chromium.mjs'

const executablePath = findChromium()

export default defineConfig({
  test: {
    coverage: {
      provider: 'v8',
      reporter: ['text-summary', 'json'],
      reportOnFailure: true,
      include: ['shared/**/*.ts', 'electron/engine/**/*.ts'],
      exclude: ['**/*.test.ts', '**/*.test-d.ts'],
    },
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          // Generated cases take as long as they take: a busy machine is no failure.
          testTimeout: 120_000,
          include: ['{shared,electron,renderer,build,test}/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', 'node_modules/**', 'out/**'],
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'browser',
          include: ['renderer/**/*.test.tsx', '{renderer,test}/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            api: { host: '127.0.0.1' },
            provider: playwright({
              launchOptions: { args: chromiumFlags, ...(executablePath ? { executablePath } : {}) },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.e2e.ts'],
          // One at a time: each drives a host and a browser of its own, on a machine that may have two cores.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'long',
          environment: 'node',
          include: ['test/long/**/*.long.ts'],
          fileParallelism: false,
          testTimeout: 20 * 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
