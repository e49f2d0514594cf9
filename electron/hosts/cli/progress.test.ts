import { expect, test } from 'vitest'
import { RunStatus } from '../../../shared/domain/run.ts'
import { progressOn } from './progress.ts'
import type { Terminal } from './terminal.ts'

const status = (done: number, failed = 0) =>
  RunStatus.parse({ runId: 'run-000001', state: 'running', units: 200, done, failed, lastSeq: done })

function terminalOf(columns?: number) {
  const written: string[] = []
  const terminal: Terminal = {
    env: {},
    folder: '/',
    out: () => undefined,
    err: (text) => void written.push(text),
    onInterrupt: () => () => undefined,
    ...(columns === undefined ? {} : { columns }),
  }
  return { terminal, written }
}

test('on a terminal a bar grows in its place and never exceeds the width', () => {
  const { terminal, written } = terminalOf(50)
  const progress = progressOn(terminal, false)
  for (const done of [0, 50, 50, 200]) progress.show(status(done, done === 200 ? 3 : 0))
  progress.end()
  expect(written).toHaveLength(4)
  expect(written[1]).toBe('\r█████░░░░░░░░░░░░░░░  25 %  50 of 200 segments\u001b[K')
  expect(written[2]).toContain('100 %  200 of 200 segments, 3 failed')
  expect(written[3]).toBe('\n')
  for (const line of written) expect(line.replace('\r', '').replace('\u001b[K', '').length).toBeLessThan(50)
})

test('elsewhere there is a plain line for every tenth', () => {
  const { terminal, written } = terminalOf()
  const progress = progressOn(terminal, false)
  for (let done = 0; done <= 200; done++) progress.show(status(done))
  progress.end()
  expect(written).toHaveLength(11)
  expect(written.slice(0, 2)).toEqual(['0 of 200 segments\n', '20 of 200 segments\n'])
})

test('where quiet was asked for there is nothing', () => {
  const { terminal, written } = terminalOf(50)
  const progress = progressOn(terminal, true)
  progress.show(status(50))
  progress.end()
  expect(written).toEqual([])
})
