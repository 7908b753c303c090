import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { FolderInUse, joinEmbedded, startEmbedded } from './index.ts'

const base = realpathSync(mkdtempSync(join(tmpdir(), 'genkan-embedded-')))
chmodSync(base, 0o711)
after(() => rmSync(base, { recursive: true, force: true }))

const lines: string[] = []
const note = (line: string) => void lines.push(line)
const log = { debug: () => {}, info: note, warn: note }
const start = (folder: string) => startEmbedded({ folder, log, durable: false })

async function ask<Row extends object>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

/** Another Genkan on the folder: a process of its own that runs the database until it is killed. */
async function startElsewhere(folder: string): Promise<ChildProcess> {
  const index = JSON.stringify(join(import.meta.dirname, 'index.ts'))
  const script = `
    const { startEmbedded } = await import(${index})
    const log = { debug() {}, info() {}, warn() {} }
    await startEmbedded({ folder: ${JSON.stringify(folder)}, log, durable: false })
    console.log('up')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout as NodeJS.ReadableStream, 'data')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

const serverOf = (folder: string) =>
  Number.parseInt(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8'), 10)

test('what was written is there after a stop and a start', async () => {
  const folder = join(base, 'twice')
  const first = await start(folder)
  await ask(first.url, `create table kept as select 'あ' as text`)
  await first.stop()
  const second = await start(folder)
  assert.deepEqual(await ask(second.url, 'select text from kept'), [{ text: 'あ' }])
  await second.stop()
})

test('the password is random, stays the same and is readable by its owner only', async () => {
  const folder = join(base, 'password')
  const first = await start(folder)
  await first.stop()
  const second = await start(folder)
  assert.equal(second.url, first.url)
  assert.match(new URL(second.url).password, /^[0-9a-f]{48}$/)
  assert.equal(statSync(join(folder, 'postgres-password')).mode & 0o777, 0o600)
  const wrong = new URL(second.url)
  wrong.password = 'x'
  await assert.rejects(ask(wrong.href, 'select 1'), /password authentication failed/)
  await second.stop()
})

test('a small machine is enough, and nothing listens on the network', async () => {
  const { url, stop } = await start(join(base, 'small'))
  const names = ['autovacuum', 'jit', 'listen_addresses', 'max_connections', 'max_wal_senders', 'shared_buffers']
  const rows = await ask<{ name: string; setting: string }>(
    url,
    `select name, current_setting(name) as setting from pg_settings where name = any('{${names}}') order by name`,
  )
  assert.deepEqual(
    rows.map(({ setting }) => setting),
    ['on', 'off', '', '100', '0', '128MB'],
  )
  await stop()
})

test('a durable database writes through to the disk', async () => {
  const { url, stop } = await startEmbedded({ folder: join(base, 'durable'), log })
  const rows = await ask(
    url,
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
  )
  assert.deepEqual(rows, [{ fsync: 'on', commit: 'on' }])
  await stop()
})

test('where the folder is too deep for a socket, the database listens on 127.0.0.1 only', async () => {
  const folder = join(base, 'deep'.repeat(30))
  const { url, stop } = await start(folder)
  assert.equal(new URL(url).hostname, '127.0.0.1')
  assert.deepEqual(await ask(url, 'show listen_addresses'), [{ listen_addresses: '127.0.0.1' }])
  const command = await joinEmbedded({ folder, log })
  assert.equal(command.url, url)
  await stop()
})

suite('two processes on one folder', () => {
  test('the second is refused with a line that says who has it', async () => {
    const folder = join(base, 'shared')
    const other = await startElsewhere(folder)
    await assert.rejects(start(folder), (fault) => {
      assert.ok(fault instanceof FolderInUse)
      assert.match(fault.message, new RegExp(`^Process ${other.pid} is using the data folder ${folder}\\.`))
      return true
    })
    await kill(other)
  })

  test('a command joins the one that runs, and leaves it running', async () => {
    const folder = join(base, 'joined')
    const running = await start(folder)
    const command = await joinEmbedded({ folder, log, durable: false })
    assert.equal(command.url, running.url)
    await command.stop()
    assert.deepEqual(await ask(running.url, 'select 1 as one'), [{ one: 1 }])
    await running.stop()
  })

  test('a command starts the database when nobody runs it, and stops it again', async () => {
    const folder = join(base, 'alone')
    const command = await joinEmbedded({ folder, log, durable: false })
    assert.deepEqual(await ask(command.url, 'select 1 as one'), [{ one: 1 }])
    await command.stop()
    await assert.rejects(ask(command.url, 'select 1'))
  })
})

suite('after kill -9', () => {
  test('the database ends by itself, and the next start needs no help', async () => {
    const folder = join(base, 'killed')
    const other = await startElsewhere(folder)
    const server = serverOf(folder)
    await kill(other)
    const { url, stop } = await start(folder)
    assert.throws(() => process.kill(server, 0), /ESRCH/)
    assert.deepEqual(await ask(url, 'select 1 as one'), [{ one: 1 }])
    await stop()
  })

  test('of the database server, the next start recovers', async () => {
    const folder = join(base, 'server-killed')
    const first = await startEmbedded({ folder, log })
    await ask(first.url, 'create table kept as select 1 as one')
    process.kill(serverOf(folder), 'SIGKILL')
    await sleep(100)
    await first.stop()
    const second = await start(folder)
    assert.deepEqual(await ask(second.url, 'select one from kept'), [{ one: 1 }])
    await second.stop()
  })

  test('a lock left behind whose number means another program by now is no obstacle', async () => {
    const folder = join(base, 'stale')
    const first = await start(folder)
    await first.stop()
    // Process 1 is always there and never ours; our own number looks like one more of the same user's.
    for (const pid of [1, process.pid]) {
      writeFileSync(join(folder, 'postgres', 'postmaster.pid'), `${pid}\n${folder}/postgres\n0\n5432\n.\n\n`)
      const next = await start(folder)
      assert.deepEqual(await ask(next.url, 'select 1 as one'), [{ one: 1 }])
      await next.stop()
    }
  })
})

test('root runs the database as another user, also when that user may not enter the folder', {
  skip: process.getuid?.() !== 0,
}, async () => {
  const closed = join(base, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  const folder = join(closed, 'data')
  const first = await start(folder)
  const owner = statSync(join(folder, 'postgres')).uid
  assert.notEqual(owner, 0)
  assert.match(lines.join('\n'), /may not enter .*closed\/data: its data is in \/var\/lib\/genkan\/postgres-/)
  await ask(first.url, 'create table kept as select 1 as one')
  await first.stop()
  const second = await start(folder)
  assert.deepEqual(await ask(second.url, 'select one from kept'), [{ one: 1 }])
  await second.stop()
  rmSync(realpathSync(join(folder, 'postgres')), { recursive: true })
})
