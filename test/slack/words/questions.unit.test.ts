import { expect, it } from '@jest/globals';
import { ownerUnknown } from '../../../src/slack/words/questions.ts';

it('says whose item has no owner yet, and which name is unknown', () => {
  expect(ownerUnknown({ item: 'A-3', names: ['@dev'] })).toBe(
    '“@dev” is nobody that Scribe knows here; A-3 has no owner yet.',
  );
});
