import type { Pack } from '../pack.ts'
import { links } from './links.ts'
import { steps } from './steps.ts'

const checkedOn = '2026-11-22'

/** Programs on the computer that sign in by themselves. */
export const officeApps: Pack = {
  id: 'office-apps',
  product: {
    ja: 'Office のアプリ（Word、Excel、Outlook、Teams など）',
    en: 'Office apps (Word, Excel, Outlook, Teams and others)',
  },
  owner: 'Microsoft',
  languages: ['ja', 'en'],
  names: [
    'outlook',
    'アウトルック',
    'word',
    'ワード',
    'excel',
    'エクセル',
    'powerpoint',
    'teams',
    'onedrive',
    'office',
  ],
  checkedOn,
  entries: [
    {
      id: 'error_1001',
      title: { ja: '「問題が発生しました [1001]」', en: '“Something went wrong [1001]”' },
      symptoms: ['Y18'],
      causes: ['C40', 'C53', 'C09'],
      matches: {
        codes: ['1001'],
        phrases: {
          ja: ['問題が発生しました。[1001]', '問題が発生しました[1001]'],
          en: ['something went wrong. [1001]', 'something went wrong [1001]'],
        },
      },
      said: {
        ja: '保護ソフトか会社の設定がサインインの部品を止めているか、名前やパスワードが合いません。',
        en: 'Protection software or a company set-up stops the sign-in part, or name and password differ.',
      },
      tell: [
        {
          ask: { ja: 'ブラウザーでは同じアカウントで入れますか。', en: 'Does the same account get in with a browser?' },
          answers: [
            { said: { ja: 'はい', en: 'Yes' }, cause: 'C40', evidence: 'other_device.works' },
            { said: { ja: 'いいえ', en: 'No' }, cause: 'C09', evidence: 'other_device.fails' },
          ],
        },
      ],
      repairs: [
        steps.officeSignOut,
        steps.waitAndReset,
        steps.storedCredentials,
        {
          id: 'repair_broker',
          title: { ja: 'サインインの部品を登録し直す', en: 'Register the sign-in part again' },
          by: 'administrator',
          versions: { ja: 'Windows 10 / 11', en: 'Windows 10 / 11' },
          steps: {
            ja: [
              '保護ソフトを一時的に外して試します。',
              '困っている人のサインインで PowerShell を開きます。',
              '`Get-AppxPackage Microsoft.AAD.BrokerPlugin` で何も出なければ、部品がありません。',
              '下の公式のページにある `Add-AppxPackage -Register` の行を実行します。',
              '保護ソフトを戻し、公式のページにあるフォルダーを対象から外します。',
            ],
            en: [
              'Try with the protection software removed for a while.',
              'Open PowerShell, signed in as the person in question.',
              'If `Get-AppxPackage Microsoft.AAD.BrokerPlugin` shows nothing, the part is missing.',
              'Run the `Add-AppxPackage -Register` lines of the official page below.',
              'Put the software back and exclude the folders that the official page lists.',
            ],
          },
        },
      ],
      links: [links.error1001, links.desktopSignIn],
      checkedOn,
    },
    {
      id: 'app_sign_in',
      title: { ja: 'Office のアプリだけサインインできない', en: 'Only the Office apps can’t sign in' },
      symptoms: ['Y18'],
      causes: ['C53', 'C14', 'C13'],
      matches: {
        codes: [],
        phrases: {
          ja: [
            'word…サインイン',
            'excel…サインイン',
            'outlook…サインイン',
            'office…サインイン',
            'ワード…サインイン',
            'エクセル…サインイン',
            'word…ログイン',
            'excel…ログイン',
            'outlook…ログイン',
            'office…ログイン',
          ],
          en: [
            'sign in to word',
            'sign in to excel',
            'sign in to office',
            'sign in to outlook',
            'word…sign in',
            'excel…sign in',
            'outlook…sign in',
            'outlook…accept my account',
          ],
        },
      },
      said: {
        ja: 'アプリの中に、前のサインインが残っています。一度サインアウトすると直ることが多くあります。',
        en: 'An earlier sign-in is left inside the app. Signing out once often helps.',
      },
      tell: [],
      repairs: [steps.officeSignOut, steps.storedCredentials, steps.chooseAccount],
      links: [links.desktopSignIn, links.troubleshooters],
      checkedOn,
    },
    {
      id: 'unlicensed',
      title: { ja: '「ライセンスのない製品」と表示される', en: '“Unlicensed Product”' },
      symptoms: ['Y18', 'Y16'],
      causes: ['C54', 'C13', 'C63'],
      matches: {
        codes: [],
        phrases: {
          ja: ['ライセンスのない製品', 'ライセンスのない', 'ライセンス認証', '製品のライセンス'],
          en: ['unlicensed product', 'product activation', 'activation failed', 'most features are disabled'],
        },
      },
      said: {
        ja: '契約のない方のアカウントで開いているか、契約が切れたか、割り当てがありません。',
        en: 'The app is open with the account that has no plan, or the plan ended or is not assigned.',
      },
      tell: [
        {
          ask: { ja: '仕事用ですか、個人用ですか。', en: 'Is it for work or school, or for private use?' },
          answers: [
            { said: { ja: '仕事や学校', en: 'Work or school' }, cause: 'C54', evidence: 'purpose.work' },
            { said: { ja: '個人', en: 'Private' }, cause: 'C13', evidence: 'purpose.personal' },
          ],
        },
      ],
      repairs: [steps.officeSignOut, steps.chooseAccount, steps.askAdministrator],
      links: [links.unlicensed, links.resetActivation],
      checkedOn,
    },
    {
      id: 'keeps_asking',
      title: { ja: 'Outlook がパスワードを何度も聞く', en: 'Outlook keeps asking for the password' },
      symptoms: ['Y18'],
      causes: ['C53', 'C08'],
      matches: {
        codes: [],
        phrases: {
          ja: [
            'outlook…何度も',
            'outlook…何回も',
            'アウトルック…何回も',
            'アウトルック…何度も',
            'outlook…ずっとパスワード',
            '資格情報マネージャ',
          ],
          en: [
            'outlook keeps asking',
            'outlook keeps prompting',
            'outlook…prompting',
            'outlook…credentials',
            'credential manager',
          ],
        },
      },
      said: {
        ja: '前のパスワードが、アプリか Windows に残っています。古い方式の設定のこともあります。',
        en: 'A former password is kept by the app or by Windows; or the set-up is of an old kind.',
      },
      tell: [],
      repairs: [steps.storedCredentials, steps.officeSignOut],
      links: [links.outlookPrompts],
      checkedOn,
    },
    {
      id: 'meeting_app',
      title: { ja: 'Teams のアプリだけサインインできない', en: 'Only the Teams app can’t sign in' },
      symptoms: ['Y18'],
      causes: ['C53', 'C57', 'C43', 'C46'],
      matches: {
        codes: ['0xCAA20003', '0xCAA90014', '0xCAA90006'],
        phrases: {
          ja: ['teams…サインイン', 'teams…ログイン'],
          en: ['teams…sign in', 'sign in to teams', 'teams…log in'],
        },
      },
      said: {
        ja: '会社のサインインの返事が受け取られないか、時計がずれているか、古い情報が残っています。',
        en: 'The company’s answer was not taken, the clock is off, or old data is left.',
      },
      tell: [],
      repairs: [steps.officeSignOut, steps.storedCredentials, steps.askAdministrator],
      links: [links.teamsSignIn, links.deviceJoin],
      checkedOn,
    },
    {
      id: 'no_connection_to_sign_in',
      title: { ja: 'アプリがサインインの場所につながらない', en: 'The app can’t reach the sign-in' },
      symptoms: ['Y18', 'Y3'],
      causes: ['C46', 'C45', 'C43'],
      matches: { codes: ['0xCAA82EFD', '0xCAA82EFE', '0xCAA82F8F'], phrases: { ja: [], en: [] } },
      said: {
        ja: 'ネットワークが login.microsoftonline.com を止めているか、端末の時計がずれています。',
        en: 'The network stops login.microsoftonline.com, or the clock of the device is off.',
      },
      tell: [],
      repairs: [steps.checkConnection, steps.askAdministrator],
      links: [links.deviceJoin],
      checkedOn,
    },
    {
      id: 'sync_app',
      title: { ja: 'OneDrive のアプリがつながらない', en: 'The OneDrive app can’t connect' },
      symptoms: ['Y18'],
      causes: ['C46', 'C45', 'C39'],
      matches: {
        codes: ['0x8004DE40', '0x8004DE88'],
        phrases: { ja: ['onedrive…サインイン', 'onedrive…ログイン'], en: ['onedrive…sign in', 'sign in to onedrive'] },
      },
      said: {
        ja: 'アプリがクラウドにつながっていません。多くは通信か、古い暗号の設定です。',
        en: 'The app can’t reach the cloud: mostly the connection or an old encryption setting.',
      },
      tell: [],
      repairs: [steps.checkConnection, steps.askAdministrator],
      links: [links.oneDrive],
      checkedOn,
    },
    {
      id: 'broker_event',
      title: { ja: '既定のブラウザーや保護ソフトとの組み合わせ', en: 'The sign-in part of Windows was stopped' },
      symptoms: ['Y18'],
      causes: ['C40', 'C46'],
      matches: { codes: ['0xCAA5001C'], phrases: { ja: [], en: ['token broker operation failed'] } },
      said: {
        ja: 'Windows のサインインの部品が、処理を終えられませんでした。',
        en: 'The sign-in part of Windows could not finish.',
      },
      tell: [],
      repairs: [steps.officeSignOut, steps.askAdministrator],
      links: [links.brokerEvent, links.desktopSignIn],
      checkedOn,
    },
  ],
}
