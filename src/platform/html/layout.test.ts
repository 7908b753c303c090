import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages, translator } from '../i18n/index.ts'
import { problem } from '../problems/index.ts'
import { html, layout, type View } from './index.ts'
import { pathWithoutLanguage } from './layout.ts'

const hostile = `"><script>alert('x')</script>&amp;`

function viewOf(more: Partial<View> = {}): View {
  const language = more.language ?? 'ja'
  return { language, t: translator(language), host: 'id.example.co.jp', path: '/sign-in', ...more }
}

test('a page is a whole document in its language', () => {
  for (const language of languages) {
    const page = layout(viewOf({ language }), { title: 'Title', body: html`<p>Body</p>` })
    assert.match(page, /^<!doctype html>\n<html lang="(ja|en)">/)
    assert.ok(page.includes(`<html lang="${language}">`))
    assert.ok(page.includes(`<title>Title - ${language === 'ja' ? '玄関' : 'Genkan'}</title>`))
    for (const needed of [
      '<meta charset="utf-8">',
      'name="viewport"',
      '<meta name="robots" content="noindex">',
      '<meta name="color-scheme" content="light dark">',
      'name="theme-color"',
      'rel="icon"',
      'rel="stylesheet"',
      '<main',
      '<h1>Title</h1>',
      'href="/help"',
    ]) {
      assert.ok(page.includes(needed), needed)
    }
  }
})

test('nothing in a page is inline script or style, or comes from elsewhere', () => {
  const page = layout(viewOf({ attemptId: 'at_1', local: true }), {
    title: 'T',
    problem: problem('credentials_mismatch'),
    body: html``,
  })
  assert.doesNotMatch(page, /<style|\sstyle=|\son\w+=|<script>|javascript:|https?:\/\/(?!www\.w3\.org)/)
})

test('a problem prefixes the title and leaves its code and the attempt in the foot, to copy', () => {
  const page = layout(viewOf({ language: 'en', attemptId: 'at_01JD' }), {
    title: 'Sign in',
    problem: problem('credentials_mismatch'),
    body: html``,
  })
  assert.ok(page.includes('<title>Error: Sign in - Genkan</title>'))
  assert.ok(page.includes('<a href="/help/e/GK3001">GK3001</a>'))
  assert.ok(page.includes('data-copy="GK3001 at_01JD"'))
  assert.ok(
    layout(viewOf(), { title: 'T', problem: problem('credentials_mismatch'), body: html`` }).includes(
      '<title>エラー：T',
    ),
  )
})

test('what people and requests give is escaped everywhere', () => {
  const view = viewOf({ host: hostile, path: `/x?a=${hostile}`, brand: { name: hostile }, attemptId: hostile })
  const page = layout(view, { title: hostile, lead: hostile, body: html`<p>${hostile}</p>` })
  assert.ok(!page.includes('<script>alert'))
  assert.ok(!page.includes('"><'.concat('script>')))
})

test('the language links keep path and query, and stay on this host', () => {
  const page = layout(viewOf({ path: '/sign-in?flow=a%26b&lang=ja&x=1' }), { title: 'T', body: html`` })
  assert.ok(page.includes('href="/sign-in?flow=a%26b&amp;x=1&amp;lang=en"'))
  assert.ok(page.includes('<span lang="ja" aria-current="true">日本語</span>'))
  assert.deepEqual(pathWithoutLanguage('/a?lang=en'), ['/a', ''])
  assert.deepEqual(pathWithoutLanguage('/a?langs=1&lang'), ['/a', 'langs=1&'])
  for (const path of ['//evil.example/x', '/\\evil.example/x', '\\\\evil.example/x', '///evil.example/x']) {
    assert.deepEqual(pathWithoutLanguage(path), ['/evil.example/x', ''], path)
  }
})

test('the organisation takes the place of the name once it is known; local mode says so', () => {
  const page = layout(viewOf({ brand: { name: 'サンプル商事' }, local: true }), { title: 'T', body: html`` })
  assert.ok(page.includes('<b>サンプル商事</b>'))
  assert.ok(page.includes('<title>T - サンプル商事</title>'))
  assert.ok(page.includes('href="/local/outbox"'))
  assert.ok(!layout(viewOf(), { title: 'T', body: html`` }).includes('/local/outbox'))
})

test('a page without scripts has none, and a wait ends by itself there', () => {
  const page = layout(viewOf(), { title: 'T', body: html``, script: false })
  assert.doesNotMatch(page, /<script|modulepreload|<template/)
  const waiting = layout(viewOf(), { title: 'T', body: html``, refreshSeconds: 46.2 })
  assert.ok(waiting.includes('<noscript><meta http-equiv="refresh" content="47;url=/sign-in?"></noscript>'))
})

test('the texts of the scripts come with the page and are whole in both languages', () => {
  for (const language of languages) {
    const page = layout(viewOf({ language }), { title: 'T', body: html`` })
    const json = /data-texts='([^']*)'/.exec(page)?.[1] ?? ''
    const texts = JSON.parse(json.replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&amp;/g, '&'))
    assert.equal(texts.caps.code, 'GK1005')
    assert.match(texts.ime.said, /\{n\}/)
    assert.match(texts.domain.said, /\{suggestion\}/)
    assert.match(texts.cookies.said, /\{host\}/)
    assert.match(texts.clock.said, /\{m\}/)
    for (const [name, text] of Object.entries<{ said: string }>(texts))
      assert.ok(text.said && !text.said.includes('common.'), name)
  }
})

test('a page costs well under 40 µs', () => {
  const view = viewOf()
  const page = () =>
    layout(view, { title: 'サインイン', lead: 'メールに進みます', body: html`<p>${view.host}</p>` }).length
  for (let i = 0; i < 5000; i++) page()
  const start = performance.now()
  for (let i = 0; i < 5000; i++) page()
  const cost_us = ((performance.now() - start) / 5000) * 1000
  assert.ok(cost_us < 40, `${cost_us.toFixed(1)} µs`)
})
