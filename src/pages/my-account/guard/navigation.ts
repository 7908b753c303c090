import type { IconName } from '../../../platform/html/index.ts'
import type { Key } from '../../../platform/i18n/index.ts'

/** An entry of the navigation. */
export type NavigationEntry = { path: string; text: Key; icon: IconName }
export type Navigation = readonly NavigationEntry[]
