// Joins the compiled files of the command into few: of 700 modules Node reads, resolves and links each by itself, which
// is a third of what a start costs. Run after tsc, in the root of the repository.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { build } from 'esbuild';

const folder = resolve('dist/src/cli');
const entry = resolve(folder, 'scribe.js');
const BEGINS = 'bundled-';
// The compiler writes it anew each time; without that it is joined already.
if (readFileSync(entry, 'utf8').includes(BEGINS)) process.exit(0);
for (const name of readdirSync(folder)) if (name.startsWith(BEGINS)) rmSync(resolve(folder, name));

/** Packages of many small modules are joined too, with what they stand on; the others stay where npm put them. */
const JOINED = /^(?:zod|date-fns|mdast-util-|micromark-)/;

const packages = {
  name: 'packages',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, importer }) =>
      JOINED.test(path) || importer.includes('/node_modules/')
        ? undefined
        : { external: path !== entry, path },
    );
  },
};

/** A module goes on finding what stands beside it, and threads load it from there. */
const ownAddresses = {
  name: 'own-addresses',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      if (!source.includes('import.meta.url')) return undefined;
      const own = `new URL(${JSON.stringify(relative(folder, path))}, import.meta.url).href`;
      return { contents: source.replaceAll('import.meta.url', own), loader: 'js' };
    });
  },
};

await build({
  entryPoints: [entry],
  outdir: folder,
  allowOverwrite: true,
  chunkNames: `${BEGINS}[name]-[hash]`,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
  plugins: [packages, ownAddresses],
});
