import type { Language } from './language.ts'

/** The zone in which times are told: GENKAN_TIME_ZONE, or Japan's. Read once; the configuration checks it at start. */
const defaultTimeZone = process.env.GENKAN_TIME_ZONE || 'Asia/Tokyo'

const formats = new Map<string, Intl.DateTimeFormat>()

/** A clock time, '14:32'; with the date when it is not today in that zone: '11月25日 14:32', '25 Nov 14:32'. */
export function formatTime(at: Date, language: Language, timeZone = defaultTimeZone, now = new Date()): string {
  const then = partsOf(at, language, timeZone)
  const today = partsOf(now, language, timeZone)
  const time = `${then.hour}:${then.minute}`
  if (then.year === today.year && then.month === today.month && then.day === today.day) return time
  const year = then.year === today.year ? undefined : then.year
  return `${shortDate(then, year, language)} ${time}`
}

/** A whole date, '2025年11月25日' or '25 November 2025'. */
export function formatDate(at: Date, language: Language, timeZone = defaultTimeZone): string {
  return formatter(language, timeZone, 'date').format(at)
}

/** How long someone waits, '1分間' or '1 minute'. Whole seconds below a minute, rounded up; never '0'. */
export function formatWait(seconds: number, language: Language): string {
  const duration = formatDuration(seconds, language)
  return language === 'ja' && !duration.endsWith('間') ? `${duration}間` : duration
}

/** How long something takes, for sentences that say "about": '1分' or '1 minute'. At most two units. */
export function formatDuration(seconds: number, language: Language): string {
  const whole = Math.max(1, Math.ceil(seconds))
  const [bigName, bigSize, smallName, smallSize] = scaleOf(whole)
  const smalls = Math.ceil(whole / smallSize)
  const big = Math.floor((smalls * smallSize) / bigSize)
  const small = smalls - (big * bigSize) / smallSize
  const parts = [big && withUnit(big, bigName, language), small && withUnit(small, smallName, language)]
  return parts.filter(Boolean).join(language === 'ja' ? '' : ' ')
}

type Unit = 'day' | 'hour' | 'minute' | 'second'

const japaneseUnits: Record<Unit, string> = {
  day: '日',
  hour: '時間',
  minute: '分',
  second: '秒',
}

/** The unit that fits and the one below it, each with its length in seconds. */
function scaleOf(seconds: number): [Unit, number, Unit, number] {
  if (seconds >= 86_400) return ['day', 86_400, 'hour', 3600]
  if (seconds >= 3600) return ['hour', 3600, 'minute', 60]
  return ['minute', 60, 'second', 1]
}

function withUnit(count: number, unit: Unit, language: Language): string {
  if (language === 'ja') return `${count}${japaneseUnits[unit]}`
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>

function partsOf(at: Date, language: Language, timeZone: string): Parts {
  const parts = formatter(language, timeZone, 'parts').formatToParts(at)
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]))
}

function shortDate(parts: Parts, year: string | undefined, language: Language): string {
  if (language === 'ja') return `${year ? `${year}年` : ''}${parts.month}月${parts.day}日`
  return `${parts.day} ${parts.month}${year ? ` ${year}` : ''}`
}

/** Making a formatter takes about 50 µs, using one takes 1. */
function formatter(language: Language, timeZone: string, shape: 'parts' | 'date'): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${shape}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', optionsFor(language, timeZone, shape))
  formats.set(key, made)
  return made
}

function optionsFor(language: Language, timeZone: string, shape: 'parts' | 'date'): Intl.DateTimeFormatOptions {
  if (shape === 'date') return { timeZone, dateStyle: 'long' }
  const month = language === 'ja' ? 'numeric' : 'short'
  return {
    timeZone,
    year: 'numeric',
    month,
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }
}
