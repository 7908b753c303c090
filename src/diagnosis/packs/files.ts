// Made by scripts/content-lists.ts from the files that there are: run it when a file is added.
import microsoftEnMicrosoft365 from '../../../content/packs/microsoft/en/microsoft-365.json' with { type: 'json' }
import microsoftEnMicrosoftAccount from '../../../content/packs/microsoft/en/microsoft-account.json' with { type: 'json' }
import microsoftEnOfficeApps from '../../../content/packs/microsoft/en/office-apps.json' with { type: 'json' }
import microsoftEnRepairs from '../../../content/packs/microsoft/en/repairs.json' with { type: 'json' }
import microsoftEnWindowsSignIn from '../../../content/packs/microsoft/en/windows-sign-in.json' with { type: 'json' }
import microsoftJaMicrosoft365 from '../../../content/packs/microsoft/ja/microsoft-365.json' with { type: 'json' }
import microsoftJaMicrosoftAccount from '../../../content/packs/microsoft/ja/microsoft-account.json' with { type: 'json' }
import microsoftJaOfficeApps from '../../../content/packs/microsoft/ja/office-apps.json' with { type: 'json' }
import microsoftJaRepairs from '../../../content/packs/microsoft/ja/repairs.json' with { type: 'json' }
import microsoftJaWindowsSignIn from '../../../content/packs/microsoft/ja/windows-sign-in.json' with { type: 'json' }
import microsoftLinks from '../../../content/packs/microsoft/links.json' with { type: 'json' }
import microsoftMaker from '../../../content/packs/microsoft/maker.json' with { type: 'json' }
import microsoftMicrosoft365 from '../../../content/packs/microsoft/microsoft-365.json' with { type: 'json' }
import microsoftMicrosoftAccount from '../../../content/packs/microsoft/microsoft-account.json' with { type: 'json' }
import microsoftOfficeApps from '../../../content/packs/microsoft/office-apps.json' with { type: 'json' }
import microsoftRepairs from '../../../content/packs/microsoft/repairs.json' with { type: 'json' }
import microsoftWindowsSignIn from '../../../content/packs/microsoft/windows-sign-in.json' with { type: 'json' }

/** The files of each maker: what is true in every language, and the words for it. */
export const makers = {
  microsoft: {
    links: microsoftLinks,
    maker: microsoftMaker,
    repairs: microsoftRepairs,
    packs: {
      'microsoft-365': microsoftMicrosoft365,
      'microsoft-account': microsoftMicrosoftAccount,
      'office-apps': microsoftOfficeApps,
      'windows-sign-in': microsoftWindowsSignIn,
    },
    words: {
      en: {
        repairs: microsoftEnRepairs,
        packs: {
          'microsoft-365': microsoftEnMicrosoft365,
          'microsoft-account': microsoftEnMicrosoftAccount,
          'office-apps': microsoftEnOfficeApps,
          'windows-sign-in': microsoftEnWindowsSignIn,
        },
      },
      ja: {
        repairs: microsoftJaRepairs,
        packs: {
          'microsoft-365': microsoftJaMicrosoft365,
          'microsoft-account': microsoftJaMicrosoftAccount,
          'office-apps': microsoftJaOfficeApps,
          'windows-sign-in': microsoftJaWindowsSignIn,
        },
      },
    },
  },
}
