/** One line of the table. */
export type Row = {
  what: string
  measured: number
  /** How many digits after the point mean something. */
  digits: number
  unit: string
  most: number
  /** Rates and the like: for information, they depend on the machine. */
  beside?: string
}

export const perSecond = (rate: number) => `${rate >= 100 ? Math.round(rate) : rate.toFixed(1)}/s`
