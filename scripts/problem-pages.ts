/**
 * Writes docs/problems: a page for every problem code, from the same texts as the help pages.
 *
 *     node scripts/problem-pages.ts
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import '../src/app/problems.ts'
import { groups, helpFor, quote } from '../src/pages/help/index.ts'
import { type Language, languages, translator } from '../src/platform/i18n/index.ts'
import { catalogue, type ProblemSlug, problemSlugs } from '../src/platform/problems/index.ts'

/** Every page of the folder, by file name. */
export function problemPages(): Map<string, string> {
  const pages = problemSlugs().map((slug) => [`${catalogue[slug].code}.md`, problemPage(slug)] as const)
  return new Map([['README.md', indexPage()], ...pages])
}

function problemPage(slug: ProblemSlug): string {
  const { code, status, level } = catalogue[slug]
  return `# ${code} ${slug}

<!-- Made by scripts/problem-pages.ts from content/help and content/texts: change those. -->

HTTP ${status} · told from level ${level} · \`/help/e/${code}\`

${languages
  .toReversed()
  .map((language) => inLanguage(slug, language))
  .join('\n')}`
}

function inLanguage(slug: ProblemSlug, language: Language): string {
  const t = translator(language)
  const help = helpFor(slug, language)
  const { said, buttons } = quote(slug, language)
  const shown = buttons.map((button) => `**${button}**`).join(' · ')
  return `## ${help.title}

${linked(help.means)}

> ${said}
${shown && `>\n> ${shown}\n`}
### ${t('help.code.steps')}

${help.steps.map((step, at) => `${at + 1}. ${linked(step)}`).join('\n')}

### ${t('help.code.offered')}

${linked(help.offered ?? '—')}

### ${t('help.code.why')}

${help.why.map((reason) => `- ${linked(reason)}`).join('\n')}

### ${t('help.code.builders')}

${linked(help.builders)}
`
}

function indexPage(): string {
  const rows = (slugs: readonly ProblemSlug[]) =>
    slugs.map((slug) => {
      const { code, status, level } = catalogue[slug]
      return `| [${code}](${code}.md) | \`${slug}\` | ${helpFor(slug, 'en').title} | ${helpFor(slug, 'ja').title} | ${status} | ${level} |`
    })
  const tables = groups.map(
    ({ name, slugs }) => `## ${titleOf(name, 'en')} · ${titleOf(name, 'ja')}

| Code | Name | English | 日本語 | HTTP | Level |
|---|---|---|---|---|---|
${rows(slugs).join('\n')}
`,
  )
  return `# Problem codes

<!-- Made by scripts/problem-pages.ts from content/help and content/texts: change those. -->

Every problem that a person can meet has a code. Pages show it small, logs and APIs carry it, and
\`/help/e/<code>\` explains it in both languages. A code keeps its meaning for good; gaps are reserved.
The level is what a visitor must have proved before the text may be shown: T0 nothing, T1 a familiar device,
T2 a contact or the password, T3 signed in.

${tables.join('\n')}`
}

function titleOf(group: (typeof groups)[number]['name'], language: Language): string {
  return translator(language)(`help.groups.${group}`)
}

/** Addresses of the site become links between these files where there is one, and plain words elsewhere. */
function linked(text: string): string {
  return text.replace(/\[([^\]]+)\]\((\/[^)]*)\)/g, (_, words: string, address: string) => {
    const code = /^\/help\/e\/(GK\d{4})$/.exec(address)?.[1]
    return code ? `[${words}](${code}.md)` : `${words} (\`${address}\`)`
  })
}

if (import.meta.main) {
  const folder = new URL('../docs/problems/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  const pages = problemPages()
  for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(new URL(name, folder))
  for (const [name, content] of pages) writeFileSync(new URL(name, folder), content)
}
