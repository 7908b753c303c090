/** Search engines may show the front page and help. All else belongs to one person's visit, or to programs. */
export const robotsTxt = `User-agent: *
Allow: /$
Allow: /help
Disallow: /
`
