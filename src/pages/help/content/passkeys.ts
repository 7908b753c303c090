import type { Entry } from './entry.ts'

/** 5 · Passkeys. */
export const passkeys = {
  passkey_not_finished: {
    en: {
      title: 'The passkey check was not finished',
      means:
        'The device did not give an answer. Browsers do not tell us why, so several reasons look the same. It was not counted as a try.',
      why: [
        'The window was closed, or it waited too long.',
        'The passkey is on another device.',
        'Face, finger or screen lock was not recognised.',
      ],
      steps: [
        'Try once more and keep the window open until the end.',
        'If the device asks which passkey, choose the address of this account.',
        'If it is on your phone, choose “another device” and scan the QR code with Bluetooth on.',
        'Or use your password or a code.',
      ],
      offered: 'Trying again and other ways are both on the page.',
      builders: 'A `NotAllowedError` merges cancel, timeout and no credential. The elapsed time is in the evidence.',
    },
    ja: {
      title: 'パスキーの確認が終わりませんでした',
      means:
        '端末から答えが返りませんでした。ブラウザーは理由を伝えないため、区別できません。失敗の回数には数えていません。',
      why: [
        '画面を閉じたか、時間がたちました。',
        'パスキーが別の端末にあります。',
        '顔・指紋・画面ロックが認識されませんでした。',
      ],
      steps: [
        'もう一度試し、終わるまで画面を開いておきます。',
        'パスキーを選ぶ画面では、このアカウントのアドレスを選びます。',
        'スマートフォンにあるときは「別の端末」を選び、Bluetooth をオンにしてQRコードを読み取ります。',
        'または、パスワードか確認コードを使います。',
      ],
      offered: 'もう一度試すことも、別の方法も、同じ画面で選べます。',
      builders: '`NotAllowedError` は中止、時間切れ、資格情報なしを区別しません。経過時間が記録にあります。',
    },
  },
  passkey_elsewhere: {
    en: {
      title: 'The passkey is on another device',
      means: 'This device has no passkey for this site. The one that you made is on a phone or another computer.',
      why: [
        'Passkeys are shared only between devices of the same family or the same manager.',
        'This is a new or borrowed computer.',
      ],
      steps: [
        'Show the QR code and scan it with the camera of the phone that has the passkey.',
        'Keep both close together, with Bluetooth and internet on.',
        'On a device of your own, add a passkey afterwards in [your account](/account).',
      ],
      offered: 'One click shows the QR code.',
      builders: 'The hybrid transport needs Bluetooth on both sides. Some company networks block it.',
    },
    ja: {
      title: 'パスキーは別の端末にあります',
      means: 'この端末には、このサイトのパスキーがありません。作ったパスキーは、スマートフォンか別の端末にあります。',
      why: [
        'パスキーが共有されるのは、同じ系統の端末か、同じ管理の機能の中だけです。',
        '新しい端末か、借りた端末です。',
      ],
      steps: [
        'QRコードを表示し、パスキーのあるスマートフォンのカメラで読み取ります。',
        '2つの端末を近くに置き、Bluetooth とインターネットをオンにします。',
        'ご自分の端末なら、あとで[マイアカウント](/account)からパスキーを加えます。',
      ],
      offered: '1回のクリックでQRコードを表示します。',
      builders: 'この方式には両方の Bluetooth が必要です。止めている社内ネットワークもあります。',
    },
  },
  passkey_removed: {
    en: {
      title: 'The passkey was removed from the account',
      means: 'Your device still had the passkey, but the account no longer knows it.',
      why: [
        'It was removed in the account page, perhaps with an old device.',
        'The account was restored or its ways in were renewed.',
      ],
      steps: [
        'Sign in with a password or a code.',
        'Add a new passkey in [your account](/account).',
        'If the device offers the old one again, delete it in the device’s password settings.',
      ],
      offered: 'We asked the device to forget the old passkey, where the browser can do so.',
      builders: 'An unknown credential id. The page calls `signalUnknownCredential` where it exists.',
    },
    ja: {
      title: 'パスキーはアカウントから削除されています',
      means: '端末にはパスキーが残っていますが、アカウントの側にはもうありません。',
      why: [
        '古い端末の整理などで、マイアカウントから削除されました。',
        'アカウントが復旧され、入る方法が新しくなりました。',
      ],
      steps: [
        'パスワードか確認コードでサインインします。',
        '[マイアカウント](/account)で新しいパスキーを加えます。',
        '前のパスキーがまた表示されるときは、端末のパスワードの設定から削除します。',
      ],
      offered: 'ブラウザーが対応していれば、前のパスキーを消すよう端末に伝えています。',
      builders: '未知の資格情報IDです。使えるところでは `signalUnknownCredential` を呼びます。',
    },
  },
  passkey_unsupported: {
    en: {
      title: 'This browser can’t use passkeys',
      means: 'The browser, or the window inside another app, has no support for passkeys.',
      why: [
        'The page was opened inside an app, such as a chat or news app.',
        'The browser or the system is several years old.',
      ],
      steps: [
        'Copy the link and open it in the browser of your device.',
        'Or sign in with your password here.',
        'Update the browser when you can.',
      ],
      offered: 'One click copies the link. You arrive at the same step.',
      builders: 'The page looks for `PublicKeyCredential`, not for names of browsers.',
    },
    ja: {
      title: 'このブラウザーではパスキーを使えません',
      means: 'ブラウザー、またはアプリの中の画面が、パスキーに対応していません。',
      why: [
        'チャットやニュースなど、アプリの中でページを開いています。',
        'ブラウザーか端末のソフトが数年前のものです。',
      ],
      steps: [
        'リンクをコピーし、端末のブラウザーで開きます。',
        'または、このままパスワードでサインインします。',
        '時間のあるときに、ブラウザーを更新してください。',
      ],
      offered: '1回のクリックでリンクをコピーできます。同じところから続けられます。',
      builders: 'ブラウザーの名前ではなく、`PublicKeyCredential` があるかを見ています。',
    },
  },
} satisfies Record<string, Entry>
