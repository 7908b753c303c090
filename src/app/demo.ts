import { fillDemo } from '../pages/local/index.ts'
import type { Config } from '../platform/config/index.ts'
import { openContext } from './parts.ts'

/** Fills the local installation with accounts and applications that are broken in different ways (`--demo`). */
export async function startDemo(config: Config): Promise<void> {
  const context = openContext(config)
  try {
    await fillDemo(context)
  } finally {
    await context.db.close()
  }
}
