import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { FIELD_NAMES, fieldQuestion } from '../../../../src/domain/postmortem/questions/questions.ts';

const docs = readFileSync(new URL('../../../../docs/templates.md', import.meta.url), 'utf8');
const asked = [...docs.matchAll(/`([\w.-]+)` ([A-Z][^`|;]*?\?)(?=[ ,;|])/g)];

describe('the questions in docs/templates.md', () => {
  it('are worded as documents ask them', () => {
    expect(asked.length).toBeGreaterThan(60);
    for (const [, id, words] of asked) {
      const name = FIELD_NAMES.find((each) => each === id);
      expect([id, words]).toEqual([id, name && fieldQuestion(name).text]);
    }
  });
});
