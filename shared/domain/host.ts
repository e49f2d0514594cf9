/**
 * Is this `host` or `host:port` the machine itself? Then text that is sent there leaves the process, but not the machine.
 * Names are taken by what they say, not by what a name server makes of them.
 */
export function isThisMachine(host: string): boolean {
  const name = /^\[(.*)\](:\d+)?$/.exec(host)?.[1] ?? host.replace(/:\d+$/, '')
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
}
