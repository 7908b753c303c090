// @ts-check
/** Finds the number whose hash, behind the salt, is the challenge; answers with the payload that the server verifies. */

/** Hashes that are asked for at once: one at a time, most of the time goes into waiting. */
const batch = 256

/** @typedef {{ algorithm: string, challenge: string, salt: string, maxnumber: number, signature: string }} Challenge */

if (typeof self !== 'undefined' && 'postMessage' in self) {
  self.onmessage = async ({ data }) => {
    const { algorithm, challenge, salt, signature } = data
    const number = await solve(data)
    const proof = number === undefined ? '' : btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }))
    self.postMessage(proof)
  }
}

/**
 * @param {Challenge} challenge
 * @returns {Promise<number | undefined>} undefined where no number fits
 */
export async function solve({ algorithm, challenge, salt, maxnumber }) {
  const encoder = new TextEncoder()
  const wanted = Uint8Array.from(challenge.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  const isIt = (/** @type {ArrayBuffer} */ hash) => new Uint8Array(hash).every((byte, i) => byte === wanted[i])
  for (let from = 0; from <= maxnumber; from += batch) {
    const numbers = Array.from({ length: batch }, (_, i) => from + i)
    const hashes = await Promise.all(numbers.map((n) => crypto.subtle.digest(algorithm, encoder.encode(salt + n))))
    const found = hashes.findIndex(isIt)
    if (found >= 0) return from + found
  }
  return undefined
}
