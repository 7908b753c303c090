import type { Guide } from '../guide.ts'

const checked = '2026-11'

/** The clock, the profile and the stored data of the device itself. */
export const deviceGuides = {
  set_clock: {
    title: ['Set the clock to automatic', '日時を自動設定にする'],
    lead: [
      'Sign-in and codes go by the time. Yours differs from ours.',
      'サインインや確認コードは時刻を使います。この端末の時計がずれています。',
    ],
    variants: [
      {
        name: ['Windows', 'Windows'],
        systems: ['windows'],
        steps: [
          ['Open Settings, “Time & language”, “Date & time”.', '「設定」→「時刻と言語」→「日付と時刻」を開きます。'],
          [
            'Turn on “Set time automatically”, and look at the time zone.',
            '「時刻を自動的に設定する」をオンにし、タイムゾーンを確かめます。',
          ],
          ['Click “Sync now”.', '「今すぐ同期」を押します。'],
        ],
      },
      {
        name: ['macOS', 'macOS'],
        systems: ['macos'],
        steps: [
          ['Open System Settings, General, “Date & Time”.', '「システム設定」→「一般」→「日付と時刻」を開きます。'],
          ['Turn on “Set time and date automatically”.', '「時刻と日付を自動的に設定」をオンにします。'],
        ],
      },
      {
        name: ['iPhone, iPad', 'iPhone・iPad'],
        systems: ['ios'],
        steps: [
          ['Open Settings, General, “Date & Time”.', '「設定」→「一般」→「日付と時刻」を開きます。'],
          ['Turn on “Set Automatically”.', '「自動設定」をオンにします。'],
        ],
      },
      {
        name: ['Android', 'Android'],
        systems: ['android'],
        steps: [
          [
            'Open Settings, System (or General management), “Date & time”.',
            '「設定」→「システム」（または「一般管理」）→「日付と時刻」を開きます。',
          ],
          ['Turn on “Set time automatically”.', '「日時を自動的に設定」をオンにします。'],
        ],
      },
    ],
    after: [
      'Then reload the page, or wait for the next code.',
      '終わったら、ページを読み込み直すか、次のコードを待ちます。',
    ],
    checked,
  },
  temporary_profile: {
    title: ['Leave the temporary profile', '一時プロファイルから戻る'],
    lead: [
      'Windows could not open your usual profile. Your files are mostly still there, in the folder of the usual one.',
      'Windows がいつものプロファイルを開けませんでした。ファイルの多くは、いつものフォルダーに残っています。',
    ],
    warning: [
      'First save everything that you made in this state to a USB stick or a cloud folder. It is lost on signing out.',
      '先に、この状態で作ったファイルを USB メモリーやクラウドへ保存してください。サインアウトすると消えます。',
    ],
    variants: [
      {
        name: ['Windows', 'Windows'],
        systems: ['windows', 'other'],
        steps: [
          [
            'Save new files in another place. Look on the desktop and under Downloads too.',
            '新しいファイルを別の場所へ保存します。デスクトップとダウンロードも見ます。',
          ],
          [
            'Close all programs, and restart the computer. Often this is enough.',
            'すべてのアプリを閉じ、パソコンを再起動します。多くの場合、これで戻ります。',
          ],
          [
            'Still temporary? Restart two more times; updates may be waiting.',
            'まだ戻らないときは、あと2回ほど再起動します。更新が残っていることがあります。',
          ],
          [
            'Switch a virus scanner’s full scan off for the start, or wait until it is done.',
            'ウイルス対策の全体検査が動いているときは、終わるまで待ちます。',
          ],
          [
            'Still no change? Try safe mode, or ask the person who looks after the computer.',
            '変わらないときは、セーフモードを試すか、パソコンの管理者に相談します。',
          ],
        ],
      },
    ],
    checked,
  },
  safe_mode: {
    title: ['Start in safe mode', 'セーフモードで始める'],
    lead: [
      'It starts Windows with the least. If sign-in works there, an added program is in the way.',
      '最小限の状態で Windows を始めます。そこで使えれば、追加のプログラムが原因です。',
    ],
    warning: [
      'First save your files in another place. If the drive is encrypted, have its recovery key at hand.',
      '先にファイルを別の場所へ保存してください。ドライブを暗号化しているときは、回復キーを手元に用意します。',
    ],
    variants: [
      {
        name: ['Windows 10 and 11', 'Windows 10・11'],
        systems: ['windows', 'other'],
        steps: [
          [
            'At the sign-in screen, hold Shift, and choose Power, “Restart”.',
            'サインイン画面で Shift を押したまま、電源の「再起動」を選びます。',
          ],
          [
            'Choose “Troubleshoot”, “Advanced options”, “Startup Settings”, “Restart”.',
            '「トラブルシューティング」→「詳細オプション」→「スタートアップ設定」→「再起動」を選びます。',
          ],
          [
            'Press 4 for safe mode, or 5 for safe mode with network.',
            '4 でセーフモード、5 でネットワーク付きのセーフモードになります。',
          ],
          ['Sign in. Then restart in the usual way.', 'サインインします。そのあと、ふつうに再起動します。'],
        ],
      },
    ],
    checked,
  },
  remove_stored: {
    title: ['Remove stored sign-in data', '保存されたサインイン情報を消す'],
    lead: [
      'An app on this computer keeps an old password. Without it, it asks for the new one.',
      'パソコンのアプリが古いパスワードを持っています。消すと、新しいものを尋ねられます。',
    ],
    warning: [
      'Make sure that you know the present password before you remove anything.',
      '消す前に、いまのパスワードが分かることを確かめてください。',
    ],
    variants: [
      {
        name: ['Windows', 'Windows'],
        systems: ['windows'],
        steps: [
          [
            'Close the app. Open the Start menu and type “Credential Manager”.',
            'アプリを閉じます。スタートメニューで「資格情報マネージャー」と入力して開きます。',
          ],
          ['Open “Windows Credentials” and “Web Credentials”.', '「Windows 資格情報」と「Web 資格情報」を開きます。'],
          [
            'Find the entry that names this app or this site, and choose “Remove”.',
            'このアプリやこのサイトの項目を開き、「削除」を選びます。',
          ],
          [
            'Open the app again, and sign in with the present password.',
            'アプリを開き直し、いまのパスワードでサインインします。',
          ],
        ],
      },
      {
        name: ['macOS', 'macOS'],
        systems: ['macos'],
        steps: [
          [
            'Close the app. Open “Keychain Access” with Spotlight.',
            'アプリを閉じます。Spotlight で「キーチェーンアクセス」を開きます。',
          ],
          [
            'Search for the name of the app or of this site, and delete the entry.',
            'アプリやこのサイトの名前で検索し、項目を削除します。',
          ],
          [
            'Open the app again, and sign in with the present password.',
            'アプリを開き直し、いまのパスワードでサインインします。',
          ],
        ],
      },
      {
        name: ['A mail app on a phone', 'スマートフォンのメールアプリ'],
        systems: ['ios', 'android'],
        steps: [
          ['Open Settings, and the accounts of the mail app.', '「設定」から、メールアプリのアカウントを開きます。'],
          [
            'Enter the present password there, or remove the account and add it again.',
            'いまのパスワードを入力するか、アカウントを削除して追加し直します。',
          ],
        ],
      },
    ],
    checked,
  },
} as const satisfies Record<string, Guide>
