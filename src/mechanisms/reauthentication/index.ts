export {
  findReauthentication,
  noteReauthentication,
  purgeReauthentications,
  type ReauthenticationProof,
  shownAtSignUp,
  spendReauthentication,
} from './reauthentication.ts'
