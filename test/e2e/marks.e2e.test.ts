import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { computeFacts, factNamed } from '../../src/domain/postmortem/analysis/facts.ts';
import { readTimeline } from '../../src/domain/postmortem/analysis/milestones.ts';
import { openStores } from '../../src/mongo/open-stores.ts';
import { recordOf } from '../builders/incident-record.ts';
import { type Stage, setStage } from '../scribe.ts';
import { modalOf } from './postmortem-stage.ts';
import { chooseOf, receipt } from './seen.ts';
import { declare, entriesOf, eventually, privately } from './trouble.ts';

let stage: Stage;
let slack: LocalSlack;
beforeAll(async () => {
  stage = await setStage();
  slack = stage.slack;
}, 120_000);
afterAll(() => stage.strike());

type Person = ReturnType<LocalSlack['as']>;
type Ephemeral = ReturnType<LocalSlack['ephemerals']>[number];

describe('an incident that is marked by taps alone', () => {
  let place: Awaited<ReturnType<typeof declare>>;
  let bo: Person;
  beforeAll(async () => {
    place = await declare(slack, 'Checkout times out');
    bo = slack.as('bo');
  });

  /** Logs as `bo`, and gives the question that follows the receipt. */
  async function loggedAndAsked(text: string, question: RegExp): Promise<Ephemeral> {
    const seen = slack.ephemerals(place.channel, 'bo').length;
    expect(receipt(await bo.command(place.channel, '/incident', `log ${text}`))).toMatch(/^Logged /);
    return slack.until(
      () =>
        slack
          .ephemerals(place.channel, 'bo')
          .slice(seen)
          .find((each) => question.test(each.text)),
      { what: `the question after "${text}"` },
    );
  }
  const tap = (ephemeral: Ephemeral, button: number) =>
    bo.click({ channel: place.channel, ts: ephemeral.ts }, `mean-${button}`);
  const said = (words: RegExp) =>
    slack.until(() => privately(slack, place.channel, 'bo').find((text) => words.test(text)), {
      what: String(words),
    });

  async function reading() {
    const entries = await entriesOf(stage.mongodbUri, slack.teamId, place.key);
    const rows = entries.map(({ occurredAt, ...entry }) => ({ ...entry, at: occurredAt }));
    const record = { ...recordOf([]), entries: rows };
    return { ...readTimeline(record), facts: computeFacts(record) };
  }

  it('asks one thing after each entry that calls for it, and takes the tap', async () => {
    await tap(await loggedAndAsked('-60m #detection 500s on checkout', /Did the impact begin here/), 0);
    await said(/Marked as \*impact began\*/);
    await bo.command(place.channel, '/incident', 'log -50m #mitigation restarted the pods');
    const second = await loggedAndAsked(
      '-40m #mitigation raised the pool size',
      /What became of the attempt before/,
    );
    expect(second.text).toContain('restarted the pods');
    await tap(second, 2);
    await said(/Outcome \*no effect\*: .*restarted the pods/);
    const third = await loggedAndAsked(
      '-30m #mitigation rolled back to v41',
      /attempt before.*raised the pool/,
    );
    await tap(third, 2);
    await said(/Outcome \*no effect\*: .*raised the pool/);
    const back = await loggedAndAsked('-25m #recovery errors are gone', /Is service back/);
    await tap(back, 0);
    // Whoever says that it is back is asked what brought it back, in the same place.
    const next = await said(/Marked as \*service back\*[\s\S]*attempt before\? .*rolled back/);
    expect(next).toBeDefined();
    await tap(
      await slack.until(
        () =>
          slack
            .ephemerals(place.channel, 'bo')
            .find(({ text }) => /attempt before\? .*rolled back/.test(text)),
        { what: 'the next question' },
      ),
      0,
    );
    await said(/Outcome \*worked\*: .*rolled back/);
  });

  it('takes marks from the menu of the timeline by anybody in the incident, and takes them back', async () => {
    await bo.command(place.channel, '/incident', 'log -10m #detection 500s again');
    await bo.command(place.channel, '/incident', 'log -5m #note 12 orders were charged twice');
    slack.as('bo').invite(place.channel, 'chi');
    const chi = slack.as('chi');
    const shown = await chi.command(place.channel, '/incident', 'timeline');
    const [timeline] = shown.ephemerals;
    if (!timeline) throw new Error('there is no timeline');
    const entries = await entriesOf(stage.mongodbUri, slack.teamId, place.key);
    expect(timeline.blocks?.map(({ type }) => type)).toEqual(['section', 'table', 'actions']);
    const choose = (text: string, value: string) =>
      chooseOf({ slack, channel: place.channel, who: 'chi', ts: timeline.ts }, { entries, text, value });
    await choose('500s again', 'relapse');
    await choose('12 orders were charged twice', 'loss');
    const marked = await eventually('both marks', async () => {
      const now = await reading();
      return now.periods.length === 2 ? now : undefined;
    });
    expect(marked.entries.find(({ text }) => text.startsWith('12 orders'))?.marks).toMatchObject([
      { is: 'loss', by: chi.id },
    ]);
    expect(marked.attempts.map(({ outcome }) => outcome?.was)).toEqual(['no effect', 'no effect', 'worked']);
    expect(factNamed(marked.facts, 'ineffective-mitigations')?.count).toBe(2);
    expect(marked.milestones.impactStarted?.from).toBe('mark');
  });

  it('takes what is typed, for those who type', async () => {
    const typed = async (text: string) => receipt(await bo.command(place.channel, '/incident', text));
    await bo.command(place.channel, '/incident', 'log -70m #change config of the pool');
    expect(await typed('mark cause last')).toMatch(/^Marked as \*cause\*: .*config of the pool/);
    expect(await typed('mark cause last')).toMatch(/^It already says that/);
    expect(await typed('mark not cause last')).toMatch(/^No longer marked as cause/);
    expect(await typed('mark cause 03:33')).toMatch(/^No entry is at 03:33/);
  });

  it('asks which of two beginnings is meant, tells whose word it replaces, and puts back what was struck', async () => {
    const typed = async (who: string, text: string) =>
      receipt(await slack.as(who).command(place.channel, '/incident', text));
    await bo.command(place.channel, '/incident', 'log -58m first customers wrote');
    expect(await typed('bo', 'mark impact last')).toContain(
      'Shall that move, or did the problem return later?',
    );
    const asked = await slack.until(
      () => slack.ephemerals(place.channel, 'bo').find(({ text }) => text.includes('Shall that move')),
      { what: 'the question' },
    );
    await tap(asked, 0);
    await said(/Marked as \*impact began\*: .*first customers wrote/);
    const moved = await eventually('the mark to move', async () => {
      const now = await reading();
      return now.entries.filter(({ marks }) => marks?.some(({ is }) => is === 'impact-started')).length === 1
        ? now
        : undefined;
    });
    expect(moved.periods).toHaveLength(2);
    await slack.as('chi').command(place.channel, '/incident', 'log -39m #mitigation drained the queue');
    await typed('chi', 'mark no effect last');
    const entries = await entriesOf(stage.mongodbUri, slack.teamId, place.key);
    const shown = await bo.command(place.channel, '/incident', 'timeline');
    const at = { slack, channel: place.channel, who: 'bo', ts: shown.ephemerals[0]?.ts ?? '' };
    const choose = (value: string) => chooseOf(at, { entries, text: 'drained the queue', value });
    await choose('outcome worked');
    await said(/drained the queue\nBefore: no effect, by <@/);
    await choose('undo');
    const struck = await slack.until(
      () => slack.ephemerals(place.channel, 'bo').find(({ text }) => /^Taken back: .*drained/.test(text)),
      { what: 'the strike' },
    );
    await bo.click({ channel: place.channel, ts: struck.ts }, 'entry-put-back');
    await said(/^Back in the record: .*drained the queue/);
  });

  it('answers old buttons after the resolution, and marks nothing that was taken back', async () => {
    const asked = await loggedAndAsked('-4m #recovery calm again', /Is service back/);
    await bo.command(place.channel, '/incident', 'resolve rolled back');
    await tap(asked, 1);
    const form = await modalOf(slack, 'bo', 'Only in a part: which?');
    expect(await bo.submit(form, { where: 'eu' })).toMatchObject({ ok: true });
    await said(/calm again — .* · \*service back \(eu\)\*/);
    const stores = await openStores(stage.mongodbUri);
    try {
      const entry = (await stores.entries.ofIncident(slack.teamId, place.key)).find(
        ({ text }) => text === 'calm again',
      );
      expect(entry?.markings).toMatchObject([{ kind: 'set', is: 'restored', part: 'eu' }]);
    } finally {
      await stores.close();
    }
  });
});

describe('the review when an incident is resolved', () => {
  it('confirms what somebody chose in it, and nothing else', async () => {
    const { channel, key } = await declare(slack, 'Search is slow');
    const bo = slack.as('bo');
    const log = (text: string) => bo.command(channel, '/incident', `log ${text}`);
    await log('-30m #detection p99 over 4 s');
    await log('-20m #mitigation restarted the index');
    await log('-18m #note restart had no effect');
    await log('-10m #mitigation rolled back to v41');
    await log('-5m #recovery p99 is back to normal');
    await bo.command(channel, '/incident', 'resolve');
    const modal = await modalOf(slack, 'bo', 'How was it resolved?');
    expect(JSON.stringify(modal)).toContain('Reads like: no effect');
    const [first] = (await entriesOf(stage.mongodbUri, slack.teamId, key)).filter(
      ({ type }) => type === 'mitigation',
    );
    const sent = { summary: 'rolled back', [`outcome-${first?.id}`]: ['no effect'] };
    expect(await bo.submit(modal, sent)).toMatchObject({ ok: true });
    const entries = await eventually('the outcome', async () => {
      const now = await entriesOf(stage.mongodbUri, slack.teamId, key);
      return now.some(({ outcome }) => outcome) ? now : undefined;
    });
    const meanings = entries.flatMap(({ text, marks, outcome }) =>
      marks || outcome ? [[text, marks, outcome?.was]] : [],
    );
    expect(meanings).toEqual([['restarted the index', undefined, 'no effect']]);
  });
});
