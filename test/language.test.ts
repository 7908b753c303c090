import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { groups, helpFor } from '../src/pages/help/index.ts'
import { flatTexts, inEachLanguage, type Language, languages } from '../src/platform/i18n/index.ts'
import { catalogue, type ProblemSlug, problemSlugs } from '../src/platform/problems/index.ts'

const texts = inEachLanguage(flatTexts)
const slugs = problemSlugs()

// ---- Codes

/** A code belongs to one family of causes for good: add at the end of a family, never renumber, never use again. */
const pinned = `
1001 id_empty, 1002 id_format, 1003 id_domain_typo, 1004 password_empty, 1005 caps_on, 1006 ime_on, 1007 code_length,
1008 phone_format, 1009 name_missing, 2002 kind_mismatch, 2003 kind_mismatch_no_match, 2004 two_kinds, 2005 not_a_member,
2006 no_admin_role, 2007 wrong_org, 2008 account_disabled, 2009 account_closed, 2010 id_recovery_sent,
2011 no_account_for_contact, 2012 unverified, 3001 credentials_mismatch, 3002 near_lock, 3003 locked_until,
3004 locked_by_others, 3005 old_password, 3006 manager_stale, 3007 password_must_change, 3008 password_leaked,
3009 new_too_short, 3010 new_too_common, 3011 no_password, 3012 changed_elsewhere, 3013 password_stopped,
4001 code_wrong, 4002 code_expired, 4003 code_wait, 4004 code_limit, 4005 mail_bounced, 4006 mail_full,
4007 mail_filtered, 4008 mail_delayed, 4009 sms_refused, 4010 sms_unreachable, 4011 push_no_answer, 4012 code_clock,
4013 no_method_left, 4014 sms_number_unknown, 5001 passkey_not_finished, 5002 passkey_elsewhere, 5003 passkey_removed,
5004 passkey_unsupported, 6001 cookies_off, 6002 loop_stopped, 6003 page_stale, 6004 session_ended, 6005 session_lost,
6006 offline, 6007 slow, 6008 device_clock, 6009 feature_missing, 6010 blocked_by_extension, 6011 other_tab,
6012 too_many_requests, 6013 stored_credential_old, 6014 temporary_profile, 6015 host_blocked, 7001 not_assigned,
7002 blocked_by_rule, 7003 second_step_needed, 7004 idp_failed, 7005 app_misconfigured, 7006 org_suspended,
7007 not_allowed, 7008 held, 7009 reauthenticate, 8001 reset_sent, 8002 link_used, 8003 link_expired, 8004 recovery_started, 8005 recovery_more,
8006 recovery_stopped, 8007 case_created, 8008 contest_open, 8009 proof_mismatch, 9001 service_degraded, 9002 unexpected, 9003 provider_down, 9004 maintenance`

test('a code keeps its meaning for good', () => {
  const now = slugs.map((slug) => `${catalogue[slug].code.slice(2)} ${slug}`)
  for (const pair of pinned.trim().split(/,\s+/)) assert.ok(now.includes(pair), `${pair} was changed or removed`)
  for (const pair of now) assert.ok(pinned.includes(pair), `pin the new code here: ${pair}`)
  assert.equal(new Set(slugs.map((slug) => catalogue[slug].code)).size, slugs.length, 'a code is used twice')
})

test('every code has its message and its action in both languages', () => {
  const forms = (language: Language, key: string) => texts[language].get(key) ?? texts[language].get(`${key}_other`)
  for (const language of languages) {
    for (const slug of slugs) {
      assert.ok(forms(language, `problems.${slug}.said`), `${language} ${slug} says nothing`)
      assert.ok(forms(language, `problems.${slug}.action`), `${language} ${slug} has no action; "—" if there is none`)
      const second = forms(language, `problems.${slug}.action2`)
      assert.equal(second !== undefined, catalogue[slug].action2 !== undefined, `${language} ${slug} action2`)
    }
  }
  const known = new Set(slugs)
  for (const key of texts.en.keys()) {
    const [namespace, slug] = key.split('.')
    if (namespace === 'problems') assert.ok(known.has(slug as ProblemSlug), `${key} belongs to no problem`)
  }
})

test('every code has help in both languages, in exactly one family', () => {
  assert.deepEqual(groups.flatMap((group) => group.slugs).sort(), [...slugs].sort())
  for (const slug of slugs) {
    for (const language of languages) {
      assert.ok(helpFor(slug, language).title, `${language} ${slug}`)
    }
  }
})

// ---- Pages made from the same texts

test('docs/problems says what the help pages say', async () => {
  const { problemPages } = await import('../scripts/problem-pages.ts')
  const folder = new URL('../docs/problems/', import.meta.url)
  const pages = problemPages()
  assert.deepEqual(readdirSync(folder).sort(), [...pages.keys()].sort())
  for (const [name, content] of pages) {
    assert.equal(readFileSync(new URL(name, folder), 'utf8'), content, `run node scripts/problem-pages.ts: ${name}`)
  }
})
