import fc from 'fast-check'
import { expect, test } from 'vitest'
import { projectFileName } from './projectFileName.ts'

test.each([
  ['Interviews 2026', 'Interviews 2026.intercoder'],
  ['Fokusgruppe „Wohnen“', 'Fokusgruppe „Wohnen“.intercoder'],
  ['../../etc/passwd', 'etc passwd.intercoder'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j.intercoder'],
  ['con', 'Project con.intercoder'],
  ['   ', 'Project.intercoder'],
  ['report...', 'report.intercoder'],
])('%o is kept as %o', (name, file) => {
  expect(projectFileName(name, [])).toBe(file)
})

test('no name leads out of the folder, hides the file, or is longer than file systems allow', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const file = projectFileName(name, [])
      expect(file).not.toMatch(/[/\\\0]|^\./)
      expect(Buffer.byteLength(file)).toBeLessThanOrEqual(255)
      // A lone surrogate would not survive the way to the disk and back.
      expect(Buffer.from(file).toString()).toBe(file)
    }),
    { seed: 7, numRuns: 2000 },
  )
})
