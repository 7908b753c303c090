import type { Entry } from './entry.ts'

/** 8 · Links, recovery, support. */
export const links = {
  reset_sent: {
    en: {
      title: 'Reset: look at your messages',
      means: 'A reset mail is sent if the address belongs to an account. The page says the same for every address.',
      why: ['You asked to reset the password.'],
      steps: [
        'Wait for the time shown and look in the inbox, then in the junk folder.',
        'Enter the code on the page, or open the link. Both work once.',
        'A mail may say that no account uses this address. Then try another one of yours.',
        'If no mail comes at all, try another contact, such as a phone number.',
      ],
      offered: 'You can try another contact on the same page. Your goal is kept.',
      builders: 'Text, status and time are equal for unknown addresses. Sending goes through the outbox.',
    },
    ja: {
      title: '再設定の案内を送りました',
      means: 'アドレスがアカウントに登録されていれば、再設定の案内が届きます。どのアドレスでも画面は同じです。',
      why: ['パスワードの再設定を求めました。'],
      steps: [
        '表示の時間だけ待ち、受信箱と迷惑メールを見ます。',
        '確認コードを入力するか、リンクを開きます。どちらも1回使えます。',
        '「このアドレスのアカウントはない」というメールなら、ご自分の別のアドレスで試します。',
        '何も届かないときは、電話番号など別の連絡先で試します。',
      ],
      offered: '同じ画面で別の連絡先を試せます。目的の画面も引き継ぎます。',
      builders: '登録のないアドレスでも、文面、ステータス、時間は同じです。送信は送信箱を通します。',
    },
  },
  link_used: {
    en: {
      title: 'The link has been used',
      means: 'A link in our messages works once. This one has done its work already.',
      why: [
        'You opened it before, maybe on another device.',
        'A newer link replaced it.',
        'The button on its page was pressed twice.',
      ],
      steps: [
        'If you already finished the step, just sign in.',
        'Otherwise ask for a new link and open the newest message.',
        'If you did not ask for it, look at the recent sign-ins in [your account](/account).',
      ],
      offered: 'One click sends a new link.',
      builders: 'Opening a link (GET) never uses it up; only the button (POST) does. Mail scanners do no harm.',
    },
    ja: {
      title: 'リンクは使用済みです',
      means: 'メッセージのリンクは1回だけ使えます。このリンクは、すでに使われています。',
      why: ['前に、ほかの端末などで開きました。', '新しいリンクに置き換わりました。', 'ボタンが2回押されました。'],
      steps: [
        '手続きが済んでいれば、そのままサインインします。',
        'まだなら新しいリンクを送り、いちばん新しいメッセージを開きます。',
        '求めた覚えがないときは、[マイアカウント](/account)で最近のサインインを確認してください。',
      ],
      offered: '1回のクリックで、新しいリンクを送れます。',
      builders: '開く（GET）だけでは使用済みになりません。ボタン（POST）で使います。メールの自動検査でも消えません。',
    },
  },
  link_expired: {
    en: {
      title: 'The link has ended',
      means: 'Links end after a short time, so that an old mail cannot open your account.',
      why: [
        'The mail was opened late.',
        'The mail arrived late.',
        'The password was changed since then, which ends older links.',
      ],
      steps: ['Ask for a new link.', 'Open the newest message. Older ones no longer work.'],
      offered: 'One click sends a new link to the same contact.',
      builders: 'Ends follow the database’s clock. Any change of a way to sign in ends open links.',
    },
    ja: {
      title: 'リンクの期限が過ぎました',
      means: '古いメールからアカウントを開けないよう、リンクは短い時間で終わります。',
      why: [
        'メールを開くまでに時間がたちました。',
        'メールが遅れて届きました。',
        'そのあとパスワードが変わり、前のリンクが終わりました。',
      ],
      steps: ['新しいリンクを送ります。', 'いちばん新しいメッセージを開きます。前のものは使えません。'],
      offered: '1回のクリックで、同じ連絡先に新しいリンクを送れます。',
      builders: '期限はデータベースの時計に従います。サインインの方法を変えると、開いているリンクは終わります。',
    },
  },
  recovery_started: {
    en: {
      title: 'The recovery has started',
      means: 'We are checking that the account is yours. Until the date shown, everyone on file can object.',
      why: ['The usual ways in were lost, so more time is needed to keep others out.'],
      steps: [
        'Keep the number of the recovery. With it you can see the progress without signing in.',
        'Watch for our messages on every contact.',
        'If you find the password or a device again, sign in as usual. It ends the recovery.',
        'If you did not start it, stop it with the link in the notice.',
      ],
      offered: 'The page shows the date, the reason for the wait, and who was told.',
      builders: 'Waits run on the database’s clock. Nobody can shorten them by phone.',
    },
    ja: {
      title: '復旧の手続きが始まりました',
      means: 'アカウントがご本人のものか確認しています。表示の日まで、登録の連絡先から中止できます。',
      why: ['いつもの方法を失ったため、ほかの人を入れないよう時間をかけます。'],
      steps: [
        '手続きの番号を控えます。サインインしなくても状況を見られます。',
        'すべての連絡先で、お知らせに注意してください。',
        'パスワードや端末が見つかったら、いつもどおりサインインします。手続きは終わります。',
        '始めた覚えがないときは、お知らせのリンクから中止します。',
      ],
      offered: '日付、待つ理由、知らせた相手を表示しています。',
      builders: '待ち時間はデータベースの時計に従います。電話で縮めることはできません。',
    },
  },
  recovery_more: {
    en: {
      title: 'The recovery needs more information',
      means: 'What we could check so far is not enough to be sure. It is not a refusal.',
      why: ['Each thing you show counts, and the sum is still too small.'],
      steps: [
        'Look at the list on the page and choose what you have: a recovery code, a known device, a former password.',
        'Use a device and a network where you signed in before.',
        'Add it now or later. What you gave is kept.',
      ],
      offered: 'The list says what each thing is, and nothing is asked twice.',
      builders: 'Scores are never shown. Reviewers see signals, not secrets.',
    },
    ja: {
      title: '復旧に、もう少し情報が必要です',
      means: '確かめられたことが、まだ足りません。お断りしているのではありません。',
      why: ['示していただいたものを足し合わせて判断しますが、まだ届いていません。'],
      steps: [
        '画面の一覧から、お持ちのものを選びます。回復用コード、慣れた端末、以前のパスワードなどです。',
        '前にサインインした端末とネットワークを使います。',
        'いま足しても、あとで足しても構いません。これまでの内容は残ります。',
      ],
      offered: '一覧に説明があり、同じことを二度尋ねません。',
      builders: '点数は表示しません。確認する担当者に見えるのは手がかりだけで、秘密は見えません。',
    },
  },
  recovery_stopped: {
    en: {
      title: 'The recovery was stopped',
      means: 'Someone who has a contact of this account stopped the recovery. Nothing in the account was changed.',
      why: [
        'You found another way in and stopped it yourself.',
        'Another person with that contact does not want it, or did not know of it.',
      ],
      steps: [
        'If it was you, there is nothing to do.',
        'If it was not you, choose “That wasn’t me”. You can show one more thing to go on.',
        'Secure the mailbox that is named on the page.',
      ],
      offered: 'The page says when and from which contact it was stopped.',
      builders: 'After a stop, the next request needs 7 days or one more proof. The audit log has both.',
    },
    ja: {
      title: '復旧が中止されました',
      means: 'このアカウントの連絡先を持つ人が、復旧を中止しました。アカウントは何も変わっていません。',
      why: ['ご自分で別の方法を見つけ、中止しました。', 'その連絡先を持つ別の人が、望まないか、知らずに中止しました。'],
      steps: [
        'ご自分で中止したのなら、することはありません。',
        '覚えがなければ「自分ではない」を選びます。もう1つ示すと進められます。',
        '画面に書かれた受信箱の安全を確かめてください。',
      ],
      offered: 'いつ、どの連絡先から中止されたかを表示しています。',
      builders: '中止のあと、次の手続きには7日か、もう1つの証明が必要です。どちらも監査記録にあります。',
    },
  },
  case_created: {
    en: {
      title: 'Your case is open',
      means: 'People will look at it. The error, what you tried and your browser are already in it.',
      why: ['You asked for a person.'],
      steps: [
        'Keep the number of the case.',
        'Wait for the answer until the time shown. It goes to a contact of your account.',
        'Nobody will ask for your password or a code. Do not give them to anyone.',
        'If it solves itself meanwhile, close the case from the page.',
      ],
      offered: 'Talking now and being called back are both on the page.',
      builders: 'The case holds the attempt’s id and the evidence the person agreed to send.',
    },
    ja: {
      title: '相談票を作りました',
      means: '担当者が確認します。エラー、試したこと、ブラウザーの情報は記入済みです。',
      why: ['人への相談を選びました。'],
      steps: [
        '相談票の番号を控えます。',
        '表示の時刻まで返信を待ちます。アカウントの連絡先に届きます。',
        '担当者がパスワードや確認コードを尋ねることはありません。だれにも伝えないでください。',
        'そのあいだに解決したら、画面から相談票を閉じます。',
      ],
      offered: 'いま話すことも、折り返しの電話も、画面で選べます。',
      builders: '相談票には、試行のIDと、送ることに同意された情報が入っています。',
    },
  },
} satisfies Record<string, Entry>
