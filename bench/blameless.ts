import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type CorpusScore, readCorpus, rulesIn, type Score, scoreOf } from './blameless-score.ts';

/**
 * `npm run bench:blameless [-- FILE…]`: precision and recall of the blameless check on the parts of the corpus, or on
 * files of the same form. `--errors` lists the sentences that it gets wrong; not for `measure.jsonl`, which
 * measures only as long as nobody builds rules from its errors.
 */
const CORPUS = ['work', 'measure', 'unseen'].map((name) => `test/corpus/blameless/${name}.jsonl`);

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const files = given.filter((argument) => !argument.startsWith('--'));
  for (const file of files.length > 0 ? files : CORPUS) {
    const corpus = readCorpus(await readFile(resolve(file), 'utf8'));
    print(`\n${file}`);
    print(table(scoreOf(corpus)));
    const outside = corpus.filter(({ writer }) => writer === 'outside');
    if (outside.length > 0) print(outsiders(scoreOf(outside)));
    if (!given.includes('--errors') || file.endsWith('measure.jsonl')) continue;
    for (const { text, findings } of corpus) {
      const got = [...rulesIn(text)].sort().join(', ');
      const want = [...findings].sort().join(', ');
      if (got !== want) print(`  found [${got}], labelled [${want}]: ${text}`);
    }
  }
}

function table({ sentences, withFindings, pairs, any, byRule }: CorpusScore): string {
  const rows = [
    row('per finding', pairs),
    row('per sentence', any),
    ...[...byRule].map(([rule, score]) => row(`  ${rule}`, score)),
  ];
  const head = `  ${sentences} sentences, ${withFindings} with findings`;
  return [head, `  ${'measured'.padEnd(20)}precision  recall  right  wrong  missed`, ...rows].join('\n');
}

/** The same for sentences that somebody else wrote and labelled: the figures to expect for other texts. */
function outsiders({ sentences, withFindings, pairs, any }: CorpusScore): string {
  const head = `  of these by an outside writer: ${sentences} sentences, ${withFindings} with findings`;
  return [head, row('per finding', pairs), row('per sentence', any)].join('\n');
}

function row(name: string, { precision, recall, found, wrong, missed }: Score): string {
  const figures = [precision.toFixed(3).padStart(9), recall.toFixed(3).padStart(8)];
  const counts = [found, wrong, missed].map((count, index) => String(count).padStart(index === 2 ? 8 : 7));
  return `  ${name.padEnd(20)}${figures.join('')}${counts.join('')}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
