import type { Pack, PackRepair } from '../pack.ts'
import { links } from './links.ts'
import { steps } from './steps.ts'

const checkedOn = '2026-11-22'

const restart: PackRepair = {
  id: 'restart_steps',
  title: { ja: '再起動していつもの状態に戻す', en: 'Restart to get the usual profile back' },
  by: 'person',
  versions: { ja: 'Windows 10 / 11', en: 'Windows 10 / 11' },
  steps: {
    ja: [
      '新しく作ったファイルを、USBメモリーなどに写します。',
      'サインアウトはせず、パソコンを再起動します。',
      'いつものアカウントで入ります。',
      '戻らなければ、あと2、3回くり返します。',
    ],
    en: [
      'Copy new files to a USB stick or another place.',
      'Don’t sign out; restart the computer.',
      'Sign in with your usual account.',
      'If it is still so, repeat it two or three times.',
    ],
  },
}

const safeMode: PackRepair = {
  id: 'safe_mode_steps',
  title: { ja: 'セーフモードで起動する', en: 'Start in safe mode' },
  by: 'person',
  versions: { ja: 'Windows 10 / 11', en: 'Windows 10 / 11' },
  steps: {
    ja: [
      'サインインの画面の右下で電源ボタンを押します。',
      'Shift キーを押したまま「再起動」を選びます。',
      '「トラブルシューティング」→「詳細オプション」→「スタートアップ設定」→「再起動」と進みます。',
      '再起動したら F4 キーを押します。回復キーを聞かれることがあります。',
      '入れたら、最近入れたソフトを外し、ふつうに起動します。',
    ],
    en: [
      'On the sign-in screen, press the power button at the bottom right.',
      'Hold Shift and choose “Restart”.',
      'Choose “Troubleshoot”, “Advanced options”, “Startup Settings”, “Restart”.',
      'After the restart press F4. It may ask for a recovery key.',
      'If you get in, remove software that was added lately and start as usual.',
    ],
  },
}

/** Getting into the computer itself. */
export const windowsSignIn: Pack = {
  id: 'windows-sign-in',
  product: { ja: 'Windows のサインイン', en: 'Signing in to Windows' },
  owner: 'Microsoft',
  languages: ['ja', 'en'],
  names: ['windows', 'ウィンドウズ', 'パソコン', 'computer', 'laptop', 'pc'],
  checkedOn,
  entries: [
    {
      id: 'temporary_profile',
      title: { ja: '一時プロファイルで開いた', en: 'A temporary profile was opened' },
      symptoms: ['Y19'],
      causes: ['C52'],
      matches: {
        codes: [],
        phrases: {
          ja: [
            '一時プロファイル',
            '一時的なプロファイル',
            'アカウントにサインインできません。この問題は',
            'user profile service',
          ],
          en: [
            'temporary profile',
            'temp profile',
            "can't sign in to your account. this problem can often be fixed",
            'user profile service failed',
            'user profile cannot be loaded',
          ],
        },
      },
      said: {
        ja: 'パスワードは合っています。Windows がいつもの設定とファイルを開けず、仮の場所を開きました。',
        en: 'The password is right. Windows could not open your usual files and opened an interim place.',
      },
      warning: {
        ja: 'いま作ったファイルは、サインアウトすると消えます。先にUSBメモリーなどに写してください。',
        en: 'Files made now vanish when you sign out. First copy them to a USB stick.',
      },
      tell: [
        {
          ask: {
            ja: 'このパソコンの別のアカウントでは、ふつうに開きますか。',
            en: 'Does another account on this computer open as usual?',
          },
          answers: [
            { said: { ja: 'はい', en: 'Yes' }, cause: 'C52', entry: 'damaged_profile' },
            { said: { ja: 'いいえ、ほかにない', en: 'No, or there is none' }, cause: 'C52', entry: 'safe_mode' },
          ],
        },
      ],
      repairs: [restart, safeMode],
      links: [links.profile],
      checkedOn,
    },
    {
      id: 'damaged_profile',
      title: { ja: '別のアカウントなら、このパソコンに入れる', en: 'Another account opens on this computer' },
      symptoms: ['Y19'],
      causes: ['C52'],
      matches: {
        codes: [],
        phrases: {
          ja: ['プロファイルが壊れ', 'プロファイルを読み込めません', '別のアカウントなら入れ'],
          en: ['corrupted user profile', 'profile is corrupted', 'another account on this pc works'],
        },
      },
      said: {
        ja: '元のアカウントの設定のまとまりが壊れています。ファイルは多くの場合、残っています。',
        en: 'The settings of the first account are damaged. The files are mostly still there.',
      },
      warning: {
        ja: 'アカウントを消す前に、C ドライブの Users の中のファイルを写してください。',
        en: 'Before you remove an account, copy its files from the folder Users on drive C.',
      },
      tell: [],
      repairs: [
        {
          id: 'new_profile',
          title: { ja: '新しいアカウントにファイルを移す', en: 'Move the files to a new account' },
          by: 'person',
          versions: { ja: 'Windows 10 / 11', en: 'Windows 10 / 11' },
          steps: {
            ja: [
              '管理者の役割を持つ別のアカウントで入ります。',
              '「設定」→「アカウント」→「他のユーザー」で、新しいアカウントを足します。',
              '新しいアカウントで一度入り、C ドライブの Users から元のファイルを写します。',
            ],
            en: [
              'Sign in with another account that may administer the computer.',
              'Add a new account under “Settings”, “Accounts”, “Other users”.',
              'Sign in to it once, then copy the files from Users on drive C.',
            ],
          },
        },
      ],
      links: [links.profile, links.windowsAccounts],
      checkedOn,
    },
    {
      id: 'safe_mode',
      title: { ja: '起動のとき、Windows に入れない', en: 'Windows doesn’t let you in at the start' },
      symptoms: ['Y19'],
      causes: ['C52', 'C08', 'C45'],
      matches: {
        codes: [],
        phrases: {
          ja: [
            'セーフモード',
            'パソコンにログインでき',
            'パソコンにサインインでき',
            'windows…サインインでき',
            'windows…ログインでき',
            '起動…サインインでき',
          ],
          en: [
            'safe mode',
            "can't log into my computer",
            "can't log in to my computer",
            "can't sign in to windows",
            'log into windows',
          ],
        },
      },
      said: {
        ja: '最小限の状態で起動すると、ソフトやドライバーが理由かどうかが分かります。',
        en: 'A start with the bare minimum shows whether software or a driver is the reason.',
      },
      tell: [
        {
          ask: { ja: 'セーフモードでは入れますか。', en: 'Do you get in with safe mode?' },
          answers: [
            { said: { ja: 'はい', en: 'Yes' } },
            { said: { ja: 'いいえ', en: 'No' }, entry: 'local_or_online' },
          ],
        },
      ],
      repairs: [safeMode],
      links: [links.startupSettings],
      checkedOn,
    },
    {
      id: 'pin',
      title: { ja: 'PIN が使えない、忘れた', en: 'The PIN is refused or forgotten' },
      symptoms: ['Y19'],
      causes: ['C09', 'C50'],
      matches: {
        codes: [],
        phrases: {
          ja: ['windows…pin', 'pin…忘れ', 'pin…入れ', 'pin が使用できません', 'pinがわから', '暗証番号…起動'],
          en: ['windows…pin', 'forgot…pin', "pin isn't available", 'accept my pin', 'pin is incorrect', 'pin…computer'],
        },
      },
      said: {
        ja: 'PIN はこのパソコンだけのものです。アカウントのパスワードとは別です。',
        en: 'The PIN belongs to this computer alone; it is not the account’s password.',
      },
      tell: [],
      repairs: [
        {
          id: 'new_pin',
          title: { ja: 'PIN を設定し直す', en: 'Set a new PIN' },
          by: 'person',
          versions: {
            ja: 'Windows 10 / 11（Microsoft アカウント、組織のアカウント）',
            en: 'Windows 10 / 11 (online accounts)',
          },
          steps: {
            ja: [
              'サインインの画面で「PIN を忘れた場合」を選びます。ネットワークにつなぎます。',
              'アカウントのパスワードと、届いたコードで確かめます。',
              '新しい PIN を決めます。',
              'または「サインイン オプション」で鍵の絵を選び、パスワードで入ります。',
            ],
            en: [
              'Choose “I forgot my PIN” on the sign-in screen. It needs a network.',
              'Confirm with the account’s password and the code that arrives.',
              'Choose a new PIN.',
              'Or choose the key under “Sign-in options” and use the password.',
            ],
          },
        },
      ],
      links: [links.pin],
      checkedOn,
    },
    {
      id: 'local_or_online',
      title: {
        ja: 'パソコンだけのアカウントか、オンラインのアカウントか',
        en: 'An account of the computer alone, or an online one',
      },
      symptoms: ['Y19', 'Y14'],
      causes: ['C08', 'C09', 'C07'],
      matches: {
        codes: [],
        phrases: {
          ja: ['ローカルアカウント', 'パソコンのパスワード…忘れ', 'windows…パスワード…忘れ'],
          en: ['local account', 'forgot…windows password', 'windows password', 'computer password'],
        },
      },
      said: {
        ja: '画面の名前の下にメールアドレスがあれば、オンラインのアカウントです。Web で変えた新しいパスワードを使います。',
        en: 'A mail address under the name means an online account: use the password set on the web.',
      },
      tell: [
        {
          ask: {
            ja: 'サインインの画面に、メールアドレスが出ていますか。',
            en: 'Does the sign-in screen show a mail address?',
          },
          answers: [
            { said: { ja: '出ている', en: 'It does' }, cause: 'C08' },
            { said: { ja: '名前だけ', en: 'Only a name' }, cause: 'C09' },
          ],
        },
      ],
      repairs: [
        steps.resetPassword,
        {
          id: 'reset_local_password',
          title: { ja: 'パソコンだけのアカウントを設定し直す', en: 'Set a new password for a local account' },
          by: 'person',
          versions: { ja: 'Windows 10 / 11', en: 'Windows 10 / 11' },
          steps: {
            ja: [
              '何か入力して進むと、欄の下に設定し直しのリンクが出ます。秘密の質問に答えます。',
              '質問がなければ、このパソコンの別の管理者に頼みます。',
            ],
            en: [
              'Enter anything and go on; a link for a new password appears. Answer the questions.',
              'Without questions, ask another administrator of this computer.',
            ],
          },
        },
      ],
      links: [links.windowsAccounts, links.resetPassword],
      checkedOn,
    },
  ],
}
