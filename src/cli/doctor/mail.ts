import nodemailer from 'nodemailer'
import type { Config } from '../../platform/config/index.ts'
import { broken, type Finding, messageOf, ok } from './finding.ts'

/** Whether the mail server takes our name and password, over an encrypted connection; nothing is sent. */
export async function checkMail(config: Config): Promise<Finding> {
  if (!config.smtpUrl) return ok('mail', 'mailLocal')
  const mailer = open(config.smtpUrl)
  try {
    await mailer.verify()
    return ok('mail', 'mail', { host: new URL(config.smtpUrl).host })
  } catch (fault) {
    return broken('mail', 'mailAway', 'mailAway', { host: new URL(config.smtpUrl).host, message: messageOf(fault) })
  } finally {
    mailer.close()
  }
}

/** Sends one mail and waits for the server's receipt. Whether it reaches the mailbox is seen there. */
export async function sendTestMail(
  config: Config,
  to: string,
  text: { subject: string; text: string },
): Promise<Finding> {
  if (!config.smtpUrl) return ok('testMail', 'mailLocal')
  const mailer = open(config.smtpUrl)
  try {
    const sent = await mailer.sendMail({ from: config.mailFrom, to, ...text })
    return ok('testMail', 'testMail', { to, reply: String(sent.response).slice(0, 200) })
  } catch (fault) {
    return broken('testMail', 'testMailRefused', 'testMailRefused', { to, message: messageOf(fault) })
  } finally {
    mailer.close()
  }
}

/** As delivery does it: certificates are verified, and a password never travels readable. */
function open(address: string) {
  const url = new URL(address)
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const port = Number(url.port) || (secure ? 465 : 587)
  const onThisMachine = host === 'localhost' || host === '::1' || /^127\./.test(host)
  const auth = url.username && { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
  return nodemailer.createTransport({
    host,
    port,
    secure,
    ...(auth && { auth }),
    requireTLS: !secure && !onThisMachine && (Boolean(auth) || port === 587),
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true },
    connectionTimeout: 8000,
    greetingTimeout: 8000,
    socketTimeout: 15_000,
    dnsTimeout: 8000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}
