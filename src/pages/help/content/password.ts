import type { Entry } from './entry.ts'

/** 3 · The password, and pauses. */
export const password = {
  credentials_mismatch: {
    en: {
      title: 'The address and password don’t match',
      means:
        'The pair could not be confirmed. The page does not say which of the two is off, because it would tell strangers who has an account.',
      why: [
        'Caps Lock was on, or a letter was mistyped.',
        'It is an older password, or the password of another service.',
        'The account was made with another address, or it is of the other kind (personal or organisation).',
      ],
      steps: [
        'Press Show and read what you typed. Capitals and small letters count as different.',
        'Check the address: is it the one for this account?',
        'If you remember more than one password, try them calmly. The same wrong one counts only once.',
        'Otherwise [reset the password](/reset). It takes about 3 minutes and also ends a pause.',
      ],
      offered: '“Reset password” takes your address along. What this browser noticed is listed beside the form.',
      builders:
        'The answer, its status and its time are the same for unknown addresses. The true cause is in the sign-in log.',
    },
    ja: {
      title: 'メールアドレスとパスワードが一致しません',
      means:
        '2つの組み合わせを確認できませんでした。どちらが違うかは表示しません。アカウントの有無が他人に分かってしまうためです。',
      why: [
        'Caps Lock がオンだったか、打ち違えました。',
        '以前のパスワードや、ほかのサービスのパスワードです。',
        '別のアドレス、または別の種類（個人・組織）のアカウントです。',
      ],
      steps: [
        '「表示」を押して、入力した文字を読みます。大文字と小文字は区別されます。',
        'アドレスを確かめます。このアカウントのものですか。',
        '心当たりのパスワードがいくつかあれば、落ち着いて試します。同じものは1回だけ数えます。',
        '思い出せないときは[パスワードを再設定](/reset)します。3分ほどで終わり、停止も解けます。',
      ],
      offered: '「パスワードを再設定」はアドレスを引き継ぎます。ブラウザーで気付いたことは、横に表示します。',
      builders: '登録のないアドレスでも、文面、ステータス、時間は同じです。本当の原因はサインインの記録にあります。',
    },
  },
  near_lock: {
    en: {
      title: 'Only a few tries are left before a short wait',
      means:
        'After 10 different wrong passwords in a row, sign-in with a password pauses, at first for 1 minute. You are close to it.',
      why: ['Several different passwords were tried.', 'A device or application keeps sending an old one.'],
      steps: [
        'Stop guessing and use Show to read the next try before you send it.',
        'If you are not sure, [reset the password](/reset) now. There is no need to use up the tries.',
        'A code by mail or text message still works, during a pause too.',
      ],
      offered: 'The page says how many tries are left, for known and unknown addresses alike.',
      builders:
        'Tries are counted before the hash is computed and given back on success. Tries left are shown from 3 on.',
    },
    ja: {
      title: 'あと数回で、しばらく待つことになります',
      means:
        '違うパスワードが10回続くと、パスワードでのサインインを一時的に止めます。最初は1分です。いまその手前です。',
      why: ['何種類かのパスワードを試しました。', '端末やアプリが古いパスワードを送り続けています。'],
      steps: [
        '推測をやめ、次は「表示」で文字を読んでから送信します。',
        '自信がなければ、いま[パスワードを再設定](/reset)します。残りの回数を使い切る必要はありません。',
        'メールやSMSの確認コードは、止まっているあいだも使えます。',
      ],
      offered: '残りの回数を表示します。登録のないアドレスでも同じ表示です。',
      builders: '回数はハッシュの計算より先に数え、成功すると戻します。残りは3回から表示します。',
    },
  },
  locked_until: {
    en: {
      title: 'Sign-in with a password is paused for a while',
      means:
        '10 different passwords in a row could not be confirmed. Guessing is stopped until the time shown; your account and data are untouched.',
      why: [
        'Several different passwords were tried.',
        'A phone, mail program or other device kept sending different old ones.',
        'Someone else tried the address from somewhere else.',
      ],
      steps: [
        'Reset the password and sign in at once, or use a code. Neither of them waits.',
        'Or wait until the time shown. Trying during the pause adds no time.',
        'At that time, press Show and check capitals before you send.',
        'If it comes back, look for a device that still has the old password.',
      ],
      offered: 'The page counts down, survives a reload, and carries your address to the reset.',
      builders:
        'Pauses are 1, 2, 5, 15, 30 and at most 60 minutes. The answer is 429 with `Retry-After`. Browsers that signed in before have their own counter.',
    },
    ja: {
      title: 'パスワードでのサインインを一時的に止めています',
      means:
        '10回続けて確認できなかったため、表示の時刻まで推測を止めています（ロックとも呼びます）。アカウントとデータはそのままです。',
      why: [
        '何種類かのパスワードを試しました。',
        'スマートフォンやメールソフトなどが、古いパスワードを送り続けました。',
        'ほかの人が、別の場所からこのアドレスを試しました。',
      ],
      steps: [
        '再設定するとすぐにサインインできます。確認コードも使えます。どちらも待つ必要がありません。',
        'または、表示の時刻まで待ちます。待つあいだに試しても、時間は延びません。',
        '時刻になったら、「表示」で大文字と小文字を確かめてから送信します。',
        'くり返すときは、古いパスワードが残っている端末を探してください。',
      ],
      offered: '残り時間を表示します。読み込み直しても続きます。再設定にはアドレスを引き継ぎます。',
      builders:
        '停止は1、2、5、15、30分、最長60分です。429 と `Retry-After` を返します。以前サインインしたブラウザーは別に数えます。',
    },
  },
  locked_by_others: {
    en: {
      title: 'Someone else has tried your account many times',
      means:
        'The tries came from places that are not yours. Sign-in from there is stopped, and your own devices go on working.',
      why: [
        'Lists of addresses are tried out automatically all over the internet.',
        'Somebody mixed up their address with yours.',
      ],
      steps: [
        'Sign in as usual on a device that you have used before, or with a code.',
        'You need not change the password because of this, unless you use it elsewhere too.',
        'Look at the recent sign-ins in [your account](/account). Report what you do not know.',
      ],
      offered: 'A code by mail or text message skips the pause everywhere.',
      builders:
        'Strangers and familiar browsers are counted apart, so nobody can keep an owner out by guessing. The log has the sources.',
    },
    ja: {
      title: 'ほかの人が何度も試しました',
      means: 'いつもと違う場所から何度も試されました。その場所からは止めていますが、いつもの端末では使えます。',
      why: [
        'アドレスの一覧を使った機械的な試行は、世界中で常に起きています。',
        '自分のアドレスと取り違えた人がいます。',
      ],
      steps: [
        '以前使った端末か、確認コードで、いつもどおりサインインします。',
        'ほかでも同じパスワードを使っていなければ、変える必要はありません。',
        '[マイアカウント](/account)で最近のサインインを見て、覚えのないものを知らせてください。',
      ],
      offered: 'メールやSMSの確認コードなら、どこからでも待たずに使えます。',
      builders: '知らない場所と慣れたブラウザーを分けて数えます。推測で本人を締め出すことはできません。',
    },
  },
  old_password: {
    en: {
      title: 'That is a former password',
      means: 'The password was right until the date shown. It was changed since then, here or on another device.',
      why: [
        'You changed it and the old one came to mind first.',
        'A password manager or another device still has the old one.',
      ],
      steps: [
        'Think of what you changed around that date, and try the newer one.',
        'If you do not remember it, [reset the password](/reset).',
        'If you did not change it, reset it now, and then look at the recent sign-ins in [your account](/account).',
      ],
      offered: 'The date is shown only on a device that you have used before.',
      builders: 'At most two former hashes are kept for this. They never open anything.',
    },
    ja: {
      title: '以前のパスワードです',
      means: '表示の日までは正しいパスワードでした。そのあと、この端末か別の端末で変更されています。',
      why: [
        '変更したあと、前のものが先に思い浮かびました。',
        'パスワード管理の機能や別の端末に、前のものが残っています。',
      ],
      steps: [
        'その日のころに変えたものを思い出し、新しいほうを試します。',
        '思い出せないときは[パスワードを再設定](/reset)します。',
        '変えた覚えがないときは、すぐに再設定し、[マイアカウント](/account)で最近のサインインを確認してください。',
      ],
      offered: '日付は、以前使った端末にだけ表示します。',
      builders: 'このために残す以前のハッシュは2つまでです。それでサインインはできません。',
    },
  },
  manager_stale: {
    en: {
      title: 'The password manager filled in a password that doesn’t fit',
      means: 'The browser or manager filled the field by itself, more than once, with something that does not match.',
      why: [
        'The password was changed on another device and the manager kept the old one.',
        'It holds two entries for this site and chose the other account.',
      ],
      steps: [
        'Open the manager’s list for this site and choose another entry, if there is one.',
        'Otherwise reset the password. The manager will offer to save the new one: accept it.',
        'Delete the old entry afterwards.',
      ],
      offered: 'The reset page has the fields that managers look for, so the new password is learned.',
      builders:
        '`/.well-known/change-password` leads managers to the right page. The same wrong value counts only once.',
    },
    ja: {
      title: '自動入力されたパスワードが合いません',
      means: 'ブラウザーやパスワード管理の機能が、合わないパスワードをくり返し入力しています。',
      why: [
        '別の端末で変更し、保存されたものが古いままです。',
        'このサイトに2つの保存があり、別のアカウントのものが選ばれました。',
      ],
      steps: [
        '保存されたパスワードの一覧を開き、ほかの候補があれば選びます。',
        'なければ再設定します。保存するか尋ねられたら、保存してください。',
        'そのあと、古い保存を削除します。',
      ],
      offered: '再設定のページには自動入力に必要な目印があり、新しいパスワードが保存されます。',
      builders: '`/.well-known/change-password` から正しいページに進めます。同じ値は1回だけ数えます。',
    },
  },
  password_must_change: {
    en: {
      title: 'Your organisation asks for a new password',
      means: 'The password is right. Before you go on, your organisation wants a new one.',
      why: [
        'The account is new and the first password was made for you.',
        'An administrator asked for a change, for example after a lost device.',
        'Your organisation reminds people after a certain time.',
      ],
      steps: [
        'Choose a new password: 15 characters of anything, or 8 with capitals, small letters and a digit.',
        'Let your password manager save it.',
        'You arrive where you were going. Other devices ask for the new password once.',
      ],
      offered: 'The page suggests a password if you want one, and shows its strength as you type.',
      builders:
        'Rotation is never forced by default; NIST SP 800-63B-4 advises against it. The reason is in the audit log.',
    },
    ja: {
      title: '新しいパスワードへの変更が必要です',
      means: 'パスワードは合っています。先へ進む前に、組織が新しいパスワードを求めています。',
      why: [
        '新しいアカウントで、最初のパスワードが用意されたものです。',
        '端末の紛失などのため、管理者が変更を求めました。',
        '組織が一定の期間ごとに変更をお願いしています。',
      ],
      steps: [
        '新しいパスワードを決めます。15文字以上なら自由、8文字以上なら大文字・小文字・数字を入れます。',
        'パスワード管理の機能に保存します。',
        'そのまま目的の画面へ進みます。ほかの端末では、新しいパスワードを1回尋ねられます。',
      ],
      offered: '希望すれば候補を出します。強さは入力しながら分かります。',
      builders: '定期的な変更は標準では求めません（NIST SP 800-63B-4 も勧めていません）。理由は監査記録にあります。',
    },
  },
  password_leaked: {
    en: {
      title: 'Your password is in a public leak',
      means:
        'The password is right, but it is on a list of passwords that leaked somewhere. Attackers try such lists first.',
      why: [
        'Another site where the same password was used has lost its data.',
        'Other people chose the same password, and theirs leaked.',
      ],
      steps: [
        'Set a new password now. It takes a minute.',
        'Change it on every other site where you use it, beginning with your mail.',
        'Use a different one for each site. A password manager remembers them for you.',
      ],
      offered: 'The page goes straight to the new password and can suggest one.',
      builders: 'The check uses a list on this server. No part of a password leaves it.',
    },
    ja: {
      title: '外部に漏れた一覧に載っているパスワードです',
      means:
        'パスワードは合っていますが、どこかから漏れたパスワードの一覧に載っています。攻撃ではこの一覧が先に試されます。',
      why: ['同じパスワードを使っていた別のサイトから漏れました。', '同じパスワードを選んだほかの人の分が漏れました。'],
      steps: [
        'いま新しいパスワードに変えます。1分ほどで終わります。',
        '同じものを使っているほかのサイトでも変えます。まずメールからです。',
        'サイトごとに別のパスワードにします。覚えるのはパスワード管理の機能に任せられます。',
      ],
      offered: 'そのまま新しいパスワードの画面に進み、候補も出せます。',
      builders: '照合はこのサーバーの一覧で行います。パスワードの一部でも外へ送ることはありません。',
    },
  },
  new_too_short: {
    en: {
      title: 'The new password is too short',
      means: 'Length is what makes a password hard to guess. This one has fewer characters than needed.',
      why: ['8 or more characters are enough with capitals, small letters and a digit. Anything else needs 15.'],
      steps: [
        'Add words: three or four unrelated words are easy to remember and long enough.',
        'Spaces and Japanese characters are fine.',
        'Or take the suggestion and let your password manager keep it.',
      ],
      offered: 'The page counts while you type and can suggest a password.',
      builders: 'The presets are `standard` and `nist`. Length is counted in code points after NFKC, up to 256.',
    },
    ja: {
      title: '新しいパスワードが短すぎます',
      means: 'パスワードは長いほど当てられにくくなります。必要な文字数に足りません。',
      why: ['大文字・小文字・数字があれば8文字以上、なければ15文字以上が必要です。'],
      steps: [
        '言葉を足します。関係のない言葉を3つか4つ並べると、覚えやすく十分な長さになります。',
        '空白や日本語の文字も使えます。',
        'または候補を選び、パスワード管理の機能に保存します。',
      ],
      offered: '入力しながら文字数を数え、候補も出せます。',
      builders: '設定は `standard` と `nist` です。NFKC のあとの符号位置で数え、256までです。',
    },
  },
  new_too_common: {
    en: {
      title: 'The new password is a common one',
      means: 'This password, or something very close to it, is on the list that attackers try first.',
      why: [
        'It is a word, a name, a date or a row of keys, perhaps with a digit at the end.',
        'It contains your own name or address.',
      ],
      steps: [
        'Choose something that is not a single word: a short sentence of your own is good.',
        'Swapping letters for digits does not help, since those forms are on the list too.',
        'Or take the suggestion.',
      ],
      offered: 'The page names the reason and can suggest a password.',
      builders: 'The list is offline: common and breached passwords, and the person’s own names.',
    },
    ja: {
      title: '新しいパスワードがよく使われるものです',
      means: 'このパスワード、またはとても近いものが、攻撃で先に試される一覧に載っています。',
      why: [
        '単語、名前、日付、キーの並びなどで、末尾に数字を足した形もあります。',
        'ご自分の名前やアドレスを含んでいます。',
      ],
      steps: [
        '1つの単語ではないものにします。自分だけの短い文がよい方法です。',
        '文字を数字に置き換えた形も一覧にあるため、効果がありません。',
        'または候補を使います。',
      ],
      offered: '理由を表示し、候補も出せます。',
      builders: '一覧はサーバーの中にあります。よく使われるもの、漏れたもの、本人の名前などです。',
    },
  },
  no_password: {
    en: {
      title: 'This account has no password',
      means: 'The account is opened in another way: with a code, or through your organisation’s own sign-in.',
      why: ['No password has been set yet.', 'Your organisation runs its own sign-in.'],
      steps: [
        'Use the way that the page offers.',
        'A code sent to your address opens the account too.',
        'To have a password, [set one](/reset). That also takes a code.',
      ],
      offered: 'The fitting ways are shown as buttons.',
      builders: 'Shown on familiar devices only. Strangers get the ordinary answer.',
    },
    ja: {
      title: 'パスワードのないアカウントです',
      means: 'このアカウントは別の方法で開きます。確認コードか、組織のサインインを使います。',
      why: ['パスワードをまだ決めていません。', '組織が独自のサインインを用意しています。'],
      steps: [
        '画面に出ている方法を使います。',
        '登録のアドレスに届く確認コードでも開けます。',
        'パスワードを使うには、[ここで決めます](/reset)。確認コードが必要です。',
      ],
      offered: '使える方法がボタンで表示されます。',
      builders: '慣れた端末にだけ表示します。知らない人には通常の答えを返します。',
    },
  },
  changed_elsewhere: {
    en: {
      title: 'The password was changed from an unusual place',
      means:
        'The password you typed was right before. It was changed on the date shown, from a place that is new for you.',
      why: ['You changed it yourself while travelling, or on a new device.', 'Someone else got in and changed it.'],
      steps: [
        'If it was you, use the new password.',
        'If it was not you, choose “It wasn’t me” at once. Everything signed in is ended.',
        'Then set a new password, and check the addresses and phone numbers in [your account](/account).',
        'Secure your mailbox as well: change its password, because it can open other accounts.',
      ],
      offered: 'Both answers are buttons. A notice of the change went to every contact of the account.',
      builders: 'The audit log has the change. Contacts removed in the last 30 days are notified too.',
    },
    ja: {
      title: 'いつもと違う場所からパスワードが変更されています',
      means: '入力されたパスワードは、以前は合っていました。表示の日に、初めての場所から変更されています。',
      why: ['旅行先や新しい端末で、ご自分で変えました。', 'ほかの人が入り、変更しました。'],
      steps: [
        'ご自分で変えたのなら、新しいパスワードを使います。',
        '覚えがなければ、すぐに「自分ではない」を選びます。サインイン中の端末はすべて終わります。',
        '新しいパスワードを決め、[マイアカウント](/account)でアドレスと電話番号を確認します。',
        'メールのパスワードも変えてください。メールからほかのアカウントを開けるためです。',
      ],
      offered: '2つの答えがボタンになっています。変更のお知らせは、すべての連絡先に送られています。',
      builders: '変更は監査記録にあります。30日以内に外された連絡先にも知らせます。',
    },
  },
  password_stopped: {
    en: {
      title: 'Sign-in with a password is stopped for this address',
      means:
        'After 100 tries in a row that could not be confirmed, the password is no longer accepted. A reset brings it back. Other ways to sign in go on.',
      why: [
        'Somebody or something has been guessing for a long time.',
        'A device or program keeps sending old passwords by itself.',
      ],
      steps: [
        'Choose “Reset password and sign in” and follow the mail or text message.',
        'Set a password that you use nowhere else.',
        'Renew the password in mail programs and on other devices.',
        'Or sign in with a code by mail or text message. It works at once.',
      ],
      offered: 'The reset takes your address along and brings you back to where you were going.',
      builders:
        'NIST SP 800-63B-4 limits consecutive failures to 100. The answer is the same for unknown addresses. Look for a stale client in the sign-in log.',
    },
    ja: {
      title: 'このアドレスではパスワードでのサインインを止めています',
      means:
        '100回続けて確認できなかったため、パスワードを受け付けていません。再設定すると使えるようになります。ほかの方法は使えます。',
      why: ['長いあいだ推測が続きました。', '端末やソフトが、古いパスワードを自動で送り続けています。'],
      steps: [
        '「再設定してサインイン」を選び、届いたメールかSMSに従います。',
        'ほかで使っていないパスワードを決めます。',
        'メールソフトやほかの端末に残ったパスワードも、新しくします。',
        'メールやSMSの確認コードなら、すぐにサインインできます。',
      ],
      offered: '再設定にはアドレスを引き継ぎ、終わると元の目的の画面に戻ります。',
      builders:
        'NIST SP 800-63B-4 は続けての失敗を100回までとしています。登録のないアドレスでも同じ答えです。古い端末はサインインの記録で探せます。',
    },
  },
} satisfies Record<string, Entry>
