import { all, type Guide } from '../guide.ts'

const checked = '2026-11'

/** Mail and text messages that do not come. `{from}` is the sender of this installation's mails. */
export const messageGuides = {
  check_junk: {
    title: ['Look in the junk folder', '迷惑メールのフォルダーを見る'],
    lead: [
      'The mail may have arrived, but been sorted. It comes from {from}.',
      'メールは届いていて、振り分けられているかもしれません。送信元は {from} です。',
    ],
    variants: [
      {
        name: ['Gmail', 'Gmail'],
        domains: ['gmail.com', 'googlemail.com'],
        steps: [
          [
            'Open “Spam”, and the tabs “Promotions” and “Updates”.',
            '「迷惑メール」と、「プロモーション」「新着」のタブを見ます。',
          ],
          ['Or search for: in:anywhere {from}', 'または in:anywhere {from} で検索します。'],
          ['Found it in Spam? Choose “Not spam”.', '迷惑メールにあったら「迷惑メールではない」を選びます。'],
        ],
      },
      {
        name: ['Outlook.com, Hotmail', 'Outlook.com・Hotmail'],
        domains: ['outlook.com', 'outlook.jp', 'hotmail.com', 'hotmail.co.jp', 'live.jp', 'live.com', 'msn.com'],
        steps: [
          ['Open “Junk Email”, and the tab “Other”.', '「迷惑メール」と、「その他」のタブを見ます。'],
          ['Found it? Choose “Not junk”.', 'あったら「迷惑メールではない」を選びます。'],
        ],
      },
      {
        name: ['Yahoo! Japan Mail', 'Yahoo!メール'],
        domains: ['yahoo.co.jp', 'ymail.ne.jp'],
        steps: [
          ['Open the folder “迷惑メール”.', '「迷惑メール」フォルダーを見ます。'],
          ['Found it? Choose “迷惑メールではない”.', 'あったら「迷惑メールではない」を選びます。'],
        ],
      },
      {
        name: ['iCloud Mail', 'iCloud メール'],
        domains: ['icloud.com', 'me.com', 'mac.com'],
        steps: [
          ['Open the folder “Junk”.', '「迷惑メール」フォルダーを見ます。'],
          ['Found it? Choose “Move to Inbox” or “Not junk”.', 'あったら「受信に移動」を選びます。'],
        ],
      },
      {
        name: ['Mail at work or school', '会社や学校のメール'],
        steps: [
          ['Look in the folders for junk and quarantine.', '迷惑メールと、検疫（隔離）のフォルダーを見ます。'],
          [
            'Some organisations hold mails back first: ask your IT team for mails from {from}.',
            '組織側で止めていることがあります。{from} からのメールについて担当者に尋ねます。',
          ],
        ],
      },
    ],
    after: [
      'Nothing there after 5 minutes? Another way is quicker than waiting.',
      '5分たっても見当たらないときは、待つより別の方法が早く済みます。',
    ],
    checked,
  },
  carrier: {
    title: ['Let our mail through at the phone company', '携帯電話会社で受信できるようにする'],
    lead: [
      'Phone companies filter mail strictly. Allow the address {from}, and mails with links.',
      '携帯電話会社のメールは、受信の設定が厳しめです。{from} と、リンク付きのメールを許可します。',
    ],
    variants: [
      {
        name: ['docomo', 'ドコモ'],
        domains: ['docomo.ne.jp'],
        steps: [
          [
            'Open “My docomo”, Settings, “メール設定” (mail settings).',
            '「My docomo」→「設定」→「メール設定」を開きます。',
          ],
          [
            'Open “指定受信/拒否設定”, and add the domain of {from} to the allowed ones.',
            '「指定受信/拒否設定」で、{from} の @ より後ろを受信する側に加えます。',
          ],
          [
            'If “かんたん設定” is on “強”, choose a weaker one.',
            '「かんたん設定」が「強」のときは、弱いほうに変えます。',
          ],
          [
            'Allow mails with links under “特定URL付メール拒否設定”.',
            '「特定URL付メール拒否設定」で、リンク付きのメールを許可します。',
          ],
        ],
      },
      {
        name: ['au, UQ mobile', 'au・UQ mobile'],
        domains: ['au.com', 'ezweb.ne.jp', 'uqmobile.jp'],
        steps: [
          [
            'Open “My au”, or the mail app, “迷惑メールフィルター設定”.',
            '「My au」かメールアプリから「迷惑メールフィルター設定」を開きます。',
          ],
          [
            'Open “受信リストに登録/アドレス帳受信設定”, and add the domain of {from}.',
            '「受信リストに登録/アドレス帳受信設定」に、{from} の @ より後ろを加えます。',
          ],
          [
            'If “なりすまし規制” is on “高”, choose a weaker one.',
            '「なりすまし規制」が「高」のときは、弱いほうに変えます。',
          ],
        ],
      },
      {
        name: ['SoftBank', 'ソフトバンク'],
        domains: ['softbank.ne.jp', 'i.softbank.jp', 'vodafone.ne.jp'],
        steps: [
          [
            'Open “My SoftBank”, “メール管理”, “迷惑メール対策”.',
            '「My SoftBank」→「メール管理」→「迷惑メール対策」を開きます。',
          ],
          [
            'Add the domain of {from} to “許可するメールの登録”.',
            '「許可するメールの登録」に、{from} の @ より後ろを加えます。',
          ],
          ['If the filter is on “強”, choose “標準”.', 'フィルターが「強」のときは「標準」に変えます。'],
        ],
      },
      {
        name: ['Y!mobile', 'ワイモバイル'],
        domains: ['ymobile.ne.jp', 'yahoo.ne.jp', 'ymobile1.ne.jp'],
        steps: [
          [
            'Open “My Y!mobile”, “メール設定”, “迷惑メール対策”.',
            '「My Y!mobile」→「メール設定」→「迷惑メール対策」を開きます。',
          ],
          [
            'Add the domain of {from} to the list of allowed senders.',
            '受信を許可するリストに、{from} の @ より後ろを加えます。',
          ],
        ],
      },
      {
        name: ['Rakuten Mobile', '楽天モバイル'],
        domains: ['rakumail.jp'],
        steps: [
          [
            'Open “my 楽天モバイル”, or the app Rakuten Link, and the settings of “楽メール”.',
            '「my 楽天モバイル」か Rakuten Link で、「楽メール」の設定を開きます。',
          ],
          [
            'Allow the domain of {from} in the filter for junk mail.',
            '迷惑メールの設定で、{from} の @ より後ろを許可します。',
          ],
        ],
      },
    ],
    after: [
      'Then let it be sent again. Settings can take a few minutes.',
      '設定したら、もう一度送ります。反映に数分かかることがあります。',
    ],
    checked,
  },
  unblock_sms: {
    title: ['Allow text messages', 'SMSを受け取れるようにする'],
    lead: [
      'The phone or the phone company may refuse messages from services.',
      '電話機や携帯電話会社が、サービスからのSMSを止めていることがあります。',
    ],
    variants: [
      {
        name: ['iPhone', 'iPhone'],
        systems: ['ios'],
        steps: [
          [
            'Open Settings, Messages, and look at “Blocked Contacts”.',
            '「設定」→「メッセージ」→「ブロック中の連絡先」を見ます。',
          ],
          [
            'Open the app Messages, “Filters”, and look under “Unknown Senders” and “Junk”.',
            '「メッセージ」アプリの「フィルタ」で「不明な差出人」「迷惑メッセージ」を見ます。',
          ],
        ],
      },
      {
        name: ['Android', 'Android'],
        systems: ['android'],
        steps: [
          [
            'Open the app Messages, the menu, “Spam & blocked”.',
            '「メッセージ」アプリのメニューから「スパムとブロック中」を見ます。',
          ],
          ['Take the sender off the blocked ones.', '送信元をブロックから外します。'],
        ],
      },
      {
        name: ['The phone company', '携帯電話会社の設定'],
        steps: [
          [
            'docomo: “SMS拒否設定”. au: “SMSフィルター”. SoftBank and Y!mobile: “SMS対策”.',
            'ドコモは「SMS拒否設定」、au は「SMSフィルター」、ソフトバンクとワイモバイルは「SMS対策」を開きます。',
          ],
          ['Allow messages from abroad and from companies.', '海外や企業からのSMSを許可します。'],
        ],
      },
    ],
    checked,
  },
  check_signal: {
    title: ['Check signal and flight mode', '電波と機内モードを確かめる'],
    lead: [
      'Text messages need the mobile network; Wi-Fi alone is not enough.',
      'SMSにはモバイル回線が必要です。Wi-Fi だけでは届きません。',
    ],
    variants: [
      {
        name: all,
        steps: [
          ['Turn flight mode on for ten seconds, then off again.', '機内モードを10秒ほどオンにし、オフに戻します。'],
          [
            'Look for the bars of the mobile network at the top of the screen.',
            '画面の上に、モバイル回線の強さが出ているか見ます。',
          ],
          ['A SIM for data only takes no text messages.', 'データ専用の SIM では、SMSを受け取れません。'],
          [
            'A landline takes none either: use your mail address.',
            '固定電話も受け取れません。メールアドレスを使います。',
          ],
        ],
      },
    ],
    checked,
  },
  phone_network: {
    title: ['Switch between Wi-Fi and mobile data', 'Wi-Fi とモバイル通信を切り替える'],
    lead: ['The phone could not reach us.', 'スマートフォンから、こちらにつながりませんでした。'],
    variants: [
      {
        name: all,
        steps: [
          ['Turn Wi-Fi off, and try with mobile data.', 'Wi-Fi を切り、モバイル通信で試します。'],
          ['Or the other way round, with a Wi-Fi that you trust.', 'または反対に、信頼できる Wi-Fi で試します。'],
        ],
      },
    ],
    checked,
  },
} as const satisfies Record<string, Guide>
