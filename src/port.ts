import { createServer } from 'node:net'

/** Finds out early, and in words, whether a port can be listened on; `setting` is the variable that chooses it. */
export async function claimPort(port: number, host: string, setting: string): Promise<void> {
  const code = await new Promise<string | undefined>((resolve) => {
    const probe = createServer()
    probe.once('error', (fault: NodeJS.ErrnoException) => resolve(fault.code ?? fault.message))
    probe.listen(port, host, () => probe.close(() => resolve(undefined)))
  })
  if (code === undefined) return
  const other = `Choose another one: ${setting}=${port < 50_000 ? port + 1000 : port - 1000}`
  if (code === 'EADDRINUSE') throw new Error(`Port ${port} is taken by another program. ${other}`)
  if (code === 'EACCES') throw new Error(`Port ${port} needs more rights than this user has. ${other}`)
  throw new Error(`Port ${port} on ${host} cannot be used (${code}). Check ${setting} and GENKAN_HOST.`)
}
