import type { Code, Scale } from '../../../../shared/domain/code.ts'
import { lexicalModel } from '../../../../shared/domain/lexical.ts'
import { assertNever } from '../../../../shared/std/assertNever.ts'
import { succeed } from '../../../../shared/std/outcome.ts'
import type { ModelQuestion, Provider } from '../provider.ts'
import { type CodebookIndex, type CodeScore, indexFor } from './codebookIndex.ts'
import { hash32, variation } from './variation.ts'

/** A code applies from here on: one term of its name, or two terms of its definition or anchors. */
const threshold = 1.25
/** Screening may not cost a code that a bolder coder would give, so half the evidence will do. */
const screeningThreshold = threshold / 2
/** Or the passage speaks of what the study asks, even where no code is named. */
const screeningQuestionTerms = 2

const wordsInReason = 4

/** The scores as this coder sees them, best first; equal ones in the codebook's order. */
function scoresOf({ text, settings }: ModelQuestion, index: CodebookIndex): readonly CodeScore[] {
  const textHash = hash32(text)
  return index
    .scores(text)
    .map((found) => ({
      ...found,
      score: found.score * variation(settings.temperature, settings.seed ?? 0, textHash, found.code.id),
    }))
    .sort((a, b) => b.score - a.score)
}

const middleOf = ({ min, max }: Scale): number => Math.round((min + max) / 2)

function reasonFor(index: CodebookIndex, passage: string, code: Code): string {
  const words = index.commonWords(passage, code.id).slice(0, wordsInReason)
  return index.language === 'german'
    ? `Gemeinsame Wörter mit dem Code: ${words.map((word) => `„${word}“`).join(', ')}.`
    : `Words in common with the code: ${words.map((word) => `“${word}”`).join(', ')}.`
}

function judgeRelevance(question: ModelQuestion) {
  const index = indexFor(question.codebook, question.text)
  const best = scoresOf(question, index)[0]?.score ?? 0
  return { relevant: best >= screeningThreshold || index.questionTerms(question.text) >= screeningQuestionTerms }
}

function assignCodes(question: ModelQuestion) {
  const index = indexFor(question.codebook, question.text)
  const applicable = scoresOf(question, index).filter(({ score }) => score >= threshold)
  const chosen = question.codebook.severalCodes ? applicable : applicable.slice(0, 1)
  return {
    codes: chosen.map(({ code, score, passage }) => ({
      code: code.id,
      quote: passage,
      reason: reasonFor(index, passage, code),
      confidence: Math.round((100 * score) / (score + threshold)) / 100,
      ...(code.scale ? { value: middleOf(code.scale) } : {}),
    })),
  }
}

function answer(question: ModelQuestion): unknown {
  switch (question.operation) {
    case 'judgeRelevance':
      return judgeRelevance(question)
    case 'assignCodes':
      return assignCodes(question)
    default:
      return assertNever(question.operation, 'operation')
  }
}

/**
 * The coder that needs no model: it compares words of the passage with words of the codebook (names, definitions, inclusion
 * rules, anchors) and reads nothing else. It is for trying the product, for tests and demonstrations. Temperature and seed
 * vary its scores, so that several of it disagree now and then; at temperature 0 it always answers alike.
 */
export const lexical: Provider = {
  local: true,
  free: true,
  ask: async (question) => succeed({ raw: JSON.stringify(answer(question)), model: lexicalModel }),
}
