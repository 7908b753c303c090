export { actions, type ButtonLook, type ButtonOptions, button, copyButton, linkButton, moreLinks } from './actions.ts'
export { asset, assets } from './assets.ts'
export { textsAttribute } from './browser-texts.ts'
export {
  type ChoiceOptions,
  type CodeOptions,
  checkbox,
  choiceField,
  codeField,
  type FieldOptions,
  field,
  newPasswordField,
  type PasswordOptions,
  type PasswordRule,
  passwordField,
  type SelectOptions,
  selectField,
} from './fields.ts'
export { type FormOptions, form } from './form.ts'
export { attribute, type Content, type Html, html, raw } from './html.ts'
export { type IconName, icon } from './icons.ts'
export { layout, type Page } from './layout.ts'
export {
  type Definition,
  definitions,
  disclosure,
  type Item,
  items,
  type Step,
  section,
  sideNavigation,
  stepMark,
  steps,
  table,
} from './lists.ts'
export { emptyState, hint, type NoticeKind, notice, problemSummary } from './messages.ts'
export { accountLine, badge, given, names, type PickerRow, picker, tag } from './people.ts'
export type { Kind, Person, View } from './view.ts'
export { pauseClock, resendButton } from './waiting.ts'
