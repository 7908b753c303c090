import type { Entry } from './entry.ts'

/** 6 · Browser, device, network. */
export const browser = {
  cookies_off: {
    en: {
      title: 'The browser keeps no cookies',
      means:
        'A sign-in is remembered in a cookie of this site. Your browser sends none back, so it would be forgotten at once.',
      why: [
        'Cookies are blocked for all sites, or for this one.',
        'A privacy extension or security program removes them.',
        'The page is shown inside another app.',
      ],
      steps: [
        'Chrome: the icon left of the address, “Cookies and site data”, allow this site.',
        'Safari: Settings, Advanced (on iPhone: Settings, Safari, Advanced), turn “Block All Cookies” off.',
        'Edge and Firefox: the icon left of the address, then the permissions of this site.',
        'Then choose “Check again”.',
      ],
      offered: 'The check runs by itself when you return. [All our cookies](/help/cookies) are listed.',
      builders:
        'Only first-party cookies are used. On plain HTTP, `__Host-` cookies are not kept: serve Genkan over HTTPS.',
    },
    ja: {
      title: 'ブラウザーが Cookie を保存していません',
      means: 'サインインしたことは、このサイトの Cookie に保存します。いまの設定では、すぐに忘れられてしまいます。',
      why: [
        'すべてのサイト、またはこのサイトの Cookie が止められています。',
        '拡張機能やセキュリティソフトが削除しています。',
        'ほかのアプリの中でページを開いています。',
      ],
      steps: [
        'Chrome：アドレスの左の印から「Cookie とサイトデータ」を開き、このサイトを許可します。',
        'Safari：設定の「詳細」（iPhone は設定、Safari、詳細）で「すべての Cookie をブロック」をオフにします。',
        'Edge と Firefox：アドレスの左の印から、このサイトの許可を開きます。',
        'そのあと「もう一度確認する」を選びます。',
      ],
      offered: '画面に戻ると自動で確認します。使う [Cookie の一覧](/help/cookies)もあります。',
      builders:
        'このサイトの Cookie だけを使います。HTTP では `__Host-` が保存されないため、HTTPS で公開してください。',
    },
  },
  loop_stopped: {
    en: {
      title: 'The application kept sending you back',
      means:
        'You signed in, and the application sent you here again, three times within a minute. We stopped it so that you can do something.',
      why: [
        'The application could not keep its own cookie.',
        'Two accounts are mixed up: it expects one and gets the other.',
        'An old state of the application is in the browser, or its settings are not right.',
      ],
      steps: [
        'Choose “Start clean”. It clears what this site keeps in the browser and goes on to the same goal.',
        'If it asks which account, take the one that you use for this application.',
        'If it returns, delete the cookies of the application’s own site, or try a private window.',
        'If it happens in every browser, tell the people who run the application. The page has what they need.',
      ],
      offered: '“Start clean” is one click. The likely reason is written on the page.',
      builders:
        'The client starts a new authorisation although it got a code. Look at its callback: state cookie with `SameSite`, clock, issuer, redirect address.',
    },
    ja: {
      title: 'アプリから何度も戻されました',
      means:
        'サインインはできましたが、1分のうちに3回、アプリからこの画面に戻されました。操作できるように、そこで止めました。',
      why: [
        'アプリが自分の Cookie を保存できていません。',
        '2つのアカウントが混ざり、アプリの期待と違うものが使われています。',
        'アプリの古い状態がブラウザーに残っているか、アプリの設定が合っていません。',
      ],
      steps: [
        '「まっさらな状態で始める」を選びます。このサイトの記憶を消し、同じ目的の画面へ進みます。',
        'アカウントを尋ねられたら、そのアプリで使うものを選びます。',
        'くり返すときは、アプリのサイトの Cookie を消すか、プライベートウィンドウで試します。',
        'どのブラウザーでも起きるときは、アプリの運営者に知らせます。必要な情報は画面にあります。',
      ],
      offered: '「まっさらな状態で始める」は1回のクリックです。考えられる原因も画面にあります。',
      builders:
        'コードを渡しても、アプリが新しい要求を始めています。コールバック、`SameSite` 付きの state の Cookie、時計、発行者、戻り先を確認してください。',
    },
  },
  page_stale: {
    en: {
      title: 'The page had to be made anew',
      means: 'What was sent did not come from a page that is in use here. Nothing of it was carried out or counted.',
      why: [
        'The form stood on another site, or a program changed it on its way.',
        'The page was left open, or the computer was asleep.',
        'The Back button showed an older copy of the page.',
        'The form was sent twice, or from two tabs.',
      ],
      steps: [
        'Choose “Continue” and type it once more.',
        'If it comes back at once, look at [cookies](/help/cookies).',
      ],
      offered: 'Where a page could be renewed by itself, what you typed is still in its fields, except for secrets.',
      builders:
        'A form from another origin (`Sec-Fetch-Site`, `Origin`), or no form (`Content-Type`, more than 16 kB). It was not carried out; nothing was counted.',
    },
    ja: {
      title: '画面を新しくする必要がありました',
      means: '送られた内容は、ここで使われている画面からのものではありませんでした。処理も回数の加算もしていません。',
      why: [
        '別のサイトの画面から送られたか、途中で書き換えられました。',
        '画面を開いたまま離れたか、パソコンがスリープしていました。',
        '戻るボタンで、前の画面が表示されました。',
        '2回押されたか、2つのタブから送られました。',
      ],
      steps: [
        '「続ける」を選び、もう一度入力します。',
        'すぐにまた出るときは、[Cookie](/help/cookies) を確認してください。',
      ],
      offered: '画面を自動で新しくできたときは、パスワードなどを除き、入力内容は欄に残っています。',
      builders:
        '別のオリジンのフォーム（`Sec-Fetch-Site`、`Origin`）でした。フォームではない内容（`Content-Type`、16 kB 超）も同じです。処理は行わず、回数にも数えていません。',
    },
  },
  session_ended: {
    en: {
      title: 'You were signed out after a quiet time',
      means: 'Nothing happened for the time shown, so you were signed out. Your data is safe.',
      why: [
        'It protects an account on a computer that someone left.',
        'Your organisation may ask for a shorter time.',
        'A session also ends after a longest time, even while it is in use.',
      ],
      steps: [
        'Sign in again. You arrive on the page where you were.',
        'On a device that only you use, choose “Stay signed in”.',
      ],
      offered: 'Your address is filled in already.',
      builders: 'Idle and absolute limits are separate, and both follow the database’s clock.',
    },
    ja: {
      title: '操作がなかったためサインアウトしました',
      means: '表示の時間のあいだ操作がなかったため、サインアウトしました。データは保存されています。',
      why: [
        '離席中のパソコンで、アカウントを守るためです。',
        '組織が短い時間を決めていることがあります。',
        '使用中でも、最長の時間になると終わります。',
      ],
      steps: [
        'もう一度サインインします。元の画面に戻ります。',
        '自分だけが使う端末では「サインインしたままにする」を選びます。',
      ],
      offered: 'アドレスはすでに入っています。',
      builders: '無操作の期限と最長の期限は別で、どちらもデータベースの時計に従います。',
    },
  },
  session_lost: {
    en: {
      title: 'The sign-in worked, but the browser forgot it at once',
      means: 'We set the cookie that remembers you, and the next page came without it.',
      why: [
        'An extension or a cleaning program deletes cookies right away.',
        'The browser deletes all data of this site when a tab is closed.',
        'The site was opened under two different names.',
      ],
      steps: [
        'Choose “Test this browser” to see what is removed.',
        'Turn off extensions that clean or block, for this site only.',
        'Try a private window. If it works there, an extension is the reason.',
        'Otherwise use another browser for now.',
      ],
      offered: 'The test needs no account and names what it found.',
      builders:
        'Look for a proxy that drops `Set-Cookie`, and for more than one host name. `GENKAN_URL` must be the public one.',
    },
    ja: {
      title: 'サインインの直後に情報が消えました',
      means: 'サインインを覚える Cookie を渡しましたが、次の画面では届きませんでした。',
      why: [
        '拡張機能や掃除のソフトが、すぐに Cookie を消しています。',
        'タブを閉じると、このサイトのデータを消す設定です。',
        '同じサイトを、2つの名前で開きました。',
      ],
      steps: [
        '「このブラウザーを調べる」で、何が消えるかを見ます。',
        '消したり止めたりする拡張機能を、このサイトだけオフにします。',
        'プライベートウィンドウで試します。そこで使えれば、原因は拡張機能です。',
        'うまくいかないときは、ひとまず別のブラウザーを使います。',
      ],
      offered: '調べるのにアカウントは要りません。見つかったことを表示します。',
      builders:
        '`Set-Cookie` を落とすプロキシや、複数のホスト名がないか確認してください。`GENKAN_URL` は公開名にします。',
    },
  },
  offline: {
    en: {
      title: 'The device is offline',
      means: 'There is no connection at the moment. Nothing was sent, and nothing was counted.',
      why: [
        'Flight mode is on, or the Wi-Fi was lost.',
        'A hotel or café network wants you to agree to its terms first.',
      ],
      steps: [
        'Turn flight mode off, or join another network.',
        'Open any other page: a public network may show its own form there.',
        'Leave this page open. It goes on when the connection is back.',
      ],
      offered: 'The page notices the connection by itself. “Try now” asks at once.',
      builders: 'Found out in the browser only; the server has seen nothing.',
    },
    ja: {
      title: 'インターネットにつながっていません',
      means: 'いま通信できません。何も送信されず、回数にも数えていません。',
      why: ['機内モードか、Wi-Fi が切れています。', 'ホテルやカフェのネットワークが、先に利用の同意を求めています。'],
      steps: [
        '機内モードをオフにするか、別のネットワークにつなぎます。',
        'ほかのページを開きます。公衆のネットワークでは、そこに同意の画面が出ることがあります。',
        'この画面は開いておきます。つながると続きます。',
      ],
      offered: 'つながると自動で気付きます。「いま試す」ですぐに確かめられます。',
      builders: 'ブラウザーの中だけで分かることで、サーバーには何も届いていません。',
    },
  },
  slow: {
    en: {
      title: 'The connection is slow',
      means: 'The answer took too long. It was not counted as a failed try.',
      why: ['The mobile signal is weak or the network is crowded.', 'A VPN or proxy slows it down.'],
      steps: [
        'Try again. What you typed was kept, except for the password.',
        'If you can, change the network, for example from Wi-Fi to mobile.',
        'If other sites are quick, wait a minute: it may be on our side.',
      ],
      offered: 'One click tries again.',
      builders: 'Compare the time in the browser with the time in the log of the same attempt.',
    },
    ja: {
      title: '通信に時間がかかっています',
      means: '答えが届くまでに時間がかかりすぎました。失敗の回数には数えていません。',
      why: ['電波が弱いか、ネットワークが混んでいます。', 'VPN やプロキシで遅くなっています。'],
      steps: [
        'もう一度試します。パスワード以外の入力内容は残っています。',
        'できれば Wi-Fi からモバイル通信へなど、ネットワークを変えます。',
        'ほかのサイトが速いときは、1分ほど待ちます。こちらの都合の可能性があります。',
      ],
      offered: '1回のクリックで、もう一度試せます。',
      builders: 'ブラウザーでの時間と、同じ試行の記録の時間を比べてください。',
    },
  },
  device_clock: {
    en: {
      title: 'The clock of this device is off',
      means: 'The device tells another time than our server. Secure connections and codes depend on it.',
      why: [
        'Automatic time is off.',
        'The time zone was changed by hand instead of the zone setting.',
        'The battery that keeps the clock is empty on an older computer.',
      ],
      steps: [
        'Windows: Settings, Time & language, turn “Set time automatically” on, then “Sync now”.',
        'Mac: System Settings, General, Date & Time, set it automatically.',
        'Phone: turn automatic date and time on in the settings.',
        'Then choose “Check again”.',
      ],
      offered: 'The page says by how many minutes the clock is off.',
      builders: 'The page compares its clock with the `Date` header. Our own tokens do not depend on it.',
    },
    ja: {
      title: 'この端末の時計がずれています',
      means: '端末の時刻がサーバーと違います。安全な通信や確認コードは、時刻をもとにしています。',
      why: [
        '日時の自動設定がオフです。',
        'タイムゾーンではなく、時刻のほうを手で変えました。',
        '古いパソコンで、時計用の電池が切れています。',
      ],
      steps: [
        'Windows：設定の「時刻と言語」で自動設定をオンにし、「今すぐ同期」を押します。',
        'Mac：システム設定、一般、日付と時刻で、自動にします。',
        'スマートフォン：設定で、日時の自動設定をオンにします。',
        'そのあと「もう一度確認する」を選びます。',
      ],
      offered: '何分ずれているかを表示しています。',
      builders: '画面の時計と `Date` ヘッダーを比べています。当方のトークンは端末の時計に左右されません。',
    },
  },
  feature_missing: {
    en: {
      title: 'The browser lacks something this page uses',
      means: 'A convenience of the page needs a newer browser. Signing in itself does not.',
      why: [
        'The browser or the system is old.',
        'The page was opened inside another app.',
        'A policy of your organisation turned the feature off.',
      ],
      steps: [
        'Use the simple page. Everything important works there, even without scripts.',
        'When you can, update the browser or open the page in another one.',
      ],
      offered: 'One click opens the simple page at the same step.',
      builders: 'Features are tested one by one; no browser is refused by its name.',
    },
    ja: {
      title: 'ブラウザーに足りない機能があります',
      means: '便利な機能に新しいブラウザーが必要です。サインインだけなら、なくても使えます。',
      why: [
        'ブラウザーか端末のソフトが古いものです。',
        'アプリの中でページを開いています。',
        '組織の設定で、その機能が止められています。',
      ],
      steps: [
        '簡易画面を使います。スクリプトがなくても、大切なことはすべてできます。',
        '時間のあるときに、ブラウザーを更新するか、別のブラウザーで開きます。',
      ],
      offered: '1回のクリックで、同じところから簡易画面を開けます。',
      builders: '機能を1つずつ調べています。名前で断るブラウザーはありません。',
    },
  },
  blocked_by_extension: {
    en: {
      title: 'Something in the browser changes our page',
      means: 'The page in your browser is not the page we sent. A part was added, removed or blocked.',
      why: [
        'An ad blocker or translation extension works on the page.',
        'A security program looks into connections.',
        'An unwanted extension was installed with another program.',
      ],
      steps: [
        'Open the page in a private window, where extensions are off by default.',
        'If it works there, turn extensions off one by one to find the one.',
        'Remove any extension that you do not know.',
        'Do not type your password while the page looks strange.',
      ],
      offered: 'The page says which part was changed.',
      builders:
        'A script or a field differs from what was sent. The content security policy is strict: report-only tools show it as well.',
    },
    ja: {
      title: 'ブラウザーの機能がページを書き換えています',
      means: '表示されているページが、お送りしたものと違います。何かが足されたか、消されたか、止められています。',
      why: [
        '広告を止める拡張機能や翻訳の拡張機能が働いています。',
        'セキュリティソフトが通信を調べています。',
        '覚えのない拡張機能が、ほかのソフトと一緒に入りました。',
      ],
      steps: [
        'プライベートウィンドウで開きます。そこでは拡張機能が初めからオフです。',
        'そこで使えれば、拡張機能を1つずつオフにして原因を探します。',
        '覚えのない拡張機能は削除します。',
        '見た目がおかしいあいだは、パスワードを入力しないでください。',
      ],
      offered: 'どの部分が変えられたかを表示しています。',
      builders: 'スクリプトか入力欄が、送ったものと違います。CSP は厳しく設定しているので、その報告にも現れます。',
    },
  },
  other_tab: {
    en: {
      title: 'Another account signed in, in another tab',
      means:
        'Two tabs of this browser used two accounts. We ask before going on, so that nothing ends up in the other one.',
      why: ['You work with two accounts side by side.', 'Someone else used the same browser.'],
      steps: [
        'Choose the account that you want in this tab.',
        'The other tab stays as it is.',
        'If you do not know the other account, sign it out in [the list of accounts](/accounts).',
      ],
      offered: 'Both choices are buttons, each with its address.',
      builders: 'Each attempt keeps its own state, so tabs do not overwrite one another.',
    },
    ja: {
      title: '別のタブで別のアカウントがサインインしました',
      means: '2つのタブで2つのアカウントが使われました。取り違えないように、進む前に確認しています。',
      why: ['2つのアカウントを並べて使っています。', 'ほかの人が同じブラウザーを使いました。'],
      steps: [
        'このタブで使うアカウントを選びます。',
        'もう一方のタブは、そのまま残ります。',
        '知らないアカウントのときは、[アカウントの一覧](/accounts)でサインアウトします。',
      ],
      offered: '2つの選択肢が、アドレスつきのボタンになっています。',
      builders: '試行ごとに状態を分けているため、タブどうしで上書きされません。',
    },
  },
  too_many_requests: {
    en: {
      title: 'Many sign-ins came from your network',
      means: 'The limit belongs to the network, not to you. Many people may share one internet address.',
      why: [
        'An office, school or mobile carrier shares one address among many people.',
        'A program on the network tries sign-ins by itself.',
      ],
      steps: [
        'Use a code by mail or text message. It is not part of this limit.',
        'Or try at the time shown. Trying earlier does not lengthen it.',
        'Or change the network, for example to mobile data.',
      ],
      offered: 'The page has the clock time and goes on by itself.',
      builders:
        'Behind a proxy, set `GENKAN_TRUSTED_PROXIES`, or everyone seems to come from one address. The answer is 429 with `Retry-After`.',
    },
    ja: {
      title: '同じネットワークからのサインインが集中しています',
      means: 'この上限はネットワークのもので、あなたのものではありません。1つの接続元を大勢で使うことがあります。',
      why: [
        '会社、学校、携帯電話会社では、大勢が1つの接続元を共有します。',
        'ネットワークの中のプログラムが、自動で試し続けています。',
      ],
      steps: [
        'メールやSMSの確認コードを使います。この上限の対象ではありません。',
        'または、表示の時刻に試します。早く試しても、時間は延びません。',
        'または、モバイル通信など別のネットワークに変えます。',
      ],
      offered: '時刻を表示し、その時刻になると続きます。',
      builders:
        'プロキシの後ろでは `GENKAN_TRUSTED_PROXIES` を設定してください。ないと全員が同じ接続元に見えます。答えは 429 と `Retry-After` です。',
    },
  },
  stored_credential_old: {
    en: {
      title: 'An application keeps sending an old password',
      means: 'Your new password is fine. A program on one of your devices still tries the one from before.',
      why: [
        'A mail program, phone or printer saved the password before you changed it.',
        'A second device has not been used since the change.',
      ],
      steps: [
        'Open the application that is named and sign in there with the new password.',
        'If you no longer use it, choose “Disconnect that app”.',
        'Look at tablets and old phones in drawers too.',
      ],
      offered: 'One click ends the access of that application.',
      builders: 'Repeated failures from one client after a password change. The same old value counts only once.',
    },
    ja: {
      title: 'アプリが古いパスワードを送り続けています',
      means: '新しいパスワードに問題はありません。どれかの端末のソフトが、前のものを使い続けています。',
      why: [
        'メールソフト、スマートフォン、プリンターなどが、変更前のものを覚えています。',
        '変更のあと使っていない端末があります。',
      ],
      steps: [
        '表示のアプリを開き、新しいパスワードでサインインします。',
        'もう使わないなら「このアプリの接続を切る」を選びます。',
        'しまってあるタブレットや古いスマートフォンも見てください。',
      ],
      offered: '1回のクリックで、そのアプリの接続を終えられます。',
      builders: '変更のあと、同じクライアントから失敗が続いています。同じ古い値は1回だけ数えます。',
    },
  },
  temporary_profile: {
    en: {
      title: 'Windows opened a temporary profile',
      means: 'Windows could not load your profile and made an empty one. Files saved now disappear at sign-out.',
      why: ['The profile is still in use by another program.', 'Its files are damaged, or the disk is full.'],
      steps: [
        'First copy everything new to a USB stick or to a network folder.',
        'Restart the computer, and restart it once more. It often helps.',
        'If the message stays, give the code to the person who looks after the computer. Your old files are still on it.',
      ],
      offered: 'The steps can be sent to your phone, so that you can read them during the restart.',
      builders: 'The system’s event log names the reason. Do not delete the profile before its files are saved.',
    },
    ja: {
      title: 'Windows が一時プロファイルで開いています',
      means:
        'いつものプロファイルを読み込めず、空のもので開いています。いま保存したファイルは、サインアウトで消えます。',
      why: ['ほかのソフトがプロファイルを使い続けています。', 'ファイルが壊れているか、ディスクがいっぱいです。'],
      steps: [
        'まず、新しいファイルをすべて USB メモリーやネットワークのフォルダーに写します。',
        'パソコンを再起動し、もう一度再起動します。これで直ることがよくあります。',
        '続くときは、パソコンの担当者にコードを伝えます。元のファイルはパソコンに残っています。',
      ],
      offered: '再起動のあいだも読めるよう、手順をスマートフォンに送れます。',
      builders: '理由はイベントログにあります。ファイルを写すまで、プロファイルを削除しないでください。',
    },
  },
  host_blocked: {
    en: {
      title: 'The network blocks part of the page',
      means: 'The page itself arrives, but one host that it needs does not answer in your network.',
      why: ['A filter or firewall lets only known addresses through.', 'A DNS filter does not know the name.'],
      steps: [
        'Copy the text for the administrator of the network and send it.',
        'Until then, use another network, such as mobile data.',
        'The simple page works without that host.',
      ],
      offered: 'One click copies a finished text with the host’s name.',
      builders: 'Allow the named host on port 443. Nothing is loaded from third parties, so one name is enough.',
    },
    ja: {
      title: 'ネットワークでページの一部が止められています',
      means: 'ページは届きますが、必要なホストの1つが、このネットワークでは応答しません。',
      why: ['フィルターが、登録済みのアドレスだけを通しています。', '名前解決のフィルターが、その名前を知りません。'],
      steps: [
        '管理者あての文をコピーして送ります。',
        'それまでは、モバイル通信など別のネットワークを使います。',
        '簡易画面なら、そのホストがなくても使えます。',
      ],
      offered: '1回のクリックで、ホスト名の入った文をコピーできます。',
      builders: '表示のホストの443番を許可してください。ほかの会社からは何も読み込まないので、1つで足ります。',
    },
  },
} satisfies Record<string, Entry>
