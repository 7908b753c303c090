import { all, type Guide } from '../guide.ts'

const checked = '2026-11'

/** What is set in the browser itself. */
export const browserGuides = {
  allow_cookies: {
    title: ['Allow cookies for this site', 'このサイトの Cookie を許可する'],
    lead: [
      'Sign-in is remembered by a cookie. Only this site needs it; your other settings stay.',
      'サインインの状態は Cookie で覚えます。必要なのはこのサイトだけで、ほかの設定は変わりません。',
    ],
    variants: [
      {
        name: ['Chrome on a computer', 'パソコンの Chrome'],
        browsers: ['chrome'],
        systems: ['windows', 'macos', 'other'],
        steps: [
          [
            'Click the icon at the left end of the address bar, then “Cookies and site data”.',
            'アドレスバーの左端のアイコンを押し、「Cookie とサイトデータ」を開きます。',
          ],
          [
            'Under “Manage on-device site data”, allow this site.',
            '「デバイス上のサイトデータを管理」で、このサイトを許可します。',
          ],
          [
            'If it is not there: Settings, Privacy and security, Site settings, On-device site data.',
            '見当たらないときは、設定 →「プライバシーとセキュリティ」→「サイトの設定」→「デバイス上のサイトデータ」を開きます。',
          ],
        ],
      },
      {
        name: ['Edge on a computer', 'パソコンの Edge'],
        browsers: ['edge'],
        systems: ['windows', 'macos', 'other'],
        steps: [
          [
            'Click the lock at the left of the address, then “Cookies and site data”.',
            'アドレスの左の鍵を押し、「Cookie とサイトデータ」を開きます。',
          ],
          ['Take this site off the blocked ones and allow it.', 'このサイトをブロックから外し、許可します。'],
          [
            'If it is not there: Settings, Privacy (or Cookies and site permissions), Cookies.',
            '見当たらないときは、設定の「Cookie とサイトのアクセス許可」を開きます。',
          ],
        ],
      },
      {
        name: ['Firefox on a computer', 'パソコンの Firefox'],
        browsers: ['firefox'],
        systems: ['windows', 'macos', 'other'],
        steps: [
          ['Open Settings, then “Privacy & Security”.', '「設定」→「プライバシーとセキュリティ」を開きます。'],
          [
            'Under “Cookies and Site Data”, click “Manage Exceptions”.',
            '「Cookie とサイトデータ」の「例外を管理」を押します。',
          ],
          [
            'Enter the address of this site, click “Allow”, and save.',
            'このサイトのアドレスを入力し、「許可」を押して保存します。',
          ],
        ],
      },
      {
        name: ['Safari on a Mac', 'Mac の Safari'],
        browsers: ['safari'],
        systems: ['macos'],
        steps: [
          [
            'Open Safari, Settings, then “Advanced” (older versions: “Privacy”).',
            '「Safari」→「設定」→「詳細」（以前の版では「プライバシー」）を開きます。',
          ],
          ['Turn off “Block all cookies”.', '「すべての Cookie をブロック」をオフにします。'],
        ],
      },
      {
        name: ['Safari on an iPhone or iPad', 'iPhone・iPad の Safari'],
        browsers: ['safari'],
        systems: ['ios'],
        steps: [
          [
            'Open the Settings app, then Safari (newer versions: Apps, Safari).',
            '「設定」アプリで「Safari」（新しい版では「アプリ」→「Safari」）を開きます。',
          ],
          [
            'Under “Advanced”, turn off “Block All Cookies”.',
            '「詳細」で「すべての Cookie をブロック」をオフにします。',
          ],
        ],
      },
      {
        name: ['Chrome on Android', 'Android の Chrome'],
        browsers: ['chrome'],
        systems: ['android'],
        steps: [
          ['Open the menu ⋮, Settings, “Site settings”.', 'メニュー ⋮ →「設定」→「サイトの設定」を開きます。'],
          [
            'Open “On-device site data” (older versions: “Cookies”) and allow it.',
            '「デバイス上のサイトデータ」（以前の版では「Cookie」）を許可します。',
          ],
        ],
      },
      {
        name: ['Chrome or Edge on an iPhone', 'iPhone の Chrome や Edge'],
        browsers: ['chrome', 'edge', 'firefox'],
        systems: ['ios'],
        steps: [
          [
            'These browsers have no switch for it. Leave the private mode, or use Safari.',
            'これらには切り替えがありません。シークレットモードを閉じるか、Safari を使います。',
          ],
        ],
      },
      {
        name: ['Samsung Internet', 'Samsung インターネット'],
        browsers: ['samsung'],
        steps: [
          [
            'Open the menu ≡, Settings, “Sites and downloads”.',
            'メニュー ≡ →「設定」→「サイトとダウンロード」を開きます。',
          ],
          ['Open “Site permissions”, “Cookies”, and allow them.', '「サイトの許可」→「Cookie」を許可します。'],
        ],
      },
    ],
    after: ['Then come back and sign in again.', '終わったら、もう一度サインインします。'],
    checked,
  },
  without_extensions: {
    title: ['Open without extensions', '拡張機能なしで開く'],
    lead: [
      'A private window usually runs without extensions. If it works there, one of them is the reason.',
      'プライベートウィンドウでは、ふつう拡張機能が動きません。そこで使えれば、原因は拡張機能です。',
    ],
    variants: [
      {
        name: ['Chrome or Edge on a computer', 'パソコンの Chrome や Edge'],
        browsers: ['chrome', 'edge'],
        systems: ['windows', 'macos', 'other'],
        steps: [
          [
            'Press Ctrl + Shift + N (Mac: ⌘ + Shift + N). Open this site there.',
            'Ctrl + Shift + N（Mac は ⌘ + Shift + N）を押し、そこでこのサイトを開きます。',
          ],
          [
            'It works there? Open Extensions from the menu, and turn them off one by one.',
            'そこで使えたら、メニューの「拡張機能」を開き、1つずつオフにして確かめます。',
          ],
          [
            'Turn the others on again. Allow this site in the one that was in the way.',
            'ほかは元に戻し、原因の拡張機能ではこのサイトを対象から外します。',
          ],
        ],
      },
      {
        name: ['Firefox on a computer', 'パソコンの Firefox'],
        browsers: ['firefox'],
        systems: ['windows', 'macos', 'other'],
        steps: [
          [
            'Open the menu ≡, Help, “Troubleshoot Mode”, and restart.',
            'メニュー ≡ →「ヘルプ」→「トラブルシューティングモード」を選び、再起動します。',
          ],
          [
            'It works there? Open “Add-ons and themes” and turn them off one by one.',
            'そこで使えたら、「アドオンとテーマ」で1つずつオフにして確かめます。',
          ],
        ],
      },
      {
        name: ['Safari on a Mac', 'Mac の Safari'],
        browsers: ['safari'],
        systems: ['macos'],
        steps: [
          ['Open Safari, Settings, “Extensions”.', '「Safari」→「設定」→「機能拡張」を開きます。'],
          [
            'Take the marks off, one by one, and reload this page.',
            '1つずつチェックを外し、このページを読み込み直します。',
          ],
        ],
      },
      {
        name: ['A phone or tablet', 'スマートフォン・タブレット'],
        systems: ['ios', 'android'],
        steps: [
          [
            'Open this site in a private tab of the same browser.',
            '同じブラウザーのプライベートタブで、このサイトを開きます。',
          ],
          [
            'On an iPhone: Settings, Safari, Extensions, and turn content blockers off for a moment.',
            'iPhone では「設定」→「Safari」→「機能拡張」で、ブロック用のものを一時的にオフにします。',
          ],
        ],
      },
    ],
    checked,
  },
  private_window: {
    title: ['Try in a private window', 'プライベートウィンドウで試す'],
    lead: [
      'It starts without old data and mostly without extensions. When you close it, the sign-in there ends.',
      '古い情報や拡張機能がほぼない状態で始まります。閉じると、そこでのサインインは終わります。',
    ],
    variants: [
      {
        name: ['Chrome or Edge', 'Chrome や Edge'],
        browsers: ['chrome', 'edge'],
        steps: [
          [
            'Computer: Ctrl + Shift + N (Mac: ⌘ + Shift + N). Phone: menu, “New Incognito (InPrivate) tab”.',
            'パソコンは Ctrl + Shift + N（Mac は ⌘ + Shift + N）を押します。スマートフォンはメニューから「新しいシークレット（InPrivate）タブ」を開きます。',
          ],
          ['Open this site there and sign in.', 'そこでこのサイトを開き、サインインします。'],
        ],
      },
      {
        name: ['Firefox', 'Firefox'],
        browsers: ['firefox'],
        steps: [
          ['Press Ctrl + Shift + P (Mac: ⌘ + Shift + P).', 'Ctrl + Shift + P（Mac は ⌘ + Shift + P）を押します。'],
          ['Open this site there and sign in.', 'そこでこのサイトを開き、サインインします。'],
        ],
      },
      {
        name: ['Safari', 'Safari'],
        browsers: ['safari'],
        steps: [
          [
            'Mac: ⌘ + Shift + N. iPhone: the tab button, then “Private”.',
            'Mac は ⌘ + Shift + N、iPhone はタブのボタンから「プライベート」を選びます。',
          ],
          ['Open this site there and sign in.', 'そこでこのサイトを開き、サインインします。'],
        ],
      },
      {
        name: ['Samsung Internet', 'Samsung インターネット'],
        browsers: ['samsung'],
        steps: [
          [
            'Press the tabs button, then “Turn on Secret mode”.',
            'タブのボタンから「シークレットモードをオン」を選びます。',
          ],
          ['Open this site there and sign in.', 'そこでこのサイトを開き、サインインします。'],
        ],
      },
    ],
    checked,
  },
  clear_site_data: {
    title: ['Clear the data of this site only', 'このサイトの情報だけを消す'],
    lead: [
      'Other sites keep theirs. You will have to sign in here again.',
      'ほかのサイトの情報は残ります。このサイトでは、もう一度サインインが必要です。',
    ],
    variants: [
      {
        name: ['Chrome or Edge on a computer', 'パソコンの Chrome や Edge'],
        browsers: ['chrome', 'edge'],
        systems: ['windows', 'macos', 'other'],
        steps: [
          [
            'Open this site. Click the icon at the left of the address.',
            'このサイトを開き、アドレスの左のアイコンを押します。',
          ],
          [
            'Open “Cookies and site data”, then the list of data on this device.',
            '「Cookie とサイトデータ」から、この端末のデータの一覧を開きます。',
          ],
          [
            'Delete the entries of this site, and reload the page.',
            'このサイトの分を削除し、ページを読み込み直します。',
          ],
        ],
      },
      {
        name: ['Firefox on a computer', 'パソコンの Firefox'],
        browsers: ['firefox'],
        systems: ['windows', 'macos', 'other'],
        steps: [
          [
            'Open this site. Click the lock at the left of the address.',
            'このサイトを開き、アドレスの左の鍵を押します。',
          ],
          ['Choose “Clear cookies and site data”, and confirm.', '「Cookie とサイトデータを消去」を選びます。'],
        ],
      },
      {
        name: ['Safari on a Mac', 'Mac の Safari'],
        browsers: ['safari'],
        systems: ['macos'],
        steps: [
          [
            'Open Safari, Settings, “Privacy”, “Manage Website Data”.',
            '「Safari」→「設定」→「プライバシー」→「Webサイトデータを管理」を開きます。',
          ],
          ['Search for the name of this site and remove it.', 'このサイトの名前で検索し、削除します。'],
        ],
      },
      {
        name: ['Safari on an iPhone or iPad', 'iPhone・iPad の Safari'],
        browsers: ['safari'],
        systems: ['ios'],
        steps: [
          [
            'Open the Settings app, Safari, “Advanced”, “Website Data”.',
            '「設定」アプリ →「Safari」→「詳細」→「Webサイトデータ」を開きます。',
          ],
          [
            'Search for the name of this site, swipe it to the left, and delete it.',
            'このサイトの名前で検索し、左へ動かして削除します。',
          ],
        ],
      },
      {
        name: ['Chrome on Android', 'Android の Chrome'],
        browsers: ['chrome', 'samsung'],
        systems: ['android'],
        steps: [
          [
            'Open the menu ⋮, Settings, “Site settings”, “All sites”.',
            'メニュー ⋮ →「設定」→「サイトの設定」→「すべてのサイト」を開きます。',
          ],
          ['Choose this site and clear its data.', 'このサイトを選び、データを消します。'],
        ],
      },
    ],
    checked,
  },
  other_browser: {
    title: ['Try another browser', '別のブラウザーで試す'],
    lead: [
      'If it works there, the reason lies in the first browser, not in your account.',
      'そこで使えれば、原因はアカウントではなく、いまのブラウザーにあります。',
    ],
    variants: [
      {
        name: ['Inside another app (LINE, Instagram …)', '別のアプリの中（LINE、Instagram など）'],
        browsers: ['in_app'],
        steps: [
          [
            'Open the menu of the app (⋮ or …) at the edge of the page.',
            'ページの端にあるアプリのメニュー（⋮ や …）を開きます。',
          ],
          [
            'Choose “Open in browser” or “Open in Safari / Chrome”.',
            '「ブラウザーで開く」「Safari で開く」「Chrome で開く」などを選びます。',
          ],
          [
            'If there is none, copy the address and paste it into the browser.',
            '見当たらないときは、アドレスをコピーしてブラウザーに貼り付けます。',
          ],
        ],
      },
      {
        name: ['On a computer', 'パソコン'],
        systems: ['windows', 'macos', 'other'],
        steps: [
          [
            'Windows has Edge, macOS has Safari. Open the other one that you have.',
            'Windows には Edge、Mac には Safari があります。いま使っていないほうを開きます。',
          ],
          ['Enter the address of this site and sign in.', 'このサイトのアドレスを入力し、サインインします。'],
        ],
      },
      {
        name: ['On a phone', 'スマートフォン'],
        systems: ['ios', 'android'],
        steps: [
          [
            'An iPhone has Safari, Android mostly Chrome. Open it.',
            'iPhone には Safari、Android には多くの場合 Chrome があります。それを開きます。',
          ],
          ['Enter the address of this site and sign in.', 'このサイトのアドレスを入力し、サインインします。'],
        ],
      },
    ],
    checked,
  },
  update_browser: {
    title: ['Update this browser', 'このブラウザーを更新する'],
    lead: ['A newer version has what is missing here.', '新しい版には、足りない機能が入っています。'],
    variants: [
      {
        name: ['Chrome on a computer', 'パソコンの Chrome'],
        browsers: ['chrome'],
        systems: ['windows', 'macos', 'other'],
        steps: [
          [
            'Open the menu ⋮, Help, “About Google Chrome”.',
            'メニュー ⋮ →「ヘルプ」→「Google Chrome について」を開きます。',
          ],
          ['Wait for the update, then click “Relaunch”.', '更新が終わったら「再起動」を押します。'],
        ],
      },
      {
        name: ['Edge on a computer', 'パソコンの Edge'],
        browsers: ['edge'],
        systems: ['windows', 'macos', 'other'],
        steps: [
          [
            'Open the menu …, “Help and feedback”, “About Microsoft Edge”.',
            'メニュー … →「ヘルプとフィードバック」→「Microsoft Edge について」を開きます。',
          ],
          ['Wait for the update, then click “Restart”.', '更新が終わったら「再起動」を押します。'],
        ],
      },
      {
        name: ['Firefox on a computer', 'パソコンの Firefox'],
        browsers: ['firefox'],
        systems: ['windows', 'macos', 'other'],
        steps: [
          ['Open the menu ≡, Help, “About Firefox”.', 'メニュー ≡ →「ヘルプ」→「Firefox について」を開きます。'],
          ['Wait for the update, then restart.', '更新が終わったら再起動します。'],
        ],
      },
      {
        name: ['Safari', 'Safari'],
        browsers: ['safari'],
        steps: [
          ['Safari is renewed together with the system.', 'Safari は本体の更新と一緒に新しくなります。'],
          ['Open Settings, General, “Software Update”.', '「設定」→「一般」→「ソフトウェアアップデート」を開きます。'],
        ],
      },
      {
        name: ['Android', 'Android'],
        systems: ['android'],
        steps: [
          [
            'Open the Play Store, your picture, “Manage apps and device”.',
            'Play ストアを開き、自分のアイコン →「アプリとデバイスの管理」を選びます。',
          ],
          ['Update the browser there.', 'ブラウザーを更新します。'],
        ],
      },
    ],
    checked,
  },
  update_manager: {
    title: ['Update the saved password', '保存したパスワードを直す'],
    lead: [
      'The browser fills in a password that has since changed. Replace it by the present one.',
      '以前のパスワードが自動で入力されています。いまのパスワードに置き換えます。',
    ],
    variants: [
      {
        name: ['Chrome', 'Chrome'],
        browsers: ['chrome'],
        steps: [
          [
            'Open Settings, “Autofill and passwords”, “Google Password Manager”.',
            '「設定」→「自動入力とパスワード」→「Google パスワード マネージャー」を開きます。',
          ],
          [
            'Search for this site, open the entry, and edit or delete it.',
            'このサイトで検索して項目を開き、編集または削除します。',
          ],
          [
            'Sign in with the present password, and let the browser save it.',
            'いまのパスワードでサインインし、保存を選びます。',
          ],
        ],
      },
      {
        name: ['Edge', 'Edge'],
        browsers: ['edge'],
        steps: [
          ['Open Settings, “Passwords and autofill”.', '「設定」→「パスワードとオートフィル」を開きます。'],
          [
            'Search for this site, open the entry, and edit or delete it.',
            'このサイトで検索して項目を開き、編集または削除します。',
          ],
          [
            'Sign in with the present password, and let the browser save it.',
            'いまのパスワードでサインインし、保存を選びます。',
          ],
        ],
      },
      {
        name: ['Firefox', 'Firefox'],
        browsers: ['firefox'],
        steps: [
          ['Open the menu ≡, “Passwords”.', 'メニュー ≡ →「パスワード」を開きます。'],
          ['Search for this site, and edit or delete the entry.', 'このサイトで検索し、項目を編集または削除します。'],
        ],
      },
      {
        name: ['Safari, iPhone, Mac', 'Safari・iPhone・Mac'],
        browsers: ['safari'],
        steps: [
          [
            'Open the app “Passwords” (older versions: Settings, Passwords).',
            '「パスワード」アプリ（以前の版では「設定」→「パスワード」）を開きます。',
          ],
          ['Search for this site, and edit or delete the entry.', 'このサイトで検索し、項目を編集または削除します。'],
        ],
      },
      {
        name: ['Samsung Internet', 'Samsung インターネット'],
        browsers: ['samsung'],
        steps: [
          [
            'Open the settings of the phone, “Security and privacy”, “Samsung Pass”.',
            '本体の「設定」→「セキュリティおよびプライバシー」→「Samsung Pass」を開きます。',
          ],
          ['Open the entry of this site, and edit or delete it.', 'このサイトの項目を開き、編集または削除します。'],
        ],
      },
    ],
    after: [
      'Don’t know the present password? A reset gives you a new one.',
      'いまのパスワードが分からないときは、再設定で新しく決められます。',
    ],
    checked,
  },
  use_cable: {
    title: ['Use a steadier connection', '安定した通信で試す'],
    lead: ['The connection breaks off or is slow.', '通信が途切れるか、遅くなっています。'],
    variants: [
      {
        name: all,
        steps: [
          ['Go nearer to the Wi-Fi device, or use a network cable.', 'Wi-Fi の機器に近づくか、有線でつなぎます。'],
          [
            'On a phone, turn Wi-Fi off and try the mobile network.',
            'スマートフォンでは、Wi-Fi を切ってモバイル通信で試します。',
          ],
          [
            'Turn a VPN off for a moment, if you are allowed to.',
            'VPN を使っているときは、差し支えなければ一時的に切ります。',
          ],
        ],
      },
    ],
    checked,
  },
} as const satisfies Record<string, Guide>
