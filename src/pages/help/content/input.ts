import type { Entry } from './entry.ts'

/** 1 · What was typed. */
export const input = {
  id_empty: {
    en: {
      title: 'The address field is empty',
      means: 'The form was sent before an email address or phone number was in it. Nothing was counted as a try.',
      why: ['The field was still empty.', 'A password manager filled in the password only.'],
      steps: [
        'Type the email address or the phone number that you gave when you made the account.',
        'If you are not sure which one it was, try the address where our earlier mails arrived.',
      ],
      offered: 'The cursor is already in the field.',
      builders: 'The check runs on the server too, so a form sent without a browser gets the same answer.',
    },
    ja: {
      title: 'アドレスの欄が空です',
      means: 'メールアドレスや電話番号が入る前に送信されました。失敗の回数には数えていません。',
      why: ['欄がまだ空でした。', 'パスワード管理の機能が、パスワードだけを入力しました。'],
      steps: [
        'アカウントを作ったときのメールアドレスか電話番号を入力します。',
        'どれか分からないときは、以前お知らせのメールが届いたアドレスを試してください。',
      ],
      offered: 'カーソルはすでに入力欄に入っています。',
      builders: '同じ確認をサーバーでも行うため、ブラウザー以外から送っても同じ答えになります。',
    },
  },
  id_format: {
    en: {
      title: 'The email address is not complete',
      means: 'An address has a name, an @ and a domain, such as name@example.com. One of the parts is missing.',
      why: ['The @ or the part after it is missing.', 'There is a gap inside the address.'],
      steps: [
        'Look at the address from left to right: name, @, domain with a dot.',
        'Take out gaps and commas. Full-width letters are fine, they are changed by themselves.',
        'If you have a user name without @, add the domain of your organisation after it.',
      ],
      offered: 'Where the missing part can be guessed, one click puts it in.',
      builders: 'Only what no mail system could deliver is refused; unusual but correct addresses pass.',
    },
    ja: {
      title: 'メールアドレスが途中までです',
      means: 'メールアドレスは name@example.com のように、名前と @ とドメインからできています。どれかが足りません。',
      why: ['@、または @ より後ろがありません。', '途中に空白があります。'],
      steps: [
        '左から順に、名前、@、点を含むドメインがそろっているか見ます。',
        '空白や読点を取り除きます。全角の英字はそのままで構いません。自動でそろえます。',
        '@ のないユーザー名をお持ちなら、後ろに組織のドメインを付けてください。',
      ],
      offered: '足りない部分を推測できるときは、1回のクリックで補えます。',
      builders: '配達できない形だけを断ります。珍しくても正しいアドレスは通ります。',
    },
  },
  id_domain_typo: {
    en: {
      title: 'The part after the @ looks mistyped',
      means: 'The domain is very close to a well-known one, so the page asks before it goes on.',
      why: [
        'A letter is missing, doubled or swapped, as in gmial.com.',
        'The ending is cut, as in .co instead of .com.',
      ],
      steps: [
        'Compare the suggestion with your address.',
        'If it is right, take it with one click.',
        'If your address is right as you typed it, go on with the same button once more.',
      ],
      offered: 'The suggestion is a button. Nothing is changed without your click.',
      builders: 'The list of common domains is static and does not depend on which accounts exist.',
    },
    ja: {
      title: '@ の後ろが打ち違いのようです',
      means: 'よく使われるドメインととても似ているため、進む前に確認しています。',
      why: [
        'gmial.com のように、文字が抜けたり入れ替わったりしています。',
        '.com が .co になるなど、末尾が欠けています。',
      ],
      steps: [
        '候補と自分のアドレスを見比べます。',
        '候補が正しければ、クリックして使います。',
        '入力したとおりで正しければ、同じボタンをもう一度押すと進めます。',
      ],
      offered: '候補はボタンになっています。押さないかぎり何も変わりません。',
      builders: '候補の一覧は固定で、どのアカウントがあるかとは関係しません。',
    },
  },
  password_empty: {
    en: {
      title: 'The password field is empty',
      means: 'The form was sent without a password. It was not counted as a try.',
      why: [
        'The button was pressed too early.',
        'The browser filled in the address but had no password for this site.',
      ],
      steps: [
        'Type the password, or let your password manager fill it in.',
        'If you do not remember it, go on to [the reset page](/reset). Your address travels with you.',
      ],
      offered: 'A way to sign in without a password is beside the field where your account may have one.',
      builders: 'Both fields carry the standard `autocomplete` tokens, so managers can fill them.',
    },
    ja: {
      title: 'パスワードの欄が空です',
      means: 'パスワードが入らないまま送信されました。失敗の回数には数えていません。',
      why: ['入力の前にボタンが押されました。', 'ブラウザーがアドレスだけを入力し、パスワードを覚えていませんでした。'],
      steps: [
        'パスワードを入力するか、パスワード管理の機能に入力させます。',
        '思い出せないときは[再設定のページ](/reset)へ進みます。アドレスは引き継がれます。',
      ],
      offered: 'パスワードを使わない方法があるときは、欄のそばに表示されます。',
      builders: '2つの欄には標準の `autocomplete` があり、パスワード管理の機能が入力できます。',
    },
  },
  caps_on: {
    en: {
      title: 'Caps Lock is on',
      means: 'This is a hint, not a refusal. Letters come out in capitals, and a password tells them apart.',
      why: ['The Caps Lock key was pressed, often in place of Shift or A.', 'A tablet keyboard is locked to capitals.'],
      steps: [
        'Press Caps Lock once (on some Japanese keyboards: Shift and Caps Lock).',
        'Clear the field and type the password again.',
        'Press Show to see what arrives in the field.',
      ],
      offered: 'The Show button beside the field lets you read what you typed.',
      builders: 'The browser notices it. Only the fact is sent, never the characters.',
    },
    ja: {
      title: 'Caps Lock がオンです',
      means: 'これはお知らせで、まだ何も断られていません。英字が大文字になり、パスワードでは別の文字として扱われます。',
      why: ['Shift や A のつもりで Caps Lock が押されました。', 'タブレットのキーボードが大文字に固定されています。'],
      steps: [
        'Caps Lock を1回押します（日本語キーボードでは Shift を押しながら）。',
        '欄を空にして、パスワードを入力し直します。',
        '「表示」を押して、入力された文字を確かめます。',
      ],
      offered: '欄の横の「表示」で、入力した文字を読めます。',
      builders: 'ブラウザーが気付きます。送られるのはその事実だけで、文字は送られません。',
    },
  },
  ime_on: {
    en: {
      title: 'Japanese input is on, or characters are full-width',
      means: 'This is a hint. Letters and digits in the field are full-width, or kana is being composed.',
      why: ['Japanese input was still on.', 'The text was pasted from a document with full-width letters.'],
      steps: [
        'Full-width letters and digits are aligned by themselves, so you may just go on.',
        'If kana appears in the field, turn Japanese input off and type again.',
        'Press Show to check.',
      ],
      offered: 'One click changes the field to half-width.',
      builders: 'Passwords are NFKC-normalised when they are set and when they are checked.',
    },
    ja: {
      title: '日本語入力がオン、または全角の文字があります',
      means: 'これはお知らせです。英数字が全角になっているか、かなの変換中です。',
      why: ['日本語入力がオンのままでした。', '全角の英数字を含む文書から貼り付けました。'],
      steps: [
        '全角の英数字は自動でそろえるので、そのまま進んでも構いません。',
        'かなが入っているときは、日本語入力をオフにして入力し直します。',
        '「表示」を押して確かめます。',
      ],
      offered: '1回のクリックで半角に直せます。',
      builders: 'パスワードは設定時にも確認時にも NFKC で正規化します。',
    },
  },
  code_length: {
    en: {
      title: 'The code has a different number of digits',
      means: 'Our codes have 6 digits. The field holds more or fewer, so nothing was checked or counted.',
      why: [
        'A digit was lost while copying.',
        'Another number from the message was copied, or a code of another service.',
      ],
      steps: [
        'Open our newest message and copy the 6 digits in its subject or first line.',
        'Paste them. Gaps, hyphens and full-width digits do no harm.',
      ],
      offered: 'Paste again reads the clipboard where the browser allows it.',
      builders: 'The field is one `text` input with `inputmode=numeric` and `autocomplete=one-time-code`.',
    },
    ja: {
      title: '確認コードの桁数が違います',
      means: '確認コードは6桁です。多いか足りないため、まだ照合していません。回数にも数えていません。',
      why: ['コピーのときに数字が欠けました。', 'メッセージの別の数字や、ほかのサービスのコードをコピーしました。'],
      steps: [
        'いちばん新しいメッセージを開き、件名か最初の行の6桁をコピーします。',
        '貼り付けます。空白、ハイフン、全角の数字はそのままで構いません。',
      ],
      offered: '「もう一度貼り付け」は、ブラウザーが許すときにコピーした文字を読み取ります。',
      builders: '欄は1つの `text` で、`inputmode=numeric` と `autocomplete=one-time-code` が付いています。',
    },
  },
  phone_format: {
    en: {
      title: 'The phone number has too many or too few digits',
      means: 'No phone in the chosen country has a number of this length. A mobile number in Japan has 11 digits.',
      why: ['A digit is missing or doubled.', 'The number belongs to another country.', 'The first 0 was left out.'],
      steps: [
        'Write a Japanese number from its first 0, such as 090-1234-5678. Hyphens may stay.',
        'Write a number of another country from + and its country code.',
        'If you have no mobile phone, use your email address.',
      ],
      offered: 'The country can be chosen beside the field.',
      builders: 'Numbers are stored in E.164. Prefixes 060, 070, 080 and 090 count as mobile in Japan.',
    },
    ja: {
      title: '電話番号の桁数が合いません',
      means: '選ばれている国には、この長さの電話番号がありません。日本の携帯電話は11桁です。',
      why: ['数字が抜けているか、重なっています。', '別の国の番号です。', '最初の0が省かれています。'],
      steps: [
        '日本の番号は 090-1234-5678 のように、最初の0から入力します。ハイフンがあっても構いません。',
        '海外の番号は、+ と国番号から入力します。',
        '携帯電話がないときは、メールアドレスを使ってください。',
      ],
      offered: '欄の横で国を選べます。',
      builders: '番号は E.164 で保存します。日本では 060、070、080、090 を携帯電話として扱います。',
    },
  },
  name_missing: {
    en: {
      title: 'The name field is empty',
      means:
        'An account needs one name, so that people and applications can greet you. Nothing else is checked about it.',
      why: ['The field was still empty, or held only spaces.'],
      steps: [
        'Write the name you like to be called, in any script. It need not be the one in your papers.',
        'You can change it at any time in [your account](/account).',
      ],
      offered: 'The cursor is already in the field, and what you filled in elsewhere is kept.',
      builders: 'One full name is required; given name, family name and reading are optional.',
    },
    ja: {
      title: '名前の欄が空です',
      means: 'アカウントには名前が1つ必要です。画面やアプリでの呼び方に使うだけで、内容は確認しません。',
      why: ['欄がまだ空か、空白だけでした。'],
      steps: [
        '呼ばれたい名前を入力します。文字の種類は自由で、戸籍の名前でなくても構いません。',
        'あとから[マイアカウント](/account)で、いつでも変えられます。',
      ],
      offered: 'カーソルはすでに欄に入っています。ほかの入力内容は残っています。',
      builders: '必要なのは氏名1つです。姓、名、読みは任意です。',
    },
  },
} satisfies Record<string, Entry>
