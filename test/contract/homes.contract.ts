import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newPostmortem } from '../../src/domain/postmortem/review/postmortem-state.ts';
import type { WorkflowState } from '../../src/domain/postmortem/review/workflow.ts';
import { freshTeam, moment, type Open, type Opened } from './opened.ts';

export function homesContract(open: Open): void {
  describe('Homes', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      team = freshTeam();
    });
    /** Whose home tabs a worker would publish at this moment, and why. */
    const due = async (now: Date) => {
      const refs = await opened.ports.effects.due(now, 1_000, 1);
      return refs.filter((ref) => ref.team === team).map(({ holder, id, key }) => `${holder} ${id} ${key}`);
    };

    it('publishes one that was opened at once, whether it was opened before or not', async () => {
      const { homes, effectLeases } = opened.ports;
      const refs = await Promise.all([1, 2, 1].map((at) => homes.opened(team, 'U1', moment(at))));
      expect(refs[0]).toMatchObject({ holder: 'homes', team, id: 'U1' });
      for (const ref of refs.slice(0, 2)) {
        const taken = await effectLeases.take(ref, moment(9), 1_000);
        expect(taken?.effect).toEqual({ kind: 'home', why: 'opened' });
        if (taken) await effectLeases.finish(taken);
      }
      expect(await due(moment(99))).toEqual([]);
    });

    it('wants those again that were opened lately: of some people, or of everybody', async () => {
      const { homes, effects } = opened.ports;
      for (const [user, at] of [
        ['U1', 1],
        ['U2', 5],
        ['U3', 5],
      ] as const)
        await effects.done(await homes.opened(team, user, moment(at)));
      const when = { since: moment(3), at: moment(20) };
      await homes.want(team, 'everybody', when);
      await homes.want(team, ['U1', 'U2', 'U9'], when);
      await homes.want(freshTeam(), 'everybody', when);
      expect(await due(moment(19))).toEqual([]);
      const key = `home-changed-${moment(20).getTime()}`;
      expect((await due(moment(20))).sort()).toEqual([`homes U2 ${key}`, `homes U3 ${key}`]);
      expect(await homes.want(team, ['U1'], { since: moment(0), at: moment(30) })).toEqual([
        { holder: 'homes', team, id: 'U1', key: `home-changed-${moment(30).getTime()}` },
      ]);
    });

    it('keeps what each showed last', async () => {
      const { homes } = opened.ports;
      await homes.opened(team, 'U1', moment(1));
      expect(await homes.shown(team, 'U1')).toBeUndefined();
      await homes.noteShown(team, 'U1', 'a 1.5');
      await homes.noteShown(team, 'U2', 'b 1.5');
      expect(await homes.shown(team, 'U1')).toBe('a 1.5');
      expect(await homes.shown(team, 'U2')).toBeUndefined();
    });
  });

  describe('PostmortemLists', () => {
    let opened: Opened;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    it('says how far postmortems are', async () => {
      const { postmortems, postmortemLists } = opened.ports;
      const team = freshTeam();
      const at = moment(1);
      const review: WorkflowState = {
        ...{ state: 'in review', approver: 'U1', reviewers: [], askedBy: 'U2', askedAt: at, said: [] },
      };
      const states: readonly WorkflowState[] = [
        { state: 'draft' },
        review,
        { state: 'approved', by: 'U1', at, reviewedBy: [] },
        { state: 'not required', why: 'x', by: 'U1', at },
      ];
      for (const [index, workflow] of states.entries()) {
        const state = {
          ...newPostmortem(team, `INC-${index}`),
          workflow,
          version: 1,
          due: '2026-12-01' as const,
        };
        await postmortems.saveState({ state, remindAt: undefined, effects: [], at });
      }
      await postmortems.remember({ team, incident: 'INC-9' }, 'canvas', { value: 'F1', before: undefined });
      const some = await postmortemLists.ofIncidents(team, ['INC-9', 'INC-1', 'INC-7']);
      expect(some.toSorted((a, b) => (a.incident < b.incident ? -1 : 1))).toEqual([
        { incident: 'INC-1', workflow: review, due: '2026-12-01' },
        { incident: 'INC-9', workflow: { state: 'draft' }, due: undefined },
      ]);
      expect(await postmortemLists.ofIncidents(team, [])).toEqual([]);
      const waiting = await postmortemLists.underReview(team);
      expect(waiting.map(({ incident }) => incident).sort()).toEqual(['INC-1', 'INC-2']);
      expect(await postmortemLists.underReview(freshTeam())).toEqual([]);
    });
  });
}
