import type { PackRepair } from '../pack.ts'

/** What several entries of these packs offer. What stands in quotes is written so on the maker's screens. */
export const steps = {
  checkTyping: {
    id: 'check_typing',
    title: { ja: '入力した文字を見て確かめる', en: 'Look at what was typed' },
    by: 'person',
    versions: { ja: 'Web', en: 'Web' },
    steps: {
      ja: [
        'パスワード欄の右の目の形のボタンで、入力した文字を表示します。',
        'Caps Lock、全角の文字、前後の空白がないか見ます。大文字と小文字は区別されます。',
        '数字の0と英字のO、数字の1と小文字のlを見分けます。',
      ],
      en: [
        'Show what you typed with the eye button at the right of the password field.',
        'Look for Caps Lock, full-width letters and spaces at the ends. Capitals matter.',
        'Tell the digit 0 from the letter O, and the digit 1 from the letter l.',
      ],
    },
  },
  resetPassword: {
    id: 'reset_password',
    title: { ja: '新しいパスワードを設定する', en: 'Set a new password' },
    by: 'person',
    versions: { ja: '個人アカウント（Web）', en: 'Personal account (web)' },
    steps: {
      ja: [
        'サインインの画面で「パスワードを忘れた場合」を選びます。',
        'メールアドレスか電話番号を入力します。',
        '登録した連絡先を選び、届いたコードを入力します。',
        '8文字以上で、大文字、小文字、数字、記号のうち2種類以上を使います。元のパスワードは表示できません。',
      ],
      en: [
        'On the sign-in page, choose “Forgot password?”.',
        'Enter your email address or phone number.',
        'Choose a contact on file and enter the code that arrives.',
        'Use 8 or more characters of at least two kinds. The old password can’t be shown.',
      ],
    },
  },
  chooseAccount: {
    id: 'choose_account',
    title: { ja: '別のアカウントを選ぶ', en: 'Choose another account' },
    by: 'person',
    versions: { ja: 'Web', en: 'Web' },
    steps: {
      ja: [
        'サインインの画面で「別のアカウントを使用する」を選びます。',
        '会社や学校から配られたアドレスを入力します。',
        '「職場または学校アカウント」と「個人のアカウント」を聞かれたら、使いたい方を選びます。',
      ],
      en: [
        'On the sign-in page, choose “Use another account”.',
        'Enter the address that your company or school gave you.',
        'If asked, choose “Work or school account” or “Personal account”, as you need.',
      ],
    },
  },
  signOutHere: {
    id: 'sign_out_here',
    title: {
      ja: 'このブラウザーのすべてのアカウントからサインアウトする',
      en: 'Sign out of all accounts in this browser',
    },
    by: 'person',
    versions: { ja: 'Web', en: 'Web' },
    steps: {
      ja: [
        'サインインの画面で「別のアカウントを使用する」を選びます。',
        '表示されるアカウントを1つずつサインアウトします。',
        'ブラウザーのタブをすべて閉じ、開き直します。',
        '使いたいアカウント1つだけでサインインします。',
      ],
      en: [
        'On the sign-in page, choose “Use another account”.',
        'Sign out of the accounts that are listed, one by one.',
        'Close all tabs of the browser and open it again.',
        'Sign in with the one account that you need.',
      ],
    },
  },
  privateWindow: {
    id: 'private_window',
    title: { ja: 'プライベートウィンドウで試す', en: 'Try in a private window' },
    by: 'person',
    versions: { ja: 'Chrome、Edge、Firefox、Safari', en: 'Chrome, Edge, Firefox, Safari' },
    steps: {
      ja: [
        'Chrome と Edge は Ctrl + Shift + N、Firefox は Ctrl + Shift + P を押します。',
        'Mac では Command + Shift + N、Firefox は Command + Shift + P です。',
        'そこでサインインできれば、元のブラウザーに残った情報が理由です。',
      ],
      en: [
        'Press Ctrl + Shift + N in Chrome and Edge, or Ctrl + Shift + P in Firefox.',
        'On a Mac: Command + Shift + N, or Command + Shift + P in Firefox.',
        'If you get in there, data left in the usual browser is the reason.',
      ],
    },
  },
  clearSite: {
    id: 'clear_site_data',
    title: { ja: 'サインインの画面のデータを消す', en: 'Clear the data of the sign-in page' },
    by: 'person',
    versions: { ja: 'Chrome、Edge', en: 'Chrome, Edge' },
    steps: {
      ja: [
        'アドレス欄に chrome://settings/content/all と入力します。Edge では edge://settings/content/all です。',
        'live.com、microsoft.com、microsoftonline.com を探し、それぞれのデータを削除します。',
        'ブラウザーを閉じ、開き直してサインインします。',
        'だめな場合だけ、閲覧データの削除で Cookie とキャッシュを全期間で消します。',
      ],
      en: [
        'Enter chrome://settings/content/all as the address; in Edge, edge://settings/content/all.',
        'Find live.com, microsoft.com and microsoftonline.com and delete the data of each.',
        'Close the browser, open it again and sign in.',
        'Only if that is not enough, delete cookies and cached files for all time.',
      ],
    },
  },
  allowCookies: {
    id: 'allow_cookies',
    title: { ja: 'サインインの画面の Cookie を許可する', en: 'Allow the cookies of the sign-in page' },
    by: 'person',
    versions: { ja: 'Chrome、Edge', en: 'Chrome, Edge' },
    steps: {
      ja: [
        'ブラウザーの設定で「Cookie」を探します。',
        'Cookie の保存を許可します。',
        'すべては許可したくない場合、login.live.com と login.microsoftonline.com を許可の一覧に加えます。',
      ],
      en: [
        'Look for “cookies” in the settings of the browser.',
        'Let sites keep cookies.',
        'Or add login.live.com and login.microsoftonline.com to the sites that may.',
      ],
    },
  },
  withoutExtensions: {
    id: 'open_without_extensions',
    title: { ja: '拡張機能なしで開く、別のブラウザーで試す', en: 'Open without extensions, or in another browser' },
    by: 'person',
    versions: { ja: 'Web', en: 'Web' },
    steps: {
      ja: [
        '広告ブロックや保護の拡張機能をいったん止めます。',
        'サインインの画面を開き直します。',
        '別のブラウザー、スマートフォン、別のパソコンでも試します。入れた方に理由の手がかりがあります。',
      ],
      en: [
        'Turn off extensions that block or protect, for a moment.',
        'Open the sign-in page again.',
        'Try another browser, a phone or another computer. Where it works tells the reason.',
      ],
    },
  },
  updateBrowser: {
    id: 'update_browser',
    title: { ja: 'ブラウザーを新しくする', en: 'Update the browser' },
    by: 'person',
    versions: { ja: 'Chrome、Edge', en: 'Chrome, Edge' },
    steps: {
      ja: [
        '右上のメニューから「設定」を開きます。',
        '「Chromeについて」または「Microsoft Edgeについて」を開くと、更新の確認が始まります。',
        '更新があれば、再起動のボタンを押します。',
      ],
      en: [
        'Open “Settings” from the menu at the top right.',
        'Open “About Chrome” or “About Microsoft Edge”; it looks for updates by itself.',
        'Press the button to restart if there is one.',
      ],
    },
  },
  checkConnection: {
    id: 'check_connection',
    title: { ja: '接続を確かめる', en: 'Check the connection' },
    by: 'person',
    versions: { ja: 'すべて', en: 'All' },
    steps: {
      ja: [
        'ほかのサイトが開くか見ます。',
        'Wi-Fi とモバイルデータを切り替えるか、ケーブルでつなぎます。',
        '会社や学校のネットワークなら、別のネットワークでも試します。',
      ],
      en: [
        'See whether other sites open.',
        'Change between Wi-Fi and mobile data, or use a cable.',
        'In a company’s or school’s network, try another network too.',
      ],
    },
  },
  findMessage: {
    id: 'check_junk',
    title: { ja: 'メールとSMSを探す', en: 'Look for the message' },
    by: 'person',
    versions: { ja: 'すべて', en: 'All' },
    steps: {
      ja: [
        '迷惑メールのフォルダーとほかのタブを見ます。',
        '受信箱の空きを確かめます。いっぱいだと届きません。',
        '画面に出る連絡先の一部が、自分のものか確かめます。',
        'SMSなら、受信拒否の設定と電波を確かめます。',
        '数分待ってから、もう一度だけ送ります。使うのはいちばん新しいコードです。',
      ],
      en: [
        'Look in the junk folder and in other tabs.',
        'See whether the mailbox has space; a full one takes no mail.',
        'Check that the hint of the contact on the page is yours.',
        'For a text message, check blocked senders and the signal.',
        'Wait some minutes, then send once more. Use the newest code.',
      ],
    },
  },
  otherMethod: {
    id: 'use_another_way',
    title: { ja: '別の方法でサインインする', en: 'Sign in another way' },
    by: 'person',
    versions: { ja: 'Web', en: 'Web' },
    steps: {
      ja: [
        'コードの画面で「その他のサインイン方法」または「別の方法でサインインする」を選びます。',
        '使える方法を選びます。認証アプリの数字は、通信がなくても使えます。',
      ],
      en: [
        'On the page for the code, choose “Other ways to sign in” or “Sign in another way”.',
        'Choose one that you have. The digits of the app work without a connection.',
      ],
    },
  },
  phoneApp: {
    id: 'check_authenticator',
    title: { ja: 'スマートフォンの認証アプリを確かめる', en: 'Check the app on the phone' },
    by: 'person',
    versions: { ja: 'iOS、Android', en: 'iOS, Android' },
    steps: {
      ja: [
        'Wi-Fi とモバイルデータを切り替えます。',
        'スマートフォンの日付と時刻を自動設定にします。',
        'アプリを自分で開き、待っている確認がないか見ます。通知の許可も確かめます。',
        'アプリを新しい版にします。画面の数字を入力する方式は、古い版では使えません。',
        '最後に、アプリを終了して開き直します。',
      ],
      en: [
        'Change between Wi-Fi and mobile data.',
        'Set date and time of the phone to automatic.',
        'Open the app yourself and look for a waiting request. Allow its notifications.',
        'Update the app. Old versions can’t take the number that the page shows.',
        'As the last step, close the app and open it again.',
      ],
    },
  },
  recoveryForm: {
    id: 'recovery_form',
    title: { ja: '復旧のフォームで本人であることを示す', en: 'Show with the recovery form that it is yours' },
    by: 'person',
    versions: { ja: '個人アカウント（Web）', en: 'Personal account (web)' },
    steps: {
      ja: [
        'いつも使うパソコンと場所で https://account.live.com/acsr を開きます。',
        '今使えるメールアドレスを1つ用意します。結果はそこに届きます。',
        '以前のパスワード、送ったメールの件名など、覚えていることをできるだけ書きます。',
        '日数がかかり、戻らないこともあります。何度か試せます。',
        '2段階の確認を使っていて方法が1つも残っていない場合、サポートの人も通せません。',
      ],
      en: [
        'Open https://account.live.com/acsr on the computer and in the place you usually use.',
        'Have a mailbox that works at hand; the answer goes there.',
        'Write all you remember: former passwords, subjects of mails you sent.',
        'It takes days and may not succeed. You can try again.',
        'With a two-step check and no way left, even support staff can’t let you in.',
      ],
    },
  },
  lookUpName: {
    id: 'find_account',
    title: { ja: '登録したアドレスを調べる', en: 'Look up the address you registered' },
    by: 'person',
    versions: { ja: '個人アカウント（Web、Windows 10 / 11）', en: 'Personal account (web, Windows 10 / 11)' },
    steps: {
      ja: [
        'https://account.live.com/username/recover を開きます。',
        '登録した電話番号か、予備のメールアドレスを入力します。',
        '届いたコードを入力すると、ユーザー名が表示されます。',
        'Windows に入れるなら「設定」→「アカウント」→「ユーザーの情報」にも出ています。',
      ],
      en: [
        'Open https://account.live.com/username/recover.',
        'Enter the phone number or other address on file.',
        'Enter the code that arrives; your user name is shown.',
        'Inside Windows it also stands under “Settings”, “Accounts”, “Your info”.',
      ],
    },
  },
  waitAndReset: {
    id: 'wait_and_reset',
    title: { ja: '待つ間に新しいパスワードを設定する', en: 'Set a new password while you wait' },
    by: 'person',
    versions: { ja: 'Web', en: 'Web' },
    steps: {
      ja: [
        '試すのをいったんやめます。続けると、待ち時間が長くなることがあります。',
        '最初の待ち時間は1分ほどです。',
        '待つ間に「パスワードを忘れた場合」から新しいパスワードを設定します。',
        '古いパスワードを送り続けるアプリや端末がないか考えます。',
      ],
      en: [
        'Stop trying for now. More tries can make the wait longer.',
        'The first wait is about a minute.',
        'Meanwhile, set a new password with “Forgot password?”.',
        'Think of apps and devices that may keep sending an old password.',
      ],
    },
  },
  storedCredentials: {
    id: 'remove_stored_steps',
    title: { ja: '保存された古いサインイン情報を消す', en: 'Remove stored sign-in data' },
    by: 'person',
    versions: { ja: 'Windows 10 / 11', en: 'Windows 10 / 11' },
    steps: {
      ja: [
        '検索欄に「資格情報マネージャー」と入力して開きます。',
        '「Windows 資格情報」を選びます。',
        'login.live.com、login.microsoftonline.com、MicrosoftOffice などを探します。',
        'それぞれの項目を開き、「削除」を選びます。',
        'パソコンを再起動し、もう一度サインインします。',
      ],
      en: [
        'Search for “Credential Manager” and open it.',
        'Choose “Windows Credentials”.',
        'Look for login.live.com, login.microsoftonline.com and MicrosoftOffice.',
        'Open each entry and choose “Remove”.',
        'Restart the computer and sign in again.',
      ],
    },
  },
  officeSignOut: {
    id: 'office_sign_out',
    title: { ja: 'アプリの中で一度サインアウトする', en: 'Sign out inside the app once' },
    by: 'person',
    versions: { ja: 'Windows、Mac の Word、Excel など', en: 'Word, Excel and others on Windows and Mac' },
    steps: {
      ja: [
        'Word などを開き「ファイル」→「アカウント」を選びます。',
        '「ユーザー情報」の「サインアウト」を選びます。',
        'ほかのアプリもすべて閉じます。',
        '開き直し、使いたいアカウントでサインインします。',
      ],
      en: [
        'Open Word or another app; “File”, then “Account”.',
        'Choose “Sign out” under “User Information”.',
        'Close all the other apps too.',
        'Open it again and sign in with the account you need.',
      ],
    },
  },
  askAdministrator: {
    id: 'ask_administrator',
    title: { ja: '組織の管理者に伝える', en: 'Tell the administrator of the organisation' },
    by: 'person',
    versions: { ja: 'すべて', en: 'All' },
    steps: {
      ja: [
        '画面の番号、時刻、相関IDを書き写すか、画面を撮ります。',
        '使ったアドレスと開こうとしたアプリを添えて、管理者に送ります。',
        '管理者は、サインインのログで理由を見られます。',
      ],
      en: [
        'Copy the number, the time and the correlation ID of the page, or take a picture.',
        'Send them with your address and the name of the app.',
        'The administrator sees the reason in the sign-in log.',
      ],
    },
  },
  signInLog: {
    id: 'read_sign_in_log',
    title: { ja: 'サインインのログと診断を見る', en: 'Read the sign-in log and its diagnostic' },
    by: 'administrator',
    versions: { ja: 'Microsoft Entra 管理センター', en: 'Microsoft Entra admin centre' },
    steps: {
      ja: [
        '「サインイン ログ」で、時刻か相関IDからその試みを開きます。',
        '「条件付きアクセス」の欄に、止めた決まりの名前があります。',
        '「サインイン診断」を開くと、理由と次の手順が出ます。',
      ],
      en: [
        'Open the try in “Sign-in logs” by its time or correlation ID.',
        'The tab “Conditional Access” names the rule that stopped it.',
        'Start the “sign-in diagnostic” from there for reason and next step.',
      ],
    },
  },
  appOwner: {
    id: 'tell_app_owner',
    title: { ja: 'アプリの持ち主に伝える', en: 'Tell the owner of the app' },
    by: 'person',
    versions: { ja: 'すべて', en: 'All' },
    steps: {
      ja: [
        '画面の番号と相関IDを書き写します。',
        'アプリの提供元か、組織の管理者に送ります。',
        '自分の入力を変えても、結果は変わりません。',
      ],
      en: [
        'Copy the number and the correlation ID.',
        'Send them to the maker of the app or to your administrator.',
        'Nothing that you type will change the result.',
      ],
    },
  },
  startAgain: {
    id: 'start_again',
    title: { ja: '最初から開き直す', en: 'Start again from the beginning' },
    by: 'person',
    versions: { ja: 'Web', en: 'Web' },
    steps: {
      ja: [
        'タブを閉じます。「戻る」のボタンは使いません。',
        'アプリやサイトを、アドレスの入力かブックマークから開き直します。サインインの画面のブックマークは使いません。',
      ],
      en: [
        'Close the tab. Don’t use the Back button.',
        'Open the app or site afresh, not from a bookmark of the sign-in page.',
      ],
    },
  },
  askSupport: {
    id: 'ask_support',
    title: { ja: '提供元のサポートに相談する', en: 'Ask the maker’s support' },
    by: 'person',
    versions: { ja: 'すべて', en: 'All' },
    steps: {
      ja: [
        'https://support.microsoft.com/contactus から相談を始めます。',
        'アドレス、画面の文と番号、試したことを手元に置きます。',
        '端末とOS、ブラウザーの種類と版も聞かれます。',
        'サポートの人は、パスワードやコードを聞きません。',
      ],
      en: [
        'Start at https://support.microsoft.com/contactus.',
        'Have your address, the words and number of the page and what you tried at hand.',
        'They also ask for the device, its system, the browser and its version.',
        'Support never asks for a password or a code.',
      ],
    },
  },
} as const satisfies Record<string, PackRepair>
