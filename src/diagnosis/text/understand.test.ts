import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { learnedFile } from '../../../bench/free-text/learn.ts'
import {
  causeIds,
  diagnose,
  disclose,
  type EvidenceItem,
  facts,
  readEvidence,
  symptomIds,
  understand,
} from '../index.ts'

const at = '2026-11-22T05:00:00Z'
const symptom = (text: string) => understand(text).candidates[0]?.symptom
const firstCause = (text: string) => understand(text).causes[0]?.cause
const told = (text: string) => understand(text).evidence.map(({ name, value }) => `${name}.${value}`)

test('every symptom is understood in both languages', () => {
  const said: [string, string, string][] = [
    ['Y1', 'パスワードが違うと表示されます', 'it says my password is incorrect'],
    ['Y2', 'アカウントがロックされました', 'my account is locked'],
    ['Y3', '問題が発生しました。後でもう一度お試しください', 'something went wrong, try again later'],
    ['Y4', 'エラー400と出ます', 'too many requests'],
    ['Y5', 'サインイン画面が何度も出て先に進めません', 'the sign-in page keeps coming back'],
    ['Y6', 'サインインしてもすぐサインアウトされます', 'I get signed out right after signing in'],
    ['Y7', '確認コードのメールが届きません', 'the email with the code never came'],
    ['Y8', '確認コードのSMSが届きません', 'I never got the text message with the code'],
    ['Y9', '確認コードが違うと言われます', 'the code is not accepted'],
    ['Y10', 'スマートフォンに承認の通知が来ません', 'no approval request on my phone'],
    ['Y11', 'スマートフォンをなくしました', 'I lost my phone'],
    ['Y12', 'パスキーが使えません', 'my passkey does not work'],
    ['Y13', '管理センターに入れません', 'I can’t get into the admin centre'],
    ['Y14', 'どのアドレスで登録したか分かりません', 'I don’t know which address I used'],
    ['Y15', 'このアカウントは存在しませんと出ます', 'it says this account does not exist'],
    ['Y16', 'サインインできるのにライセンスがありません', 'I am signed in but no licence is assigned'],
    ['Y17', 'スマホでは入れるのにこのパソコンでは入れません', 'it works on my phone but not on this computer'],
    ['Y18', 'メールアプリだけサインインできません', 'the mail app on my computer can’t sign in'],
    ['Y19', 'パソコンを起動してもPINが違うと言われます', 'my computer won’t let me in when I turn it on'],
    ['Y20', 'リンクが使用済みと表示されます', 'the link has expired'],
    ['Y21', '会社の決まりでブロックされます', 'my company blocks me'],
    ['Y22', '身に覚えのない変更があります', 'someone else changed my password'],
  ]
  for (const [id, japanese, english] of said) assert.deepEqual([symptom(japanese), symptom(english)], [id, id])
})

test('widths, cases, kana, apostrophes and slips make no difference', () => {
  const same = [
    ['パスワードを忘れました', 'ﾊﾟｽﾜｰﾄﾞを忘れました', 'ぱすわーどをわすれました', 'パスワード を 忘れました'],
    ['CAPS LOCKがオンでした', 'ＣＡＰＳ　ＬＯＣＫがオンでした', 'caps lockがオンでした'],
    ['I don’t get the email', 'i dont get the email', "I DON'T GET THE EMAIL", 'i dont get the emial'],
    ['my account is locked, wrong password', 'my acount is locekd, wrong pasword'],
  ]
  for (const [first = '', ...others] of same)
    for (const other of others)
      assert.deepEqual([symptom(other), firstCause(other)], [symptom(first), firstCause(first)])
})

test('whatever people call signing in, it is the same', () => {
  for (const word of ['サインイン', 'ログイン', 'ログオン'])
    assert.equal(symptom(`${word}画面がループします`), 'Y5', word)
  for (const word of ['sign-in', 'login', 'log in', 'signin'])
    assert.equal(symptom(`the ${word} page keeps coming back`), 'Y5', word)
})

test('a cause that the text names is told', () => {
  const named: [string, string][] = [
    ['C04', 'caps lockがオンだった'],
    ['C03', '全角で入力していたようです'],
    ['C05', 'I pasted the password with a space at the end'],
    ['C09', 'パスワードを忘れた'],
    ['C10', 'ブラウザーが古いパスワードを自動入力する'],
    ['C20', 'My account is locked because someone else keeps trying'],
    ['C21', '退職した会社のアカウントです'],
    ['C26', '受信箱がいっぱいでメールが届かない'],
    ['C29', '前の電話番号にSMSが送られる'],
    ['C35', '認証アプリのコードが合わない、時計がずれている'],
    ['C37', 'すぐログアウトされる。クッキーをブロックしている'],
    ['C43', 'パソコンの時計がずれていて何度も戻される'],
    ['C48', 'the passkey is saved on my old phone'],
    ['C51', 'スマホをなくした'],
    ['C52', 'I was signed in with a temporary profile'],
    ['C53', 'Outlook keeps asking for the password since I changed it'],
    ['C54', 'ライセンスが割り当てられていません'],
    ['C59', 'the link has already been used'],
    ['C62', '乗っ取られてパスワードを変えられた'],
  ]
  for (const [cause, text] of named) assert.equal(firstCause(text), cause, text)
})

test('what is denied is not told', () => {
  assert.ok(
    !understand('Caps Lockはオフです。パスワードが違うと言われます').causes.some(({ cause }) => cause === 'C04'),
  )
  assert.equal(symptom('スマホはなくしていません。コードが届きません'), 'Y8')
  assert.ok(!told('スマホはなくしていません。コードが届きません').includes('lost.yes'))
  assert.equal(symptom('I have not lost my phone, the code is refused'), 'Y9')
  assert.ok(!told('I have not lost my phone, the code is refused').includes('lost.yes'))
  assert.notEqual(symptom('ロックはされていませんが、パスワードが違うと出ます'), 'Y2')
  assert.notEqual(firstCause('I did not forget my password, it says incorrect'), 'C09')
})

test('what the person states becomes evidence of theirs, which the engine takes', () => {
  const said: [string, string][] = [
    ['機種変更したら認証アプリが使えない', 'new_phone.yes'],
    ['my phone was stolen and I need a code', 'lost.yes'],
    ['スマホでは入れるのにパソコンでは入れない', 'other_device.works'],
    ['会社のアカウントに入れず、パスワードが違うと出る', 'purpose.work'],
    ['my personal account says the password is wrong', 'purpose.personal'],
    ['someone changed my password', 'strange.yes'],
    ['今朝まで使えたのにパスワードが違うと出る', 'last_success.today'],
    ['it worked yesterday, now the password is wrong', 'last_success.month'],
    ['何年も使っていないのでパスワードを忘れた', 'last_success.longer'],
    ['a temporary profile was loaded', 'profile.temporary'],
    ['the browser autofills an old password', 'fill.filled'],
    ['コピペしたパスワードが一致しない', 'fill.pasted'],
  ]
  for (const [text, fact] of said) {
    assert.ok(told(text).includes(fact), `${text}: ${told(text)}`)
    const items = understand(text).evidence.map((item) => ({ ...item, where: 'person', at }))
    assert.equal(readEvidence(items, 'visitor').length, items.length, text)
    for (const { name, value } of items) assert.ok((facts as readonly string[]).includes(`${name}.${value}`))
  }
})

test('a cause that the text tells of is named by the engine, unless something else was seen', () => {
  const text = 'the mail with the code never comes, docomo filters everything'
  const { symptom: id, evidence } = understand(text)
  const items = evidence.map((item) => ({ ...item, where: 'person', at })) as EvidenceItem[]
  assert.deepEqual(diagnose({ symptom: id, evidence: items }).findings[0]?.cause, 'C28')
  const [told] = disclose(diagnose({ symptom: id, evidence: items }), 'T0').findings
  assert.deepEqual(
    [told?.cause, told?.said],
    ['C28', null],
    'told back to a stranger, without a word about any account',
  )
  const seen: EvidenceItem = { name: 'receipt', value: 'no_such_user', where: 'delivery', at }
  assert.deepEqual(diagnose({ symptom: id, evidence: [...items, seen] }).findings[0]?.cause, 'C25')
})

test('a code is surer than any wording, ours and those of the packs', () => {
  assert.deepEqual(understand('ＧＫ３００３').codes, ['GK3003'])
  assert.equal(symptom('GK3003 パスワード'), 'Y2')
  assert.equal(symptom('AADSTS53003: sign-in was successful but the password page says wrong'), 'Y21')
  const pasted = understand('Something went wrong. [1001] Outlook')
  assert.deepEqual(
    [pasted.candidates[0]?.symptom, pasted.codes, pasted.pack[0]?.entry],
    ['Y18', ['1001'], 'error_1001'],
  )
  assert.equal(symptom('HTTP 429'), 'Y4')
  assert.equal(symptom('エラーコード 503'), 'Y3')
})

test('a symptom is named only if it is clear; the candidates are there anyway', () => {
  assert.equal(understand('パスワードを忘れました').symptom, 'Y1')
  const unclear = understand('確認コード')
  assert.equal(unclear.symptom, undefined)
  assert.ok(unclear.unknown || unclear.candidates.length > 1)
})

test('a text that does not tell is called so, and nothing is made up from it', () => {
  const untelling = [
    ...['助けて', 'ログインできない', 'こんにちは', 'カレーの作り方を教えて', 'うまくいきません', 'ああああ', ''],
    ...['it doesn’t work', 'help', 'i cant sign in', 'how do i bake bread', 'buy cheap watches', 'hello', '🙂', '?'],
    ...['返金してほしい', 'where is my parcel', '退会したい', 'プリンターが印刷できない'],
  ]
  for (const text of untelling) {
    const { unknown, symptom: named, candidates, causes } = understand(text)
    assert.ok(unknown, text)
    assert.deepEqual([named, candidates, causes], [undefined, [], []], text)
  }
})

test('shares are shares, in order, of names that the engine knows', () => {
  for (const text of ['パスワードが違う', 'the code never came by mail or text', 'locked out after a new phone']) {
    const { candidates, causes } = understand(text)
    for (const list of [candidates.map(({ share }) => share), causes.map(({ share }) => share)]) {
      assert.deepEqual(
        list,
        [...list].sort((a, b) => b - a),
      )
      assert.ok(list.every((share) => share > 0 && share <= 1) && list.reduce((sum, share) => sum + share, 0) < 1.01)
    }
    assert.ok(candidates.every((one) => symptomIds.includes(one.symptom)))
    assert.ok(causes.every((one) => causeIds.includes(one.cause)))
  }
})

test('what was understood can go straight into a diagnosis', () => {
  const { symptom: id, evidence } = understand('スマホをなくしてコードが受け取れません')
  const items = readEvidence(
    evidence.map((item) => ({ ...item, where: 'person', at })),
    'visitor',
  )
  assert.ok(diagnose({ attempt: 'at_1', symptom: id, evidence: items }).findings)
})

test('no text makes it throw, and the same text is always read in the same way', () => {
  const pieces = [
    'パスワード',
    'not ',
    'lost my ',
    'コード',
    '[',
    '１',
    ' ',
    '\n',
    '\ud83d',
    'が',
    'AADSTS',
    '戻',
    "'",
    'the ',
  ]
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 10_000 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 2000 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const once = understand(text)
      assert.deepEqual(understand(text), once)
      assert.ok(once.unknown === (once.candidates.length === 0))
    }),
    { numRuns: 60 },
  )
})

test('time has a limit, whatever is pasted: nothing in it looks back and forth for ever', () => {
  const pasted = [
    'a',
    '1',
    'の',
    'a ',
    'not ',
    'lost my ',
    'i dont have my ',
    'changed the the ',
    '戻',
    '[(',
    'aadsts',
    '画面が',
  ]
  for (const piece of pasted) {
    const text = piece.repeat(10_000 / piece.length)
    understand(text)
    const began = process.cpuUsage()
    understand(text)
    // Usually some 5 ms of the processor; how long it waits for one is no matter of the text.
    const { user, system } = process.cpuUsage(began)
    assert.ok((user + system) / 1000 < 500, piece)
  }
})

test('what was learned is learned from the building set as it is', () => {
  const kept = readFileSync(new URL('../../../content/model/words/learned.json', import.meta.url), 'utf8')
  assert.equal(kept, learnedFile(), 'run node bench/free-text/learn.ts')
})
