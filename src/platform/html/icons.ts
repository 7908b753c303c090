import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** Icons stand beside words, never alone: assistive technology does not hear them. */
export const icon = {
  person: draw('<circle cx="10" cy="6.75" r="3.25"/><path d="M3.75 17c.5-3.4 3-5.25 6.25-5.25s5.75 1.85 6.25 5.25"/>'),
  building: draw(
    '<path d="M4.25 17V4.5c0-.7.55-1.25 1.25-1.25h5c.7 0 1.25.55 1.25 1.25V17M11.75 8.25h2.75c.7 0 1.25.55 1.25 1.25V17M2.5 17h15M7 6.75h2M7 10h2M7 13.25h2"/>',
  ),
  alert: draw('<circle cx="10" cy="10" r="7.25"/><path d="M10 6v4.75M10 13.6v.15"/>'),
  hint: draw(
    '<path d="M7.5 15h5M8.25 17.5h3.5M7.5 15c0-1.75-2.75-2.9-2.75-6.25a5.25 5.25 0 0 1 10.5 0c0 3.35-2.75 4.5-2.75 6.25"/>',
  ),
  clock: draw('<circle cx="10" cy="10" r="7.25"/><path d="M10 5.75V10l3 2"/>'),
  done: draw('<circle cx="10" cy="10" r="7.25"/><path d="m6.75 10.25 2.25 2.25 4.25-4.75"/>'),
  info: draw('<circle cx="10" cy="10" r="7.25"/><path d="M10 9.25V14M10 6.25v.15"/>'),
  eye: draw(
    '<path d="M2.5 10S5 4.75 10 4.75 17.5 10 17.5 10 15 15.25 10 15.25 2.5 10 2.5 10Z"/><circle cx="10" cy="10" r="2.25"/>',
  ),
  key: draw('<circle cx="7" cy="13" r="3.25"/><path d="m9.35 10.65 6.4-6.4M13 7l2.25 2.25"/>'),
  laptop: draw('<rect x="4" y="4.25" width="12" height="8.5" rx="1.25"/><path d="M2.25 15.75h15.5"/>'),
  phone: draw('<rect x="6" y="2.75" width="8" height="14.5" rx="1.75"/><path d="M9 14.75h2"/>'),
  mail: draw('<rect x="2.75" y="4.25" width="14.5" height="11.5" rx="1.5"/><path d="m3.25 5.5 6.75 5 6.75-5"/>'),
  plus: draw('<path d="M10 4v12M4 10h12"/>'),
  onward: draw('<path d="m7.75 4.75 5.25 5.25-5.25 5.25"/>'),
  out: draw(
    '<path d="M8 3.75H5.25c-.7 0-1.25.55-1.25 1.25v10c0 .7.55 1.25 1.25 1.25H8M12.5 6.5 16 10l-3.5 3.5M15.5 10H8"/>',
  ),
}

export type IconName = keyof typeof icon

/** The mark: a sliding door, half open, with light behind it. The same drawing is the site's icon. */
export const mark = raw(
  '<svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">' +
    '<path class="light" d="M16 6h8v20h-8z"/><path class="glow" d="M16 26h8l4 5H14z"/>' +
    '<path class="wood" d="M4 5h24M8 5v21M24 5v21"/><path class="lattice" d="M16 5v21M8 26h8M10.67 5v21M13.33 5v21"/></svg>',
)

function draw(paths: string): HtmlEscapedString {
  return raw(
    `<svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">${paths}</svg>`,
  )
}
