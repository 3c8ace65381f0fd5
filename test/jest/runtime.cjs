const { compileFunction, SyntheticModule } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** Packages and Node's own modules by the name in the import. */
const packages = new Map();

/**
 * Loads the sources of this repository anew for each test file, as jest does, and packages once per worker, as Node
 * does: Bolt, mongoose and BullMQ alone take more time and memory to load than most files take to run.
 */
class WorkerRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    const { esmLoader, executor } = this;
    const ofRepository = esmLoader.resolveModule.bind(esmLoader);
    esmLoader.resolveModule = (specifier, from) =>
      isOfRepository(specifier) ? ofRepository(specifier, from) : packageOf(specifier);
    // There is no context but the worker's own; see environment.cjs.
    esmLoader.getContext = () => undefined;
    executor.compile = (code, filename) =>
      compileFunction(code, executor.injectedModuleParameters, { filename });
  }
}

/** Paths and URLs; `@jest/globals` is different in each file too. */
function isOfRepository(specifier) {
  return specifier === '@jest/globals' || /^(?:[./]|file:|data:)/.test(specifier);
}

function packageOf(specifier) {
  let loading = packages.get(specifier);
  if (!loading) {
    loading = load(specifier);
    packages.set(specifier, loading);
  }
  return loading;
}

async function load(specifier) {
  const exported = await import(specifier);
  const names = Object.keys(exported);
  const module = new SyntheticModule(names, () => {
    for (const name of names) module.setExport(name, exported[name]);
  });
  await module.link(() => undefined);
  await module.evaluate();
  return module;
}

module.exports = { __esModule: true, default: WorkerRuntime };
