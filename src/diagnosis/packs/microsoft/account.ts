import type { Pack } from '../pack.ts'
import { links } from './links.ts'
import { steps } from './steps.ts'

const checkedOn = '2026-11-22'

/** The personal account. */
export const microsoftAccount: Pack = {
  id: 'microsoft-account',
  product: { ja: 'Microsoft アカウント（個人）', en: 'Microsoft account (personal)' },
  owner: 'Microsoft',
  languages: ['ja', 'en'],
  names: [
    'microsoft',
    'マイクロソフト',
    'msアカウント',
    'outlook.com',
    'hotmail',
    'live.com',
    'xbox',
    'skype',
    'onedrive',
  ],
  checkedOn,
  entries: [
    {
      id: 'password_differs',
      title: { ja: 'ユーザー名かパスワードが合わないと表示される', en: 'It says that user name or password don’t fit' },
      symptoms: ['Y1'],
      causes: ['C09', 'C04', 'C08', 'C03', 'C05', 'C06'],
      matches: {
        codes: [],
        phrases: {
          ja: ['ユーザー名またはパスワードが正しくありません', 'アカウントまたはパスワードが正しくありません'],
          en: ['account or password is incorrect', 'that password is incorrect for your microsoft account'],
        },
      },
      said: {
        ja: '入力した文字が登録と一致していません。いちばん多いのは、文字の種類や大文字小文字の違いです。',
        en: 'What was typed differs from what is on file. Most often it is a matter of capitals or width.',
      },
      tell: [
        {
          ask: { ja: 'パスワードは、自分で入力しましたか。', en: 'Did you type the password yourself?' },
          answers: [
            { said: { ja: '自分で入力した', en: 'I typed it' }, cause: 'C04', evidence: 'fill.typed' },
            { said: { ja: '自動で入った', en: 'It was filled in' }, cause: 'C10', evidence: 'fill.filled' },
          ],
        },
      ],
      repairs: [steps.checkTyping, steps.lookUpName, steps.resetPassword],
      links: [links.cannotSignIn, links.resetPassword],
      checkedOn,
    },
    {
      id: 'password_forgotten',
      title: { ja: 'パスワードを思い出せない', en: 'The password is forgotten' },
      symptoms: ['Y1'],
      causes: ['C09'],
      matches: {
        codes: [],
        phrases: {
          ja: ['microsoft…パスワード…忘れ', 'マイクロソフト…パスワード…忘れ', 'hotmail…パスワード…忘れ'],
          en: ['forgot…microsoft…password', 'microsoft…forgot…password', 'hotmail…forgot…password'],
        },
      },
      said: {
        ja: '元のパスワードは、だれにも表示できません。新しいものを設定します。',
        en: 'Nobody can show the old password. A new one is set instead.',
      },
      tell: [],
      repairs: [steps.resetPassword, steps.recoveryForm],
      links: [links.resetPassword],
      checkedOn,
    },
    {
      id: 'user_name_forgotten',
      title: { ja: 'どのアドレスで登録したか分からない', en: 'It is not known which address was registered' },
      symptoms: ['Y14'],
      causes: ['C11'],
      matches: {
        codes: [],
        phrases: {
          ja: [
            'microsoft…アドレス…わから',
            'microsoft…ユーザー名…忘れ',
            'microsoft…どのアドレス',
            'microsoft…どのメール',
          ],
          en: ['forgot…microsoft…user name', 'which email…microsoft', 'microsoft…which email', 'microsoft username'],
        },
      },
      said: {
        ja: 'アカウントの名前は、作ったときのメールアドレスか電話番号です。',
        en: 'The account’s name is the address or phone number it was made with.',
      },
      tell: [],
      repairs: [steps.lookUpName],
      links: [links.userName],
      checkedOn,
    },
    {
      id: 'too_many_tries',
      title: { ja: '何度か続いたあと、しばらく止められる', en: 'After several tries it stops for a while' },
      symptoms: ['Y2'],
      causes: ['C19', 'C20', 'C53'],
      matches: {
        codes: [],
        phrases: {
          ja: [
            '何度も…サインインしようと',
            '正しくないアカウントまたはパスワードを使って何度も',
            'やりとりをつくれません',
          ],
          en: [
            'tried to sign in too many times with an incorrect',
            "you've tried to sign in too many times",
            'too many incorrect',
          ],
        },
      },
      said: {
        ja: '続けて合わなかったため、一時的に止められています。10回ほど続くと1分、その後は長くなります。',
        en: 'It is paused after many tries: about a minute after ten, then longer.',
      },
      tell: [],
      repairs: [steps.waitAndReset, steps.storedCredentials],
      links: [links.lockout, links.resetPassword],
      checkedOn,
    },
    {
      id: 'account_locked',
      title: { ja: '「アカウントがロックされています」と表示される', en: 'It says “Your account has been locked”' },
      symptoms: ['Y2', 'Y22'],
      causes: ['C20', 'C62'],
      matches: {
        codes: [],
        phrases: {
          ja: ['アカウントがロックされて', 'お客様のアカウントはロック', 'アカウントが一時停止'],
          en: [
            'your account has been locked',
            'account has been temporarily suspended',
            'we detected some activity that violates',
          ],
        },
      },
      said: {
        ja: '提供元が、使われ方を見て止めました。画面の指示で、電話番号に届くコードを入力すると解けることがあります。',
        en: 'The maker stopped it because of how it was used. A code to a phone may open it again.',
      },
      tell: [
        {
          ask: {
            ja: '身に覚えのない変更やメールがありますか。',
            en: 'Are there changes or mails that you know nothing of?',
          },
          answers: [
            { said: { ja: 'ある', en: 'Yes' }, cause: 'C62', evidence: 'strange.yes', entry: 'taken_over' },
            { said: { ja: 'ない', en: 'No' }, cause: 'C20', evidence: 'strange.no' },
          ],
        },
      ],
      repairs: [steps.askSupport],
      links: [links.accountLocked],
      checkedOn,
    },
    {
      id: 'try_later',
      title: {
        ja: '「問題が発生したため、現在はサインインできません」',
        en: 'It says that something went wrong and to try later',
      },
      symptoms: ['Y3'],
      causes: ['C60', 'C36', 'C40', 'C45'],
      matches: {
        codes: [],
        phrases: {
          ja: ['問題が発生したため、現在', '現在はサインインできません', '後でもう一度お試しください'],
          en: [
            "there's a temporary problem",
            "can't sign in right now",
            'there is a temporary problem with the service',
          ],
        },
      },
      said: {
        ja: '提供元の一時的な障害か、このブラウザーに残った情報が理由です。',
        en: 'Either the service has trouble for a while, or data left in this browser is in the way.',
      },
      tell: [
        {
          ask: {
            ja: 'ほかの端末やブラウザーでは入れますか。',
            en: 'Does it work on another device or in another browser?',
          },
          answers: [
            { said: { ja: 'はい', en: 'Yes' }, cause: 'C36', evidence: 'other_device.works' },
            { said: { ja: 'いいえ', en: 'No' }, cause: 'C60', evidence: 'other_device.fails' },
          ],
        },
      ],
      repairs: [steps.startAgain, steps.privateWindow, steps.clearSite, steps.checkConnection, steps.updateBrowser],
      links: [links.cannotSignIn],
      checkedOn,
    },
    {
      id: 'error_400',
      title: { ja: '「エラー400」「要求が長すぎる」', en: '“Error 400”, “request too long”' },
      symptoms: ['Y4'],
      causes: ['C36', 'C47', 'C45'],
      matches: {
        codes: ['HTTP 400', 'HTTP 429'],
        phrases: { ja: ['エラー400', 'エラー 400'], en: ['bad request', 'request too long', 'too many requests'] },
      },
      said: {
        ja: '短い間に何度も試したか、たまった Cookie が大きくなりすぎたか、通信が途切れました。',
        en: 'Many tries in a short time, cookies that grew too large, or a broken connection.',
      },
      tell: [],
      repairs: [steps.startAgain, steps.clearSite, steps.checkConnection],
      links: [links.cannotSignIn],
      checkedOn,
    },
    {
      id: 'sign_in_loop',
      title: { ja: 'サインインの画面が何度も出る', en: 'The sign-in page keeps coming back' },
      symptoms: ['Y5', 'Y17'],
      causes: ['C36', 'C42', 'C37', 'C53'],
      matches: {
        codes: [],
        phrases: {
          ja: ['microsoft…ループ', 'サインインループ', 'outlook…ループ'],
          en: ['microsoft…loop', 'login.live.com…loop', 'login.microsoftonline.com…loop'],
        },
      },
      said: {
        ja: 'このブラウザーに残った情報か、複数のアカウントがぶつかっています。',
        en: 'Data left in this browser, or several accounts, stand in each other’s way.',
      },
      tell: [
        {
          ask: { ja: 'プライベートウィンドウでは入れますか。', en: 'Do you get in with a private window?' },
          answers: [
            { said: { ja: 'はい', en: 'Yes' }, cause: 'C36', evidence: 'other_device.works' },
            { said: { ja: 'いいえ', en: 'No' }, cause: 'C53', evidence: 'other_device.fails' },
          ],
        },
      ],
      repairs: [
        steps.signOutHere,
        steps.privateWindow,
        steps.clearSite,
        steps.withoutExtensions,
        steps.storedCredentials,
      ],
      links: [links.cannotSignIn],
      checkedOn,
    },
    {
      id: 'code_missing',
      title: { ja: '確認のコードが届かない', en: 'The code does not arrive' },
      symptoms: ['Y7', 'Y8'],
      causes: ['C24', 'C30', 'C28', 'C29', 'C25', 'C27'],
      matches: {
        codes: [],
        phrases: {
          ja: ['microsoft…コード…届か', 'microsoft…コード…来な', 'セキュリティコード…届か', 'accountprotection'],
          en: ['microsoft…code…not', 'security code…microsoft', 'accountprotection.microsoft.com'],
        },
      },
      said: {
        ja: 'コードは、登録した連絡先に届きます。メールは迷惑メールに、SMSは受信拒否の設定で止まることがあります。',
        en: 'The code goes to a contact on file. Mail may lie in junk; texts may be blocked.',
      },
      tell: [],
      repairs: [steps.findMessage, steps.otherMethod],
      links: [links.codeTrouble, links.codes],
      checkedOn,
    },
    {
      id: 'reset_mail_missing',
      title: { ja: '再設定のメールが届かない', en: 'The mail for a new password does not arrive' },
      symptoms: ['Y7'],
      causes: ['C24', 'C26', 'C25', 'C27'],
      matches: {
        codes: [],
        phrases: {
          ja: ['microsoft…再設定…届か', 'microsoft…リセット…届か'],
          en: ['microsoft…reset email', 'microsoft…password reset…never'],
        },
      },
      said: {
        ja: '迷惑メール、いっぱいの受信箱、別のアドレスの順に確かめます。',
        en: 'Check junk, then a full mailbox, then whether it is another address.',
      },
      tell: [],
      repairs: [steps.findMessage, steps.lookUpName],
      links: [links.codeTrouble, links.resetPassword],
      checkedOn,
    },
    {
      id: 'app_cannot_approve',
      title: { ja: '認証アプリで承認できない', en: 'The app on the phone can’t approve' },
      symptoms: ['Y10', 'Y9'],
      causes: ['C34', 'C35'],
      matches: {
        codes: [],
        phrases: {
          ja: ['authenticator…承認', 'authenticator…通知', 'authenticator…でき', 'オーセンティケーター…'],
          en: ['microsoft authenticator', 'authenticator…approve', 'authenticator…notification'],
        },
      },
      said: {
        ja: 'スマートフォンの通信、時計、アプリの版のどれかが合っていません。',
        en: 'It is the phone’s connection, its clock, or the version of the app.',
      },
      tell: [
        {
          ask: {
            ja: '最近、スマートフォンや番号を変えましたか。',
            en: 'Have you changed your phone or its number lately?',
          },
          answers: [
            { said: { ja: 'はい', en: 'Yes' }, cause: 'C51', evidence: 'new_phone.yes', entry: 'contacts_lost' },
            { said: { ja: 'いいえ', en: 'No' }, cause: 'C34', evidence: 'new_phone.no' },
          ],
        },
      ],
      repairs: [steps.phoneApp, steps.otherMethod],
      links: [links.twoSteps, links.numberMatch],
      checkedOn,
    },
    {
      id: 'contacts_lost',
      title: { ja: '登録した電話もメールも使えない', en: 'Neither the phone nor the mailbox on file is there' },
      symptoms: ['Y11'],
      causes: ['C51', 'C29'],
      matches: {
        codes: [],
        phrases: {
          ja: ['microsoft…機種変', 'microsoft…電話番号…使え', 'microsoft…スマホ…なくし', 'authenticator…引き継'],
          en: ['microsoft…lost…phone', 'microsoft…new phone', 'authenticator…new phone', "don't have any of these"],
        },
      },
      said: {
        ja: '回復用コードがあれば、それが早道です。なければ復旧のフォームを使います。すべての連絡先を入れ替えると、30日待つ決まりです。',
        en: 'A recovery code is the quickest way. Else use the recovery form. New contacts wait 30 days.',
      },
      tell: [],
      repairs: [steps.otherMethod, steps.recoveryForm],
      links: [links.recoveryForm, links.thirtyDays, links.recoveryCode],
      checkedOn,
    },
    {
      id: 'no_such_account',
      title: { ja: '「このアカウントは存在しません」', en: '“That account doesn’t exist”' },
      symptoms: ['Y15'],
      causes: ['C01', 'C11', 'C02', 'C22'],
      matches: {
        codes: [],
        phrases: {
          ja: [
            'microsoft アカウントは存在しません',
            'そのmicrosoftアカウントは存在し',
            'この microsoft アカウントは存在し',
          ],
          en: ["that microsoft account doesn't exist", "microsoft account doesn't exist"],
        },
      },
      said: {
        ja: 'そのアドレスの個人アカウントはありません。別のアドレスで作ったか、打ち違いがあるか、会社や学校のアカウントです。',
        en: 'No personal account has this address: a slip, another address, or it is one from work or school.',
      },
      tell: [],
      repairs: [steps.checkTyping, steps.lookUpName, steps.chooseAccount],
      links: [links.userName],
      checkedOn,
    },
    {
      id: 'signed_out_at_once',
      title: { ja: 'サインインしてもすぐにサインアウトされる', en: 'It signs out right after signing in' },
      symptoms: ['Y6'],
      causes: ['C37', 'C36', 'C40', 'C43'],
      matches: {
        codes: [],
        phrases: {
          ja: ['outlook…すぐ…サインアウト', 'microsoft…すぐ…サインアウト'],
          en: ['microsoft…signs me out', 'outlook…signed out immediately'],
        },
      },
      said: {
        ja: 'ブラウザーが Cookie を保存していません。',
        en: 'The browser doesn’t keep the cookies.',
      },
      tell: [],
      repairs: [steps.allowCookies, steps.withoutExtensions, steps.clearSite],
      links: [links.cannotSignIn],
      checkedOn,
    },
    {
      id: 'personal_or_work',
      title: { ja: '個人と、会社や学校のアカウントで迷う', en: 'Personal account or one from work or school' },
      symptoms: ['Y13', 'Y14'],
      causes: ['C13', 'C15', 'C14'],
      matches: {
        codes: [],
        phrases: {
          ja: [
            '職場または学校のアカウント',
            '職場または学校アカウント',
            '個人の microsoft アカウントでは',
            '個人アカウント…teams',
          ],
          en: ['work or school account', 'personal account…teams', "you can't sign in here with a personal account"],
        },
      },
      said: {
        ja: '家で使う個人アカウントと、会社や学校のアカウントは別のものです。仕事のアプリには後者が必要です。',
        en: 'Your own account and the one from work or school are two things. Work apps need the latter.',
      },
      tell: [
        {
          ask: { ja: '仕事用ですか、個人用ですか。', en: 'Is it for work or school, or for private use?' },
          answers: [
            { said: { ja: '仕事や学校', en: 'Work or school' }, cause: 'C13', evidence: 'purpose.work' },
            { said: { ja: '個人', en: 'Private' }, cause: 'C15', evidence: 'purpose.personal' },
          ],
        },
      ],
      repairs: [steps.chooseAccount, steps.signOutHere],
      links: [links.cannotSignIn],
      checkedOn,
    },
    {
      id: 'taken_over',
      title: { ja: '身に覚えのない変更やサインインがある', en: 'There are changes or sign-ins that you did not make' },
      symptoms: ['Y22'],
      causes: ['C62', 'C20'],
      matches: {
        codes: [],
        phrases: {
          ja: ['microsoft…身に覚え', 'microsoft…乗っ取', '不審なサインイン', '通常とは異なるサインイン'],
          en: ['microsoft…hacked', 'unusual sign-in activity', 'microsoft…not me', 'suspicious sign-in'],
        },
      },
      said: {
        ja: 'ほかの人がパスワードや連絡先を変えた可能性があります。早いほど元に戻せます。',
        en: 'Somebody else may have changed password or contacts. The sooner, the better it can be undone.',
      },
      warning: {
        ja: 'メールのリンクからではなく、アドレスを自分で入力して開いてください。',
        en: 'Type the address yourself; don’t open it from a link in a mail.',
      },
      tell: [],
      repairs: [
        {
          id: 'secure_account',
          title: { ja: 'アカウントを守る', en: 'Make the account safe' },
          by: 'person',
          versions: { ja: '個人アカウント（Web）', en: 'Personal account (web)' },
          steps: {
            ja: [
              'https://account.microsoft.com/security を開き、新しいパスワードを設定します。',
              '「最近のアクティビティ」で、知らないサインインを見ます。',
              '連絡先を見て、自分のものでないものを外します。',
              '「すべての場所でサインアウト」を選びます。24時間ほどかかります。',
            ],
            en: [
              'Open https://account.microsoft.com/security and set a new password.',
              'Look for strange sign-ins under “Recent activity”.',
              'Look at the contacts and remove those that are not yours.',
              'Choose “Sign out everywhere”. It takes up to 24 hours.',
            ],
          },
        },
        steps.recoveryForm,
      ],
      links: [links.compromised, links.activity, links.signOutEverywhere],
      checkedOn,
    },
    {
      id: 'browser_or_network',
      title: { ja: 'ブラウザーが古い、通信が不安定', en: 'An old browser or an unstable connection' },
      symptoms: ['Y3', 'Y17'],
      causes: ['C39', 'C45', 'C46', 'C38'],
      matches: {
        codes: [],
        phrases: {
          ja: ['javascript が必要です', 'ブラウザーはサポートされていません'],
          en: ['javascript required to sign in', 'browser is not supported…microsoft'],
        },
      },
      said: {
        ja: 'サインインの画面には、新しいブラウザーと途切れない通信が必要です。',
        en: 'The sign-in page needs a recent browser and a steady connection.',
      },
      tell: [],
      repairs: [steps.checkConnection, steps.updateBrowser, steps.withoutExtensions],
      links: [links.cannotSignIn],
      checkedOn,
    },
    {
      id: 'prepare',
      title: { ja: '次に困らないための準備', en: 'To be ready for the next time' },
      symptoms: ['Y11'],
      causes: [],
      matches: {
        codes: [],
        phrases: {
          ja: ['セキュリティ情報を追加', 'サインインまたは確認する新しい方法'],
          en: ['add security info', 'new way to sign in or verify'],
        },
      },
      said: {
        ja: '連絡先と方法を2つ以上登録しておくと、1つなくしても入れます。',
        en: 'With two or more contacts and ways on file, you get in even when one is lost.',
      },
      tell: [],
      repairs: [
        {
          id: 'add_methods',
          title: { ja: '方法と連絡先を足す', en: 'Add ways and contacts' },
          by: 'person',
          versions: { ja: '個人アカウント（Web）', en: 'Personal account (web)' },
          steps: {
            ja: [
              'https://account.microsoft.com/security を開きます。',
              'サインインの方法の管理を開き、方法を足します。',
              '回復用コードを印刷し、安全な場所に置きます。',
              '電話番号と予備のアドレスが今のものか、ときどき見ます。',
              'パスワードは、パスワード管理アプリに任せます。紙にはアドレスだけを書きます。',
            ],
            en: [
              'Open https://account.microsoft.com/security.',
              'Open the part about how you sign in and add a way.',
              'Print the recovery code and keep it in a safe place.',
              'See now and then whether phone number and other address are current.',
              'Leave the password to a password manager; write only the address on paper.',
            ],
          },
        },
      ],
      links: [links.twoSteps, links.recoveryCode],
      checkedOn,
    },
  ],
}
