const { ModuleMocker } = require('jest-mock');

/** What jest-circus keeps on the global object: its state and handlers, and the timeout of `jest.setTimeout`. */
const OF_ONE_FILE = new Set([
  'JEST_STATE_SYMBOL',
  'EVENT_HANDLERS',
  'TEST_TIMEOUT_SYMBOL',
  'RETRY_TIMES_SETTER',
]);

/**
 * A test file runs in the worker's own realm, as Scribe runs in its process, and not in a VM context: there, each read
 * of a global goes through a proxy, and packages would have to be loaded once per file (see runtime.cjs). What belongs
 * to one file is taken back behind it: the console, the environment variables, jest's wrapper of process.exit.
 */
module.exports = class WorkerEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  fakeTimersModern = null;
  #console = globalThis.console;
  #exit = process.exit;
  #variables = { ...process.env };

  constructor(_config, { docblockPragmas }) {
    /** Whether the file says `@new-process`; see runtime.cjs. */
    this.isNewProcess = 'new-process' in docblockPragmas;
  }

  async setup() {}

  async teardown() {
    process.exit = this.#exit;
    globalThis.console = this.#console;
    for (const name of Object.keys(process.env)) if (!(name in this.#variables)) delete process.env[name];
    Object.assign(process.env, this.#variables);
    for (const key of Object.getOwnPropertySymbols(globalThis))
      if (OF_ONE_FILE.has(key.description)) delete globalThis[key];
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return globalThis;
  }
};
