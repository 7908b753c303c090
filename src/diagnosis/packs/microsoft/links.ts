import type { Official } from '../pack.ts'

/** The day on which these addresses and what stands there were looked up. */
const on = '2026-11-22'

/** The maker's own pages. An address without a language opens in the reader's own. */
export const links = {
  resetPassword: {
    title: 'Reset a forgotten Microsoft account password',
    url: 'https://support.microsoft.com/en-us/accounts-billing/manage/reset-a-forgotten-microsoft-account-password',
    on,
  },
  recoveryForm: {
    title: 'Help with the Microsoft account recovery form',
    url: 'https://support.microsoft.com/en-us/accounts-billing/manage/help-with-the-microsoft-account-recovery-form',
    on,
  },
  accountLocked: {
    title: 'Account has been locked',
    url: 'https://support.microsoft.com/account-billing/account-has-been-locked-805e8b0d-4141-29b2-7b65-df6ff6c9ce27',
    on,
  },
  userName: {
    title: 'Look up your Microsoft account username',
    url: 'https://support.microsoft.com/en-us/account-billing/look-up-your-microsoft-account-username-b2049472-3b8f-27d3-61c6-67a668453f4c',
    on,
  },
  codes: {
    title: 'Microsoft account security info & verification codes',
    url: 'https://support.microsoft.com/account-billing/microsoft-account-security-info-verification-codes-bf2505ca-cae5-c5b4-77d1-69d3343a5452',
    on,
  },
  codeTrouble: {
    title: 'Troubleshoot Microsoft verification code issues',
    url: 'https://support.microsoft.com/en-us/account-billing/troubleshoot-microsoft-verification-code-issues-409090c4-92b5-42b9-8ae6-bcc97e62fc48',
    on,
  },
  cannotSignIn: {
    title: 'When you can’t sign in to your Microsoft account',
    url: 'https://support.microsoft.com/account-billing/when-you-can-t-sign-in-to-your-microsoft-account-475c9b5c-8c25-49f1-9c2d-c64b7072e735',
    on,
  },
  thirtyDays: {
    title: 'Why does resetting security info take 30 days?',
    url: 'https://support.microsoft.com/en-za/help/4057241/microsoft-account-why-does-resetting-security-info-take-30-days',
    on,
  },
  compromised: {
    title: 'How to recover a hacked or compromised Microsoft account',
    url: 'https://support.microsoft.com/en-us/accounts-billing/manage/how-to-recover-a-hacked-or-compromised-microsoft-account',
    on,
  },
  activity: {
    title: 'Check the recent sign-in activity for your Microsoft account',
    url: 'https://support.microsoft.com/en-us/account-billing/check-the-recent-sign-in-activity-for-your-microsoft-account-5b3cfb8e-70b3-2bd6-9a56-a50177863357',
    on,
  },
  signOutEverywhere: {
    title: 'How to sign out of your Microsoft account everywhere',
    url: 'https://support.microsoft.com/en-us/accounts-billing/manage/how-to-sign-out-of-your-microsoft-account-everywhere',
    on,
  },
  signIn: {
    title: 'How to sign in to a Microsoft account',
    url: 'https://support.microsoft.com/en-us/accounts-billing/manage/how-to-sign-in-to-a-microsoft-account',
    on,
  },
  twoSteps: {
    title: 'How to use two-step verification with your Microsoft account',
    url: 'https://support.microsoft.com/en-us/accounts-billing/security/how-to-use-two-step-verification-with-your-microsoft-account',
    on,
  },
  recoveryCode: {
    title: 'How to get a Microsoft account recovery code',
    url: 'https://support.microsoft.com/en-us/accounts-billing/manage/how-to-get-a-microsoft-account-recovery-code',
    on,
  },
  directoryCodes: {
    title: 'Microsoft Entra authentication and authorization error codes',
    url: 'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes',
    on,
  },
  lockout: {
    title: 'Protect user accounts from attacks with Microsoft Entra smart lockout',
    url: 'https://learn.microsoft.com/en-us/entra/identity/authentication/howto-password-smart-lockout',
    on,
  },
  numberMatch: {
    title: 'How number matching works in multifactor authentication push notifications',
    url: 'https://learn.microsoft.com/en-us/entra/identity/authentication/how-to-mfa-number-match',
    on,
  },
  temporaryPass: {
    title: 'Configure Temporary Access Pass to register passwordless authentication methods',
    url: 'https://learn.microsoft.com/en-us/entra/identity/authentication/howto-authentication-temporary-access-pass',
    on,
  },
  conditionalAccess: {
    title: 'Troubleshooting sign-in problems with Conditional Access',
    url: 'https://learn.microsoft.com/en-us/entra/identity/conditional-access/troubleshoot-conditional-access',
    on,
  },
  securityDefaults: {
    title: 'Security defaults in Microsoft Entra ID',
    url: 'https://learn.microsoft.com/en-us/entra/fundamentals/security-defaults',
    on,
  },
  signInDiagnostic: {
    title: 'What is the sign-in diagnostic in Microsoft Entra ID?',
    url: 'https://learn.microsoft.com/en-us/entra/identity/monitoring-health/howto-use-sign-in-diagnostics',
    on,
  },
  emergencyAccess: {
    title: 'Manage emergency access admin accounts',
    url: 'https://learn.microsoft.com/en-us/entra/identity/role-based-access-control/security-emergency-access',
    on,
  },
  roles: {
    title: 'About admin roles in the Microsoft 365 admin center',
    url: 'https://learn.microsoft.com/en-us/microsoft-365/admin/add-users/about-admin-roles',
    on,
  },
  rolePractice: {
    title: 'Best practices for Microsoft Entra roles',
    url: 'https://learn.microsoft.com/en-us/entra/identity/role-based-access-control/best-practices',
    on,
  },
  assignLicences: {
    title: 'Assign or unassign licenses for users in the Microsoft 365 admin center',
    url: 'https://learn.microsoft.com/en-us/microsoft-365/admin/manage/assign-licenses-to-users',
    on,
  },
  subscriptionEnds: {
    title: 'What happens to my data and access when my subscription ends?',
    url: 'https://learn.microsoft.com/en-us/microsoft-365/commerce/subscriptions/what-if-my-subscription-expires',
    on,
  },
  businessSupport: {
    title: 'Get support for Microsoft 365 for business',
    url: 'https://learn.microsoft.com/en-us/microsoft-365/admin/get-help-support',
    on,
  },
  commands: {
    title: 'Find Azure AD and MSOnline cmdlets in Microsoft Graph PowerShell',
    url: 'https://learn.microsoft.com/en-us/powershell/microsoftgraph/azuread-msoline-cmdlet-map',
    on,
  },
  replyAddress: {
    title: 'Error AADSTS50011: the reply URL does not match',
    url: 'https://learn.microsoft.com/troubleshoot/azure/active-directory/error-code-aadsts50011-reply-url-mismatch',
    on,
  },
  resourceNotFound: {
    title: 'Error AADSTS500011: Resource Principal Not Found',
    url: 'https://learn.microsoft.com/en-us/troubleshoot/entra/entra-id/app-integration/error-code-aadsts500011-resource-principal-not-found',
    on,
  },
  profile: {
    title: 'Fix a corrupted user profile in Windows',
    url: 'https://support.microsoft.com/windows/fix-a-corrupted-user-profile-in-windows-1cf41c18-7ce3-12f9-8e1d-95896661c5c9',
    on,
  },
  startupSettings: {
    title: 'Windows Startup Settings',
    url: 'https://support.microsoft.com/en-us/windows/experience/startup-boot/windows-startup-settings',
    on,
  },
  pin: {
    title: 'Reset your PIN when you aren’t signed in to Windows',
    url: 'https://support.microsoft.com/windows/reset-your-pin-when-you-aren-t-signed-in-to-windows-a386c519-3ab2-b873-1e9b-bb228a98b904',
    on,
  },
  windowsAccounts: {
    title: 'Manage user accounts in Windows',
    url: 'https://support.microsoft.com/en-us/windows/security/identity-signin/manage-user-accounts-in-windows',
    on,
  },
  error1001: {
    title: 'Error “Something went wrong [1001]” signing in to Microsoft 365 desktop applications',
    url: 'https://support.microsoft.com/en-us/office/error-something-went-wrong-1001-signing-in-to-microsoft-365-desktop-applications-6f63238d-d83c-437c-a929-de72fe819793',
    on,
  },
  desktopSignIn: {
    title: 'Can’t sign in to Microsoft 365 desktop applications',
    url: 'https://learn.microsoft.com/microsoft-365/troubleshoot/authentication/cannot-sign-in-microsoft-365-desktop-apps',
    on,
  },
  unlicensed: {
    title: 'Unlicensed Product and activation errors in Office',
    url: 'https://support.microsoft.com/en-us/microsoft-365-activation-licensing/office-install/unlicensed-product-and-activation-errors-in-office',
    on,
  },
  resetActivation: {
    title: 'Reset activation state for Microsoft 365 Apps for enterprise',
    url: 'https://learn.microsoft.com/en-us/troubleshoot/microsoft-365-apps/activation/reset-activation-state',
    on,
  },
  outlookPrompts: {
    title: 'Outlook prompts for password when Modern Authentication is enabled',
    url: 'https://learn.microsoft.com/en-us/troubleshoot/outlook/authentication/outlook-prompt-password-modern-authentication-enabled',
    on,
  },
  teamsSignIn: {
    title: 'Resolve sign-in errors in Teams',
    url: 'https://learn.microsoft.com/en-us/troubleshoot/microsoftteams/teams-sign-in/resolve-sign-in-errors',
    on,
  },
  oneDrive: {
    title: 'Error code 0x8004de40 or 0x8004de88 when signing in to OneDrive',
    url: 'https://learn.microsoft.com/en-us/troubleshoot/sharepoint/sync/error-0x8004de40-in-onedrive',
    on,
  },
  deviceJoin: {
    title: 'Troubleshoot Microsoft Entra hybrid joined devices',
    url: 'https://learn.microsoft.com/en-us/entra/identity/devices/troubleshoot-hybrid-join-windows-current',
    on,
  },
  brokerEvent: {
    title: 'Event 1098: Error 0xCAA5001C Token broker operation failed',
    url: 'https://learn.microsoft.com/en-us/troubleshoot/windows-client/user-profiles-and-logon/event-1098-error-0xcaa5001c',
    on,
  },
  troubleshooters: {
    title: 'Microsoft 365 troubleshooters (Get Help)',
    url: 'https://support.microsoft.com/en-us/support/get-help/microsoft-365-troubleshooters',
    on,
  },
  support: { title: 'Microsoft Support', url: 'https://support.microsoft.com/contactus', on },
} as const satisfies Record<string, Official>
