import type { Entry } from './entry.ts'

/** 7 · Policy, licence, application. */
export const policy = {
  not_assigned: {
    en: {
      title: 'The application has not been assigned to you',
      means: 'Your account is fine and you are in the organisation. This application is given out person by person.',
      why: [
        'Nobody has assigned it to you yet.',
        'A licence was given to someone else.',
        'You use another account than usual.',
      ],
      steps: [
        'Look at the address at the top. If you have another account for this, switch.',
        'Ask for the application from the page.',
        'After it is assigned, open the application again. Signing out is not needed.',
      ],
      offered: 'The request goes to the administrators with your name and the application.',
      builders: 'Assign the application or a licence to the account. It takes effect at the next request.',
    },
    ja: {
      title: 'アプリが割り当てられていません',
      means: 'アカウントに問題はなく、組織のメンバーです。このアプリは1人ずつ割り当てる決まりです。',
      why: [
        'まだ割り当てられていません。',
        'ライセンスがほかの人に渡りました。',
        'いつもと別のアカウントを使っています。',
      ],
      steps: [
        '上のアドレスを見ます。このアプリ用のアカウントが別にあれば、切り替えます。',
        '画面からアプリを申請します。',
        '割り当てられたら、アプリを開き直します。サインアウトは要りません。',
      ],
      offered: '申請は、名前とアプリを添えて管理者に届きます。',
      builders: 'アカウントにアプリかライセンスを割り当ててください。次の要求から使えます。',
    },
  },
  blocked_by_rule: {
    en: {
      title: 'A rule of your organisation does not allow it from here',
      means: 'Your password was right. Your organisation limits from where, with what or when people sign in.',
      why: [
        'You are outside the office network or in another country.',
        'The device is not one that the organisation knows.',
        'It is outside the permitted hours.',
      ],
      steps: [
        'Look at what the page names: network, place, device or time.',
        'Connect to your organisation’s VPN, or use the computer it gave you.',
        'If you need to work from here, ask for an exception. Say for how long.',
      ],
      offered: 'The request holds what the rule saw. The name of the rule is shown to administrators only.',
      builders: 'The sign-in log of this attempt names the rule and each condition with its result.',
    },
    ja: {
      title: '組織の決まりで、ここからは使えません',
      means: 'パスワードは合っています。組織が、場所、端末、時間などを限っています。',
      why: ['社内ネットワークの外か、別の国にいます。', '組織が把握していない端末です。', '使える時間の外です。'],
      steps: [
        '画面に書かれているもの（ネットワーク、場所、端末、時間）を見ます。',
        '組織の VPN につなぐか、配られた端末を使います。',
        'ここから使う必要があるときは、期間を添えて例外を申請します。',
      ],
      offered: '申請には、決まりが見た内容が入ります。決まりの名前は管理者にだけ表示します。',
      builders: 'この試行の記録に、決まりの名前と、それぞれの条件の結果があります。',
    },
  },
  second_step_needed: {
    en: {
      title: 'A second way to confirm is needed',
      means: 'Your password was right. Your organisation wants a second confirmation, and none is set up yet.',
      why: ['The rule is new, or the account is new.', 'A second way was removed with an old phone.'],
      steps: [
        'Choose “Set it up now”. It takes about 2 minutes.',
        'The page lists the ways that your organisation takes. Choose one that you have at hand.',
        'Keep the recovery codes on paper or in your password manager.',
      ],
      offered: 'The page leads through it and goes on to where you were going.',
      builders:
        'The organisation requires a two-step check. An administrator can grant more time, never skip it for good.',
    },
    ja: {
      title: '確認方法がもう1つ必要です',
      means: 'パスワードは合っています。組織が2段階の確認を求めていますが、まだ設定されていません。',
      why: ['新しい決まりか、新しいアカウントです。', '前のスマートフォンと一緒に、確認方法がなくなりました。'],
      steps: [
        '「いま設定する」を選びます。2分ほどで終わります。',
        '組織が認める方法が表示されます。手元で使えるものを選びます。',
        '回復用コードを、紙かパスワード管理の機能に残します。',
      ],
      offered: '順に案内し、終わると目的の画面へ進みます。',
      builders: '組織が2段階の確認を求めています。管理者は期限を延ばせますが、なくすことはできません。',
    },
  },
  idp_failed: {
    en: {
      title: 'Your organisation’s own sign-in did not answer',
      means: 'Your organisation checks passwords itself. Its answer did not arrive, or could not be trusted.',
      why: [
        'Its sign-in service is down or being changed.',
        'A certificate of that service has ended.',
        'Its clock differs from ours.',
      ],
      steps: [
        'Try again in a minute.',
        'If it stays, tell your organisation’s IT team. The page sends them the details.',
        'If the page offers another way in, use it meanwhile.',
      ],
      offered: 'Trying again and telling the IT team are both one click.',
      builders: 'The log has the exact reason: signature, audience, time or connection. Check certificate dates first.',
    },
    ja: {
      title: '組織側のサインインが応答しませんでした',
      means: 'この組織では、パスワードの確認を組織側で行います。答えが届かないか、信頼できるものではありませんでした。',
      why: [
        '組織側のサービスが止まっているか、変更中です。',
        '組織側の証明書の期限が過ぎました。',
        '時計が当方とずれています。',
      ],
      steps: [
        '1分ほどして、もう一度試します。',
        '続くときは、組織のIT担当に知らせます。詳しい内容は画面から送れます。',
        '別の方法が表示されていれば、そのあいだ使ってください。',
      ],
      offered: 'もう一度試すことも、担当者に知らせることも、1回のクリックでできます。',
      builders: '署名、宛先、時刻、通信のどれが理由かは記録にあります。まず証明書の期限を確認してください。',
    },
  },
  app_misconfigured: {
    en: {
      title: 'The application asked in a way it is not registered for',
      means:
        'The request of the application does not match what was registered. It has nothing to do with your account.',
      why: [
        'The application was moved to another address.',
        'It was set up with an unknown client id.',
        'It asks for something that it was not granted.',
        'An old bookmark or link was opened.',
      ],
      steps: [
        'Start from the application’s front page instead of a bookmark.',
        'If it stays, send the report to the people who run the application.',
        'Trying again or changing the password does not help here.',
      ],
      offered: 'The report for the application’s owner is ready to copy.',
      builders:
        'Compare `client_id`, `redirect_uri` (exact match, also the last slash), `response_type`, `scope` and PKCE with the registration. `genkan clients` lists it.',
    },
    ja: {
      title: 'アプリの設定と登録内容が合っていません',
      means: 'アプリからの要求が、登録された内容と違います。あなたのアカウントとは関係がありません。',
      why: [
        'アプリのアドレスが変わりました。',
        '登録のないクライアントIDで設定されています。',
        '許可されていないものを求めています。',
        '古いブックマークやリンクを開きました。',
      ],
      steps: [
        'ブックマークではなく、アプリの最初のページから始めます。',
        '続くときは、アプリの運営者に報告を送ります。',
        'くり返し試したり、パスワードを変えたりする必要はありません。',
      ],
      offered: 'アプリの管理者あての報告をコピーできます。',
      builders:
        '`client_id`、`response_type`、`scope`、PKCE を登録と比べてください。`redirect_uri` は末尾の / まで同じにします。登録は `genkan clients` で見られます。',
    },
  },
  org_suspended: {
    en: {
      title: 'The organisation’s contract is paused',
      means:
        'Your account is fine. The contract of your organisation is paused, so its applications are closed for now.',
      why: ['A payment is open.', 'The contract has ended or is being changed.'],
      steps: [
        'Members: tell an owner or administrator of your organisation.',
        'Owners: open billing, settle what is open, and the organisation comes back at once.',
        'Owners can export the data at any time.',
      ],
      offered: 'Owners get a way to billing and export.',
      builders: 'The organisation’s state is shown with `genkan orgs`. Nothing is deleted while it is paused.',
    },
    ja: {
      title: '組織の契約が停止中です',
      means: 'アカウントに問題はありません。組織の契約が停止中のため、アプリを使えません。',
      why: ['お支払いが済んでいません。', '契約が終わったか、変更の途中です。'],
      steps: [
        'メンバーの方：組織の所有者か管理者に知らせます。',
        '所有者の方：請求を開いて手続きすると、すぐに再開します。',
        '所有者は、いつでもデータを書き出せます。',
      ],
      offered: '所有者には、請求と書き出しへの入り口を表示します。',
      builders: '組織の状態は `genkan orgs` で見られます。停止中に削除されるものはありません。',
    },
  },
  not_allowed: {
    en: {
      title: 'This account may not do that',
      means: 'You are signed in, and everything works. Only accounts with a certain right may do what was asked for.',
      why: [
        'The right was never given to this account.',
        'The right is on another account of yours.',
        'The right was taken back, or ended on its day.',
      ],
      steps: [
        'If another account of yours has the right, switch to it.',
        'Otherwise ask an administrator or owner for the right, and say which task you need it for.',
        'After the right is given, try again. You need not sign out.',
      ],
      offered: 'One click leads to your other accounts.',
      builders:
        'The caller was recognised, and its role or scope does not include this act. Trying again changes nothing. Give the smallest role that includes it.',
    },
    ja: {
      title: 'このアカウントには権限がありません',
      means: 'サインインはできています。お求めの操作は、決められた権限のあるアカウントだけが行えます。',
      why: [
        'このアカウントに権限が付いていません。',
        '権限は、ご自分の別のアカウントに付いています。',
        '権限が外されたか、期限が過ぎました。',
      ],
      steps: [
        '権限のある別のアカウントがあれば、切り替えます。',
        'なければ、何をしたいかを添えて、管理者か所有者に権限を依頼します。',
        '権限が付いたら、もう一度試します。サインアウトは要りません。',
      ],
      offered: '1回のクリックで、ほかのアカウントを選べます。',
      builders:
        '呼び出し元は確認できていますが、その役割やスコープにこの操作が含まれていません。くり返しても結果は同じです。含まれる役割のうち、いちばん小さなものを付けてください。',
    },
  },
} satisfies Record<string, Entry>
