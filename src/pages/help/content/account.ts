import type { Entry } from './entry.ts'

/** 2 · The account and its kind. */
export const account = {
  kind_mismatch: {
    en: {
      title: 'The application needs an organisation account, and you have one here',
      means:
        'There are two kinds of account. A personal account is yours; an organisation account comes from a company or school. This application takes the second kind, and the first one is in use.',
      why: [
        'A personal account was already signed in on this browser.',
        'You use one browser for private things and for work.',
      ],
      steps: [
        'Choose the organisation account that the page shows.',
        'If several are shown, take the one whose address belongs to that company or school.',
        'Your personal account stays signed in, and other tabs are not affected.',
      ],
      offered: 'One click switches to the fitting account of this browser.',
      builders:
        'The client is registered with `account_kind: organization`. A session of the other kind is never used silently.',
    },
    ja: {
      title: '組織アカウントが必要です（このブラウザーにあります）',
      means:
        'アカウントには2種類あります。個人アカウントは自分で作ったもの、組織アカウントは会社や学校から配られたものです。このアプリには組織アカウントが必要ですが、いまは個人アカウントが使われています。',
      why: ['このブラウザーで個人アカウントにサインイン済みでした。', '私用と仕事で同じブラウザーを使っています。'],
      steps: [
        '画面に出ている組織アカウントを選びます。',
        '複数あるときは、その会社や学校のアドレスのものを選びます。',
        '個人アカウントはサインインしたままで、ほかのタブにも影響しません。',
      ],
      offered: '1回のクリックで、このブラウザーにある合うアカウントへ切り替えられます。',
      builders:
        'クライアントは `account_kind: organization` で登録されています。種類の違うセッションを黙って使うことはありません。',
    },
  },
  kind_mismatch_no_match: {
    en: {
      title: 'The application needs an organisation account',
      means:
        'This application takes only accounts from a company or school. A personal account cannot open it, even with the right password.',
      why: [
        'A personal address was used.',
        'The organisation account has not been used on this browser yet.',
        'You do not have an organisation account yet.',
      ],
      steps: [
        'Choose “Use another account” and type the address that your company or school gave you.',
        'If you do not know it, look at the invitation mail, or at the address of your work mail.',
        'If you have none, ask the person who looks after accounts in your organisation to make one for you.',
      ],
      offered: 'The page lets you type another address and brings you back to the application.',
      builders: 'An administrator makes organisation accounts. The kind of a client is set when it is registered.',
    },
    ja: {
      title: '組織アカウントが必要です',
      means:
        'このアプリで使えるのは、会社や学校から配られたアカウントだけです。個人アカウントでは、パスワードが合っていても開けません。',
      why: [
        '個人のアドレスを使いました。',
        'このブラウザーでは、まだ組織アカウントを使っていません。',
        '組織アカウントをまだ持っていません。',
      ],
      steps: [
        '「別のアカウントを使う」を選び、会社や学校から配られたアドレスを入力します。',
        '分からないときは、招待のメールや、仕事用メールのアドレスを見てください。',
        '持っていないときは、組織のアカウント担当者に作成を依頼してください。',
      ],
      offered: '別のアドレスを入力すると、そのままアプリへ戻れます。',
      builders: '組織アカウントは管理者が作ります。アプリが受け付ける種類は、登録のときに決まります。',
    },
  },
  two_kinds: {
    en: {
      title: 'One address has two accounts',
      means: 'The same address was used for a personal account and for an organisation account. They are separate.',
      why: [
        'You made a personal account with your work address, and the organisation made one later.',
        'The two have different passwords and different data.',
      ],
      steps: [
        'Choose by purpose: work or school things are in the organisation account.',
        'If the password does not fit, go back and take the other one.',
        'Later, change the address of the personal account to a private one in [your account](/account).',
      ],
      offered: 'Both accounts are shown as buttons, with the organisation’s name.',
      builders:
        'This is shown only after the address was proved. Renaming the personal account ends the question for good.',
    },
    ja: {
      title: '1つのアドレスにアカウントが2つあります',
      means: '同じアドレスが、個人アカウントと組織アカウントの両方に使われています。2つは別のものです。',
      why: [
        '仕事のアドレスで個人アカウントを作ったあと、組織もアカウントを作りました。',
        '2つはパスワードもデータも別です。',
      ],
      steps: [
        '用途で選びます。仕事や学校のものは組織アカウントにあります。',
        'パスワードが合わないときは、戻ってもう一方を選びます。',
        'あとで[マイアカウント](/account)から、個人アカウントのアドレスを私用のものに変えると迷いません。',
      ],
      offered: '2つのアカウントが、組織の名前つきでボタンになっています。',
      builders: 'アドレスの確認が済んだ人にだけ表示します。個人アカウントのアドレスを変えると、二度と尋ねません。',
    },
  },
  not_a_member: {
    en: {
      title: 'Your account is not part of that organisation',
      means: 'You signed in correctly. The organisation that owns the application does not have you as a member.',
      why: [
        'You are signed in with another account than the one that was invited.',
        'The invitation has not been accepted yet.',
        'Your membership has ended.',
      ],
      steps: [
        'Look at the address at the top of the page. If it is not the invited one, switch accounts.',
        'Look for an invitation mail and open its link.',
        'Otherwise ask the organisation to add this address.',
      ],
      offered: 'One click asks the organisation to add you, with your address filled in.',
      builders: 'Membership is decided by the owner of the account. Add the account or move it into the organisation.',
    },
    ja: {
      title: 'その組織のメンバーではありません',
      means: 'サインインは正しくできています。ただ、アプリを持つ組織のメンバーに入っていません。',
      why: [
        '招待されたものとは別のアカウントを使っています。',
        '招待をまだ承諾していません。',
        'メンバーの期間が終わりました。',
      ],
      steps: [
        '画面の上のアドレスを見ます。招待されたものでなければ、アカウントを切り替えます。',
        '招待のメールを探し、リンクを開きます。',
        'なければ、このアドレスを加えてもらうよう組織に依頼します。',
      ],
      offered: '1回のクリックで、アドレス入りの参加申し込みを送れます。',
      builders: 'メンバーかどうかは、アカウントを持つ組織で決まります。アカウントを追加するか、組織へ移してください。',
    },
  },
  no_admin_role: {
    en: {
      title: 'This part is for administrators',
      means: 'You are a member of the organisation, and this page is for members with an administrator role.',
      why: [
        'The role was never given to this account.',
        'The role is on another account of yours.',
        'The role was taken back.',
      ],
      steps: [
        'If you have a separate account for administration, switch to it.',
        'Otherwise ask an administrator for the role, and say which task you need it for.',
        'After the role is given, open the page again. You need not sign out.',
      ],
      offered: 'One click asks the administrators.',
      builders: 'An owner or administrator gives roles. Give the smallest role that does the task.',
    },
    ja: {
      title: '管理者のためのページです',
      means: '組織のメンバーですが、このページは管理者の役割を持つ人だけが使えます。',
      why: [
        'このアカウントに役割が付いていません。',
        '役割は、ご自分の別のアカウントに付いています。',
        '役割が外されました。',
      ],
      steps: [
        '管理用のアカウントが別にあれば、切り替えます。',
        'なければ、何をしたいかを添えて、管理者に役割を依頼します。',
        '役割が付いたら、ページを開き直します。サインアウトは要りません。',
      ],
      offered: '1回のクリックで管理者に依頼できます。',
      builders: '役割は所有者か管理者が付けます。作業に足りるいちばん小さな役割にしてください。',
    },
  },
  wrong_org: {
    en: {
      title: 'Another organisation is open',
      means:
        'You belong to more than one organisation. The application is part of a different one than the one now open.',
      why: ['The last organisation you used was opened again.', 'A link from one organisation was opened in another.'],
      steps: [
        'Open the organisation that the page names.',
        'If its name is unknown to you, ask whoever sent you the link.',
      ],
      offered: 'One click opens the right organisation and brings you back.',
      builders: 'A client can be bound to one organisation when it is registered.',
    },
    ja: {
      title: '別の組織を開いています',
      means: '複数の組織に入っています。このアプリは、いま開いているものとは別の組織のものです。',
      why: ['前回使った組織がそのまま開きました。', 'ある組織のリンクを、別の組織で開きました。'],
      steps: [
        '画面に書かれている組織へ切り替えます。',
        '心当たりのない組織名のときは、リンクを送った人に確認してください。',
      ],
      offered: '1回のクリックで正しい組織に切り替え、元の場所に戻れます。',
      builders: 'アプリは、登録のときに1つの組織に結び付けられます。',
    },
  },
  account_disabled: {
    en: {
      title: 'The organisation has turned this account off',
      means: 'An administrator of your organisation has turned the account off. Your data is still there.',
      why: [
        'You changed posts, went on leave or left.',
        'Accounts that were not used for long are being tidied up.',
        'The administrators saw something unusual and stopped it to be safe.',
      ],
      steps: [
        'Send the request from the page. It goes to the administrators of your organisation.',
        'If it is urgent, call your organisation’s IT desk and give them the code and the time shown.',
        'A new password does not help here, so there is no need to reset it.',
      ],
      offered: 'The request holds your address and the time. You only add a sentence.',
      builders:
        'Turn it on again with `genkan accounts enable`. Sessions and tokens of the account ended when it was turned off.',
    },
    ja: {
      title: '組織がアカウントを停止しています',
      means: '組織の管理者がこのアカウントを停止しました。データは残っています。',
      why: [
        '異動、休職、退職などがありました。',
        '長く使われていないアカウントが整理されました。',
        'いつもと違う動きがあり、安全のために止められました。',
      ],
      steps: [
        '画面から再開を依頼します。組織の管理者に届きます。',
        '急ぐときは、組織のIT担当に電話し、画面のコードと時刻を伝えてください。',
        'パスワードを変えても再開しないため、再設定は要りません。',
      ],
      offered: '依頼にはアドレスと時刻が入っています。ひとこと添えるだけです。',
      builders:
        '`genkan accounts enable` で再開します。停止したときに、そのアカウントのセッションとトークンは終わっています。',
    },
  },
  account_closed: {
    en: {
      title: 'The account was closed and can be restored',
      means: 'The account was closed, and everything in it is kept for a while. Until the date shown it can come back.',
      why: ['You closed it in your account page.', 'Your organisation closed it.'],
      steps: [
        'To have it back, choose “Restore my account” before the date shown.',
        'If you did not close it, restore it, set a new password, and look at the recent sign-ins.',
        'After that date, the data is gone and a new account is needed.',
      ],
      offered: 'One click restores the account with its data.',
      builders: 'The purge job removes closed accounts when their grace period ends. `genkan accounts` shows the date.',
    },
    ja: {
      title: '閉じたアカウントです（元に戻せます）',
      means: 'アカウントは閉じられ、中身はしばらく保管されています。表示の日までは元に戻せます。',
      why: ['ご自分でアカウントを閉じました。', '組織が閉じました。'],
      steps: [
        '使い続けるなら、表示の日までに「アカウントを元に戻す」を選びます。',
        '閉じた覚えがないときは、元に戻してからパスワードを変え、最近のサインインを確認してください。',
        'その日を過ぎるとデータは消え、新しく作ることになります。',
      ],
      offered: '1回のクリックで、データごと元に戻ります。',
      builders: '猶予が終わると、定期処理が削除します。日付は `genkan accounts` で確認できます。',
    },
  },
  id_recovery_sent: {
    en: {
      title: 'Finding your account: look at your messages',
      means:
        'A code is sent if that contact belongs to an account. The page says the same in either case, so that strangers cannot find out who has one.',
      why: ['You asked which account belongs to a contact.'],
      steps: [
        'Wait for the time shown, then look in the inbox and in the junk folder.',
        'If nothing arrives, try another address or phone number that you may have used.',
        'If a mail says that no account uses this address, it is true for that address only.',
      ],
      offered: 'You can try another contact without starting again.',
      builders: 'Answers are equal for known and unknown contacts, in text, status and time.',
    },
    ja: {
      title: 'アカウントを探しています',
      means:
        'その連絡先がアカウントに登録されていれば、確認コードが届きます。他人に知られないよう、登録がなくても画面は同じです。',
      why: ['連絡先からアカウントを探す手続きをしました。'],
      steps: [
        '表示の時間だけ待ち、受信箱と迷惑メールの両方を見ます。',
        '届かないときは、使った可能性のある別のアドレスや電話番号で試します。',
        '「このアドレスのアカウントはない」というメールが届いたら、そのアドレスでは登録されていません。',
      ],
      offered: '最初からやり直さずに、別の連絡先で試せます。',
      builders: '登録の有無にかかわらず、文面、ステータス、時間を同じにしています。',
    },
  },
  no_account_for_contact: {
    en: {
      title: 'No account uses this contact',
      means: 'You have shown that the contact is yours, and no account is registered with it.',
      why: [
        'The account was made with another address or a phone number.',
        'An organisation made the account under its own address.',
        'There has not been an account yet.',
      ],
      steps: [
        'Think of other addresses: work, school, mobile carrier, one from years ago. Try each of them.',
        'Search your mailboxes for a welcome mail from this site.',
        'If there is none, create an account with this contact.',
      ],
      offered: 'Creating an account takes the proved contact along, so it is not checked twice.',
      builders: 'Told only after the contact was proved. The sign-in page never says it.',
    },
    ja: {
      title: 'この連絡先のアカウントはありません',
      means: '連絡先がご本人のものと確認できました。この連絡先で登録されたアカウントはありません。',
      why: [
        '別のアドレスや電話番号で作りました。',
        '組織が、組織のアドレスで作りました。',
        'まだアカウントがありません。',
      ],
      steps: [
        '仕事、学校、携帯電話会社、昔のアドレスなど、ほかの連絡先で順に調べます。',
        '受信箱で、このサイトからの登録のお知らせを検索します。',
        'なければ、この連絡先で新しく作ります。',
      ],
      offered: '確認済みの連絡先を引き継ぐので、もう一度確認する必要はありません。',
      builders: '連絡先の確認が済んだ人にだけ伝えます。サインイン画面では表示しません。',
    },
  },
  unverified: {
    en: {
      title: 'One step of the registration is left',
      means: 'The account is nearly ready. We still need to know that the address is yours.',
      why: ['The mail has not been opened yet.', 'The mail is in the junk folder.', 'The link in it has ended.'],
      steps: [
        'Open the mail that the page names and use its code or link.',
        'If you cannot find it, look in the junk folder, then choose “Send it again”.',
        'If the address was mistyped, start the registration again with the right one.',
      ],
      offered: 'One click sends the mail again.',
      builders: 'Accounts exist only once the contact is proved, so an unfinished one blocks nobody’s address.',
    },
    ja: {
      title: '登録があと一歩です',
      means: 'アカウントはほぼできています。アドレスがご本人のものか、まだ確認できていません。',
      why: ['メールをまだ開いていません。', 'メールが迷惑メールに入っています。', 'メールのリンクの期限が過ぎました。'],
      steps: [
        '画面に書かれた宛先のメールを開き、確認コードかリンクを使います。',
        '見当たらないときは迷惑メールを見て、それから「もう一度送る」を選びます。',
        'アドレスを打ち違えていたときは、正しいアドレスで登録し直してください。',
      ],
      offered: '1回のクリックで、メールをもう一度送れます。',
      builders: '連絡先の確認が済むまでアカウントは成立しません。途中の登録がアドレスをふさぐこともありません。',
    },
  },
} satisfies Record<string, Entry>
