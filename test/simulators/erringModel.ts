import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { seededRandom, uniform } from '../../shared/reliability/random.ts'
import { complete, json, type ReceivedRequest, startOpenAIServer } from './openaiServer.ts'

/** Whatever the model is told of its last reply, the question is the same one. */
const complaint = /\n\nYour last reply could not be read[\s\S]*$/

/** What a question may meet before it is answered; each comes from a server that is met in practice. */
const faults = ['overloaded', 'busy', 'hangsUp', 'rubbish'] as const
type Fault = (typeof faults)[number]

export interface ErringModel {
  readonly baseUrl: string
  /** The question of every request, in the order in which they came. */
  readonly requests: readonly string[]
  /** The question of every answer that left, in order. Its number here is the end of the model's name: `slow-17`. */
  readonly answers: readonly string[]
  readonly close: () => Promise<void>
}

export interface ErringModelOptions {
  readonly seed: number
  /** An answer takes a time up to this, in milliseconds. */
  readonly slownessMs: number
}

/**
 * A model that takes its time and errs before it answers. Which faults a question meets depends on the seed and the question
 * alone, never on the order of things: at most two, and rubbish at most once, so patience is always rewarded.
 */
export async function startErringModel({ seed, slownessMs }: ErringModelOptions): Promise<ErringModel> {
  const requests: string[] = []
  const answers: string[] = []
  const ahead = new Map<string, Fault[]>()

  async function respond({ body }: ReceivedRequest, response: ServerResponse) {
    const prompt = body.messages.map(({ content }) => content.replace(complaint, ''))
    const question = digestOf([body.model, body.temperature, body.seed, ...prompt])
    const chance = seededRandom(seed + Number.parseInt(question.slice(0, 12), 16))
    requests.push(question)
    const left = ahead.get(question) ?? faultsBefore(() => uniform(chance))
    ahead.set(question, left)
    await new Promise((resolve) => setTimeout(resolve, uniform(chance) * slownessMs))
    // Whoever asked may be dead by now, and the question is then as good as not asked.
    if (response.destroyed) return
    const fault = left.shift()
    if (fault) return err(fault, response)
    const number = answers.push(question) - 1
    complete(response, answerTo(body, question), 'stop', `slow-${number}`)
  }

  const { baseUrl, close } = await startOpenAIServer((request, response) => void respond(request, response))
  return { baseUrl, requests, answers, close }
}

const digestOf = (parts: readonly unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex')

function faultsBefore(chance: () => number): Fault[] {
  const count = Math.max(0, Math.floor(chance() * 10) - 7)
  const drawn = Array.from({ length: count }, () => faults[Math.floor(chance() * faults.length)]!)
  return drawn.filter((fault, i) => fault !== 'rubbish' || drawn.indexOf(fault) === i)
}

function err(fault: Fault, response: ServerResponse) {
  if (fault === 'hangsUp') response.destroy()
  else if (fault === 'rubbish') complete(response, 'Certainly! Here is what I think.')
  else if (fault === 'busy') json(response, 429, { error: { message: 'busy' } }, { 'retry-after-ms': '20' })
  else json(response, 500, { error: { message: 'overloaded' } })
}

/** Passages with “weather” do not matter; else some of the codes apply, to each coder others. */
function answerTo({ messages, response_format }: ReceivedRequest['body'], question: string): string {
  const schema = JSON.stringify(response_format?.json_schema?.schema)
  if (schema.includes('"relevant"'))
    return JSON.stringify({
      relevant: !messages.some(({ role, content }) => role === 'user' && content.includes('weather')),
    })
  const [, list = '[]'] = /"enum":(\[[^\]]*\])/.exec(schema) ?? []
  const codes = (JSON.parse(list) as string[]).filter((_, i) => Number.parseInt(question[i] ?? '0', 16) % 2 === 0)
  return JSON.stringify({
    codes: codes.map((code) => ({ code, quote: 'the', reason: 'It says so.', confidence: 0.8 })),
  })
}
