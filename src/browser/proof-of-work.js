// @ts-check
/**
 * The proof that stands in for a picture puzzle (ALTCHA): the device does a little arithmetic in the background,
 * the person reads and types nothing.
 *
 * Where it cannot be done (no WebCrypto, no workers) the field stays empty and the server asks in another way.
 */

/** Slow devices stop here and send the form without a proof. */
const patience_ms = 30_000

/**
 * Fills the hidden field `altcha` of the form. Never rejects.
 * @param {HTMLFormElement} form with the challenge as JSON in `data-proof-of-work`
 * @returns {Promise<void>}
 */
export function startProof(form) {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./proof-worker.js', import.meta.url), { type: 'module' })
    const end = () => {
      worker.terminate()
      resolve()
    }
    worker.onerror = end
    worker.onmessage = ({ data }) => {
      if (data) fieldOf(form).value = data
      end()
    }
    setTimeout(end, patience_ms)
    worker.postMessage(JSON.parse(form.dataset.proofOfWork ?? '{}'))
  })
}

/** @param {HTMLFormElement} form */
function fieldOf(form) {
  const there = /** @type {HTMLInputElement | null} */ (form.querySelector('input[name="altcha"]'))
  if (there) return there
  const field = form.appendChild(document.createElement('input'))
  field.type = 'hidden'
  field.name = 'altcha'
  return field
}
