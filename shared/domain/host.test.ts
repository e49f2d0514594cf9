import { expect, test } from 'vitest'
import { isThisMachine } from './host.ts'

test.each(['localhost', 'localhost:11434', 'ollama.localhost:1', '127.0.0.1:8080', '127.1.2.3', '[::1]:80', '[::1]'])(
  '%s is this machine',
  (host) => expect(isThisMachine(host)).toBe(true),
)
test.each(['api.example.org', '10.0.0.1:80', 'localhost.example.org', '127.0.0.1.example.org', '[2001:db8::1]:80'])(
  '%s is another machine',
  (host) => expect(isThisMachine(host)).toBe(false),
)
