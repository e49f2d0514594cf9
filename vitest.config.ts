import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['{shared,electron,renderer,build,test}/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/long/**', 'node_modules/**'],
        },
      },
    ],
  },
})
