import { numberedReply, openNumbered } from './numberedReplies.ts'

/** Keeps one reply after another, from a number on, and says which are on the disk; until it is killed. */
const [, , folder = '', first = '0'] = process.argv
const cache = await openNumbered(folder, (message) => {
  process.stderr.write(`${message}\n`)
})
process.stdout.write('open\n')
for (let n = Number(first); ; ) {
  const until = n + 1 + (n % 37)
  for (; n < until; n++) cache.replies.remember(numberedReply(n))
  // Every third batch is only written, so that a kill also meets what nobody was told of.
  if (until % 3 > 0) {
    await cache.settle()
    process.stdout.write(`${n}\n`)
  }
  await new Promise((resolve) => setImmediate(resolve))
}
