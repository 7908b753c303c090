import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSmtpFailure, waitAfter } from './outcome.ts'

const rcpt = (response: string) =>
  readSmtpFailure({ code: 'EENVELOPE', responseCode: Number(response.slice(0, 3)), response, command: 'RCPT TO' })
const data = (response: string) =>
  readSmtpFailure({ code: 'EMESSAGE', responseCode: Number(response.slice(0, 3)), response, command: 'DATA' })

test('C25 an address that does not exist is told apart from a filter', () => {
  for (const reply of [
    '550 5.1.1 <a@example.com>: Recipient address rejected',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound',
    '550 Unknown user a@docomo.example',
    '550 No such user here',
    '550 5.2.1 mailbox disabled',
    '550 5.4.1 Recipient address rejected: Access denied',
  ]) {
    assert.deepEqual([rcpt(reply).status, rcpt(reply).class], ['refused', 'no_such_user'], reply)
  }
})

test('C28 a filter of the recipient is policy, whatever its number', () => {
  for (const reply of [
    '550 5.7.1 blocked by policy',
    '554 5.7.26 unauthenticated',
    '550 Rejected: unknown sender listed as spam',
  ]) {
    assert.deepEqual([rcpt(reply).status, rcpt(reply).class], ['refused', 'policy_refused'], reply)
  }
  assert.equal(data('554 Message refused').class, 'policy_refused')
})

test('C26 a full mailbox is deferred by 4xx and refused by 5xx', () => {
  assert.deepEqual(rcpt('452 4.2.2 over quota'), {
    status: 'deferred',
    class: 'mailbox_full',
    code: 452,
    enhanced: '4.2.2',
  })
  assert.deepEqual(data('552 5.2.2 mailbox full'), {
    status: 'refused',
    class: 'mailbox_full',
    code: 552,
    enhanced: '5.2.2',
  })
})

test('C27 greylisting and throttling are deferred', () => {
  for (const reply of ['451 4.7.1 greylisted', '450 4.2.1 try later', '421 4.7.0 too many connections']) {
    assert.deepEqual([rcpt(reply).status, rcpt(reply).class], ['deferred', 'deferred'], reply)
  }
})

test('trouble before a recipient is named belongs to the provider, never to the mailbox', () => {
  for (const failure of [
    { code: 'ESOCKET', command: 'CONN' },
    { code: 'ETIMEDOUT', command: 'CONN' },
    { code: 'EDNS' },
    { code: 'ETLS', command: 'STARTTLS' },
    { code: 'EABORT' },
    { code: 'EPROTOCOL', responseCode: 554, response: '554 5.7.1 go away', command: 'CONN' },
    { code: 'EAUTH', responseCode: 535, response: '535 5.7.8 authentication failed', command: 'AUTH PLAIN' },
    { code: 'EENVELOPE', responseCode: 530, response: '530 5.7.0 must issue STARTTLS', command: 'MAIL FROM' },
    { code: 'ECONNECTION' },
  ]) {
    const { status, class: kind } = readSmtpFailure(failure)
    assert.deepEqual([status, kind], ['deferred', 'provider_down'], JSON.stringify(failure))
  }
})

test('tries are close together at first and go on each minute', () => {
  assert.deepEqual([1, 2, 3, 4, 5, 6, 20, 100].map(waitAfter), [2, 5, 15, 30, 60, 60, 60, 300])
})
