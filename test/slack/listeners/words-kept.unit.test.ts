import { describe, expect, it } from '@jest/globals';
import { ACTION_VERBS } from '../../../src/domain/incident/verbs/action-verbs.ts';
import { VERBS } from '../../../src/domain/incident/verbs/verbs.ts';
import type { Answer } from '../../../src/slack/listeners/answer.ts';
import { readCommandRef } from '../../../src/slack/views/command-value.ts';
import { CHANNEL, CommandStage } from '../../builders/command-stage.ts';

/** What somebody wrote, which must be in the record or in the answer, whatever comes of it. */
const WORDS = 'nobody saw the pool run dry';

/** A line with free text for each verb that takes one; `action` by its own verbs. */
const LINES: Readonly<Record<string, string>> = {
  declare: `declare ${WORDS}`,
  drill: `drill ${WORDS}`,
  log: `log ${WORDS}`,
  'log with a time': `log 19:05 #change ${WORDS}`,
  'log with a time ahead': `log 23:50 ${WORDS}`,
  'log with a time that is none': `log 14:75 ${WORDS}`,
  'log that is too long': `log ${'and so on '.repeat(1_210)}${WORDS}`,
  mark: `mark mitigated ${WORDS}`,
  status: `status monitoring ${WORDS}`,
  'status that it has': `status investigating ${WORDS}`,
  update: `update ${WORDS}`,
  'update that may be a status': `update monitoring ${WORDS}`,
  ack: `ack ${WORDS}`,
  edit: `edit ${WORDS}`,
  note: `note ${WORDS}`,
  'fixed, with words': `fixed ${WORDS}`,
  'lead, with words': `lead ${WORDS}`,
  'status that is none': `status fixed ${WORDS}`,
  sev: `sev 1 ${WORDS}`,
  'sev in one word': `P1 ${WORDS}`,
  'sev that it has': `sev 2 ${WORDS}`,
  title: `title ${WORDS}`,
  handoff: `handoff <@UBO> ${WORDS}`,
  'handoff to who has it': `handoff <@UANA> ${WORDS}`,
  'action add': `action add ${WORDS}`,
  'action add for two': `action add ${WORDS} <@UBO> <@UCAT>`,
  'action drop': `action drop 1 ${WORDS}`,
  'action move': `action move 1 2026-12-24 ${WORDS}`,
  'action move to no date': `action move 1 someday ${WORDS}`,
  'action title': `action title 1 ${WORDS}`,
  'action done-when': `action done-when 1 ${WORDS}`,
  'action reopen': `action reopen 1 ${WORDS}`,
  'action of no verb': `action ${WORDS}`,
  away: `away until friday ${WORDS}`,
  'away until no date': `away ${WORDS}`,
  saved: `saved 1 ${WORDS}`,
  'saved by an item that there is not': `saved 77 ${WORDS}`,
  resolve: `resolve ${WORDS}`,
  reopen: `reopen ${WORDS}`,
  cancel: `cancel ${WORDS}`,
  merge: `merge INC-2026-0002 ${WORDS}`,
  'merge into nothing': `merge INC-2026-0099 ${WORDS}`,
  unmerge: `unmerge ${WORDS}`,
  why: `why ${WORDS}`,
  cause: `cause process ${WORDS}`,
  'cause of no kind': `cause ${WORDS}`,
  well: `well ${WORDS}`,
  wrong: `wrong ${WORDS}`,
  lucky: `lucky ${WORDS}`,
  lesson: `lesson technical ${WORDS}`,
  metric: `metric ${WORDS} normal=1 during=2`,
  link: `link INC-2026-0002 ${WORDS}`,
  'link to nothing': `link INC-2026-0099 ${WORDS}`,
  'link to itself': `link INC-2026-0001 ${WORDS}`,
  unlink: `unlink INC-2026-0002 ${WORDS}`,
  'metric without figures': `metric ${WORDS}`,
  comms: `comms external ${WORDS}`,
  publish: `publish ${WORDS}`,
  skip: `skip ${WORDS}`,
  meeting: `meeting ${WORDS}`,
  'a verb that takes no text': `approve ${WORDS}`,
  'a verb near log': `lgo ${WORDS}`,
  'a verb near nothing': `zzzzzz ${WORDS}`,
};

/** What stands in the way, or does not. */
const SITUATIONS: Readonly<Record<string, (stage: CommandStage) => Promise<Record<string, string>>>> = {
  'an incident in its channel': async (stage) => {
    await stage.declare({ here: CHANNEL });
    return {};
  },
  'no incident': async () => ({}),
  'several incidents elsewhere': async (stage) => {
    await stage.declare();
    await stage.declare({ id: 'cmd.T1.2', title: 'Search is slow' });
    return {};
  },
  'an incident that is resolved': async (stage) => {
    await stage.declare({ here: CHANNEL });
    await stage.type('resolve rolled back', { id: 'cmd.T1.before' });
    return {};
  },
  'an incident that is cancelled': async (stage) => {
    await stage.declare({ here: CHANNEL });
    await stage.type('cancel no incident', { id: 'cmd.T1.before' });
    return {};
  },
  'an incident that was merged': async (stage) => {
    await stage.declare({ here: CHANNEL });
    const { key } = await stage.declare({ id: 'cmd.T1.2', title: 'Search is slow' });
    const { answer } = await stage.type(`merge ${key}`, { id: 'cmd.T1.before' });
    const ref = buttonsOf(answer).map((value) => readCommandRef(value))[0];
    await stage.type(`merge ${key}`, { id: 'cmd.T1.before', ...ref });
    return {};
  },
  'a private incident of others': async (stage) => {
    const { key } = await stage.declare({ isPrivate: true });
    return { user: 'UCAT', incident: key };
  },
  'an incident that is gone': async () => ({ incident: 'INC-2026-0077' }),
  'the channel of another company': async (stage) => {
    await stage.declare({ here: CHANNEL });
    return { team: 'T2', user: 'UBO' };
  },
  'a database that does not answer': async (stage) => {
    await stage.declare({ here: CHANNEL });
    stage.failAlways();
    return {};
  },
};

function buttonsOf(answer: Answer): string[] {
  if (answer.kind !== 'say') return [];
  return answer.message.blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((element) => ('value' in element && element.value ? [element.value] : []))
      : [],
  );
}

/** What an answer shows: its buttons hold more, and expire. */
function shownIn(answer: Answer): string {
  if (answer.kind !== 'say') return '';
  return answer.message.blocks
    .map((block) => (block.type === 'actions' ? '' : JSON.stringify(block)))
    .join('\n');
}

describe('the words that somebody types', () => {
  it.each(Object.entries(LINES))('are in the record or in the answer: %s', async (_name, line) => {
    for (const [situation, arrange] of Object.entries(SITUATIONS)) {
      const stage = new CommandStage();
      const request = await arrange(stage);
      if (/^(?:action|saved)/.test(line)) await stage.type('action add a first item', { id: 'cmd.T1.item' });
      const { answer } = await stage.type(line, request);
      stage.fail(undefined);
      const kept = (await stage.everything()).includes(WORDS) || shownIn(answer).includes(WORDS);
      expect({ situation, outcome: answer.outcome, kept }).toMatchObject({ kept: true });
    }
  });

  it('has a line in this table for every verb that takes text', () => {
    const forms = {
      ...VERBS,
      ...Object.fromEntries(Object.entries(ACTION_VERBS).map(([verb, row]) => [`action ${verb}`, row])),
    };
    const takers = Object.entries(forms)
      .filter(([, { usage }]) => /TEXT|WHY|SUMMARY|NOTE|TITLE|NAME|WHERE/.test(usage))
      .map(([verb]) => verb)
      .filter((verb) => verb !== 'action');
    expect(takers.filter((verb) => !(verb in LINES))).toEqual([]);
  });

  it('gives the time of day back that a moved day was said with', async () => {
    const stage = new CommandStage();
    await stage.declare({ here: CHANNEL });
    await stage.type('action add limit the pool', { id: 'cmd.T1.item' });
    const { answer } = await stage.type('action move 1 friday 5pm waiting for parts');
    expect(answer.outcome).toBe('done');
    expect(shownIn(answer)).toContain('Due dates are days, so “5pm” is left out.');
  });
});
