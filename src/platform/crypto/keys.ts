import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/**
 * One key for one purpose, made from the installation's root secrets (HKDF-SHA-256, RFC 5869).
 * The newest secret makes, all of them open and verify, so a root secret can be rotated.
 */
export interface PurposeKey {
  /** HMAC-SHA-256 with the newest key: for look-up keys and fingerprints. */
  hmac(value: string | Buffer): Buffer
  /** The same with every root secret that is still listed, newest first. */
  hmacs(value: string | Buffer): Buffer[]
  /** AES-256-GCM, base64url, with a random 96-bit nonce; `context` must be the same when it is opened. */
  seal(plain: string | Buffer, context?: string): string
  /** What `seal` closed, or undefined for anything else: cut, changed, of another purpose or context. */
  open(sealed: string, context?: string): Buffer | undefined
}

export interface Keys {
  for(purpose: string): PurposeKey
}

export function openKeys(secrets: Buffer[]): Keys {
  if (secrets.length === 0) throw new Error('no root secret')
  const made = new Map<string, PurposeKey>()
  return {
    for(purpose) {
      let key = made.get(purpose)
      if (!key) {
        key = purposeKey(secrets.map((secret) => keyFor(purpose, secret)))
        made.set(purpose, key)
      }
      return key
    },
  }
}

/** A key object: Node takes it over at once, while it looks at the bytes of a key anew with each use. */
function keyFor(purpose: string, secret: Buffer): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `genkan/${purpose}`, 32)))
}

function purposeKey(keys: KeyObject[]): PurposeKey {
  const newest = keys[0] as KeyObject
  const mac = (key: KeyObject, value: string | Buffer) => createHmac('sha256', key).update(value).digest()
  return {
    hmac: (value) => mac(newest, value),
    hmacs: (value) => keys.map((key) => mac(key, value)),
    seal(plain, context = '') {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', newest, nonce).setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')
    },
    open(sealed, context = '') {
      const bytes = Buffer.from(sealed, 'base64url')
      // base64url has more than one spelling for the same bytes; only the one we wrote is taken (ATK-075).
      if (bytes.length < 28 || bytes.toString('base64url') !== sealed) return undefined
      for (const key of keys) {
        const opened = decrypt(key, bytes, context)
        if (opened) return opened
      }
      return undefined
    },
  }
}

function decrypt(key: KeyObject, bytes: Buffer, context: string): Buffer | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-16))
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
  } catch {
    return undefined
  }
}

export function sha256(value: string | Buffer): Buffer {
  return hash('sha256', value, 'buffer')
}

/** Compares in constant time; values of different length are different. */
export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
