import { describe, expect, it } from '@jest/globals';
import type { ModalView } from '@slack/types';
import type { RevisionInfo } from '../../../src/app/ports/stored-draft.ts';
import type { ShownCandidate } from '../../../src/app/postmortems/judge-candidates.ts';
import type { ShownWording } from '../../../src/app/postmortems/take-wording.ts';
import { paragraph, text } from '../../../src/domain/postmortem/document/nodes.ts';
import { candidateModal, candidatesModal } from '../../../src/slack/views/modals/candidates-modal.ts';
import {
  changesModal,
  readChangesModal,
  type ShownChange,
} from '../../../src/slack/views/modals/changes-modal.ts';
import { impactModal, readImpactModal } from '../../../src/slack/views/modals/impact-modal.ts';
import { readRefs } from '../../../src/slack/views/modals/modal-metadata.ts';
import { requestChangesModal } from '../../../src/slack/views/modals/request-changes-modal.ts';
import { comparisonModal, revisionsModal } from '../../../src/slack/views/modals/revisions-modal.ts';
import {
  choosePageModal,
  pageCount,
  pageText,
  readPage,
  readSectionModal,
  sectionModal,
  withPage,
} from '../../../src/slack/views/modals/section-modal.ts';
import type { ElementState, ViewValues } from '../../../src/slack/views/modals/view-state.ts';
import { modalWithinLimits } from './within-limits.ts';

const READER = { zone: 'UTC', now: new Date('2026-03-02T18:00:00Z') };
const REFS = { incident: 'INC-2026-0001', channel: 'C1' };
const HOSTILE = '<!channel> *bold* `code` ```fence``` <https://x.test|y> & "quotes" | pipe';

/** What Slack sends when a modal is submitted as it opened. */
function asOpened(view: ModalView): ViewValues {
  const values: Record<string, Record<string, ElementState>> = {};
  for (const block of view.blocks) {
    if (!('element' in block) || block.block_id === undefined) continue;
    const { element } = block;
    if (element.type === 'plain_text_input')
      values[block.block_id] = { input: { value: element.initial_value?.trim() ?? null } };
    if (element.type === 'checkboxes')
      values[block.block_id] = { input: { selected_options: element.initial_options ?? [] } };
  }
  return values;
}

describe('the modal of one section', () => {
  it.each([1, 2_400, 2_501, 20_000, 47_000])('gives %i characters back as they were', (length) => {
    const line = `${HOSTILE} — line\n`;
    const markdown = line
      .repeat(Math.ceil(length / line.length))
      .slice(0, length)
      .trim();
    expect(pageCount(markdown)).toBe(1);
    const view = modalWithinLimits(sectionModal({ heading: 'What Went Wrong in Detail', markdown }, REFS));
    expect(readSectionModal(asOpened(view))).toBe(markdown);
  });

  it.each([
    ['lines', `${HOSTILE} — line\n`.repeat(2_500)],
    ['paragraphs', `${'word '.repeat(300)}\n\n`.repeat(140)],
    ['one word', 'x'.repeat(200_000)],
  ])('edits 200 kB of %s page by page: one page changes, the others stay', (_, text) => {
    const markdown = text.trim();
    const count = pageCount(markdown);
    expect(count).toBeGreaterThan(3);
    const choice = modalWithinLimits(choosePageModal({ heading: 'Timeline', markdown }, REFS));
    expect(JSON.stringify(choice)).toContain(`${count} of ${count}`);
    expect(readPage({ page: { input: { selected_option: { value: '2' } } } } as ViewValues)).toBe(2);
    let whole = '';
    for (let page = 0; page < count; page += 1) {
      const shown = pageText(markdown, page);
      const view = modalWithinLimits(
        sectionModal({ heading: 'Timeline', markdown: shown }, { ...REFS, page }),
      );
      expect(withPage(markdown, page, readSectionModal(asOpened(view)))).toBe(markdown);
      whole += shown;
    }
    expect(whole.replace(/\s/g, '')).toBe(markdown.replace(/\s/g, ''));
    const edited = withPage(markdown, 1, 'MINE');
    expect(edited.startsWith(pageText(markdown, 0))).toBe(true);
    expect(edited.endsWith(pageText(markdown, count - 1))).toBe(true);
    expect(edited.length).toBe(markdown.length - pageText(markdown, 1).length + 'MINE'.length);
  });

  it('shows what somebody else wrote meanwhile above one’s own text', () => {
    const theirs = { by: 'UANA', markdown: `${HOSTILE}\n`.repeat(200) };
    const view = modalWithinLimits(sectionModal({ heading: 'Summary', markdown: 'mine', theirs }, REFS));
    expect(JSON.stringify(view)).toContain('<@UANA> changed this section');
    expect(readSectionModal(asOpened(view))).toBe('mine');
  });

  it('keeps the text of a page of a section that somebody else changed meanwhile, and says that it is not saved', () => {
    const theirs = { by: 'UANA', markdown: 'theirs' };
    const view = modalWithinLimits(
      sectionModal({ heading: 'Timeline', markdown: 'mine', theirs }, { ...REFS, page: 2 }),
    );
    expect(JSON.stringify(view)).toContain('this is not saved');
    expect(readSectionModal(asOpened(view))).toBe('mine');
  });

  it('takes an empty section', () => {
    const view = modalWithinLimits(sectionModal({ heading: 'Impact', markdown: '' }, REFS));
    expect(readSectionModal(asOpened(view))).toBe('');
  });
});

describe('the modal of what a draft would change', () => {
  const change = (index: number): ShownChange => ({
    id: `section.${index}`,
    heading: `Section ${index} ${HOSTILE}`,
    kind: 'changed',
    diff: `+${HOSTILE}\n`.repeat(300),
  });

  it('holds as many as a modal takes, all of them chosen, and says how many follow', () => {
    const changes = Array.from({ length: 60 }, (_, index) => change(index));
    const view = modalWithinLimits(changesModal(changes, REFS));
    expect(readChangesModal(asOpened(view)).size).toBe(45);
    expect(JSON.stringify(view)).toContain('15 more sections would change');
    expect(JSON.stringify(view)).toMatch(/… and \d+ more lines/);
    modalWithinLimits(comparisonModal(changes, REFS));
  });

  it('says when nothing would change', () => {
    const view = modalWithinLimits(changesModal([], REFS));
    expect(view.submit).toBeUndefined();
    modalWithinLimits(comparisonModal([], REFS));
  });
});

describe('the modal of suggestions', () => {
  const candidate: ShownCandidate = {
    id: 'silence',
    kind: 'wrong',
    text: `Nothing was recorded for 43 minutes ${HOSTILE}`,
    entries: ['e1', 'e2'],
    fields: [],
    times: [new Date('2026-03-02T14:47:00Z'), new Date('2026-03-02T15:30:00Z')],
    verdict: undefined,
  };

  const wording = (section: string): ShownWording => ({
    section,
    heading: `Executive Summary ${HOSTILE}`,
    model: 'test-model',
    leftOut: 0,
    plain: [paragraph(text(`12% of users were affected. ${HOSTILE.repeat(100)}`))],
    worded: [paragraph(text(`It affected 12% of users. ${HOSTILE.repeat(100)}`))],
  });

  it('shows a section in other words beside its plain text, with one tap for either', () => {
    const view = modalWithinLimits(
      candidatesModal({ candidates: [], wordings: [wording('summary')] }, READER, REFS),
    );
    const shown = JSON.stringify(view);
    expect(shown).toContain('in the words of test-model');
    expect(shown).toContain('It affected 12% of users.');
    expect(shown).toContain('12% of users were affected.');
    expect(shown).toMatch(/"wording-take".*"Take this".*"wording-plain".*"Keep plain"/);
  });

  it('shows each with its times and its answers', () => {
    const view = modalWithinLimits(candidatesModal({ candidates: [candidate], wordings: [] }, READER, REFS));
    expect(JSON.stringify(view)).toContain('From the entries of 14:47 UTC, 15:30 UTC');
    modalWithinLimits(
      candidatesModal(
        {
          candidates: Array(40)
            .fill(candidate)
            .map((each, index) => ({ ...each, id: `c${index}` })),
          wordings: ['summary', 'root-cause', 'resolution'].map(wording),
        },
        READER,
        REFS,
      ),
    );
    const none = modalWithinLimits(candidatesModal({ candidates: [], wordings: [] }, READER, REFS));
    // Each tap counts at once, so that there is nothing to cancel.
    expect(none.close?.text).toBe('Close');
    expect(candidateModal(candidate, READER, REFS).close?.text).toBe('Cancel');
    modalWithinLimits(candidateModal(candidate, READER, REFS));
  });
});

describe('the modal of revisions', () => {
  const revision = (index: number): RevisionInfo => ({
    id: `rev-view.T1.${index}`,
    template: 'standard',
    asOf: READER.now,
    hash: index.toString(16).padStart(64, 'a'),
    by: index === 0 ? 'scribe' : 'UANA',
    at: new Date(READER.now.getTime() - index * 60_000),
    what: 'edited',
  });

  it('lists them, with two to compare; one alone is only listed', () => {
    modalWithinLimits(
      revisionsModal(
        Array.from({ length: 60 }, (_, index) => revision(index)),
        READER,
        REFS,
      ),
    );
    expect(modalWithinLimits(revisionsModal([revision(0)], READER, REFS)).submit).toBeUndefined();
  });
});

describe('the modal of the impact', () => {
  const texts = { 'impact.users': '12%', 'impact.regions': 'eu' };

  it('has every part, prefilled, and brings them back', () => {
    const view = modalWithinLimits(impactModal({ texts, version: 3 }, REFS));
    expect(readRefs(view.private_metadata)).toMatchObject({ incident: REFS.incident, version: 3 });
    const sent = readImpactModal({
      ...asOpened(view),
      'answer-impact.users': { input: { value: null } },
      'answer-impact.sla': { input: { value: 'missed' } },
    });
    expect(sent).toMatchObject({ 'impact.users': '', 'impact.regions': 'eu', 'impact.sla': 'missed' });
    expect(Object.keys(sent)).toHaveLength(14);
  });

  it('leaves a part alone that is too long for a form', () => {
    const long = { 'impact.functionality': 'x'.repeat(3_001) };
    const view = modalWithinLimits(impactModal({ texts: long, version: 0 }, REFS));
    expect(JSON.stringify(view)).toContain('it has 3001 characters');
    expect(readImpactModal(asOpened(view))).not.toHaveProperty('impact.functionality');
  });

  it('says what somebody else changed meanwhile', () => {
    const theirs = { question: 'impact.users', theirs: HOSTILE, by: 'UBO' };
    const view = modalWithinLimits(impactModal({ texts, version: 4 }, REFS, { overtaken: [theirs] }));
    expect(JSON.stringify(view)).toContain('Users affected: <@UBO> wrote');
  });
});

describe('the other forms', () => {
  it('are within the limits', () => {
    modalWithinLimits(requestChangesModal(REFS));
  });
});
