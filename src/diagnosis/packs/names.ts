/**
 * What people call other makers' products when they write to us, as patterns for the reading of free text. They stand
 * here because nothing outside the packs names them.
 */
export const names = {
  /** Programs on the computer that sign in by themselves. */
  officeApp:
    'outlook(?!\\.(?:com|jp))|アウトルック|(?<!pass ?|key)\\bword\\b(?! (?:is|was|for))|(?<!パス|キー)ワード(?=で|が|や|を|と|も|の|に|使|開)|excel|エクセル|power ?point|パワーポイント|パワポ|teams\\b|チームズ|one ?drive|ワンドライブ|one ?note|(?<!the |our |head |post )\\boffice\\b(?! (?:wi-?fi|network|shares|building|hours|ip|staff))|オフィス(?=ソフト|アプリ|の|が|で|に|365)|thunderbird|サンダーバード|becky',
  /** The computer's own system. */
  system: 'windows|ウィンドウズ|ウインドウズ|win ?1[01]|macos|chromebook',
  phone: 'iphones?|アイフォン|アイホン|android|アンドロイド|galaxy|pixel|xperia|ipads?|アイパッド',
  browser: 'chrome|クローム|\\bedge\\b|エッジ|firefox|ファイアフォックス|safari|サファリ|brave',
  authenticatorApp: 'authenticat[oe]rs?\\b|オーセンティケー(?:タ|ター)|ms認証|google認証|authy|duo\\b',
  passwordManager: 'last ?pass|1password|bitwarden|dashlane|keeper|keychain|キーチェーン',
  carrier: 'docomo|ドコモ|\\bau\\b|ezweb|softbank|ソフトバンク|ymobile|ワイモバ|楽天モバイル|uqモバ|mineo',
  mailProvider: 'gmail|yahoo|ヤフー|icloud|hotmail|outlook\\.(?:com|jp)|live\\.(?:com|jp)|nifty|biglobe',
  mistypedDomain:
    'gm[ai]{1,2}l?\\.c|gmial|gmai\\b|gmali|gmal\\b|gamil|gnail|hotmial|hotmal|outlok|outllok|oulook|yaho\\b|yahooo|\\.con\\b|\\.cmo\\b|\\.co,jp|\\.cojp|docmo|iclod',
  otherSignIn: 'google|グーグル|apple|アップル|facebook|フェイスブック|line|ライン|twitter|github',
  passkeyProvider: 'face ?id|フェイスid|touch ?id|タッチid|windows hello|yubi ?keys?|icloudキーチェーン',
  federation: 'adfs|ad fs|okta|keycloak',
  /** For putting slips in English words right. */
  spelling: 'microsoft outlook powerpoint firefox android windows facebook',
} as const
