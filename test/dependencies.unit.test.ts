import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';

const MANIFESTS = ['package.json', 'packages/local-slack/package.json', 'packages/dev-services/package.json'];
const OURS = '@scribe/';

async function json(path: string): Promise<Record<string, Record<string, string> & string>> {
  return JSON.parse(await readFile(path, 'utf8'));
}

/** Every direct dependency of the repository. */
async function direct(): Promise<string[]> {
  const manifests = await Promise.all(MANIFESTS.map(json));
  const names = manifests.flatMap((one) => [
    ...Object.keys(one['dependencies'] ?? {}),
    ...Object.keys(one['devDependencies'] ?? {}),
  ]);
  return [...new Set(names)].filter((name) => !name.startsWith(OURS)).toSorted();
}

/** The rows of CONTRIBUTING.md's tables: a package, its license, why it is there. */
async function listed(): Promise<{ name: string; license: string; why: string }[]> {
  const text = await readFile('CONTRIBUTING.md', 'utf8');
  const section = /^## Dependencies\n(?<body>.*?)^## /ms.exec(text)?.groups?.['body'] ?? '';
  return [...section.matchAll(/^\| (?<names>`.+`) \| (?<license>.+) \| (?<why>.+) \|$/gm)].flatMap(
    ({ groups }) =>
      [...(groups?.['names'] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => ({
        name,
        license: groups?.['license'] ?? '',
        why: groups?.['why'] ?? '',
      })),
  );
}

it('each direct dependency has one line in CONTRIBUTING.md, and nothing else has', async () => {
  expect((await listed()).map(({ name }) => name).toSorted()).toEqual(await direct());
});

it('each has the license that its line says', async () => {
  for (const { name, license, why } of await listed()) {
    expect({ name, license }).toEqual({
      name,
      license: (await json(`node_modules/${name}/package.json`))['license'],
    });
    expect(why.length).toBeGreaterThan(5);
  }
});

it('each is used somewhere', async () => {
  const folders = ['src', 'packages', 'bench', 'test'];
  const found = await Promise.all(folders.map((one) => readdir(one, { recursive: true })));
  const files = found.flatMap((names, index) => names.map((name) => `${folders[index]}/${name}`));
  const sources = files.filter(
    (one) => /\.(?:[cm]?[jt]s)$/.test(one) && one !== 'test/dependencies.unit.test.ts',
  );
  const texts = await Promise.all(
    [...sources, 'jest.config.js', 'biome.json'].map((one) => readFile(one, 'utf8')),
  );
  const { scripts } = await json('package.json');
  const all = [...texts, JSON.stringify(scripts).replace('tsc', "'typescript'")].join('\n');
  const unused = (await direct()).filter((name) => {
    const spoken = name.replace(/^@types\//, '');
    return (
      !['@types/node', 'jest', '@swc/core', '@biomejs/biome'].includes(name) && !all.includes(`'${spoken}`)
    );
  });
  expect(unused).toEqual([]);
});

it('takes actions by commit, since a tag can be moved, and says which version that is', async () => {
  const folder = '.github/workflows';
  const workflows = (await readdir(folder)).map((name) => readFile(`${folder}/${name}`, 'utf8'));
  const used = (await Promise.all(workflows)).flatMap((text) => text.match(/uses: .*/g) ?? []);
  expect(used.length).toBeGreaterThan(0);
  for (const one of used) expect(one).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});
