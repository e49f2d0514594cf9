import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { takeHostLock } from './hostLock.ts'

const newPath = async () => join(await mkdtemp(join(tmpdir(), 'intercoder-lock-')), 'host.lock')
const answering = async () => true
const silent = async () => false

test('a second host is told who holds the lock; once released, it is free', async () => {
  const path = await newPath()
  const first = await takeHostLock(path, 'web', answering)
  if (!first.ok) throw new Error('the first host found the lock taken')
  await first.value.announce(4747)
  const second = await takeHostLock(path, 'desktop', answering)
  expect(second).toEqual({ ok: false, failure: { pid: process.pid, host: 'web', port: 4747 } })
  await first.value.release()
  expect((await takeHostLock(path, 'desktop', answering)).ok).toBe(true)
})

test('the lock of a process that was killed is taken over', async () => {
  const path = await newPath()
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await writeFile(path, JSON.stringify({ pid: child.pid, host: 'desktop' }))
  expect((await takeHostLock(path, 'web', silent)).ok).toBe(false)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect((await takeHostLock(path, 'web', silent)).ok).toBe(true)
})

test('a process number that another program got is no holder: nobody answers at its port', async () => {
  const path = await newPath()
  await writeFile(path, JSON.stringify({ pid: process.ppid, host: 'web', port: 4747 }))
  expect((await takeHostLock(path, 'web', silent)).ok).toBe(true)
})

test('a lock torn by a crash, or left by a former process with our own number, is none', async () => {
  for (const content of ['{"pid":', JSON.stringify({ pid: process.pid, host: 'desktop' })]) {
    const path = await newPath()
    await writeFile(path, content)
    expect((await takeHostLock(path, 'web', answering)).ok).toBe(true)
    expect(await readdir(join(path, '..'))).toEqual(['host.lock'])
  }
})
