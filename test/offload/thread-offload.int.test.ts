import { describe, expect, it } from '@jest/globals';
import { type HeavyTask, LimitMet } from '../../src/app/ports/offload.ts';
import { DRAFT } from '../../src/app/postmortems/draft-document.ts';
import { THRESHOLDS } from '../../src/domain/postmortem/analysis/candidates/thresholds.ts';
import { emptyRecord } from '../../src/domain/postmortem/record/record.ts';
import { inParts } from '../../src/offload/in-parts.ts';
import { isSmall } from '../../src/offload/is-small.ts';
import { offloadedRenderer } from '../../src/offload/offloaded-renderer.ts';
import { threadOffload } from '../../src/offload/thread-offload.ts';

const START = Date.UTC(2026, 2, 2, 10);
const recordOf = (entries: number) => ({
  ...emptyRecord('Checkout errors'),
  entries: Array.from({ length: entries }, (_, index) => ({
    id: `e${index}`,
    at: new Date(START + index * 20_000),
    type: 'note' as const,
    text: `looked at the dashboards of checkout, no. ${index}`,
  })),
});
const LARGE = { record: recordOf(1_500), template: 'standard', thresholds: THRESHOLDS };
const plenty = { ms: 300_000, megabytes: 512 };
const limits = (job: { readonly ms: number; readonly megabytes: number }) => ({ person: plenty, job });

describe('heavy work', () => {
  it('leaves the process free for whatever comes while a large draft is made', async () => {
    const order: string[] = [];
    setImmediate(() => order.push('something else'));
    const document = await threadOffload(limits(plenty)).run(DRAFT, LARGE);
    order.push('the draft');
    expect(order).toEqual(['something else', 'the draft']);
    expect(document).toEqual(await DRAFT.run(LARGE));
  });

  it('is handed back a piece at a time, so that a large draft keeps nobody waiting either', async () => {
    let turns = 0;
    const offload = threadOffload(limits(plenty));
    const given = await new Promise<boolean>((resolve) => {
      const turn = () => {
        turns += 1;
        if (turns < 1_000_000 && !done) setImmediate(turn);
      };
      let done = false;
      const { frame, lists } = inParts({
        few: [1, [2]],
        many: Array.from({ length: 2_500 }, (_, at) => ({ at })),
      });
      expect(frame).toEqual({ few: [1, [2]], many: [] });
      expect(lists.map(({ path, items }) => [path, items.length])).toEqual([[['many'], 2_500]]);
      setImmediate(turn);
      void offload.run(DRAFT, LARGE).then((document) => {
        done = true;
        const [table] = document.sections.flatMap(({ blocks }) =>
          blocks.filter(({ type }) => type === 'table'),
        );
        resolve(table?.type === 'table' && table.children.length === LARGE.record.entries.length + 1);
      });
    });
    expect(given).toBe(true);
    expect(turns).toBeGreaterThan(2);
  });

  it('is done at once where it is little', async () => {
    const task: HeavyTask<object, string> = { module: 'none', run: () => 'here', awaitedBy: 'job' };
    expect(await threadOffload(limits(plenty)).run(task, recordOf(3))).toBe('here');
    await expect(threadOffload(limits(plenty)).run(task, recordOf(1_500))).rejects.toThrow('none');
    await expect(threadOffload(limits(plenty)).run({ ...task, always: true }, {})).rejects.toThrow('none');
    expect(isSmall(recordOf(300))).toBe(true);
    expect(isSmall('x'.repeat(1_000_000))).toBe(false);
    expect(isSmall(undefined)).toBe(true);
  });

  it('is done by a thread that did a small task before, unless that failed, and by a new one where it is large', async () => {
    const source =
      'import { threadId } from "node:worker_threads"; export function where({ fails }) { if (fails) throw new Error("no"); return threadId; }';
    const module = `data:text/javascript,${encodeURIComponent(source)}`;
    const where = (): number => 0;
    const task = { module, run: where, awaitedBy: 'job', always: true } as const;
    const offload = threadOffload(limits(plenty));
    const first = await offload.run(task, {});
    expect(await offload.run(task, {})).toBe(first);
    const [one, other] = await Promise.all([offload.run(task, {}), offload.run(task, {})]);
    expect(one).not.toBe(other);
    expect([first, one, other]).not.toContain(await offload.run(task, { large: 'x'.repeat(50_000) }));
    for (let each = 0; each < 2; each += 1)
      await expect(offload.run(task, { fails: true })).rejects.toThrow('no');
    expect([first, one, other]).not.toContain(await offload.run(task, {}));
  });

  it('is stopped where it takes too long or too much memory, with a sentence', async () => {
    const slow = threadOffload(limits({ ms: 1, megabytes: 512 })).run(DRAFT, LARGE);
    await expect(slow).rejects.toBeInstanceOf(LimitMet);
    await expect(slow).rejects.toThrow('takes longer than the 0.001 seconds that one task may take');
    const fat = threadOffload(limits({ ...plenty, megabytes: 8 })).run(DRAFT, {
      ...LARGE,
      record: recordOf(20_000),
    });
    await expect(fat).rejects.toThrow('takes more memory than the 8 MB that one task may take');
  });

  // Four threads, each of which loads typefaces and charts.
  it('gives files and pictures, nothing for nothing, and what went wrong', async () => {
    const renderer = offloadedRenderer(threadOffload(limits(plenty)));
    const record = recordOf(1);
    const document = await DRAFT.run({ ...LARGE, record });
    const [pdf] = await renderer.exportFiles('pdf', document, { record, files: [] });
    const picture = await renderer.timelinePicture(record);
    const head = (bytes: Uint8Array | undefined) =>
      Buffer.from(bytes ?? [])
        .subarray(0, 4)
        .toString('latin1');
    expect([pdf?.name, head(pdf?.bytes), head(picture?.bytes)]).toEqual([
      'postmortem.pdf',
      '%PDF',
      '\u0089PNG',
    ]);
    expect(picture?.words).toContain('1 entry');
    expect(await renderer.timelinePicture(emptyRecord('Nothing'))).toBeUndefined();
    const { sections: _, ...broken } = document;
    await expect(
      renderer.exportFiles('pdf', broken as typeof document, { record, files: [] }),
    ).rejects.toThrow();
  }, 180_000);
});
