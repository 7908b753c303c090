// @ts-check
/**
 * Mail domains that people mistype, and the ones they mean.
 *
 * Pure data and two small functions; browsers load it when somebody begins to type an address, and the server
 * uses the same list. A suggestion is only ever offered, never applied.
 */

/** Domains that many people have, in Japan and elsewhere. One typing slip away from one of these is suggested. */
// biome-ignore format: many on a line
export const commonDomains = [
  'gmail.com', 'googlemail.com', 'yahoo.co.jp', 'ymail.ne.jp', 'icloud.com', 'outlook.jp', 'outlook.com',
  'hotmail.co.jp', 'hotmail.com', 'live.jp', 'docomo.ne.jp', 'ezweb.ne.jp', 'softbank.ne.jp', 'i.softbank.jp',
  'ymobile.ne.jp', 'rakumail.jp', 'uqmobile.jp', 'nifty.com', 'ocn.ne.jp', 'biglobe.ne.jp', 'so-net.ne.jp',
  'plala.or.jp', 'dion.ne.jp', 'excite.co.jp', 'infoseek.jp', 'asahi-net.or.jp', 'eonet.ne.jp', 'jcom.home.ne.jp',
  'jcom.zaq.ne.jp', 'auone.jp', 'disney.ne.jp', 'vodafone.ne.jp', 'yahoo.com', 'live.com', 'msn.com', 'aol.com',
  'proton.me', 'protonmail.com', 'fastmail.com', 'gmx.com', 'gmx.net', 'gmx.de', 'web.de', 't-online.de', 'zoho.com',
  'yahoo.co.uk', 'hotmail.co.uk', 'btinternet.com', 'orange.fr', 'wanadoo.fr', 'libero.it', 'comcast.net',
  'verizon.net', 'naver.com', 'hanmail.net', 'yahoo.com.tw', 'foxmail.com', 'rediffmail.com',
]

/** Real domains that are one slip away from a common one. They are left alone. */
// biome-ignore format: many on a line
const realDomains = new Set([
  'mail.com', 'ymail.com', 'email.com', 'cloud.com', 'au.com', 'me.com', 'mac.com', 'gmx.at', 'gmx.ch', 'live.fr',
  'live.it', 'live.nl', 'live.ca', 'live.cn', 'live.co.uk', 'yahoo.ca', 'yahoo.in', 'yahoo.it', 'yahoo.fr', 'yahoo.de',
  'yahoo.es', 'yahoo.co.in', 'yahoo.co.id', 'yahoo.co.kr', 'yahoo.co.th', 'yahoo.co.nz', 'yahoo.co.za', 'yahoo.com.au',
  'yahoo.com.br', 'yahoo.com.hk', 'yahoo.com.sg', 'yahoo.com.ph', 'yahoo.com.vn', 'yahoo.com.mx', 'yahoo.com.ar',
  'hotmail.fr', 'hotmail.it', 'hotmail.es', 'hotmail.de', 'outlook.fr', 'outlook.de', 'outlook.es', 'outlook.it',
  'outlook.kr', 'outlook.in', 'zoho.eu', 'zoho.in', 'gmx.fr', 'gmx.us', 'web.co', 'aol.de', 'aol.fr', 'aol.jp',
  'protonmail.ch', 'fastmail.fm', 'pm.me', 'fifty.com', 'never.com', 'love.com',
])

/** Slips that are more than one key away: what is meant, and how it is written instead. */
const slips = {
  'gmail.com':
    'gmail gmai gmailcom gmail.jp gmail.co.jp gmail.ne.jp gmail.net gmail.org gmail.com.jp gmail.com.com gmail.ocm ' +
    'gmali.com gmeil.com gemail.com g-mail.com gimail.com gmaill.co gmailk.com google.com.jp gamil.co jmeil.com',
  'yahoo.co.jp':
    'yahoo yahoo.jp yahoo.ne.jp yahoo.or.jp yahoo.cojp yahoocojp yahoo.com.jp yahoo.co yahho.co.jp yafuu.co.jp ' +
    'yafoo.co.jp yaoo.cojp yahoo.co.jp.jp',
  'yahoo.com': 'yahoo.con yahoo.cm yahoomail.com yahoo.comm',
  'docomo.ne.jp': 'docomo docomo.jp docomo.co.jp docomo.ne docomone.jp dokomo.ne.jp docomo.ne.co.jp dokomo.co.jp',
  'ezweb.ne.jp': 'ezweb ezweb.jp ezweb.co.jp ezwebne.jp ezweb.ne ezueb.ne.jp',
  'au.com': 'au.co.jp au.con au.cm',
  'softbank.ne.jp': 'softbank softbank.ne softbankne.jp sofutobank.ne.jp',
  'i.softbank.jp': 'i.softbank i.softbank.ne.jp i.softbank.co.jp isoftbank.jp softbank.jp i-softbank.jp',
  'ymobile.ne.jp': 'ymobile ymobile.jp y-mobile.ne.jp ymobile.co.jp',
  'icloud.com': 'icloud icloud.jp icloud.co.jp icloud.ne.jp icloud.con i-cloud.com icroud.com iclould.com icloude.co',
  'outlook.jp': 'outlook.co.jp outlook.ne.jp outlock.jp outlool.jp',
  'outlook.com': 'outlook outlook.con outlock.com outlool.co outllok.com',
  'hotmail.co.jp': 'hotmail.jp hotmail.ne.jp hotmail.cojp',
  'hotmail.com': 'hotmail hotmail.con hotmeil.com hot-mail.com hotmial.co',
  'live.jp': 'live.co.jp live.ne.jp',
  'ocn.ne.jp': 'ocn.jp ocn.ne ocnne.jp',
  'biglobe.ne.jp': 'biglobe biglobe.jp biglob.jp',
  'nifty.com': 'nifty nifty.ne.jp',
  'ymail.ne.jp': 'ymail.jp ymail.co.jp',
  'aol.com': 'aol aol.con',
  'gmx.de': 'gmx gmx.dee',
  'live.com': 'live.con live.cm',
  'protonmail.com': 'protonmail protonmail.con proton-mail.com',
}

/** From what is written to what is meant. */
export const typoDomains = new Map(
  Object.entries(slips).flatMap(([meant, written]) => written.split(' ').map((slip) => [slip, meant])),
)

/**
 * The address that was probably meant, or undefined when the domain looks as it should.
 * @param {string} address
 */
export function suggestAddress(address) {
  const text = address.slice(0, 320).normalize('NFKC').trim()
  const at = text.lastIndexOf('@')
  const domain = at > 0 ? suggestDomain(text.slice(at + 1)) : undefined
  return domain && `${text.slice(0, at)}@${domain}`
}

/**
 * The domain that was probably meant, or undefined.
 * @param {string} typed
 */
export function suggestDomain(typed) {
  const domain = typed.toLowerCase().replace(/[,;]/g, '.').replace(/\.+$/, '')
  if (known.has(domain)) return domain === typed.toLowerCase() ? undefined : domain
  if (realDomains.has(domain) || domain.length > longest) return undefined
  return typoDomains.get(domain) ?? commonDomains.find((common) => common.length > short && isOneSlip(domain, common))
}

/** Of short names, too many neighbours are real. */
const short = 8
const longest = 40
const known = new Set([...commonDomains, ...typoDomains.values()])

/**
 * Whether one key separates two texts: one too many, one missing, one other, or two swapped.
 * @param {string} typed
 * @param {string} meant
 */
export function isOneSlip(typed, meant) {
  if (Math.abs(typed.length - meant.length) > 1 || typed === meant) return false
  let start = 0
  while (start < typed.length && typed[start] === meant[start]) start++
  const [t, m] = [typed.slice(start), meant.slice(start)]
  if (t.length > m.length) return t.slice(1) === m
  if (t.length < m.length) return t === m.slice(1)
  return t.slice(1) === m.slice(1) || (t[0] === m[1] && t[1] === m[0] && t.slice(2) === m.slice(2))
}
