import type { Context } from '../context.ts'

/**
 * What the demo does nobody else may: it makes accounts with known passwords, and sessions of strangers. Throws outside
 * local mode, where whoever sits at the machine can read every mail anyway.
 */
export function localModeOnly({ config }: Pick<Context, 'config'>): void {
  if (!config.local) throw new Error('The demo is for local mode only: it fills the installation with broken accounts.')
}
