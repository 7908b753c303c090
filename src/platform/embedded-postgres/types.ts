export type EmbeddedLog = { debug(line: string): void; info(line: string): void; warn(line: string): void }

/** The user that the database runs as, when it cannot be the one who started Genkan. */
export type SystemUser = { name: string; uid: number; gid: number }

export type Place = {
  /** Folder with bin/postgres in it. */
  binaries: string
  /** The database's own folder (PGDATA). */
  cluster: string
  user?: SystemUser
}

/** Where the server listens: `host` is a folder (of the socket) or an address. */
export type Endpoint = { host: string; port: number }
