import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { StoredDraft } from '../../src/app/ports/stored-draft.ts';
import type { Source } from '../../src/domain/postmortem/document/source.ts';
import { answered, newPostmortem } from '../../src/domain/postmortem/review/postmortem-state.ts';
import type { PostmortemStep } from '../../src/domain/postmortem/review/postmortem-step.ts';
import { freshTeam, moment, type Open, type Opened } from './opened.ts';
import { anEntry } from './samples.ts';

const INCIDENT = 'INC-2026-0001';

export function postmortemContract(open: Open): void {
  describe('PostmortemStore, RevisionStore', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      team = freshTeam();
    });
    const draft = (name: string, seconds: number, entries = 2): StoredDraft => ({
      id: `draft-cmd.${team}.${name}`,
      template: 'standard',
      asOf: moment(seconds),
      hash: 'ab'.repeat(32),
      by: 'scribe',
      at: moment(seconds),
      what: 'drafted',
      document: {
        title: `Postmortem ${name}`,
        incident: { key: INCIDENT, title: 'Checkout errors' },
        template: { name: 'standard', version: '1' },
        sections: [],
        questions: [],
        sources: Array.from({ length: entries }, (_, index) => source(index)),
        entryCount: entries,
        authorCount: 1,
        asOf: moment(seconds),
      },
    });

    it('keeps the latest draft and the earlier ones', async () => {
      const { postmortems, revisions } = opened.ports;
      expect(await postmortems.byIncident(team, INCIDENT)).toBeUndefined();
      const [first, second] = [draft('a', 10), draft('b', 20)];
      await revisions.saveDraft(team, INCIDENT, first);
      await revisions.saveDraft(team, INCIDENT, second);
      await revisions.saveDraft(team, INCIDENT, first);
      const known = await postmortems.byIncident(team, INCIDENT);
      expect(known).toEqual({
        team,
        incident: INCIDENT,
        latest: second,
        stale: false,
        externalIds: {},
        discarded: false,
        state: newPostmortem(team, INCIDENT),
        remindAt: undefined,
      });
      expect(await revisions.byId(team, INCIDENT, first.id)).toEqual(first);
      expect(await revisions.byId(team, INCIDENT, 'none')).toBeUndefined();
      expect(await revisions.byId(team, 'INC-2026-0002', first.id)).toBeUndefined();
    });

    it('keeps ids that Slack gave, also before the first draft', async () => {
      const { postmortems, revisions } = opened.ports;
      const of = { team, incident: INCIDENT };
      const progress = { value: 'C1/17.5', before: undefined };
      expect(await postmortems.remember(of, 'progress-draft-cmd.T1.17.4', progress)).toBe(true);
      expect(await postmortems.remember(of, 'canvas', { value: 'F0', before: undefined })).toBe(true);
      expect(await postmortems.remember(of, 'canvas', { value: 'F2', before: undefined })).toBe(false);
      expect(await postmortems.remember(of, 'canvas', { value: 'F1', before: 'F0' })).toBe(true);
      await revisions.saveDraft(team, INCIDENT, draft('a', 10));
      const known = await postmortems.byIncident(team, INCIDENT);
      expect(known?.externalIds).toEqual({ 'progress-draft-cmd.T1.17.4': 'C1/17.5', canvas: 'F1' });
      expect(known?.latest?.id).toBe(draft('a', 10).id);
    });

    it('knows that a draft is stale, until the next one', async () => {
      const { postmortems, revisions, entries } = opened.ports;
      await postmortems.markStale(team, INCIDENT);
      await revisions.saveDraft(team, INCIDENT, draft('a', 1_000));
      const stale = async () => (await postmortems.byIncident(team, INCIDENT))?.stale;
      expect(await stale()).toBe(false);
      await postmortems.markStale(team, INCIDENT);
      expect(await stale()).toBe(true);
      await revisions.saveDraft(team, INCIDENT, draft('b', 2_000));
      expect(await stale()).toBe(false);
      await entries.insert(anEntry(team, 1, { loggedAt: moment(2_000) }), [], moment(2_000));
      expect(await stale()).toBe(false);
      await entries.save(anEntry(team, 1, { text: 'corrected', version: 1 }), [], moment(2_001));
      expect(await stale()).toBe(true);
      await revisions.saveDraft(team, INCIDENT, draft('c', 3_000));
      expect(await stale()).toBe(false);
      await entries.insert(anEntry(team, 2, { loggedAt: moment(3_001) }), [], moment(3_001));
      expect(await stale()).toBe(true);
    });

    it('discards the latest draft, and no earlier one', async () => {
      const { postmortems, revisions } = opened.ports;
      const [first, second] = [draft('a', 10), draft('b', 20)];
      await revisions.saveDraft(team, INCIDENT, first);
      const discard = (version: number, discards: string) => {
        const step: PostmortemStep = { kind: 'discarded', draft: discards, by: 'UANA', at: moment(15) };
        const state = { ...newPostmortem(team, INCIDENT), version, history: [step] };
        return postmortems.saveState({ state, remindAt: undefined, effects: [], at: moment(15), discards });
      };
      expect(await discard(1, second.id)).toBe('conflict');
      expect(await discard(1, first.id)).toBe('saved');
      const discarded = await postmortems.byIncident(team, INCIDENT);
      expect(discarded?.discarded).toBe(true);
      expect(discarded?.state.history).toEqual([
        { kind: 'discarded', draft: first.id, by: 'UANA', at: moment(15) },
      ]);
      await revisions.saveDraft(team, INCIDENT, first);
      expect((await postmortems.byIncident(team, INCIDENT))?.discarded).toBe(true);
      await revisions.saveDraft(team, INCIDENT, second);
      expect((await postmortems.byIncident(team, INCIDENT))?.discarded).toBe(false);
      expect(await discard(2, first.id)).toBe('conflict');
    });

    it('keeps every revision, newest first, without reading their texts', async () => {
      const { revisions } = opened.ports;
      const [first, second] = [draft('a', 10), { ...draft('b', 20), by: 'UANA', what: 'edited' as const }];
      await revisions.saveDraft(team, INCIDENT, first);
      await revisions.saveDraft(team, INCIDENT, second);
      const all = await revisions.list(team, INCIDENT);
      expect(all.map(({ id, by, what }) => [id, by, what])).toEqual([
        [second.id, 'UANA', 'edited'],
        [first.id, 'scribe', 'drafted'],
      ]);
      expect(all[0]).not.toHaveProperty('document');
    });

    it('keeps its state by versions: of two writers who read the same one, one wins', async () => {
      const { postmortems, effectLeases } = opened.ports;
      const blank = newPostmortem(team, INCIDENT);
      const next = answered(blank, { question: 'impact.users', text: '12%', by: 'UANA', at: moment(5) });
      const wanted = { key: 'overview-1', effect: { kind: 'overview' as const } };
      const change = { state: next, remindAt: moment(90), effects: [wanted], at: moment(5) };
      const tries = await Promise.all([1, 2, 3].map(() => postmortems.saveState(change)));
      expect(tries.filter((one) => one === 'saved')).toHaveLength(1);
      const known = await postmortems.byIncident(team, INCIDENT);
      expect(known?.state).toEqual(next);
      expect(known?.remindAt).toEqual(moment(90));
      expect(await postmortems.saveState({ ...change, state: { ...next, version: 3 } })).toBe('conflict');
      const ref = { holder: 'postmortems' as const, team, id: INCIDENT, key: 'overview-1' };
      expect((await effectLeases.take(ref, moment(6), 1_000))?.effect).toEqual({ kind: 'overview' });
      const due = await postmortems.due(moment(91), 100);
      expect(due.filter((one) => one.team === team)).toHaveLength(1);
      expect((await postmortems.due(moment(89), 100)).filter((one) => one.team === team)).toHaveLength(0);
    });

    it('puts a revision into the place of the one that its author read, and of no other', async () => {
      const { postmortems, revisions } = opened.ports;
      const first = draft('a', 10);
      await revisions.saveDraft(team, INCIDENT, first);
      const edit = (name: string) => ({ ...draft(name, 10), by: 'UANA', what: 'edited' as const });
      const change = (version: number) => ({
        state: { ...newPostmortem(team, INCIDENT), version },
        remindAt: undefined,
        effects: [],
        at: moment(11),
      });
      const tries = await Promise.all([
        postmortems.addRevision(change(1), edit('b'), first.id),
        postmortems.addRevision(change(1), edit('c'), first.id),
      ]);
      expect(tries.toSorted()).toEqual(['conflict', 'saved']);
      const [won, lost] = tries[0] === 'saved' ? [edit('b'), edit('c')] : [edit('c'), edit('b')];
      expect((await postmortems.byIncident(team, INCIDENT))?.latest).toEqual(won);
      expect(await postmortems.addRevision(change(2), lost, first.id)).toBe('conflict');
      expect(await postmortems.addRevision(change(2), won, first.id)).toBe('saved');
      const ids = (await revisions.list(team, INCIDENT)).map(({ id }) => id);
      expect(ids.toSorted()).toEqual([first.id, won.id].toSorted());
    });

    it('keeps the text of a revision that several workers make at once', async () => {
      const { postmortems, revisions } = opened.ports;
      const first = draft('a', 10);
      await revisions.saveDraft(team, INCIDENT, first);
      for (let version = 1, on = first.id; version <= 12; version += 1) {
        const revision = { ...draft(`v${version}`, 10 + version), what: 'status' as const };
        const change = {
          state: { ...newPostmortem(team, INCIDENT), version },
          remindAt: undefined,
          effects: [],
          at: moment(10 + version),
        };
        const twins = [1, 2, 3, 4].map(() => postmortems.addRevision(change, revision, on));
        expect(await Promise.all(twins)).toContain('saved');
        expect((await postmortems.byIncident(team, INCIDENT))?.latest).toEqual(revision);
        on = revision.id;
      }
    });

    it('keeps a proposed draft beside the one that is in force', async () => {
      const { postmortems, revisions } = opened.ports;
      const proposal = { ...draft('b', 20), what: 'proposed' as const };
      await revisions.saveDraft(team, INCIDENT, draft('a', 10));
      await revisions.saveDraft(team, INCIDENT, proposal);
      expect((await postmortems.byIncident(team, INCIDENT))?.latest).toEqual(draft('a', 10));
      expect(await revisions.byId(team, INCIDENT, proposal.id)).toEqual(proposal);
      expect(await revisions.list(team, INCIDENT)).toHaveLength(1);
    });

    it('keeps a draft of ten thousand entries', async () => {
      const { postmortems, revisions } = opened.ports;
      const large = draft('large', 10, 10_000);
      await revisions.saveDraft(team, INCIDENT, large);
      expect((await postmortems.byIncident(team, INCIDENT))?.latest).toEqual(large);
    });
  });
}

function source(index: number): Source {
  const url = `https://example.test/${Math.sin(index).toString(36).repeat(60)}`;
  return {
    id: `cmd.T1.${index}`,
    label: `10:${index}`,
    at: moment(index),
    type: 'note',
    words: [],
    permalink: url,
  };
}
