// Prepares a clone: installs what the lock file names and builds what has changed. It needs only Node, since it runs
// before anything is installed; the commands call it themselves, since npm skips pre-scripts where install scripts are
// blocked.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname ?? '.', '..', '..');
const stamp = join(root, 'dist', '.built-from');

/** What the build reads. Go files below these folders are not part of it. */
const SOURCES = [
  'src',
  'packages',
  'bench',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

checkNode();
if (!isInstalled()) {
  say('Installing the packages of the lock file.');
  npm('ci', '--include=dev', '--no-audit', '--no-fund');
}
const state = stateOfSources();
if (read(stamp) !== state) {
  say('Building.');
  npm('run', '--silent', 'build');
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, state);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `Scribe needs Node.js 20.19 or later, and this is ${process.versions.node}; https://nodejs.org has newer ones.`,
  );
}

/** npm keeps a lock file of what it has installed, without the packages for other platforms. */
function isInstalled() {
  const installed = read(join(root, 'node_modules', '.package-lock.json'));
  if (!installed) return false;
  const have = JSON.parse(installed).packages;
  const want = JSON.parse(read(join(root, 'package-lock.json'))).packages;
  return Object.entries(want).every(([path, wanted]) => {
    if (path === '') return true;
    const found = have[path];
    return found ? isSame(found, wanted) : Boolean(wanted.optional || wanted.devOptional || wanted.peer);
  });
}

function isSame(found, wanted) {
  if (found.version !== wanted.version) return false;
  return !wanted.integrity || !found.integrity || found.integrity === wanted.integrity;
}

/** A hash of the path, time and size of every source; some 10 ms for 300 files. */
function stateOfSources() {
  const hash = createHash('sha256');
  for (const name of SOURCES) visit(join(root, name));
  return hash.digest('hex');

  function visit(path) {
    if (!existsSync(path)) return;
    const stat = statSync(path);
    if (stat.isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name));
    } else if (!path.endsWith('.go')) {
      hash.update(`${path} ${stat.mtimeMs} ${stat.size}\n`);
    }
  }
}

/** Runs the npm that runs us, whose path is in npm_execpath; else the one on PATH. */
function npm(...args) {
  const itself = process.env.npm_execpath;
  const isNpm = itself && /npm-cli\.c?js$/.test(itself);
  const [command, first] = isNpm ? [process.execPath, [itself]] : ['npm', []];
  const { status, error } = spawnSync(command, [...first, ...args], { cwd: root, stdio: ['ignore', 2, 2] });
  if (error) fail(`npm could not be started (${error.message}); it comes with Node.js.`);
  if (status !== 0) fail(`npm ${args.join(' ')} ended with code ${status}; what it says is above.`);
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function fail(sentence) {
  say(sentence);
  process.exit(1);
}
