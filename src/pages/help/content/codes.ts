import type { Entry } from './entry.ts'

/** 4 · Codes and approval. */
export const codes = {
  code_wrong: {
    en: {
      title: 'The code doesn’t match',
      means: 'None of the codes that are still good has these digits.',
      why: [
        'A digit was mistyped.',
        'It is the code of another service, or from an older request.',
        'The code was asked for in another browser.',
      ],
      steps: [
        'Open the newest message and compare digit by digit, or copy and paste it.',
        'Enter it in the browser where you asked for it.',
        'If it still does not fit, ask for a new one.',
      ],
      offered: 'Every code that has not ended yet is accepted, so the order of messages does not matter.',
      builders: 'Tries belong to the request, not to the code. A new code does not reset them.',
    },
    ja: {
      title: '確認コードが一致しません',
      means: '使えるコードの中に、この数字と同じものがありません。',
      why: [
        '数字を打ち違えました。',
        'ほかのサービスのコードか、前の手続きのコードです。',
        '別のブラウザーで求めたコードです。',
      ],
      steps: [
        'いちばん新しいメッセージを開き、1桁ずつ見比べるか、コピーして貼り付けます。',
        'コードを求めたときと同じブラウザーで入力します。',
        '合わないときは、新しいコードを送ります。',
      ],
      offered: '期限内のコードはどれでも使えるので、届いた順番は気にしなくて構いません。',
      builders: '回数はコードではなく手続きごとに数えます。新しいコードを送っても戻りません。',
    },
  },
  code_expired: {
    en: {
      title: 'The code has ended',
      means: 'The digits were right, but the code is too old. Codes end after a few minutes to keep them safe.',
      why: ['The message took long to arrive.', 'The page was left open for a while.'],
      steps: ['Wait for the new code, which is already on its way.', 'Enter it before the time in the message.'],
      offered: 'A new code was sent by itself. If it is slow, another way is one click away.',
      builders: 'Ends are computed with the database’s clock, so a server’s own clock does not matter.',
    },
    ja: {
      title: '確認コードの期限が切れました',
      means: '数字は合っていましたが、時間がたっています。安全のため、コードは数分で終わります。',
      why: ['メッセージが届くまでに時間がかかりました。', '画面を開いたまま、しばらく離れていました。'],
      steps: ['新しいコードを送ってあるので、届くのを待ちます。', 'メッセージに書かれた時刻までに入力します。'],
      offered: '新しいコードは自動で送りました。遅いときは、別の方法を1回のクリックで選べます。',
      builders: '期限はデータベースの時計で計算します。各サーバーの時計には左右されません。',
    },
  },
  code_wait: {
    en: {
      title: 'A little wait before the next code',
      means: 'The last code is probably still on its way. The next one can be sent in a moment.',
      why: ['A code was sent only seconds ago. Several at once arrive out of order and confuse.'],
      steps: [
        'Look in the inbox and the junk folder. Earlier codes still work.',
        'When the time is over, press the button again.',
      ],
      offered: 'The button shows the seconds that are left.',
      builders: 'The first resend is possible after 30 seconds, then after 60 and 120. `Retry-After` is set.',
    },
    ja: {
      title: '次のコードまで少し待ちます',
      means: '前のコードがまだ届く途中のようです。次のコードは、もうすぐ送れます。',
      why: ['送ったばかりです。続けて送ると、順番が入れ替わって分かりにくくなります。'],
      steps: ['受信箱と迷惑メールを見ます。先に届いたコードも使えます。', '時間がたったら、もう一度ボタンを押します。'],
      offered: '残りの秒数をボタンに表示します。',
      builders: '再送は30秒、次は60秒、120秒で可能です。`Retry-After` を返します。',
    },
  },
  code_limit: {
    en: {
      title: 'Several codes were sent; the next one comes later',
      means: 'To protect mailboxes and phones from being flooded, sending pauses until the time shown.',
      why: ['The messages do not arrive, and more were asked for.', 'Someone else asked for codes for your address.'],
      steps: [
        'Search for our messages in the junk folder and in other tabs of your mail.',
        'Enter any code that has arrived and has not ended.',
        'Or confirm in another way now.',
        'Otherwise wait until the time shown and ask once.',
      ],
      offered: 'Other ways to confirm are listed on the same page.',
      builders: 'Limits are per address, per source and per day. The log tells whether the messages were taken.',
    },
    ja: {
      title: '何度か送ったため、次のコードまで間を空けます',
      means: '受信箱や電話にメッセージがあふれないよう、表示の時刻まで送信を止めています。',
      why: ['届かないため、くり返し送りました。', 'ほかの人が、このアドレスあてのコードを求めました。'],
      steps: [
        '迷惑メールや、メールのほかのタブで、届いたものを探します。',
        '届いたコードで期限内のものがあれば、入力します。',
        'または、いま別の方法で確認します。',
        'なければ、表示の時刻まで待って1回だけ送ります。',
      ],
      offered: 'ほかの確認方法が同じ画面にあります。',
      builders: '上限はアドレス、接続元、1日ごとにあります。配達の結果は記録で分かります。',
    },
  },
  mail_bounced: {
    en: {
      title: 'The mail came back: the address does not exist',
      means: 'The mail provider told us that there is no mailbox with this address.',
      why: [
        'The address was mistyped when it was added.',
        'The mailbox was closed, for example after leaving a company or changing the carrier.',
      ],
      steps: [
        'Use another contact of the account if the page offers one.',
        'Look closely at the ending, such as .com or .co.jp.',
        'After signing in, replace the address in [your account](/account).',
      ],
      offered: 'Where the account has a second contact, one click sends the code there.',
      builders: 'A permanent refusal (5.1.1 and similar) marks the contact as dead until it is proved again.',
    },
    ja: {
      title: '存在しないアドレスとして戻されました',
      means: 'メールの会社から、このアドレスの受信箱はないと知らされました。',
      why: ['登録のときに打ち違えました。', '退職や携帯電話会社の変更などで、受信箱がなくなりました。'],
      steps: [
        '画面に別の連絡先が出ていれば、それを使います。',
        '.com や .co.jp など、末尾をよく見ます。',
        'サインインできたら、[マイアカウント](/account)でアドレスを入れ替えます。',
      ],
      offered: '連絡先が2つ以上あれば、1回のクリックでもう一方へ送れます。',
      builders: '永続的な拒否（5.1.1 など）があると、再び確認できるまで送信先から外します。',
    },
  },
  mail_full: {
    en: {
      title: 'The mailbox is full',
      means: 'The mail provider refused our mail because there is no room in the mailbox.',
      why: ['Large mails or files have used up the space.'],
      steps: [
        'Delete some large mails and empty the bin.',
        'Then ask for the mail again.',
        'Or use another contact of the account.',
      ],
      offered: 'Where the account has a second contact, one click sends the code there.',
      builders: 'Status 4.2.2 or 5.2.2. We try again only until the end of the code.',
    },
    ja: {
      title: '受信箱がいっぱいです',
      means: '受信箱に空きがないため、メールの会社に受け取ってもらえませんでした。',
      why: ['大きなメールや添付ファイルで、容量を使い切っています。'],
      steps: [
        '大きなメールを削除し、ごみ箱も空にします。',
        'もう一度メールを送ります。',
        'または、アカウントの別の連絡先を使います。',
      ],
      offered: '連絡先が2つ以上あれば、1回のクリックでもう一方へ送れます。',
      builders: 'ステータスは 4.2.2 か 5.2.2 です。再送はコードの期限までに限ります。',
    },
  },
  mail_filtered: {
    en: {
      title: 'The mail was taken, but it is not in sight',
      means: 'Your mail provider accepted our mail. A filter may have put it somewhere else or hidden it.',
      why: [
        'It is in the junk folder or in another tab.',
        'The mobile carrier’s filter hides mails with links, or from senders that are not on your list.',
        'A rule of your own moves it.',
      ],
      steps: [
        'Look in the junk folder and search for the 6 digits or for “Genkan”.',
        'Ask for a plain mail without links. Most filters let it through.',
        'Carrier mail (docomo, au, SoftBank): add our domain to the permitted senders.',
        'Or confirm in another way.',
      ],
      offered: 'One click sends a plain mail without links.',
      builders: 'Send from one stable domain with SPF, DKIM and DMARC. The receipt is in the delivery log.',
    },
    ja: {
      title: 'メールは届いていますが、見当たりません',
      means: 'メールの会社は受け取っています。フィルターが別の場所に入れたか、隠している可能性があります。',
      why: [
        '迷惑メールや、ほかのタブに入っています。',
        '携帯電話会社のフィルターが、リンクのあるメールや未登録の送信元を止めています。',
        'ご自分の振り分けの設定で移動しています。',
      ],
      steps: [
        '迷惑メールを見て、「Genkan」で検索します。',
        'リンクなしのメールを送ります。多くのフィルターを通ります。',
        '携帯電話会社のメール（docomo、au、SoftBank）では、当サイトのドメインを受信の許可に加えます。',
        'または、別の方法で確認します。',
      ],
      offered: '1回のクリックで、リンクなしのメールを送れます。',
      builders: '送信元のドメインを1つに決め、SPF、DKIM、DMARC を設定してください。受け取りは配達の記録にあります。',
    },
  },
  mail_delayed: {
    en: {
      title: 'The mail is delayed',
      means: 'Your mail provider asked us to come back later. We keep trying, and the code stays good meanwhile.',
      why: ['The provider holds back first mails from a new sender for some minutes.', 'It is busy at the moment.'],
      steps: [
        'Wait some minutes. There is no need to ask for another code.',
        'If you are in a hurry, confirm in another way.',
      ],
      offered: 'The page shows until when the code is good.',
      builders: 'A 4xx answer. The outbox tries again with growing gaps and stops at the end of the code.',
    },
    ja: {
      title: 'メールが遅れています',
      means: 'メールの会社から、あとで送るよう求められています。送信を続けており、コードもそのあいだ使えます。',
      why: ['初めての送信元を数分待たせる会社があります。', 'いま混み合っています。'],
      steps: ['数分待ちます。コードを求め直す必要はありません。', '急ぐときは、別の方法で確認します。'],
      offered: 'いつまで使えるコードかを表示しています。',
      builders: '4xx の応答です。間隔を広げながら再送し、コードの期限で止めます。',
    },
  },
  sms_refused: {
    en: {
      title: 'The phone company refused the text message',
      means: 'The number exists, but the message was refused on its way.',
      why: [
        'The phone blocks messages from businesses, from abroad or from unknown numbers.',
        'STOP was sent to this sender before.',
        'The contract does not include text messages.',
      ],
      steps: [
        'Look at the blocking settings of the phone and of the carrier, and permit messages from businesses.',
        'Ask for another code.',
        'Or use mail or a call, where the page offers it.',
      ],
      offered: 'Where calls are set up, the code can be spoken on the phone.',
      builders: 'A rejected delivery report. Check the sender registration with the provider.',
    },
    ja: {
      title: '携帯電話会社がSMSを受け取りませんでした',
      means: '番号はありますが、途中で受け取りを断られました。',
      why: [
        '企業、海外、未登録の番号からのSMSを受けない設定です。',
        '以前この送信元に STOP と返信しました。',
        'SMSのない契約です。',
      ],
      steps: [
        '端末と携帯電話会社の迷惑SMSの設定を見て、企業からのSMSを受け取れるようにします。',
        'もう一度コードを送ります。',
        'または、画面にあるメールや音声電話を使います。',
      ],
      offered: '音声電話が使えるところでは、電話でコードを聞けます。',
      builders: '配達報告は拒否です。送信元の登録を配信会社で確認してください。',
    },
  },
  sms_unreachable: {
    en: {
      title: 'The phone could not be reached',
      means: 'The network could not hand over the message. It is tried again for 5 minutes.',
      why: ['The phone is off, in flight mode or without signal.', 'The number has data only, or is a landline.'],
      steps: [
        'Turn flight mode off and go where there is signal.',
        'Restart the phone if nothing arrives within 2 minutes.',
        'Or confirm in another way.',
      ],
      offered: 'Other ways to confirm are on the same page.',
      builders: 'The delivery report says absent. Numbers known as landline or 050 get no text messages.',
    },
    ja: {
      title: '電話につながりません',
      means: 'SMSを端末に渡せませんでした。5分間、送信を続けます。',
      why: ['電源が切れているか、機内モードか、圏外です。', 'データ専用の契約か、固定電話の番号です。'],
      steps: [
        '機内モードをオフにし、電波の届く場所に移ります。',
        '2分待っても届かないときは、端末を再起動します。',
        'または、別の方法で確認します。',
      ],
      offered: 'ほかの確認方法が同じ画面にあります。',
      builders: '配達報告は不在です。固定電話や050の番号にはSMSを送りません。',
    },
  },
  push_no_answer: {
    en: {
      title: 'There was no answer from your phone',
      means: 'A question was sent to the app on your phone, and nobody answered it within a minute.',
      why: [
        'The phone is offline, or notifications are off.',
        'The app was removed or is on an older phone.',
        'The notification went unseen.',
      ],
      steps: [
        'Open the app by hand. The question is often waiting there.',
        'Or enter the 6 digits that the app shows. They work without a connection.',
        'If you no longer have that phone, confirm in another way.',
      ],
      offered: 'The field for the 6 digits is one click away.',
      builders: 'The push service’s answer and the missing acknowledgement are in the log.',
    },
    ja: {
      title: 'スマートフォンから応答がありません',
      means: 'アプリに確認を送りましたが、1分以内に答えがありませんでした。',
      why: [
        '通信がないか、通知がオフです。',
        'アプリを削除したか、前のスマートフォンにあります。',
        '通知に気付きませんでした。',
      ],
      steps: [
        'アプリを自分で開きます。確認が待っていることがよくあります。',
        'または、アプリに出ている6桁の数字を入力します。通信がなくても使えます。',
        'そのスマートフォンがもうないときは、別の方法で確認します。',
      ],
      offered: '6桁を入力する欄を、1回のクリックで開けます。',
      builders: '配信会社の応答と、端末からの受け取りの有無が記録にあります。',
    },
  },
  code_clock: {
    en: {
      title: 'The clock of your phone is off',
      means:
        'The digits of an authenticator app depend on the time. Yours would have been right some minutes earlier or later.',
      why: ['Automatic time is off on the phone.', 'The phone has been without a network for long.'],
      steps: [
        'iPhone: Settings, General, Date & Time, then “Set Automatically”.',
        'Android: Settings, System, Date & time, then “Set time automatically”.',
        'Wait for the next digits in the app and enter them.',
      ],
      offered: 'The page says how far the clock is off, and in which direction.',
      builders: 'One step on either side is accepted. A drift within 10 steps is told and learned after a second code.',
    },
    ja: {
      title: 'スマートフォンの時計がずれています',
      means: '認証アプリの数字は時刻から作られます。入力された数字は、数分違えば合うものでした。',
      why: ['日時の自動設定がオフです。', '長いあいだ通信していません。'],
      steps: [
        'iPhone：設定、一般、日付と時刻、「自動設定」をオンにします。',
        'Android：設定、システム、日付と時刻、「日時を自動的に設定」をオンにします。',
        'アプリに次の数字が出るのを待って入力します。',
      ],
      offered: 'どちらに何分ずれているかを表示しています。',
      builders: '前後1つまで受け付けます。10以内のずれは知らせ、2回目のコードで学習します。',
    },
  },
  no_method_left: {
    en: {
      title: 'None of your ways to confirm can be used now',
      means: 'Your password was right. The account needs a second confirmation, and no registered way works now.',
      why: [
        'The phone or its number has changed.',
        'The only mailbox can no longer be opened.',
        'The way that is left is limited by your organisation.',
      ],
      steps: [
        'Look for a recovery code on paper or in your password manager.',
        'Think of a device that is still signed in. There you can add a new way in [your account](/account).',
        'Organisation account: ask your administrator for a one-time pass.',
        'Otherwise start the recovery. It takes some days, to keep others out.',
      ],
      offered: 'Recovery starts with what you have already shown, and nothing is asked twice.',
      builders: 'An administrator can start a reset, and never sees or sets a password.',
    },
    ja: {
      title: 'いま使える確認方法がありません',
      means: 'パスワードは合っています。もう1つの確認が必要ですが、登録された方法がどれも使えません。',
      why: [
        'スマートフォンや電話番号が変わりました。',
        '1つだけの受信箱が開けなくなりました。',
        '残りの方法は、組織の決まりで使えません。',
      ],
      steps: [
        '紙やパスワード管理の機能に、回復用コードがないか探します。',
        'まだサインインしている端末があれば、[マイアカウント](/account)で新しい方法を加えます。',
        '組織アカウントなら、管理者に一時パスを依頼します。',
        'なければ復旧を始めます。ほかの人を入れないため、数日かかります。',
      ],
      offered: 'すでに確認できた内容から始まり、同じことを二度尋ねません。',
      builders: '管理者は再設定を始められます。パスワードを見たり決めたりはできません。',
    },
  },
  sms_number_unknown: {
    en: {
      title: 'The phone number is not in use',
      means: 'The phone company told us that nobody has this number now.',
      why: ['The number has changed or the contract ended.', 'The number was mistyped when it was added.'],
      steps: [
        'Confirm in another way.',
        'After signing in, replace the number in [your account](/account).',
        'If you have kept the number, ask your carrier. After a move it can take a day.',
      ],
      offered: 'Other ways to confirm are on the same page.',
      builders: 'The delivery report says unknown subscriber. The contact is not used again until it is proved.',
    },
    ja: {
      title: '現在使われていない電話番号です',
      means: '携帯電話会社から、この番号は使われていないと知らされました。',
      why: ['番号が変わったか、契約が終わりました。', '登録のときに打ち違えました。'],
      steps: [
        '別の方法で確認します。',
        'サインインできたら、[マイアカウント](/account)で番号を入れ替えます。',
        '番号を使い続けているなら、携帯電話会社に確認してください。乗り換えのあと1日かかることがあります。',
      ],
      offered: 'ほかの確認方法が同じ画面にあります。',
      builders: '配達報告は契約者なしです。再び確認できるまで、この番号は使いません。',
    },
  },
} satisfies Record<string, Entry>
