const stepMs = 50

/**
 * Waits until a multiple of 50 ms has passed since `started` (performance.now()): answers that must not tell whether an
 * account exists end on such a step, so that their time tells nothing either. The work behind them is the same
 * anyway; this hides what a row more or less costs.
 */
export async function untilNextStep(started: number): Promise<void> {
  const spent = performance.now() - started
  await new Promise((resolve) => setTimeout(resolve, Math.ceil(spent / stepMs) * stepMs - spent))
}
