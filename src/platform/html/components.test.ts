import assert from 'node:assert/strict'
import { test } from 'node:test'
import { translator } from '../i18n/index.ts'
import { problem } from '../problems/index.ts'
import * as h from './index.ts'
import { firstSentence } from './messages.ts'

const view: h.View = { language: 'en', t: translator('en'), host: 'id.example.com', path: '/' }
const hostile = `<img src=x onerror="alert('1')">`
const text = (piece: h.Content) => String(piece)
const has = (piece: h.Content, ...parts: string[]) => {
  for (const part of parts) assert.ok(text(piece).includes(part), `${part}\nnot in\n${text(piece)}`)
}

test('a field is labelled, described and can be filled by the browser', () => {
  const piece = h.field(view, {
    name: 'userName',
    label: 'Address',
    autocomplete: 'username',
    check: 'identifier',
    hint: 'Hint',
  })
  has(piece, '<label for="userName">Address', 'id="userName" name="userName" type="text"', 'autocomplete="username"')
  has(
    piece,
    'aria-describedby="userName-hint userName-hints"',
    '<p class="hint" id="userName-hint">Hint</p>',
    ' required',
  )
  has(
    piece,
    '<div class="hints" id="userName-hints" aria-live="polite"></div>',
    'data-check="identifier"',
    'autocapitalize="none"',
  )
  assert.doesNotMatch(text(piece), /aria-invalid/)
})

test('a field with a problem says so to everyone, with its code', () => {
  const piece = h.field(view, { name: 'a', label: 'A', problem: problem('id_empty'), optional: true })
  has(
    piece,
    'aria-invalid="true"',
    'aria-describedby="a-error a-hints"',
    'id="a-error" data-problem="GK1001"',
    'Enter your email',
  )
  has(piece, 'class="field wrong"', 'optional</span>')
  assert.doesNotMatch(text(piece), / required/)
})

test('a password is never sent back, can be shown by scripts only, and takes managers and paste', () => {
  const piece = h.passwordField(view, { name: 'password', label: 'Password', autocomplete: 'current-password' })
  has(
    piece,
    'type="password"',
    'autocomplete="current-password"',
    'autocapitalize="none"',
    'spellcheck="false"',
    'data-secret',
  )
  has(
    piece,
    '<button type="button" data-show="password" aria-controls="password" aria-label="Show the password" hidden>Show</button>',
  )
  assert.doesNotMatch(text(piece), / value=|onpaste/)
})

test('a new password brings its rule, and the rule is part of its description', () => {
  const rule = { short: 8, long: 15, composition: true }
  const piece = h.newPasswordField(view, {
    name: 'password',
    label: 'New password',
    rule,
    problem: problem('new_too_common'),
  })
  has(
    piece,
    'autocomplete="new-password"',
    'aria-describedby="password-error password-rules password-hints"',
    'id="password-rules"',
  )
  has(
    piece,
    'data-rule="{&quot;short&quot;:8,&quot;long&quot;:15,&quot;composition&quot;:true}"',
    'data-rule-part="upper"',
    'data-suggest="password"',
  )
  const plain = h.newPasswordField(view, {
    name: 'password',
    label: 'New',
    rule: { short: 15, long: 15, composition: false },
  })
  assert.doesNotMatch(text(plain), /data-rule-part="upper"/)
})

test('a code is one field that browsers can fill from a message', () => {
  const piece = h.codeField(view, { name: 'code', label: 'Code', goesAlone: true, autofocus: true })
  has(
    piece,
    'inputmode="numeric" autocomplete="one-time-code"',
    'type="text"',
    'data-digits="6"',
    'data-goes-alone',
    ' autofocus',
  )
})

test('choices are grouped under their question; one that cannot be taken says why', () => {
  const piece = h.choiceField(view, {
    name: 'to',
    label: 'Send it to',
    value: 'a',
    choices: [
      { value: 'a', text: 'mail' },
      { value: 'b', text: 'text message', why: 'From 18:00' },
    ],
  })
  has(
    piece,
    '<fieldset',
    '<legend>Send it to</legend>',
    'value="a" checked',
    'value="b" disabled aria-describedby="to-1-note"',
    'From 18:00',
  )
  has(
    h.checkbox({ name: 'stay', text: 'Stay', hint: 'Here', checked: true }),
    'type="checkbox"',
    ' checked',
    'aria-describedby="stay-note"',
  )
  has(
    h.selectField(view, { name: 'l', label: 'L', value: 'ja', options: [{ value: 'ja', text: '日本語', lang: 'ja' }] }),
    'lang="ja" selected',
  )
})

test('the summary takes the focus, is announced, and leads to the field', () => {
  const piece = h.problemSummary(view, problem('credentials_mismatch'), { for: 'password' })
  has(
    piece,
    'role="alert" tabindex="-1" autofocus data-problem="GK3001"',
    '<a href="#password">The address and password don\'t match.</a>'.replace("'", '&#39;'),
  )
  assert.equal(firstSentence('name@example.com is mine. Use it.'), 'name@example.com is mine.')
  assert.equal(firstSentence('合っていません。もう一度。'), '合っていません。')
  assert.equal(firstSentence('No stop'), 'No stop')
})

test('names and addresses are escaped, isolated from the text around them, and may break before the domain', () => {
  const person: h.Person = {
    address: `${hostile}@example.com`,
    name: hostile,
    kind: 'organization',
    organization: hostile,
  }
  for (const piece of [
    h.accountLine(view, person, { changeHref: hostile }),
    h.picker(view, [
      { person, value: hostile, used: hostile },
      { person, value: 'b', why: hostile },
    ]),
    h.given(hostile),
    h.names([hostile, 'b'], ', '),
    h.definitions([{ term: hostile, value: hostile }]),
    h.items([{ title: hostile, details: [hostile] }]),
    h.table({ caption: hostile, columns: [hostile], rows: [[hostile]] }),
    h.section('a', hostile, hostile),
    h.notice('info', hostile, { title: hostile }),
    h.button(hostile, { value: hostile, why: hostile, spoken: hostile }),
    h.linkButton(hostile, hostile),
    h.copyButton(hostile, hostile),
    h.field(view, { name: 'n', label: hostile, value: hostile, hint: hostile }),
    h.form({ action: hostile, hidden: { a: hostile }, proofOfWork: { salt: hostile } }, hostile),
    h.steps(view, [{ text: hostile, state: 'now', detail: hostile }]),
    h.disclosure(hostile, hostile),
    h.emptyState(hostile),
    h.tag(hostile),
  ]) {
    assert.doesNotMatch(text(piece), /<img|onerror="/)
  }
  has(
    h.accountLine(view, { address: 'a@example.com', name: 'محمد' }),
    '<bdi class="name">محمد</bdi>',
    'a<wbr>@example.com',
  )
})

test('the kind of an account is a word, an icon and a colour', () => {
  for (const [kind, word] of [
    ['personal', 'Personal'],
    ['organization', 'Organisation'],
  ] as const) {
    has(h.badge(view, kind), `class="badge ${kind}"`, '<svg', word)
  }
  assert.doesNotMatch(text(h.accountLine(view, { address: 'a@example.com' })), /badge/)
})

test('an account that cannot be chosen stays reachable, says why, and sends nothing', () => {
  const person: h.Person = { address: 'a@example.com' }
  const piece = text(h.picker(view, [{ person, value: 'x', why: 'Not an administrator' }]))
  has(piece, 'type="button" aria-disabled="true"', 'Not an administrator')
  assert.doesNotMatch(piece, /type="submit"|disabled=""|value="x"/)
  has(h.picker(view, [{ person, value: 'x' }]), 'type="submit" name="account" value="x"')
})

test('the countdown is silent, carries its end, and its button waits', () => {
  const piece = h.pauseClock(view, { remainingSeconds: 46.2, totalSeconds: 60 })
  has(
    piece,
    'role="timer" class="digits">0:47',
    '<progress max="60" value="13" aria-hidden="true">',
    'data-said="47 seconds left"',
  )
  const ends = Number(/data-ends="(\d+)"/.exec(text(piece))?.[1])
  assert.ok(Math.abs(ends - Date.now() - 47_000) < 1000)
  has(h.button('Sign in', { waits: true }), 'data-waits', 'aria-disabled="true"')
})

test('sending again is visible from the start and says when', () => {
  has(
    h.resendButton(view, 'Send again', { waitSeconds: 28 }),
    'aria-disabled="true"',
    'aria-describedby="resend-wait"',
    'in 28 seconds',
  )
  assert.doesNotMatch(text(h.resendButton(view, 'Send again', { waitSeconds: 0 })), /aria-disabled/)
})

test('a form checks nothing by itself, and asks scripts for evidence and proof', () => {
  const piece = h.form(
    { action: '/reset', evidence: true, proofOfWork: { salt: 'a' }, hidden: { flow: 'x', none: undefined } },
    'body',
  )
  has(
    piece,
    '<form method="post" action="/reset" novalidate data-evidence="1" data-proof-of-work="{&quot;salt&quot;:&quot;a&quot;}">',
    'name="flow" value="x"',
  )
  assert.doesNotMatch(text(piece), /name="none"/)
})

test('a table stays a table for assistive technology when it looks like cards', () => {
  const piece = h.table({ caption: 'History', columns: ['Time', ''], rows: [['today', '']] })
  has(
    piece,
    'role="table"',
    '<th role="columnheader" scope="col">Time</th>',
    'data-column="Time"',
    '<caption>History</caption>',
  )
})

test('buttons and links are what they look like', () => {
  has(h.button('Next'), 'class="button primary"', '>Next</button>')
  has(
    h.button('End', { look: 'danger', small: true, repair: 'end_session', action: '/x', skipChecks: true }),
    'class="button danger small"',
    'data-repair="end_session"',
    'formaction="/x"',
    'formnovalidate',
  )
  has(
    h.linkButton('Reset', '/reset', { repair: 'reset_password' }),
    '<a class="button outlined" href="/reset" data-repair="reset_password"',
  )
  has(h.button('Ask', { why: 'From 18:00' }), 'aria-disabled="true"', 'data-why="From 18:00"')
})
