import { afterEach, describe, expect, it } from '@jest/globals';
import { BUILT_IN_WORDS, type Vocabulary } from '../../../src/domain/incident/vocabulary.ts';
import { statusModal } from '../../../src/slack/views/modals/status-modal.ts';
import { offerLabel } from '../../../src/slack/words/offers.ts';
import { speakIn } from '../../../src/slack/words/team-words.ts';
import { incidentAfter } from '../../builders/incident.ts';

const roles = ['commander'];
const vocabulary: Vocabulary = {
  ...BUILT_IN_WORDS,
  statuses: { identified: { name: 'Find & fix', also: [] } },
};

afterEach(() => speakIn(BUILT_IN_WORDS));

describe('what a button says', () => {
  it.each([
    ['role commander <@U0456EFGH>', 'role commander @person'],
    ['role commander <@U0456EFGH|bo>', 'role commander @bo'],
    ['review <!subteam^S1|@sre>', 'review @sre'],
  ])('names people and groups, and shows no id: %s', (line, label) => {
    expect(offerLabel(line, { roles })).toBe(label);
  });

  it("has a team's own words as they are, and so has a form", () => {
    speakIn(vocabulary);
    expect(offerLabel('status identified', { roles, vocabulary })).toBe('Status: Find & fix');
    expect(JSON.stringify(statusModal(incidentAfter([]), { channel: 'C1' }, { announced: false }))).toContain(
      '"Find & fix"',
    );
  });
});
