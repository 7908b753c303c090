import { errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import { recordOf } from '../provider/clients.ts'
import { stateOf } from '../provider/state.ts'
import type { Reason } from './choose-session.ts'

const { base, Check, Prompt } = interactionPolicy

/**
 * When a person has to be asked, in this order: create an account, choose one, sign in, consent.
 * The first three follow from the choice that was made; consent is what the library makes of grants.
 */
export function askingPolicy() {
  const policy = base()
  const consent = consentPrompt(policy.get('consent') ?? new Prompt({ name: 'consent', requestable: true }))
  policy.clear()
  policy.add(askWhen('create', ['create'], 'interaction_required'))
  policy.add(askWhen('select_account', ['select_account', 'several'], 'account_selection_required'))
  policy.add(signInPrompt())
  policy.add(consent)
  return policy
}

type PromptOf = InstanceType<typeof Prompt>

const isOneOf = (reasons: Reason[], reason: Reason | undefined) => reason !== undefined && reasons.includes(reason)

function reasonOf(ctx: KoaContextWithOIDC): Reason | undefined {
  const { choice } = stateOf(ctx)
  return choice && 'reason' in choice ? choice.reason : undefined
}

/** `requestable` puts the name among prompt_values_supported; whether it is still open is told by the choice. */
function askWhen(name: string, reasons: Reason[], error: string): PromptOf {
  const check = new Check(`${name}_needed`, `${name} is needed`, error, (ctx) => isOneOf(reasons, reasonOf(ctx)))
  const prompt = new Prompt({ name, requestable: true }, check)
  prompt.checks.remove(`${name}_prompt`)
  return prompt
}

function signInPrompt(): PromptOf {
  const prompt = askWhen('login', ['no_session', 'wrong_kind', 'other_account', 'not_recent'], 'login_required')
  prompt.checks.add(
    new Check('essential_acr', 'the requested acr could not be obtained', 'login_required', lacksEssentialAcr),
  )
  return prompt
}

/** Asked for once; when signing in did not bring it, the application is told so instead of asking for ever. */
function lacksEssentialAcr(ctx: KoaContextWithOIDC): boolean {
  const request = ctx.oidc.claims.id_token?.acr
  if (!request?.essential) return false
  const wanted = request.values ?? (request.value === undefined ? undefined : [request.value])
  if (wanted === undefined) return false
  if (!Array.isArray(wanted)) throw new errors.InvalidRequest('invalid claims.id_token.acr.values type')
  if (wanted.includes(ctx.oidc.acr)) return false
  if (stateOf(ctx).resumed) throw new errors.UnmetAuthenticationRequirements('the requested acr could not be obtained')
  return true
}

function consentPrompt(prompt: PromptOf): PromptOf {
  const { checks } = prompt
  checks.remove('consent_prompt')
  checks.remove('native_client_prompt')
  checks.add(
    new Check(
      'consent_asked_for',
      'consent prompt was not resolved',
      'consent_required',
      (ctx) => ctx.oidc.prompts.has('consent') && !hasConsent(ctx),
    ),
  )
  // Anyone can pretend to be an application without a secret on the same machine (RFC 8252, 8.6).
  checks.add(
    new Check('native_client', 'native clients require End-User interaction', 'interaction_required', (ctx) => {
      const { client } = ctx.oidc
      return client?.applicationType === 'native' && !recordOf(ctx, client).firstParty && !hasConsent(ctx)
    }),
  )
  return prompt
}

function hasConsent(ctx: KoaContextWithOIDC): boolean {
  return stateOf(ctx).resumed?.consent !== undefined
}
