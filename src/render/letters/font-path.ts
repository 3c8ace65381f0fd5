import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** Where each font file is; `undefined` where its package is not installed. */
const paths = new Map<string, string | undefined>();

/** The path of a file such as `dejavu-fonts-ttf/ttf/DejaVuSans.ttf`; `undefined` where its package is not installed. */
export function fontPath(file: string): string | undefined {
  if (!paths.has(file)) paths.set(file, resolved(file) ?? besideModule(file));
  return paths.get(file);
}

function resolved(file: string): string | undefined {
  try {
    return require.resolve(file);
  } catch {
    return undefined;
  }
}

/** Some packages export their module alone, so that their files cannot be resolved by name. */
function besideModule(file: string): string | undefined {
  const parts = file.split('/');
  const name = parts.splice(0, file.startsWith('@') ? 2 : 1);
  const folder = join(...name);
  const module = resolved(name.join('/'));
  return module && join(module.slice(0, module.lastIndexOf(folder)), folder, ...parts);
}
