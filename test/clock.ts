const RealDate = globalThis.Date
let offsetMs = 0

/** The time that the process believes in, moved by an offset; the database's clock is moved with it by `startApp`. */
class ShiftedDate extends RealDate {
  constructor(...parts: unknown[]) {
    if (parts.length === 0) super(RealDate.now() + offsetMs)
    else super(...(parts as [number]))
  }

  static override now(): number {
    return RealDate.now() + offsetMs
  }
}

export function shiftProcessClock(ms: number): void {
  offsetMs = ms
  globalThis.Date = (ms === 0 ? RealDate : ShiftedDate) as DateConstructor
}
