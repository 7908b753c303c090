/** Scopes of the provider itself; all others belong to an API. */
export const ownScopes = ['openid', 'offline_access', 'profile', 'email', 'phone']
