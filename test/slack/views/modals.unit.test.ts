import { describe, expect, it } from '@jest/globals';
import type { ModalView } from '@slack/types';
import { declareModal, readDeclareModal } from '../../../src/slack/views/modals/declare-modal.ts';
import {
  addEntryModal,
  editEntryModal,
  readEntryModal,
} from '../../../src/slack/views/modals/entry-modal.ts';
import { readRefs } from '../../../src/slack/views/modals/modal-metadata.ts';
import { moveDateModal, readMoveDateModal } from '../../../src/slack/views/modals/move-date-modal.ts';
import { readResolveModal, resolveModal, timesShown } from '../../../src/slack/views/modals/resolve-modal.ts';
import {
  type ElementState,
  momentsShown,
  type ViewValues,
} from '../../../src/slack/views/modals/view-state.ts';
import { readReview } from '../../../src/slack/views/resolve-review.ts';
import { actionOf } from '../../builders/action.ts';
import { entryOf } from '../../builders/entry.ts';
import { incidentAfter } from '../../builders/incident.ts';
import { modalWithinLimits } from './within-limits.ts';

/** What Slack sends when a modal is submitted as it opened. */
function asOpened(view: ModalView): ViewValues {
  const values: Record<string, Record<string, ElementState>> = {};
  for (const block of view.blocks) {
    if (!('element' in block) || block.block_id === undefined) continue;
    const { element } = block;
    const state: ElementState =
      element.type === 'plain_text_input'
        ? { value: element.initial_value?.trim() ?? null }
        : element.type === 'datetimepicker'
          ? { selected_date_time: element.initial_date_time ?? null }
          : element.type === 'datepicker'
            ? { selected_date: element.initial_date ?? null }
            : element.type === 'static_select'
              ? { selected_option: element.initial_option ?? null }
              : element.type === 'checkboxes'
                ? { selected_options: element.initial_options ?? [] }
                : {};
    values[block.block_id] = { input: state };
  }
  return values;
}

/** Ids that a modal may carry; any other data in it could be out of date. */
const ID_FIELDS = new Set(['incident', 'entry', 'action', 'draft', 'channel', 'command', 'version', 'all']);

function onlyIds(view: ModalView): void {
  const refs: object = JSON.parse(view.private_metadata ?? '{}');
  for (const [name, value] of Object.entries(refs)) {
    expect(ID_FIELDS).toContain(name);
    expect(String(value)).toMatch(/^[A-Za-z0-9._-]{1,200}$/);
  }
}

const NOTHING = { services: [], fields: [] };

describe('declare', () => {
  it('comes prefilled and gives back its contents', () => {
    const known = {
      title: 'Checkout <b>',
      severity: 2,
      drill: true,
      startedAt: new Date('2026-11-20T18:40:00Z'),
    } as const;
    const view = modalWithinLimits(declareModal(known, { channel: 'C1', command: 'cmd.T1.1' }, NOTHING));
    onlyIds(view);
    expect(readRefs(view.private_metadata ?? '')).toEqual({ channel: 'C1', command: 'cmd.T1.1' });
    expect(readDeclareModal(asOpened(view))).toEqual({ ...known, private: false, here: false });
  });

  it('may be empty', () => {
    expect(readDeclareModal(asOpened(modalWithinLimits(declareModal({}, {}, NOTHING))))).toEqual({
      title: undefined,
      severity: undefined,
      private: false,
      drill: false,
      here: false,
      startedAt: undefined,
    });
  });
});

const reader = { zone: 'UTC', now: new Date('2026-11-20T20:00:00Z') };

const NONE = { suggested: [], others: [] };

describe('resolve', () => {
  it('asks for key times and shows what is missing', () => {
    const at = new Date('2026-11-20T18:40:00Z');
    const view = modalWithinLimits(
      resolveModal(
        {
          incident: incidentAfter(),
          times: [
            { milestone: 'impactStarted', at, from: 'stated' },
            { milestone: 'mitigated', at: undefined, from: 'unknown' },
          ],
          asked: [],
          missing: Array.from({ length: 12 }, (_, index) => `What about <${index}>?`),
          review: { attempts: [], causes: NONE, relapses: NONE, times: {} },
        },
        { all: true },
        reader,
      ),
    );
    onlyIds(view);
    expect(readResolveModal(asOpened(view))).toEqual({ summary: undefined, times: { impactStarted: at } });
    expect(timesShown(momentsShown(view.blocks))).toEqual({ impactStarted: at });
    expect(JSON.stringify(view)).toContain('and 2 more');
  });

  it('asks first what is needed, and has the rest behind one button', () => {
    const at = new Date('2026-11-20T18:40:00Z');
    const tried = Array.from({ length: 5 }, (_, index) => ({
      id: `cmd.T1.${index}`,
      at,
      type: 'mitigation' as const,
      text: `attempt ${index}`,
    }));
    const known = {
      incident: incidentAfter(),
      times: [
        { milestone: 'impactStarted', at: undefined, from: 'unknown' },
        { milestone: 'detected', at, from: 'record' },
        { milestone: 'mitigated', at: undefined, from: 'unknown' },
      ],
      asked: [],
      missing: ['What about <this>?'],
      review: {
        attempts: tried.map((entry) => ({ entry, suggested: { was: 'no effect' as const } })),
        causes: { suggested: [], others: tried },
        relapses: { suggested: [], others: tried },
        times: {},
      },
    } as const;
    const blocksIn = (view: ModalView) => Object.keys(asOpened(view));
    const few = modalWithinLimits(resolveModal(known, { channel: 'C1' }, reader));
    expect(blocksIn(few)).toEqual([
      'summary',
      'milestone-impactStarted',
      'outcome-cmd.T1.3',
      'outcome-cmd.T1.4',
      'cause',
      'suggested',
    ]);
    expect(JSON.stringify(few)).toContain('Detected 18:40 UTC');
    // The box takes what is suggested for the others too, so it names them.
    expect(JSON.stringify(few)).toContain('attempt 0');
    expect(JSON.stringify(few)).toContain('resolve-all');
    const all = modalWithinLimits(resolveModal(known, { channel: 'C1', all: true }, reader));
    expect(blocksIn(all)).toEqual(
      expect.arrayContaining([...blocksIn(few), 'milestone-mitigated', 'relapse']),
    );
    expect(JSON.stringify(all)).not.toContain('resolve-all');
    expect(JSON.stringify(all)).toContain('What about');
  });

  it('holds a review of 40 attempts within the limits of Slack, in which nothing is chosen', () => {
    const tried = Array.from({ length: 40 }, (_, index) => ({
      id: `cmd.T1.${index}`,
      at: new Date(Date.UTC(2026, 10, 20, 18, index)),
      type: 'mitigation' as const,
      text: `attempt ${index} <@U1> & more ${'x'.repeat(2_500)}`,
    }));
    const [entry] = tried;
    if (!entry) throw new Error('there is no attempt');
    const many = Array.from({ length: 120 }, (_, index) => ({ ...entry, id: `cmd.T1.other-${index}` }));
    const view = modalWithinLimits(
      resolveModal(
        {
          incident: incidentAfter(),
          times: [{ milestone: 'mitigated', at: undefined, from: 'unknown' }],
          asked: [],
          missing: [],
          review: {
            attempts: tried.map((each) => ({ entry: each, suggested: { was: 'no effect', shown: entry } })),
            causes: { suggested: tried.slice(0, 20), others: many },
            relapses: { suggested: tried.slice(0, 20), others: many },
            times: { impactStarted: entry },
          },
        },
        { all: true },
        reader,
      ),
    );
    expect(JSON.stringify(view)).toContain('Reads like: no effect');
    expect(readReview(asOpened(view))).toEqual({
      outcomes: [],
      cause: undefined,
      relapse: undefined,
      suggested: 'left',
    });
  });
});

describe('entry', () => {
  it('loses nothing of a long text', () => {
    const texts = [
      'short',
      'x'.repeat(7_000),
      Array.from({ length: 900 }, (_, index) => `word${index}`).join(' '),
      Array.from({ length: 900 }, (_, index) => `line${index}`).join('\n'),
      '😀'.repeat(2_000),
    ];
    for (const text of texts) {
      const view = modalWithinLimits(editEntryModal(entryOf({ text }), {}));
      onlyIds(view);
      expect(readEntryModal(asOpened(view))).toEqual({
        occurredAt: new Date('2026-11-20T19:05:00Z'),
        type: 'change',
        text,
      });
    }
  });

  it('adds to an incident', () => {
    const known = { occurredAt: new Date('2026-11-20T19:05:00Z'), type: 'note', text: '' } as const;
    const view = modalWithinLimits(addEntryModal('INC-2026-0001', known, { command: 'cmd.T1.1' }));
    expect(readRefs(view.private_metadata ?? '')).toEqual({ incident: 'INC-2026-0001', command: 'cmd.T1.1' });
    expect(readEntryModal(asOpened(view)).text).toBeUndefined();
  });
});

describe('move date', () => {
  it('moves from the date that is set', () => {
    const view = modalWithinLimits(moveDateModal(actionOf(), {}));
    onlyIds(view);
    expect(readRefs(view.private_metadata ?? '')).toEqual({ action: 3 });
    expect(readMoveDateModal(asOpened(view))).toEqual({ due: '2026-11-20', why: undefined });
  });
});
