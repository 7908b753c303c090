/** Distinct wrong values in a row until the next pause. */
export const triesPerPause = 10

/** Failures in a row after which a password opens nothing until it is reset (SP 800-63B-4, 3.2.2). */
export const stopAt = 100

/** The pauses one after the other; all further ones are as long as the last. */
export const pauseMinutes = [1, 2, 5, 15, 30, 60] as const

/** Length of the pause that follows the next tenth failure, in seconds. */
export function nextPauseSeconds(failures: number): number {
  const pause = Math.min(pauseMinutes.length - 1, Math.floor((failures - 1) / triesPerPause))
  return (pauseMinutes[pause] ?? 60) * 60
}

export type PauseEnd = { pausedUntil: Date | null /** Only a reset helps. */; stopped: boolean }

/** Reads a pause of the table; pg gives its 'infinity' as a number. */
export function pauseEnd(value: Date | number | null): PauseEnd {
  return typeof value === 'number' ? { pausedUntil: null, stopped: true } : { pausedUntil: value, stopped: false }
}
