import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { FIELD_NAMES, fieldQuestion } from '../../../../src/domain/postmortem/questions/questions.ts';
import { questionTable } from '../../../builders/question-table.ts';

const PATH = new URL('../../../../docs/templates.md', import.meta.url);
const docs = readFileSync(PATH, 'utf8');
const asked = [...docs.matchAll(/`([\w.-]+)` ([A-Z][^`|;]*?\?)(?=[ ,;|])/g)];

const TABLE = /(<!-- questions: [^\n]* -->\n)([\s\S]*?)(<!-- end of questions -->)/;

describe('the questions in docs/templates.md', () => {
  it('are worded as documents ask them', () => {
    expect(asked.length).toBeGreaterThan(60);
    for (const [, id, words] of asked) {
      const name = FIELD_NAMES.find((each) => each === id);
      expect([id, words]).toEqual([id, name && fieldQuestion(name).text]);
    }
  });

  it('stand in a table that is written from their rows and the templates', () => {
    const table = `\n${questionTable()}\n\n`;
    if (process.env['UPDATE_GOLDEN'] === '1') {
      writeFileSync(PATH, docs.replace(TABLE, `$1${table.replaceAll('$', '$$$$')}$3`));
    }
    expect(TABLE.exec(readFileSync(PATH, 'utf8'))?.[2]).toBe(table);
  });
});
