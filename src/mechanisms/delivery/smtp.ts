import { isIP } from 'node:net'
import nodemailer from 'nodemailer'
import { readSmtpFailure } from './outcome.ts'
import type { Mail } from './render.ts'
import type { OutgoingMessage, Transport } from './transport.ts'

export type SmtpOptions = {
  /** smtp://name:password@host:587 or smtps://…:465 */
  url: string
  /** `Genkan <no-reply@example.co.jp>` or the bare address. */
  from: string
  /** Our own host: in EHLO and in message ids. */
  host: string
  connections: number
}

/**
 * Sends mails over SMTP, one recipient each, over a few connections that stay open for a while.
 *
 * Certificates are always verified. STARTTLS is a must where a password is sent, and on the submission port;
 * a relay on this machine may do without.
 */
export function smtpTransport({ url, from, host, connections }: SmtpOptions): Transport {
  const sender = readSender(from)
  const mailer = nodemailer.createTransport({
    ...server(url),
    name: isIP(host) ? `[${host}]` : host,
    pool: true,
    maxConnections: connections,
    maxMessages: 100,
    // Only what was surely not sent yet goes over a second connection at once.
    maxRequeues: 1,
    idleTimeout: 20_000,
    dnsTimeout: 10_000,
    connectionTimeout: 10_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  // A broken idle connection is not a fault; a broken delivery is told by its own outcome.
  mailer.on('error', () => {})
  return {
    async send(message) {
      try {
        await mailer.sendMail({
          ...mailOf(message, host),
          from: sender,
          envelope: { from: sender.address, to: [message.to] },
        })
        return { status: 'accepted', class: 'accepted', code: 250 }
      } catch (failure) {
        return readSmtpFailure(failure as object)
      }
    },
    close: () => mailer.close(),
  }
}

function server(address: string) {
  const url = new URL(address)
  const secure = url.protocol === 'smtps:'
  const hostname = url.hostname.replace(/^\[|\]$/g, '')
  const port = Number(url.port) || (secure ? 465 : 587)
  const auth = url.username
    ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
    : undefined
  const onThisMachine = hostname === 'localhost' || hostname === '::1' || /^127\./.test(hostname)
  return {
    host: hostname,
    port,
    secure,
    ...(auth && { auth }),
    requireTLS: !secure && !onThisMachine && (auth !== undefined || port === 587),
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true } as const,
  }
}

function readSender(from: string): { name: string; address: string } {
  const named = /^([^<]*)<([^<>]+)>$/.exec(from)
  return named
    ? { name: (named[1] as string).trim().replace(/^"(.*)"$/, '$1'), address: named[2] as string }
    : { name: '', address: from }
}

function mailOf({ id, to, language, content, signal }: OutgoingMessage, host: string) {
  const { subject, text, html } = content as Mail
  return {
    // An object, so that nothing in it is read as a list, a comment or a quoted name.
    to: { name: '', address: to },
    subject,
    text,
    ...(html && { html }),
    messageId: `<${id}@${isIP(host) ? `[${host}]` : host}>`,
    xMailer: false as const,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': language,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
    signal,
  }
}
