import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What was killed a moment ago lets go of its port by itself. */
const patienceMs = 3000

/** Finds out early, and in words, whether a port can be listened on; `setting` is the variable that chooses it. */
export async function claimPort(port: number, host: string, setting: string): Promise<void> {
  let code = await tryPort(port, host)
  for (
    const end = Date.now() + patienceMs;
    code === 'EADDRINUSE' && Date.now() < end;
    code = await tryPort(port, host)
  ) {
    await sleep(100)
  }
  if (code === undefined) return
  const other = `Choose another one: ${setting}=${port < 50_000 ? port + 1000 : port - 1000}`
  if (code === 'EADDRINUSE') throw new Error(`Port ${port} is taken by another program. ${other}`)
  if (code === 'EACCES') throw new Error(`Port ${port} needs more rights than this user has. ${other}`)
  throw new Error(`Port ${port} on ${host} cannot be used (${code}). Check ${setting} and GENKAN_HOST.`)
}

function tryPort(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (fault: NodeJS.ErrnoException) => resolve(fault.code ?? fault.message))
    probe.listen(port, host, () => probe.close(() => resolve(undefined)))
  })
}
