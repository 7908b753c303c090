type Known = {
  kind: 'email' | 'phone'
  value: string
  norm: string
  verifiedAt: Date | null
  removedAt: Date | null
  signsIn: boolean
}

/** What its person signs in with: the name that the account is shown by, otherwise its oldest proven contact. */
export function ownIdentifier(account: { userName: string }, contacts: Known[]) {
  const usable = contacts.filter((contact) => contact.signsIn && contact.verifiedAt && !contact.removedAt)
  const chosen = usable.find((contact) => contact.value === account.userName) ?? usable[0]
  return chosen && { kind: chosen.kind, value: chosen.value, norm: chosen.norm }
}
