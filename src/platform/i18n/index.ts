export { flatTexts, type Key } from './catalogue.ts'
export {
  formatDate,
  formatDuration,
  formatTime,
  formatWait,
} from './format.ts'
export { chooseLanguage, inEachLanguage, type Language, languages } from './language.ts'
export { type Translate, translator } from './translator.ts'
