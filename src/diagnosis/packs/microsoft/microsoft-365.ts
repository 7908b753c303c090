import type { Entry, Pack, PackRepair } from '../pack.ts'
import { directoryEntries } from './directory.ts'
import { links } from './links.ts'
import { steps } from './steps.ts'

const checkedOn = '2026-11-22'

const openAdminCentre: PackRepair = {
  id: 'open_admin_centre',
  title: { ja: '組織のアカウントで管理センターを開く', en: 'Open the admin centre with the organisation’s account' },
  by: 'person',
  versions: { ja: 'Web', en: 'Web' },
  steps: {
    ja: [
      'ブラウザーの個人アカウントをすべてサインアウトするか、プライベートウィンドウを開きます。',
      'https://admin.microsoft.com を開きます。',
      '契約のときに決めた、@〜.onmicrosoft.com か自社のドメインのアドレスを入力します。',
      '大文字と小文字は問いません。つづりだけ確かめます。',
    ],
    en: [
      'Sign out of personal accounts in the browser, or open a private window.',
      'Open https://admin.microsoft.com.',
      'Enter the address at …onmicrosoft.com or your own domain, as set with the contract.',
      'Capitals don’t matter there; the spelling does.',
    ],
  },
}

const findAdministrator: PackRepair = {
  id: 'find_admin_account',
  title: { ja: '管理者のアカウントを見つける', en: 'Find the administrator’s account' },
  by: 'person',
  versions: { ja: 'すべて', en: 'All' },
  steps: {
    ja: [
      '契約の直後に届いたメールを探します。差出人は Microsoft で、管理者のアドレスの手がかりがあります。',
      '請求書、契約を頼んだ販売店、社内のほかの管理者にも聞きます。',
      'パスワードだけが分からないなら、サインインの画面から設定し直せることがあります。',
      '見つからなければ、提供元の法人向けの窓口に相談します。',
    ],
    en: [
      'Look for the mails that came right after the contract; they hint at the address.',
      'Ask the reseller, other administrators, or look at an invoice.',
      'If only the password is missing, it can often be set anew from the sign-in page.',
      'Otherwise ask the maker’s support for businesses.',
    ],
  },
}

const businessSupport: PackRepair = {
  id: 'business_support',
  title: { ja: '法人向けの窓口に電話する', en: 'Call the support for businesses' },
  by: 'person',
  versions: { ja: '組織の契約', en: 'Contracts of organisations' },
  steps: {
    ja: [
      '手元に置くもの：契約者の名前、住所、電話番号、請求書の番号かカードの一部、管理者のアドレスの手がかり。',
      '電話は自動の案内で始まります。法人、技術の順に選びます。番号は国により変わります。',
      '契約の持ち主だと確かめられると、設定し直しの手続きが始まります。',
      'ただ1人の管理者が入れない場合は、その専門の担当に回ります。日数がかかります。',
    ],
    en: [
      'At hand: the contract’s name, address and phone, an invoice number or part of the card, hints of the account.',
      'A recorded menu starts: choose business, then technical. Numbers differ by country.',
      'Once ownership is shown, they start a new set-up of the way in.',
      'If the only administrator is out, a special team takes over. It takes days.',
    ],
  },
}

const assignLicence: PackRepair = {
  id: 'assign_licence',
  title: { ja: 'ライセンスを割り当てる', en: 'Assign a licence' },
  by: 'administrator',
  versions: { ja: 'Microsoft 365 管理センター', en: 'Microsoft 365 admin centre' },
  steps: {
    ja: [
      '「ユーザー」→「アクティブなユーザー」でその人を開きます。',
      '「ライセンスとアプリ」で製品を選び、保存します。利用場所が空なら選びます。',
      '残りがなければ、課金のページで数を増やします。',
    ],
    en: [
      'Open the person under “Users”, “Active users”.',
      'Choose the product under “Licenses and apps” and save. Set the location if it is empty.',
      'If none is left, raise the number under billing.',
    ],
  },
}

const ownEntries: readonly Entry[] = [
  {
    id: 'admin_centre_kind',
    title: { ja: '個人アカウントで管理センターに入れない', en: 'A personal account does not open the admin centre' },
    symptoms: ['Y13'],
    causes: ['C13', 'C14', 'C16'],
    matches: {
      codes: [],
      phrases: {
        ja: [
          '管理センター…個人',
          '個人…管理センター',
          'admin.microsoft.com',
          '管理センターに入れ',
          '管理センター…ログインでき',
          '管理センター…サインインでき',
          '管理センター…アクセスでき',
        ],
        en: [
          'admin center…personal',
          'personal…admin center',
          'admin.microsoft.com',
          'into the admin cent',
          'access the admin cent',
        ],
      },
    },
    said: {
      ja: '管理センターに入れるのは、契約した組織の中の、管理者の役割を持つアカウントだけです。',
      en: 'Only an account inside the organisation that has an administrator’s role gets in.',
    },
    tell: [
      {
        ask: { ja: '今使っているのは、個人のアドレスですか。', en: 'Is the address in use your own?' },
        answers: [
          { said: { ja: '個人のもの', en: 'My own' }, cause: 'C13', evidence: 'purpose.personal' },
          {
            said: { ja: '組織のもの', en: 'The organisation’s' },
            cause: 'C17',
            evidence: 'purpose.work',
            entry: 'admin_role',
          },
        ],
      },
    ],
    repairs: [openAdminCentre, steps.signOutHere, steps.privateWindow, findAdministrator],
    links: [links.roles],
    checkedOn,
  },
  {
    id: 'admin_role',
    title: { ja: '管理者の役割がない', en: 'The account has no administrator’s role' },
    symptoms: ['Y13'],
    causes: ['C17'],
    matches: {
      codes: [],
      phrases: {
        ja: ['アクセス許可がありません', '管理者権限がな', '管理者権限がありません', 'グローバル管理者では'],
        en: ["don't have permission to access this page", 'not an admin', 'need to be an admin', 'no admin rights'],
      },
    },
    said: {
      ja: '組織のアカウントですが、役割がありません。ほかの管理者が役割を付けます。',
      en: 'It is the organisation’s account, but without a role. Another administrator grants it.',
    },
    tell: [],
    repairs: [
      steps.askAdministrator,
      {
        id: 'grant_role',
        title: { ja: '役割を付ける', en: 'Grant a role' },
        by: 'administrator',
        versions: { ja: 'Microsoft 365 管理センター', en: 'Microsoft 365 admin centre' },
        steps: {
          ja: [
            '「アクティブなユーザー」でその人を開き、「役割の管理」を選びます。',
            '仕事に足りる、いちばん小さい役割を選びます。',
          ],
          en: [
            'Open the person under “Active users” and choose “Manage roles”.',
            'Choose the smallest role that is enough for the work.',
          ],
        },
      },
    ],
    links: [links.roles],
    checkedOn,
  },
  {
    id: 'admin_account_unknown',
    title: { ja: '管理者のアドレスやパスワードが分からない', en: 'The administrator’s address or password is lost' },
    symptoms: ['Y14', 'Y13'],
    causes: ['C11', 'C09'],
    matches: {
      codes: [],
      phrases: {
        ja: [
          '管理者…アドレス…分から',
          '管理者アカウント…忘れ',
          '管理者…id…分から',
          '契約…管理者…分から',
          'onmicrosoft…忘れ',
        ],
        en: ['admin account…forgot', 'forgot…admin', 'who is our admin', 'lost…admin account', 'onmicrosoft…forgot'],
      },
    },
    said: {
      ja: '契約のときに、個人のアドレスとは別の管理者アカウントが作られています。',
      en: 'The contract made an administrator’s account of its own, apart from your own address.',
    },
    tell: [],
    repairs: [findAdministrator, businessSupport],
    links: [links.businessSupport],
    checkedOn,
  },
  {
    id: 'only_admin_out',
    title: { ja: 'ただ1人の管理者が入れない', en: 'The only administrator can’t get in' },
    symptoms: ['Y11', 'Y13'],
    causes: ['C51', 'C19'],
    matches: {
      codes: [],
      phrases: {
        ja: ['管理者…自分だけ', '唯一の管理者', '管理者が1人', '管理者…機種変', '管理者…mfa'],
        en: ['only admin', 'sole admin', 'only global admin', 'global admin…locked out', 'admin…lost…phone'],
      },
    },
    said: {
      ja: 'ほかの管理者がいれば、一時的なパスを出してもらえます。いなければ、法人向けの窓口だけが助けになります。',
      en: 'Another administrator can issue a temporary pass. Without one, only business support can help.',
    },
    tell: [],
    repairs: [businessSupport, findAdministrator],
    links: [links.temporaryPass, links.emergencyAccess, links.businessSupport],
    checkedOn,
  },
  {
    id: 'licence_missing',
    title: { ja: 'サインインできるのに、製品がない', en: 'Signed in, but no product is there' },
    symptoms: ['Y16', 'Y18'],
    causes: ['C54', 'C17', 'C18'],
    matches: {
      codes: [],
      phrases: {
        ja: [
          'ライセンスが割り当てられて',
          'ライセンスがありません',
          'ライセンス…ない',
          '製品が…表示され',
          'ライセンス未割り当て',
        ],
        en: [
          'no license assigned',
          'no licence',
          "don't have a license",
          'not been assigned a license',
          'list of products is empty',
        ],
      },
    },
    said: {
      ja: '組織のアカウントには、管理者が割り当てるライセンスが必要です。',
      en: 'An organisation’s account needs a licence that an administrator assigns.',
    },
    tell: [],
    repairs: [
      {
        id: 'see_licences',
        title: { ja: '割り当てを自分で見る', en: 'Look at what is assigned' },
        by: 'person',
        versions: { ja: 'Web', en: 'Web' },
        steps: {
          ja: [
            'https://portal.office.com/account を開き、サインインします。',
            '「サブスクリプション」か「アプリとデバイス」を見ます。',
            '何もなければ、管理者に割り当てを頼みます。',
          ],
          en: [
            'Open https://portal.office.com/account and sign in.',
            'Look at “Subscriptions” or “Apps & devices”.',
            'If nothing is there, ask your administrator.',
          ],
        },
      },
      steps.askAdministrator,
      assignLicence,
    ],
    links: [links.assignLicences],
    checkedOn,
  },
  {
    id: 'subscription_ended',
    title: { ja: '組織の契約が切れた', en: 'The organisation’s subscription has ended' },
    symptoms: ['Y16', 'Y21'],
    causes: ['C63'],
    matches: {
      codes: [],
      phrases: {
        ja: ['サブスクリプション…期限', 'サブスクリプション…切れ', '契約…切れ', '契約…更新して'],
        en: ['subscription…expired', 'subscription…lapsed', 'subscription has ended'],
      },
    },
    said: {
      ja: '期限のあと30日はすべて使えます。次の90日は管理者だけが入れ、そのあとデータが消えます。契約により違います。',
      en: 'For 30 days all works; for 90 more only administrators get in; then data goes. Contracts differ.',
    },
    warning: {
      ja: 'データが消える前に、管理者が書き出すか、契約を続けてください。',
      en: 'Export the data or renew before it is deleted.',
    },
    tell: [],
    repairs: [
      {
        id: 'renew',
        title: { ja: '契約を続ける', en: 'Renew the subscription' },
        by: 'administrator',
        versions: { ja: 'Microsoft 365 管理センター', en: 'Microsoft 365 admin centre' },
        steps: {
          ja: ['「課金」→「お使いの製品」を開きます。', '切れた製品を選び、再開します。'],
          en: ['Open “Billing”, “Your products”.', 'Choose the product that ended and reactivate it.'],
        },
      },
      steps.askAdministrator,
    ],
    links: [links.subscriptionEnds],
    checkedOn,
  },
  {
    id: 'works_elsewhere',
    title: { ja: '別の端末では管理センターに入れる', en: 'The admin centre opens on another device' },
    symptoms: ['Y17'],
    causes: ['C14', 'C36', 'C40'],
    matches: {
      codes: [],
      phrases: {
        ja: ['管理センター…別の', '別の…管理センター', '管理センター…スマホ'],
        en: ['admin center…another', 'admin center…other browser', 'another computer…admin center'],
      },
    },
    said: {
      ja: 'このブラウザーに残った個人アカウントのサインインが使われています。拡張機能が妨げることもあります。',
      en: 'A personal sign-in left in this browser is used. An extension can be in the way too.',
    },
    tell: [],
    repairs: [steps.signOutHere, steps.privateWindow, steps.withoutExtensions, steps.clearSite],
    links: [links.signIn],
    checkedOn,
  },
  {
    id: 'without_admin_centre',
    title: { ja: '管理センターなしで管理する', en: 'Administer without the admin centre' },
    symptoms: ['Y13'],
    causes: [],
    matches: {
      codes: [],
      phrases: {
        ja: ['powershell', 'msonline', 'connect-msolservice', 'get-msoluser'],
        en: ['powershell', 'msonline', 'connect-msolservice', 'get-msoluser', 'connect-mggraph'],
      },
    },
    said: {
      ja: '古い MSOnline のモジュールは2025年に終わりました。今は Microsoft Graph PowerShell を使います。サインインは同じです。',
      en: 'The MSOnline module ended in 2025. Microsoft Graph PowerShell replaces it; the sign-in is the same.',
    },
    tell: [],
    repairs: [
      {
        id: 'use_graph_powershell',
        title: { ja: '利用者をコマンドで見る', en: 'List the users with a command' },
        by: 'administrator',
        versions: { ja: 'PowerShell 7、Windows PowerShell 5.1', en: 'PowerShell 7, Windows PowerShell 5.1' },
        steps: {
          ja: [
            '`Install-Module Microsoft.Graph -Scope CurrentUser` を実行します。',
            '`Connect-MgGraph -Scopes User.Read.All` でサインインします。',
            '`Get-MgUser -All` で一覧が出ます。',
          ],
          en: [
            'Run `Install-Module Microsoft.Graph -Scope CurrentUser`.',
            'Sign in with `Connect-MgGraph -Scopes User.Read.All`.',
            '`Get-MgUser -All` lists the users.',
          ],
        },
      },
    ],
    links: [links.commands],
    checkedOn,
  },
  {
    id: 'password_by_administrator',
    title: { ja: '組織のパスワードを設定し直す', en: 'Set a new password in an organisation' },
    symptoms: ['Y1'],
    causes: ['C09', 'C08'],
    matches: {
      codes: [],
      phrases: {
        ja: [
          'セルフサービス…パスワード',
          'sspr',
          '管理者に…パスワード',
          '会社…パスワード…忘れ',
          '学校…パスワード…忘れ',
        ],
        en: [
          'self-service password reset',
          'sspr',
          'forgot…work password',
          'work account…forgot',
          'school account…forgot',
        ],
      },
    },
    said: {
      ja: '組織が認めていれば自分で、そうでなければ管理者が設定し直しを始めます。',
      en: 'If the organisation allows it, you do it yourself; otherwise an administrator starts it.',
    },
    tell: [],
    repairs: [
      {
        id: 'self_service',
        title: { ja: '自分で設定し直す', en: 'Do it yourself' },
        by: 'person',
        versions: { ja: '組織のアカウント（Web）', en: 'Organisation account (web)' },
        steps: {
          ja: [
            'https://passwordreset.microsoftonline.com を開きます。',
            '組織のアドレスを入力し、登録した方法で確かめます。',
            '「管理者に連絡」と出たら、管理者に頼みます。',
          ],
          en: [
            'Open https://passwordreset.microsoftonline.com.',
            'Enter your address and confirm in a way on file.',
            'If it says to contact your administrator, ask them.',
          ],
        },
      },
      steps.askAdministrator,
    ],
    links: [links.lockout],
    checkedOn,
  },
  {
    id: 'keep_administrators',
    title: { ja: '管理者を1人きりにしない', en: 'Never just one administrator' },
    symptoms: ['Y13'],
    causes: [],
    matches: {
      codes: [],
      phrases: {
        ja: ['管理者…増や', '管理者…何人', '緊急アクセス'],
        en: ['how many admins', 'break glass', 'emergency access'],
      },
    },
    said: {
      ja: '管理者は2人以上、全体の管理者は5人未満が目安です。緊急用のアカウントも2つ用意します。',
      en: 'Two or more administrators, fewer than five of them global, and two accounts for emergencies.',
    },
    tell: [],
    repairs: [
      {
        id: 'review_administrators',
        title: { ja: '管理者と役割を見直す', en: 'Review administrators and roles' },
        by: 'administrator',
        versions: { ja: 'Microsoft 365 管理センター', en: 'Microsoft 365 admin centre' },
        steps: {
          ja: [
            '役割のある人の一覧を見て、使わない役割を外します。',
            '1人で共有せず、人ごとにアカウントを持ちます。',
            '一覧にパスワードは書きません。',
            '人が入れ替わるたびに見直します。',
          ],
          en: [
            'Look at who has roles and remove what is unused.',
            'Give each person an account; share none.',
            'Write no passwords into lists.',
            'Look again whenever people come or go.',
          ],
        },
      },
    ],
    links: [links.emergencyAccess, links.rolePractice],
    checkedOn,
  },
]

/** Accounts of organisations, their directory and their admin centre. */
export const microsoft365: Pack = {
  id: 'microsoft-365',
  product: { ja: 'Microsoft 365（組織のアカウント）', en: 'Microsoft 365 (organisation account)' },
  owner: 'Microsoft',
  languages: ['ja', 'en'],
  names: [
    'microsoft 365',
    'm365',
    'office 365',
    'o365',
    'entra',
    'azure ad',
    'aadsts',
    '管理センター',
    'admin cent',
    'onmicrosoft',
    'テナント',
    'tenant',
    'sharepoint',
    'teams',
  ],
  checkedOn,
  entries: [...ownEntries, ...directoryEntries],
}
