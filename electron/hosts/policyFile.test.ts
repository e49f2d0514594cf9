import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ProjectId } from '../../shared/domain/ids.ts'
import { defaultPolicy } from '../../shared/domain/settings.ts'
import { readPolicy, writePolicy } from './policyFile.ts'

const project = ProjectId.parse('project-1')
const newFolder = () => mkdtemp(join(tmpdir(), 'intercoder-policy-'))

test('a policy holds from the next reading on, whoever wrote it', async () => {
  const folder = await newFolder()
  expect(await readPolicy(folder, project, () => undefined)).toEqual(defaultPolicy)
  await writePolicy(folder, project, { ...defaultPolicy, ai: false })
  expect((await readPolicy(folder, project, () => undefined)).ai).toBe(false)
})

test.each(['{ "ai": tr', '{}', '{ "version": 1, "ai": "yes", "localOnly": false, "consent": [] }'])(
  'a policy that cannot be read (%s) forbids AI and says so',
  async (content) => {
    const folder = await newFolder()
    await mkdir(join(folder, project))
    await writeFile(join(folder, project, 'policy.json'), content)
    const said: string[] = []
    expect(await readPolicy(folder, project, (_, message) => said.push(message))).toMatchObject({
      ai: false,
      localOnly: true,
    })
    expect(said.join()).toContain('AI is off')
  },
)
