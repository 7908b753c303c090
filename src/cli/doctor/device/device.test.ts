import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { readEvidence } from '../../../diagnosis/index.ts'
import { type Device, evidenceOf } from './evidence.ts'
import { readKeychainNames, readMacProxy } from './read-macos.ts'
import { isIntercepted, readClock, readEnvironmentProxy, withoutPassword } from './read-network.ts'
import {
  readCredentialNames,
  readEventIds,
  readProfile,
  readProfileList,
  readSid,
  readWindowsProxy,
} from './read-windows.ts'

const sid = 'S-1-5-21-1004336348-1177238915-682003330-1001'
const list = (...profiles: [key: string, path: string][]) =>
  [
    '',
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList',
    '    ProfilesDirectory    REG_EXPAND_SZ    %SystemDrive%\\Users',
    '',
    ...profiles.flatMap(([key, path]) => [
      `HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\${key}`,
      `    ProfileImagePath    REG_EXPAND_SZ    ${path}`,
      '',
    ]),
    `End of search: ${profiles.length} match(es) found.`,
    '',
  ].join('\r\n')

suite('a temporary profile of Windows', () => {
  const system: [string, string] = ['S-1-5-18', '%systemroot%\\system32\\config\\systemprofile']

  test('the registry names the profiles, and those that were put aside', () => {
    assert.deepEqual(readProfileList(list(system, [`${sid}.bak`, 'C:\\Users\\Aiko'], [sid, 'C:\\Users\\TEMP'])), [
      { sid: 'S-1-5-18', backup: false, path: '%systemroot%\\system32\\config\\systemprofile' },
      { sid, backup: true, path: 'C:\\Users\\Aiko' },
      { sid, backup: false, path: 'C:\\Users\\TEMP' },
    ])
    assert.deepEqual(readProfileList('ERROR: The system was unable to find the specified registry key or value.'), [])
  })

  test('who is signed in, and what the event log says', () => {
    assert.equal(readSid(`"User Name","SID"\r\n"pc-12\\aiko","${sid}"\r\n`), sid)
    assert.equal(readSid('ERROR: Access denied'), undefined)
    const events =
      'Event[0]:\r\n  Log Name: Application\r\n  Source: Microsoft-Windows-User Profiles Service\r\n  Date: 2026-11-22T08:31:11.0000000Z\r\n  Event ID: 1511\r\n  Level: Error\r\n\r\nEvent[1]:\r\n  Event ID: 1515\r\n'
    assert.deepEqual(readEventIds(events), [1511, 1515])
  })

  for (const [what, folder, profiles, events, expected] of [
    ['the usual one', 'C:\\Users\\Aiko', [[sid, 'C:\\Users\\Aiko']], [], 'normal'],
    ['a folder called TEMP', 'C:\\Users\\TEMP', [[sid, 'C:\\Users\\TEMP']], [], 'temporary'],
    ['a folder called TEMP.PC-12.000', 'C:\\Users\\TEMP.PC-12.000', [], [], 'temporary'],
    ['one that was put aside', undefined, [[`${sid}.bak`, 'C:\\Users\\Aiko']], [1515], 'temporary'],
    [
      'one that was put aside and mended since',
      'C:\\Users\\Aiko',
      [
        [sid, 'C:\\Users\\Aiko'],
        [`${sid}.bak`, 'C:\\Users\\Aiko.old'],
      ],
      [1511],
      'normal',
    ],
    ['a person called Temp', 'C:\\Users\\Tempest', [[sid, 'C:\\Users\\Tempest']], [], 'normal'],
    ['nothing', undefined, [], [], undefined],
  ] as const) {
    test(`${what}: ${expected}`, () => {
      const read = readProfileList(list(...(profiles as unknown as [string, string][])))
      assert.equal(readProfile({ folder, sid, profiles: read, events: [...events] }), expected)
    })
  }
})

suite('stored credentials', () => {
  test('cmdkey gives names; users are left out, in English and Japanese', () => {
    const english =
      '\r\nCurrently stored credentials:\r\n\r\n    Target: LegacyGeneric:target=git:https://github.com\r\n    Type: Generic \r\n    User: aiko\r\n    Local machine persistence\r\n    \r\n    Target: Domain:target=id.example.co.jp\r\n    Type: Domain Password\r\n    User: EXAMPLE\\aiko\r\n\r\n'
    assert.deepEqual(readCredentialNames(english), ['git:https://github.com', 'id.example.co.jp'])
    const japanese =
      '\r\n現在保存されている資格情報:\r\n\r\n    ターゲット: LegacyGeneric:target=MicrosoftOffice16_Data:SSPI:aiko@example.co.jp\r\n    種類: 汎用 \r\n    ユーザー: aiko@example.co.jp\r\n'
    assert.deepEqual(readCredentialNames(japanese), ['MicrosoftOffice16_Data:SSPI:aiko@example.co.jp'])
    assert.deepEqual(readCredentialNames('\r\nCurrently stored credentials:\r\n\r\n* NONE *\r\n'), [])
  })

  test('the keychain gives servers; accounts are left out', () => {
    const entry = `keychain: "/Users/aiko/Library/Keychains/login.keychain-db"
version: 512
class: "inet"
attributes:
    0x00000007 <blob>="id.example.co.jp (aiko@example.com)"
    0x00000008 <blob>=<NULL>
    "acct"<blob>="aiko@example.com"
    "port"<uint32>=0x00000000
    "ptcl"<uint32>="htps"
    "srvr"<blob>="id.example.co.jp"
`
    assert.deepEqual(readKeychainNames(entry), ['id.example.co.jp'])
    assert.deepEqual(readKeychainNames(''), [])
  })
})

suite('a proxy', () => {
  test('of the environment, unless the host is excepted', () => {
    const env = { https_proxy: 'http://aiko:secret@proxy.example.co.jp:8080', NO_PROXY: 'localhost,.example.com' }
    assert.equal(readEnvironmentProxy(env, 'id.example.co.jp'), env.https_proxy)
    assert.equal(readEnvironmentProxy(env, 'id.example.com'), undefined)
    assert.equal(readEnvironmentProxy({}, 'id.example.co.jp'), undefined)
    assert.equal(withoutPassword(env.https_proxy), 'http://proxy.example.co.jp:8080')
    assert.equal(withoutPassword('aiko:secret@proxy.example.co.jp:8080'), 'proxy.example.co.jp:8080')
  })

  test('of Windows: switched on, chosen by a script, or remembered but off', () => {
    const settings = (...values: string[]) =>
      ['', 'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings', ...values, ''].join(
        '\r\n',
      )
    const server = '    ProxyServer    REG_SZ    proxy.example.co.jp:8080'
    assert.equal(readWindowsProxy(settings('    ProxyEnable    REG_DWORD    0x1', server)), 'proxy.example.co.jp:8080')
    assert.equal(readWindowsProxy(settings('    ProxyEnable    REG_DWORD    0x0', server)), undefined)
    const script = '    AutoConfigURL    REG_SZ    http://wpad.example.co.jp/proxy.pac'
    assert.equal(readWindowsProxy(settings(script)), 'http://wpad.example.co.jp/proxy.pac')
  })

  test('of macOS', () => {
    const printed = (lines: string) =>
      `<dictionary> {\n  ExceptionsList : <array> {\n    0 : *.local\n  }\n${lines}\n}\n`
    assert.equal(
      readMacProxy(printed('  HTTPSEnable : 1\n  HTTPSPort : 8080\n  HTTPSProxy : proxy.example.co.jp')),
      'proxy.example.co.jp:8080',
    )
    assert.equal(
      readMacProxy(
        printed('  ProxyAutoConfigEnable : 1\n  ProxyAutoConfigURLString : http://wpad.example.co.jp/p.pac'),
      ),
      'http://wpad.example.co.jp/p.pac',
    )
    assert.equal(readMacProxy(printed('  HTTPSEnable : 0')), undefined)
  })
})

test('a clock is compared with the middle of the request, and whole seconds are allowed for', () => {
  const at = Date.parse('2026-11-22T05:00:00Z')
  assert.equal(readClock('Sun, 22 Nov 2026 05:00:00 GMT', at + 400, at + 600), 0)
  assert.equal(readClock('Sun, 22 Nov 2026 04:52:00 GMT', at, at + 1000), 480_000)
  assert.equal(readClock(null, at, at), undefined)
})

test('a connection that is looked into is told by who issued the certificate', () => {
  assert.equal(isIntercepted({ issuer: "Let's Encrypt, R11", distrusted: undefined }), false)
  assert.equal(isIntercepted({ issuer: 'Zscaler Inc., Zscaler Intermediate Root CA', distrusted: undefined }), true)
  assert.equal(isIntercepted({ issuer: 'Example K.K., Web Gateway', distrusted: 'SELF_SIGNED_CERT_IN_CHAIN' }), true)
  assert.equal(isIntercepted({ issuer: "Let's Encrypt, R11", distrusted: 'CERT_HAS_EXPIRED' }), false)
})

test('the helper takes every item that a device gives, as seen by the device', () => {
  const device: Device = {
    at: '2026-11-22T05:00:00.000Z',
    profile: 'temporary',
    clock: -480_000,
    stored: ['id.example.co.jp'],
    proxy: 'proxy.example.co.jp:8080',
    hosts: [{ host: 'id.example.co.jp', reached: true, issuer: 'Zscaler Inc.' }],
  }
  const items = evidenceOf(device)
  assert.deepEqual(readEvidence(JSON.parse(JSON.stringify(items)), 'visitor'), items)
  const said = items.map(({ name, value, where }) => `${where} ${name}.${value}`)
  assert.deepEqual(said, [
    'device clock.-480000',
    'device hosts.intercepted',
    'device profile.temporary',
    'device stored.found',
    'device proxy.set',
  ])
  assert.ok(!JSON.stringify(items).includes('example.co.jp'), 'no names leave')
  const nothing = evidenceOf({
    ...device,
    profile: undefined,
    clock: undefined,
    stored: undefined,
    proxy: undefined,
    hosts: [],
  })
  assert.deepEqual(
    nothing.map(({ name, value }) => `${name}.${value}`),
    ['proxy.none'],
  )
})
