import { attribute, type Content, type Html, html, raw } from './html.ts'
import { type IconName, icon } from './icons.ts'
import { accountLine } from './people.ts'
import type { Person, View } from './view.ts'

/** One part of a wide page: a title, what it is for, and its content. */
export function section(
  id: string,
  title: Content,
  body: Content,
  options: { lead?: Content; action?: Html } = {},
): Html {
  return html`<section class="panel" aria-labelledby="${id}"><div class="panel-head"><h2 id="${id}">${title}</h2>${options.action}</div>${
    options.lead && html`<p class="lead">${options.lead}</p>`
  }${body}</section>`
}

export type Definition = { term: Content; value: Content; action?: Html }

/** What is on record, line by line, each with its one action. */
export function definitions(rows: Definition[], options: { longTerms?: boolean } = {}): Html {
  return html`<dl class="rows${options.longTerms ? ' long-terms' : ''}">${rows.map(
    ({ term, value, action }) =>
      html`<div><dt>${term}</dt><dd>${value}</dd>${action && html`<dd class="act">${action}</dd>`}</div>`,
  )}</dl>`
}

export type Item = {
  title: Content
  /** Under the title, each on its own line. */
  details?: (Content | false | undefined)[]
  icon?: IconName
  /** Beside the title: "this browser". */
  tag?: Html
  action?: Html
}

/** Things with a title and an action: sessions, applications, contacts. */
export function items(list: Item[]): Html {
  return html`<ul class="items">${list.map(
    (item) =>
      html`<li>${item.icon && icon[item.icon]}<div class="what"><p class="title">${item.title} ${item.tag}</p>${item.details?.map(
        (line) => line && html`<p>${line}</p>`,
      )}</div>${item.action && html`<div class="act">${item.action}</div>`}</li>`,
  )}</ul>`
}

/** Rows and columns; a column without a name holds actions. Below 560 px each row becomes a card that names its values. */
export function table(options: {
  caption: Content
  columns: string[]
  rows: Content[][]
  captionHidden?: boolean
}): Html {
  const { columns, rows } = options
  // The roles keep the table a table where the style shows it as cards.
  return html`<table class="cards" role="table"><caption${options.captionHidden && raw(' class="hidden"')}>${options.caption}</caption><thead role="rowgroup"><tr role="row">${columns.map(
    (name) => (name ? html`<th role="columnheader" scope="col">${name}</th>` : raw('<td></td>')),
  )}</tr></thead><tbody role="rowgroup">${rows.map(
    (row) =>
      html`<tr role="row">${row.map((cell, i) => html`<td role="cell" data-column="${columns[i] ?? ''}">${cell && html`<div>${cell}</div>`}</td>`)}</tr>`,
  )}</tbody></table>`
}

/** Where one is in a short journey: "2 / 3". Bars for the eye, words for the ear. */
export function stepMark({ t }: View, n: number, total: number): Html {
  const bars = Array.from({ length: total }, (_, i) => html`<i${i < n && raw(' class="gone"')}></i>`)
  return html`<p class="step-mark"><span aria-hidden="true">${bars}</span>${t('common.step', { n, total })}</p>`
}

export type Step = { text: Content; state: 'done' | 'now' | 'open'; detail?: Content }

/** What is done, what is next. */
export function steps({ t }: View, list: Step[]): Html {
  return html`<ol class="steps">${list.map(
    ({ text, state, detail }) =>
      html`<li class="${state}"${state === 'now' && raw(' aria-current="step"')}><p>${text}${
        state === 'done' && html` <span class="hidden">${t('common.stepDone')}</span>`
      }</p>${detail && html`<p class="hint">${detail}</p>`}</li>`,
  )}</ol>`
}

/** The way around the pages of an account. */
export function sideNavigation(
  view: View,
  options: {
    label: string
    person?: Person
    links: { href: string; text: string; icon?: IconName; current?: boolean }[]
    after?: Html
  },
): Html {
  const links = options.links.map(
    (link) =>
      html`<li><a href="${link.href}"${attribute('aria-current', link.current && 'page')}>${link.icon && icon[link.icon]}${link.text}</a></li>`,
  )
  return html`<nav class="around" aria-label="${options.label}">${options.person && accountLine(view, options.person)}<ul>${links}</ul>${options.after}</nav>`
}

/** More to read for those who want it: "Why is this paused?" */
export function disclosure(summary: Content, body: Content, options: { open?: boolean; id?: string } = {}): Html {
  return html`<details${attribute('id', options.id)}${options.open && raw(' open')}><summary>${icon.onward}<span>${summary}</span></summary><div>${body}</div></details>`
}
