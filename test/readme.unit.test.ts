import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { ACTION_VERBS } from '../src/domain/incident/verbs/action-verbs.ts';
import { VERBS } from '../src/domain/incident/verbs/verbs.ts';

/** The first words of everything set as code in the README's table of commands: `log [TIME] …` gives "log". */
function verbsInReadme(): ReadonlySet<string> {
  const [, section = ''] = readFileSync('README.md', 'utf8').split('\n## Commands\n');
  const cells = section.split('\n## ')[0]?.match(/^\| `.*?` .*?\|/gm) ?? [];
  return new Set(
    cells.flatMap((cell) =>
      [...cell.matchAll(/`([\w-]+)(?: ([\w-]+)(?![\w-]))?/g)].flatMap(([, ...words]) => words),
    ),
  );
}

it("names every verb in the README's table of commands", () => {
  const named = verbsInReadme();
  const missing = [...Object.keys(VERBS), ...Object.keys(ACTION_VERBS)].filter((verb) => !named.has(verb));
  expect(missing).toEqual([]);
});
