import { describe, expect, it } from '@jest/globals';
import { readCommand } from '../../../../src/domain/incident/verbs/read-command.ts';

const read = (text: string) => readCommand(text, { roles: ['commander'] });

describe('the verbs of a postmortem', () => {
  it.each([
    ['impact', { verb: 'impact' }],
    ['why the pool had no limit', { verb: 'why', note: 'note.why', text: 'the pool had no limit' }],
    ['cause tech: no jitter', { verb: 'cause', note: 'note.cause.technology', text: 'no jitter' }],
    [
      'lesson Organizational two owners',
      { verb: 'lesson', note: 'note.lesson.organizational', text: 'two owners' },
    ],
    [
      'metric CPU normal=10% during=99%',
      { verb: 'metric', note: 'note.metric', text: 'CPU normal=10% during=99%' },
    ],
    ['comms external we are on it', { verb: 'comms', audience: 'external', text: 'we are on it' }],
    ['review <@U12345|ana>', { verb: 'review', approver: 'U12345', reviewers: [] }],
    [
      'review by <@U12345|ana> and <@U23456|bo>, <@U12345>',
      { verb: 'review', approver: 'U12345', reviewers: ['U23456'] },
    ],
    ['approve', { verb: 'approve' }],
    ['publish', { verb: 'publish', why: undefined }],
    ['publish the rest follows', { verb: 'publish', why: 'the rest follows' }],
    ['skip a false alarm', { verb: 'skip', why: 'a false alarm' }],
    [
      'meeting 2026-11-27 15:00 <@U12345|ana> and <@U67890>',
      { verb: 'meeting', text: '2026-11-27 15:00', users: ['U12345', 'U67890'] },
    ],
  ])('%s', (text, command) => {
    expect(read(text)).toEqual({ kind: 'command', command });
  });

  it.each([
    ['why', 'missing-text'],
    ['cause', 'missing-kind'],
    ['cause money none', 'unknown-kind'],
    ['cause people', 'missing-text'],
    ['comms everybody hello', 'unknown-kind'],
    ['review', 'missing-person'],
    ['review @ana', 'not-a-person'],
    ['review <@U12345> soon', 'not-a-person'],
    [`review ${Array.from({ length: 11 }, (_, one) => `<@U100${one}>`).join(' ')}`, 'too-many-people'],
    ['approve it', 'unexpected-text'],
    ['skip', 'missing-reason'],
    ['meeting', 'missing-date'],
    ['meeting 2026-11-27 15:00 @ana', 'not-a-person'],
  ])('%s is refused with %s', (text, why) => {
    expect(read(text)).toMatchObject({ kind: 'usage', why });
  });
});
