import { DatabaseUnavailable } from '../../platform/database/index.ts'

import type { DeliveryConfig, DeliveryDeps } from './deps.ts'
import { whenEnqueued } from './enqueue.ts'
import { type OutboxWorker, startOutboxWorker } from './outbox-worker.ts'
import { dropLate } from './queries.ts'
import { smsTransport } from './sms.ts'
import { smtpTransport } from './smtp.ts'
import { localOutbox, notConfigured, type Transport } from './transport.ts'

export type Delivery = {
  /** Look now: a message was written by this process or another one. */
  wake(): void
  /** Lets messages on the wire end (10 s at most), then closes the connections. */
  stop(): Promise<void>
}

const mailsAtOnce = 5
const textsAtOnce = 3

/**
 * Sends what waits in the outbox. Several processes may run it on one database: each message is taken by one.
 *
 * A message is sent at least once or ends visibly (status `dropped` or `refused`, and a line in the log), never after its
 * deadline. If a process dies while sending, another one sends again.
 */
export function startDelivery(deps: DeliveryDeps): Delivery {
  const transports = { email: mailTransport(deps.config), phone: textTransport(deps.config) }
  const workers: OutboxWorker[] = [
    startOutboxWorker({ ...deps, kind: 'email', transport: transports.email, atOnce: mailsAtOnce }),
    startOutboxWorker({ ...deps, kind: 'phone', transport: transports.phone, atOnce: textsAtOnce }),
  ]
  const wake = () => {
    for (const worker of workers) worker.wake()
  }
  const deaf = whenEnqueued(wake)
  const dropping = setInterval(() => drop(deps), 2000)
  return {
    wake,
    async stop() {
      deaf()
      clearInterval(dropping)
      await Promise.all(workers.map((worker) => worker.stop()))
      for (const transport of Object.values(transports)) transport.close()
    },
  }
}

async function drop({ db, config, log }: DeliveryDeps): Promise<void> {
  try {
    for (const message of await dropLate(db, config.local)) {
      log.warn(
        { messageId: message.id, template: message.template, class: message.class },
        'a message came to its end unsent',
      )
    }
  } catch (fault) {
    if (!(fault instanceof DatabaseUnavailable)) log.error({ err: fault }, 'late messages could not be ended')
  }
}

function mailTransport(config: DeliveryConfig): Transport {
  if (config.local && !config.smtpUrl) return localOutbox
  if (!config.smtpUrl) return notConfigured
  return smtpTransport({
    url: config.smtpUrl,
    from: config.mailFrom,
    host: new URL(config.url).hostname,
    connections: mailsAtOnce,
  })
}

function textTransport(config: DeliveryConfig): Transport {
  if (config.local && !config.smsUrl) return localOutbox
  if (!config.smsUrl || !config.smsFrom) return notConfigured
  return smsTransport({ url: config.smsUrl, from: config.smsFrom })
}
