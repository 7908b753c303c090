import type { CauseId, SymptomId } from '../../ids.ts'
import type { Both, Entry, Official, PackRepair } from '../pack.ts'
import { links } from './links.ts'
import { steps } from './steps.ts'

const checkedOn = '2026-11-22'

type Row = {
  id: string
  codes: readonly number[]
  title: Both
  symptoms: readonly SymptomId[]
  causes: readonly CauseId[]
  said: Both
  repairs: readonly PackRepair[]
  links?: readonly Official[]
  phrases?: Entry['matches']['phrases']
  tell?: Entry['tell']
}

/** The error numbers of the directory. Its maker says that they may change, so the address of the list is with each. */
const rows: readonly Row[] = [
  {
    id: 'name_or_password',
    codes: [50126, 50064],
    title: { ja: 'ユーザー名かパスワードが合わない', en: 'User name or password don’t fit' },
    symptoms: ['Y1'],
    causes: ['C09', 'C04', 'C08', 'C10'],
    said: {
      ja: '入力した名前かパスワードが、組織の登録と一致しません。',
      en: 'The name or password differs from what the organisation has on file.',
    },
    repairs: [steps.checkTyping, steps.chooseAccount, steps.askAdministrator],
  },
  {
    id: 'no_password',
    codes: [50056],
    title: { ja: 'この利用者のパスワードがない', en: 'No password is stored for this person' },
    symptoms: ['Y1'],
    causes: ['C12'],
    said: {
      ja: 'この組織には、この人のパスワードが登録されていません。',
      en: 'The organisation holds no password for this person.',
    },
    repairs: [steps.otherMethod, steps.askAdministrator],
  },
  {
    id: 'not_in_directory',
    codes: [50034],
    title: { ja: 'このアカウントが組織に見つからない', en: 'The organisation has no such account' },
    symptoms: ['Y15', 'Y13'],
    causes: ['C01', 'C11', 'C13', 'C18'],
    said: {
      ja: '打ち違いがあるか、個人アカウントか、別の組織のアカウントです。',
      en: 'A slip, a personal account, or an account of another organisation.',
    },
    repairs: [steps.chooseAccount, steps.askAdministrator],
    phrases: {
      ja: ['ディレクトリに存在しません', 'ディレクトリに存在しない'],
      en: [
        'does not exist in the directory',
        "doesn't exist in the directory",
        "couldn't find an account with that username",
      ],
    },
  },
  {
    id: 'paused',
    codes: [50053],
    title: { ja: '続けて合わず、一時的に止められた', en: 'Paused after many tries' },
    symptoms: ['Y2'],
    causes: ['C19', 'C20', 'C53'],
    said: {
      ja: '10回続くと1分止まり、その後は長くなります。まれに、接続元のアドレスが疑われた場合もあります。',
      en: 'Ten tries pause it for a minute, then longer. Rarely, the network’s address is distrusted.',
    },
    repairs: [steps.waitAndReset, steps.checkConnection, steps.storedCredentials, steps.askAdministrator],
    links: [links.lockout],
    phrases: {
      ja: ['不正使用を防ぐためにアカウントが一時的にロック', 'アカウントは一時的にロックされています'],
      en: ['temporarily locked to prevent unauthorized use'],
    },
  },
  {
    id: 'password_expired',
    codes: [50055, 50144, 50135],
    title: { ja: 'パスワードの期限が過ぎた', en: 'The password has ended' },
    symptoms: ['Y1'],
    causes: ['C61'],
    said: {
      ja: 'パスワードは合っていますが、組織の決まりで新しくする必要があります。',
      en: 'The password fits, but the organisation asks for a new one.',
    },
    repairs: [
      {
        id: 'set_new_password',
        title: { ja: '新しいパスワードを設定する', en: 'Set a new password' },
        by: 'person',
        versions: { ja: 'Web', en: 'Web' },
        steps: {
          ja: [
            '表示された画面で、今のパスワードと新しいパスワードを入力します。',
            '画面が出ない場合は、管理者に伝えます。',
          ],
          en: [
            'Enter the present and a new password on the page that follows.',
            'If no such page comes, tell the administrator.',
          ],
        },
      },
      steps.askAdministrator,
    ],
  },
  {
    id: 'disabled',
    codes: [50057],
    title: { ja: 'アカウントが停止されている', en: 'The account is turned off' },
    symptoms: ['Y21'],
    causes: ['C21'],
    said: {
      ja: '組織の管理者が、このアカウントを停止しています。戻せるのは管理者だけです。',
      en: 'An administrator has turned this account off. Only they can turn it on again.',
    },
    repairs: [steps.askAdministrator],
    phrases: { ja: ['アカウントが無効になって'], en: ['account is disabled', 'your account has been disabled'] },
  },
  {
    id: 'no_session',
    codes: [50058],
    title: { ja: '静かなサインインができない', en: 'A silent sign-in found no session' },
    symptoms: ['Y6', 'Y5'],
    causes: ['C37', 'C36', 'C40'],
    said: {
      ja: '前のサインインがブラウザーに残っていません。Cookie が保存されないと起こります。',
      en: 'The browser no longer has the earlier sign-in. It happens where cookies aren’t kept.',
    },
    repairs: [steps.startAgain, steps.allowCookies, steps.clearSite],
  },
  {
    id: 'other_directory',
    codes: [50020, 16000, 16001, 16003, 50014, 90072],
    title: { ja: 'このアカウントは、この組織のものではない', en: 'The account does not belong to this organisation' },
    symptoms: ['Y13', 'Y15'],
    causes: ['C13', 'C14', 'C16', 'C18'],
    said: {
      ja: '個人アカウントか別の組織のアカウントで開いています。管理センターを個人アカウントで開くと、よく出ます。',
      en: 'A personal account or one of another organisation is in use. Common at the admin centre.',
    },
    repairs: [steps.chooseAccount, steps.signOutHere, steps.privateWindow, steps.askAdministrator],
    phrases: {
      ja: ['テナントに存在しないため', 'id プロバイダーのユーザー アカウントが'],
      en: ['does not exist in tenant', "doesn't exist in tenant", 'cannot access the application'],
    },
    tell: [
      {
        ask: { ja: '会社や学校から配られたアドレスですか。', en: 'Is it the address from your company or school?' },
        answers: [
          { said: { ja: 'はい', en: 'Yes' }, cause: 'C16', evidence: 'purpose.work' },
          { said: { ja: 'いいえ、個人のもの', en: 'No, my own' }, cause: 'C13', evidence: 'purpose.personal' },
        ],
      },
    ],
  },
  {
    id: 'kind_not_taken',
    codes: [500208],
    title: { ja: 'この種類のアカウントは使えない', en: 'This kind of account is not taken here' },
    symptoms: ['Y13'],
    causes: ['C13'],
    said: {
      ja: 'ここでは、会社や学校のアカウントを使います。',
      en: 'Here an account from work or school is needed.',
    },
    repairs: [steps.chooseAccount],
  },
  {
    id: 'directory_not_found',
    codes: [50059, 50128, 90002],
    title: { ja: '組織が見つからない', en: 'The organisation was not found' },
    symptoms: ['Y15', 'Y14'],
    causes: ['C02', 'C58', 'C63'],
    said: {
      ja: '@ の後ろの部分に打ち違いがあるか、組織の登録がなくなっています。',
      en: 'There is a slip after the @, or the organisation is no longer registered.',
    },
    repairs: [steps.checkTyping, steps.askAdministrator],
  },
  {
    id: 'set_up_second_step',
    codes: [50072, 50079, 50125],
    title: { ja: '2段階の確認の設定が必要', en: 'A two-step check has to be set up' },
    symptoms: ['Y21'],
    causes: ['C56'],
    said: {
      ja: '組織が2つめの確認方法を求めています。続きの画面で登録します。',
      en: 'The organisation asks for a second way to confirm. It is set up on the next pages.',
    },
    repairs: [
      {
        id: 'set_up_second_step',
        title: { ja: '確認方法を登録する', en: 'Register a way to confirm' },
        by: 'person',
        versions: { ja: 'Web、iOS、Android', en: 'Web, iOS, Android' },
        steps: {
          ja: [
            '「次へ」を選び、画面の案内に沿って登録します。',
            '認証アプリを使うなら、先にスマートフォンに入れておきます。',
            '途中で止まったら https://aka.ms/mysecurityinfo からやり直せます。',
          ],
          en: [
            'Choose “Next” and follow the pages.',
            'If you use the app, put it on your phone first.',
            'If it stops half way, go on at https://aka.ms/mysecurityinfo.',
          ],
        },
      },
      steps.askAdministrator,
    ],
    phrases: {
      ja: ['詳細情報が必要', '組織には、アカウントをセキュリティで保護するための'],
      en: ['more information required', 'needs more information to keep your account secure'],
    },
  },
  {
    id: 'second_step_due',
    codes: [50074, 50076, 50078],
    title: { ja: '2段階の確認がまだ済んでいない', en: 'The two-step check is still to be done' },
    symptoms: ['Y10', 'Y21'],
    causes: ['C34', 'C56'],
    said: {
      ja: 'パスワードの次の確認が必要です。前の確認から時間がたった場合にも出ます。',
      en: 'The step after the password is due, or the last one was too long ago.',
    },
    repairs: [steps.startAgain, steps.otherMethod],
  },
  {
    id: 'second_step_not_finished',
    codes: [500121],
    title: { ja: '2段階の確認が終わらなかった', en: 'The two-step check was not finished' },
    symptoms: ['Y10', 'Y9'],
    causes: ['C34', 'C35', 'C33'],
    said: {
      ja: '時間切れか、応答がないか、コードが合いませんでした。身に覚えのない通知なら、承認しないでください。',
      en: 'Time ran out, no answer came, or the code differed. Never approve a request you did not start.',
    },
    repairs: [steps.phoneApp, steps.otherMethod, steps.askAdministrator],
    links: [links.numberMatch, links.temporaryPass],
    tell: [
      {
        ask: {
          ja: '最近、スマートフォンや番号を変えましたか。',
          en: 'Have you changed your phone or its number lately?',
        },
        answers: [
          { said: { ja: 'はい', en: 'Yes' }, cause: 'C51', evidence: 'new_phone.yes' },
          { said: { ja: 'いいえ', en: 'No' }, cause: 'C34', evidence: 'new_phone.no' },
        ],
      },
    ],
  },
  {
    id: 'too_many_codes',
    codes: [50088],
    title: { ja: 'コードを送れる回数を超えた', en: 'No more codes just now' },
    symptoms: ['Y8', 'Y7'],
    causes: ['C32'],
    said: {
      ja: '短い間に多くのコードを送りました。数分待つと、また送れます。',
      en: 'Many codes were sent in a short time. After some minutes it goes on.',
    },
    repairs: [steps.otherMethod, steps.findMessage],
  },
  {
    id: 'page_too_old',
    codes: [50089, 70019, 900561, 165900, 90015],
    title: { ja: '画面が古くなったか、二度送られた', en: 'The page is too old or was sent twice' },
    symptoms: ['Y3', 'Y4'],
    causes: ['C41', 'C36'],
    said: {
      ja: '長く開いていたか、「戻る」で送り直しました。最初から開けば続けられます。',
      en: 'It was open for long, or sent again with Back. Starting afresh helps.',
    },
    repairs: [steps.startAgain, steps.clearSite],
  },
  {
    id: 'not_assigned',
    codes: [50105],
    title: { ja: 'このアプリに割り当てられていない', en: 'The app is not assigned to this person' },
    symptoms: ['Y16', 'Y21'],
    causes: ['C54'],
    said: {
      ja: 'サインインはできています。管理者がこのアプリを割り当てると使えます。',
      en: 'The sign-in is fine. The app opens once an administrator assigns it.',
    },
    repairs: [
      steps.askAdministrator,
      {
        id: 'assign_app',
        title: { ja: 'アプリを割り当てる', en: 'Assign the app' },
        by: 'administrator',
        versions: { ja: 'Microsoft Entra 管理センター', en: 'Microsoft Entra admin centre' },
        steps: {
          ja: [
            '「エンタープライズ アプリケーション」でアプリを開きます。',
            '「ユーザーとグループ」に、その人か、その人が直接入っているグループを足します。',
          ],
          en: [
            'Open the app under “Enterprise applications”.',
            'Add the person, or a group they are directly in, under “Users and groups”.',
          ],
        },
      },
    ],
    phrases: {
      ja: ['アプリケーションのロールに割り当てられて'],
      en: ['not assigned to a role for the application'],
    },
  },
  {
    id: 'session_ended',
    codes: [50132, 50133, 50173, 70008, 700082, 70043],
    title: { ja: '前のサインインが終わった', en: 'The earlier sign-in has ended' },
    symptoms: ['Y6', 'Y18'],
    causes: ['C53', 'C55'],
    said: {
      ja: 'パスワードの変更、長い間使わなかったこと、組織の決まりのどれかで終わりました。もう一度サインインします。',
      en: 'It ended by a new password, long disuse, or a rule. Sign in once more.',
    },
    repairs: [steps.startAgain, steps.officeSignOut, steps.storedCredentials],
  },
  {
    id: 'stay_signed_in',
    codes: [50140],
    title: { ja: '「サインインの状態を維持しますか」の画面', en: 'The page “Stay signed in?”' },
    symptoms: ['Y5'],
    causes: ['C36', 'C40'],
    said: {
      ja: '故障ではありません。続きの画面の途中で止まった印です。',
      en: 'Not a fault: the sign-in stopped at a page in between.',
    },
    repairs: [steps.startAgain, steps.withoutExtensions],
  },
  {
    id: 'app_loops',
    codes: [50196],
    title: { ja: 'アプリがサインインを繰り返している', en: 'The app keeps starting the sign-in' },
    symptoms: ['Y5'],
    causes: ['C44'],
    said: {
      ja: 'アプリが結果を受け取れず、同じ求めを短い間に繰り返しました。直すのはアプリの側です。',
      en: 'The app can’t take the result and asks again and again. The app has to be mended.',
    },
    repairs: [steps.clearSite, steps.appOwner],
    phrases: { ja: ['クライアント要求ループ'], en: ['encountered a client request loop', 'encountered a loop'] },
  },
  {
    id: 'device_rule',
    codes: [53000, 53001, 50005, 50097, 50129, 50155, 50187, 135011],
    title: { ja: '端末が組織の決まりに合わない', en: 'The device does not meet the organisation’s rules' },
    symptoms: ['Y21'],
    causes: ['C55'],
    said: {
      ja: '組織が管理する端末が必要です。個人の端末では開けません。',
      en: 'A device that the organisation manages is needed.',
    },
    repairs: [
      {
        id: 'register_device',
        title: { ja: '端末を組織に登録する', en: 'Register the device with the organisation' },
        by: 'person',
        versions: { ja: 'Windows 10 / 11、iOS、Android', en: 'Windows 10 / 11, iOS, Android' },
        steps: {
          ja: [
            'Windows では「設定」→「アカウント」→「職場または学校へのアクセス」を開きます。',
            '状態を見て、求められている更新や設定を済ませます。',
            'スマートフォンでは、組織の指定する管理アプリを開きます。',
          ],
          en: [
            'In Windows, open “Settings”, “Accounts”, “Access work or school”.',
            'Look at the state and finish what is asked for.',
            'On a phone, open the management app that your organisation names.',
          ],
        },
      },
      steps.askAdministrator,
      steps.signInLog,
    ],
    links: [links.conditionalAccess],
    phrases: {
      ja: ['デバイスは準拠していない', '管理されていないデバイス'],
      en: ['device is not compliant', 'your device must be managed'],
    },
  },
  {
    id: 'blocked_by_rule',
    codes: [53003, 50131],
    title: { ja: '組織の決まりで止められた', en: 'Stopped by a rule of the organisation' },
    symptoms: ['Y21'],
    causes: ['C55'],
    said: {
      ja: '場所、ネットワーク、端末、アプリのどれかが、組織の決まりに合いません。パスワードは合っています。',
      en: 'Place, network, device or app don’t meet a rule. The password was right.',
    },
    repairs: [steps.askAdministrator, steps.checkConnection, steps.signInLog],
    links: [links.conditionalAccess, links.signInDiagnostic],
    phrases: {
      ja: ['条件付きアクセス', 'このリソースにアクセスするための条件を満たして'],
      en: [
        'blocked by conditional access',
        'conditional access',
        'does not meet the criteria to access this resource',
        'you cannot access this right now',
      ],
    },
  },
  {
    id: 'security_defaults',
    codes: [530035, 530032],
    title: { ja: '既定の保護が古い方式を止めた', en: 'The basic protection stopped an old way to sign in' },
    symptoms: ['Y21', 'Y18'],
    causes: ['C55', 'C56'],
    said: {
      ja: '「セキュリティの既定値群」か組織の決まりが、古いメールソフトなどの方式を止めています。',
      en: '“Security defaults” or a rule stops old ways, such as those of old mail programs.',
    },
    repairs: [
      {
        id: 'use_modern_sign_in',
        title: { ja: '新しい方式でサインインする', en: 'Use a present-day way to sign in' },
        by: 'person',
        versions: { ja: 'すべて', en: 'All' },
        steps: {
          ja: [
            'アプリを新しい版にします。',
            'メールソフトでは、アカウントを一度消して、サインインの画面が出る形で足します。',
            '2段階の確認を登録します。',
          ],
          en: [
            'Update the app.',
            'In a mail program, remove the account and add it so that the sign-in page opens.',
            'Set up the two-step check.',
          ],
        },
      },
      steps.signInLog,
    ],
    links: [links.securityDefaults],
    phrases: { ja: ['セキュリティの既定値', 'セキュリティ既定'], en: ['security defaults'] },
  },
  {
    id: 'risk',
    codes: [53004, 53010, 53011],
    title: { ja: '危険があると見られて止められた', en: 'Stopped because it looked risky' },
    symptoms: ['Y21', 'Y22'],
    causes: ['C55', 'C62', 'C56'],
    said: {
      ja: 'いつもと違う場所や端末から、確認方法を登録しようとしたなどの理由です。',
      en: 'For example, a way to confirm was to be registered from an unusual place or device.',
    },
    repairs: [steps.askAdministrator, steps.checkConnection],
  },
  {
    id: 'consent',
    codes: [65001, 65004, 90094, 90095],
    title: { ja: 'アプリに許可がいる', en: 'The app needs consent' },
    symptoms: ['Y21', 'Y16'],
    causes: ['C54'],
    said: {
      ja: 'アプリに情報を渡す許可がまだありません。組織によっては、管理者だけが許可できます。',
      en: 'Nobody has allowed the app to use the data yet. Often only administrators may.',
    },
    repairs: [steps.askAdministrator],
    phrases: { ja: ['管理者の承認が必要'], en: ['need admin approval', 'admin approval required'] },
  },
  {
    id: 'service_missing',
    codes: [650052],
    title: { ja: '組織がこのサービスを使っていない', en: 'The organisation does not have this service' },
    symptoms: ['Y16'],
    causes: ['C54', 'C63'],
    said: {
      ja: '組織の契約に、このアプリが使うサービスがありません。管理者が契約を確かめます。',
      en: 'The organisation has not subscribed to a service the app uses. An administrator checks it.',
    },
    repairs: [steps.askAdministrator],
    links: [links.subscriptionEnds],
  },
  {
    id: 'app_set_up',
    codes: [50011, 700016, 500011, 50003, 50012, 50194, 900971, 1000031, 7000112, 7000215, 7000222],
    title: { ja: 'アプリの設定が登録と合わない', en: 'The app asks differently from its registration' },
    symptoms: ['Y3'],
    causes: ['C58'],
    said: {
      ja: '戻り先のアドレスか、アプリの登録先の組織が合いません。直すのはアプリの側です。',
      en: 'The return address or the app’s organisation don’t fit. The app has to be mended.',
    },
    repairs: [steps.appOwner, steps.chooseAccount],
    links: [links.replyAddress, links.resourceNotFound],
  },
  {
    id: 'hours_or_clock',
    codes: [80012, 80013],
    title: {
      ja: '決められた時間の外か、社内の時計のずれ',
      en: 'Outside the allowed hours, or a clock in the company is off',
    },
    symptoms: ['Y21'],
    causes: ['C55', 'C57', 'C43'],
    said: {
      ja: '会社が決めた時間の外か、会社のサーバーの時計がずれています。',
      en: 'It is outside the hours the company set, or the clock of a server there is off.',
    },
    repairs: [steps.askAdministrator],
  },
  {
    id: 'view_too_old',
    codes: [220450],
    title: { ja: 'アプリ内の画面が古い', en: 'The view inside the app is too old' },
    symptoms: ['Y3', 'Y12'],
    causes: ['C39'],
    said: {
      ja: 'アプリの中の画面では足りません。アプリかOSを新しくするか、ブラウザーで開きます。',
      en: 'The view inside the app is not enough. Update the app or system, or use a browser.',
    },
    repairs: [steps.updateBrowser, steps.startAgain],
  },
  {
    id: 'clock_skew',
    codes: [500133],
    title: { ja: '時計がずれている', en: 'A clock is off' },
    symptoms: ['Y5', 'Y6'],
    causes: ['C43'],
    said: {
      ja: '端末かサーバーの時計がずれていて、サインインの期限が合いません。',
      en: 'The clock of the device or a server is off, so the sign-in counts as ended.',
    },
    repairs: [
      {
        id: 'set_clock',
        title: { ja: '時計を自動設定にする', en: 'Set the clock to automatic' },
        by: 'person',
        versions: { ja: 'Windows 10 / 11', en: 'Windows 10 / 11' },
        steps: {
          ja: [
            '「設定」→「時刻と言語」→「日付と時刻」を開きます。',
            '「時刻を自動的に設定する」をオンにし、「今すぐ同期」を押します。',
          ],
          en: [
            'Open “Settings”, “Time & language”, “Date & time”.',
            'Turn on “Set time automatically” and press “Sync now”.',
          ],
        },
      },
    ],
  },
  {
    id: 'new_password_refused',
    codes: [120000, 120002, 120003, 120004, 120018],
    title: { ja: '新しいパスワードが受け付けられない', en: 'The new password is not taken' },
    symptoms: ['Y1'],
    causes: ['C61'],
    said: {
      ja: '今のパスワードが合わないか、新しいものが短い、名前を含む、使えない語を含むなどです。',
      en: 'The present one differs, or the new one is weak, holds a name or a word that is barred.',
    },
    repairs: [
      {
        id: 'choose_new_password',
        title: { ja: '別の新しいパスワードを選ぶ', en: 'Choose another new password' },
        by: 'person',
        versions: { ja: 'Web', en: 'Web' },
        steps: {
          ja: [
            '8文字以上にし、大文字、小文字、数字、記号のうち3種類を使います。',
            '名前、会社名、よくある語を避けます。',
            '前と同じものは使えません。',
          ],
          en: [
            'Use 8 or more characters and three of four kinds.',
            'Avoid names, the company’s name and common words.',
            'It must differ from the last one.',
          ],
        },
      },
    ],
  },
  {
    id: 'password_change_failed',
    codes: [120005, 120008, 120011, 120012, 120013, 120014, 120015, 120016, 120020, 120021],
    title: { ja: 'パスワードの変更が最後まで進まない', en: 'The change of the password did not go through' },
    symptoms: ['Y1', 'Y3'],
    causes: ['C61', 'C57', 'C21'],
    said: {
      ja: '会社のサーバーとのやりとりで止まりました。入力した新しいパスワードのせいではありません。',
      en: 'It stopped between the cloud and the company’s servers. The new password was not the reason.',
    },
    repairs: [steps.askAdministrator],
  },
  {
    id: 'temporary_fault',
    codes: [50033, 50087, 90006, 90012, 90024, 90033, 90090],
    title: { ja: '提供元の一時的な障害', en: 'The service has trouble for a moment' },
    symptoms: ['Y3'],
    causes: ['C60', 'C45'],
    said: {
      ja: '提供元の側で一時的に止まりました。少し待つと通ることが多くあります。',
      en: 'It stopped at the maker’s side for a moment. Mostly it works a little later.',
    },
    repairs: [steps.startAgain, steps.checkConnection],
  },
  {
    id: 'other_organisation_barred',
    codes: [50002, 500021, 500022, 500212, 500213],
    title: { ja: 'この組織には入れない決まりになっている', en: 'A rule bars the way to that organisation' },
    symptoms: ['Y21', 'Y13'],
    causes: ['C55', 'C46', 'C18'],
    said: {
      ja: 'いまのネットワークか、自分の組織か、相手の組織の決まりが、この行き来を止めています。',
      en: 'This network, your organisation or the other one does not allow the visit.',
    },
    repairs: [steps.chooseAccount, steps.checkConnection, steps.askAdministrator],
  },
  {
    id: 'organisation_sign_in',
    codes: [20001, 20012, 20033, 40008, 40009, 40010, 40015, 50008, 50107],
    title: {
      ja: '会社自身のサインインから正しい返事が来ない',
      en: 'The company’s own sign-in did not answer as it should',
    },
    symptoms: ['Y21', 'Y3'],
    causes: ['C57'],
    said: {
      ja: '会社が自分で動かしているサインインの側に理由があります。証明書の期限や設定の変更がよくあります。',
      en: 'The reason lies with the sign-in that the company runs: often a certificate or a setting.',
    },
    repairs: [steps.askAdministrator, steps.signInLog],
  },
]

/** The entries of the error numbers. */
export const directoryEntries: readonly Entry[] = rows.map(
  ({ codes, phrases, links: own = [], tell = [], ...row }) => ({
    ...row,
    matches: { codes: codes.map((code) => `AADSTS${code}`), phrases: phrases ?? { ja: [], en: [] } },
    tell,
    links: [...own, links.directoryCodes],
    checkedOn,
  }),
)
