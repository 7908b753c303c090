import { sha256 } from '../../../platform/crypto/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import { findWaitingDevice, type WaitingDevice } from '../../../records/authorization-artifacts/index.ts'

/** A device that waits for a person's answer, found by the code that it shows. */
export type AskingDevice = WaitingDevice & {
  params: Record<string, unknown>
  /** Where the device asked from; never more than the network. */
  info: { network?: string; device?: string }
}

/** The characters of a user code, however it was typed: full-width, small, with spaces or hyphens. */
export function foldUserCode(typed: string): string {
  return typed
    .slice(0, 100)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z\d]/g, '')
}

/** As it stands on the device: WDJB-MJHT. */
export function showUserCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

export async function findAskingDevice(db: Database, code: string): Promise<AskingDevice | undefined> {
  const found = await findWaitingDevice(db, sha256(code))
  if (!found) return undefined
  const { params = {}, deviceInfo = {} } = found.payload as Partial<
    Record<'params' | 'deviceInfo', Record<string, string>>
  >
  return { ...found, params, info: deviceInfo }
}
