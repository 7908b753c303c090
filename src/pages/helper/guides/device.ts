import { describeDevice } from '../../../platform/http/index.ts'

export const browserKeys = ['chrome', 'edge', 'firefox', 'safari', 'samsung', 'in_app', 'other'] as const
export const systemKeys = ['windows', 'macos', 'ios', 'android', 'other'] as const

export type BrowserKey = (typeof browserKeys)[number]
export type SystemKey = (typeof systemKeys)[number]

/** The browser that a person actually has, as far as it says so itself. */
export type Device = { browser: BrowserKey; system: SystemKey /** "Chrome 141 · Windows". */; name: string }

/** Signs of a browser inside another app. They are few, public and stable. */
const inApp = /\bLine\/|FBAN|FBAV|Instagram|MicroMessenger|KAKAOTALK|YJApp|Twitter|; wv\)/

const systems: [SystemKey, RegExp][] = [
  ['ios', /iPhone|iPad|iPod/],
  ['android', /Android/],
  ['windows', /Windows/],
  ['macos', /Macintosh|Mac OS X/],
]

const browsers: [BrowserKey, RegExp][] = [
  ['edge', /\bEdg(A|iOS)?\//],
  ['samsung', /SamsungBrowser\//],
  ['firefox', /\b(Firefox|FxiOS)\//],
  ['chrome', /(Chrome|CriOS|Chromium)\//],
  ['safari', /\bSafari\//],
]

export function deviceOf(userAgent: string | undefined): Device {
  const text = (userAgent ?? '').slice(0, 400)
  const system = systems.find(([, sign]) => sign.test(text))?.[0] ?? 'other'
  const browser = inApp.test(text) ? 'in_app' : (browsers.find(([, sign]) => sign.test(text))?.[0] ?? 'other')
  return { browser, system, name: describeDevice(userAgent) }
}
