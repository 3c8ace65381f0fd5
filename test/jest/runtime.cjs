const { readFileSync } = require('node:fs');
const { dirname, join, sep } = require('node:path');
const { fileURLToPath, pathToFileURL } = require('node:url');
const { compileFunction, SourceTextModule, SyntheticModule } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

const ROOT = join(__dirname, '..', '..');

/** What the tests are about; their own helpers are loaded for each file, since `@jest/globals` is different in each. */
const SOURCES = ['src', 'packages'].map((folder) => join(ROOT, folder) + sep);

/** Packages and Node's own modules by the name in the import. */
const packages = new Map();

/** Sources by path. */
const sources = new Map();

/** Where the source map of each file is that this worker has compiled. */
const sourceMaps = new Map();

/** Compiles a source of this repository; that of the test file that runs now. */
let compile;

/**
 * Loads packages and the sources under test once per worker, as a process does, and not anew for each test file, as jest
 * does: they take more time and memory to load than most files take to run. Test files and their helpers are loaded anew.
 * A test file about what a process does only once says `@new-process` in its first comment and has the sources anew.
 */
class WorkerRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    const [, environment, , , , , , globalConfig] = args;
    const { esmLoader, executor, transformCache } = this;
    const ofTest = esmLoader.resolveModule.bind(esmLoader);
    const isShared = !environment.isNewProcess && !globalConfig.watch && !globalConfig.watchAll;
    transformCache.sourceMaps = sourceMaps;
    compile = (path) => transformCache.transform(path, AS_MODULE);
    esmLoader.resolveModule = (specifier, from) => {
      if (!isOfRepository(specifier)) return packageOf(specifier);
      const path = isShared && sourcePath(specifier, from);
      return path ? sourceOf(path) : ofTest(specifier, from);
    };
    // There is no context but the worker's own; see environment.cjs.
    esmLoader.getContext = () => undefined;
    executor.compile = (code, filename) =>
      compileFunction(code, executor.injectedModuleParameters, { filename });
  }
}

const AS_MODULE = {
  isInternalModule: false,
  supportsDynamicImport: true,
  supportsExportNamespaceFrom: true,
  supportsStaticESM: true,
  supportsTopLevelAwait: true,
};

/** Paths and URLs; `@jest/globals` is different in each file too. */
function isOfRepository(specifier) {
  return specifier === '@jest/globals' || /^(?:[./]|file:|data:)/.test(specifier);
}

/** The path of the source that an import names, if it is one. */
function sourcePath(specifier, from) {
  if (!/^(?:[./]|file:)/.test(specifier)) return undefined;
  const path = fileURLToPath(new URL(specifier, pathToFileURL(from)));
  return SOURCES.some((folder) => path.startsWith(folder)) ? path : undefined;
}

function packageOf(specifier) {
  return onceIn(packages, specifier, loadPackage);
}

function sourceOf(path) {
  return onceIn(sources, path, path.endsWith('.json') ? loadJson : loadSource);
}

function onceIn(modules, name, load) {
  let loading = modules.get(name);
  if (!loading) {
    loading = load(name);
    modules.set(name, loading);
  }
  return loading;
}

async function loadPackage(specifier) {
  return await exporting(await import(specifier));
}

async function loadJson(path) {
  return await exporting({ default: JSON.parse(readFileSync(path, 'utf8')) });
}

async function exporting(exported) {
  const names = Object.keys(exported);
  const module = new SyntheticModule(names, () => {
    for (const name of names) module.setExport(name, exported[name]);
  });
  return await ready(module);
}

/** Sources import packages and each other, in no circle; `test/house.unit.test.ts` sees to that. */
async function loadSource(path) {
  const imported = (specifier) => {
    if (!isOfRepository(specifier)) return packageOf(specifier);
    return sourceOf(fileURLToPath(new URL(specifier, pathToFileURL(path))));
  };
  const module = new SourceTextModule(compile(path), {
    identifier: path,
    importModuleDynamically: imported,
    initializeImportMeta: (meta) => {
      meta.url = pathToFileURL(path).href;
      meta.filename = path;
      meta.dirname = dirname(path);
    },
  });
  return await ready(module, imported);
}

async function ready(module, imported = () => undefined) {
  await module.link(imported);
  await module.evaluate();
  return module;
}

module.exports = { __esModule: true, default: WorkerRuntime };
