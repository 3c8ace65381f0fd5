import { describe, expect, it } from '@jest/globals';
import { SlackFault } from '../../../src/app/ports/slack-fault.ts';
import { NewerBlocks } from '../../../src/slack/newer-blocks.ts';
import { type Forms, message, said } from '../../../src/slack/views/blocks.ts';
import { dataTable, table } from '../../../src/slack/views/tables.ts';

const sortable = message('x', [dataTable('C', ['a'], [['b']])]);
const plainTable = message('x', [table(['a'], [['b']])]);
const text = said('x');
const FORMS: Forms = [sortable, plainTable, text];

const refused = (error: string) =>
  new SlackFault({ kind: 'refused', error, needed: undefined, method: 'response_url' });

/** A workspace that takes messages without these kinds of block. */
function workspace(...without: readonly string[]) {
  const sent: string[] = [];
  return {
    sent,
    send: async ({ blocks: [first] }: (typeof FORMS)[number]) => {
      sent.push(first?.type ?? '');
      if (without.includes(first?.type ?? '')) throw refused('invalid_blocks');
    },
  };
}

describe('newer blocks', () => {
  it('are sent first to the response address, and in the answer itself once they were taken', async () => {
    const known = new NewerBlocks();
    expect(known.best('T1', FORMS)).toEqual({ form: sortable, sure: false });
    const { sent, send } = workspace();
    await known.send('T1', FORMS, send);
    expect(sent).toEqual(['data_table']);
    expect(known.best('T1', FORMS)).toEqual({ form: sortable, sure: true });
    expect(known.best('T2', FORMS)).toEqual({ form: sortable, sure: false });
  });

  it('give way to simpler ones where Slack refuses them, which is remembered for that workspace', async () => {
    const known = new NewerBlocks();
    const old = workspace('data_table', 'table');
    await known.send('T1', FORMS, old.send);
    await known.send('T1', FORMS, old.send);
    expect(old.sent).toEqual(['data_table', 'table', 'section', 'section']);
    expect(known.best('T1', FORMS)).toEqual({ form: text, sure: true });
    const halfway = workspace('data_table');
    await known.send('T2', FORMS, halfway.send);
    expect(halfway.sent).toEqual(['data_table', 'table']);
    expect(known.best('T2', FORMS)).toEqual({ form: plainTable, sure: true });
  });

  it.each([refused('expired_url'), new SlackFault({ kind: 'doubt', why: 'nobody knows' })])(
    'are not blamed for anything else: %s',
    async (fault) => {
      const known = new NewerBlocks();
      const failing = async () => {
        throw fault;
      };
      await expect(known.send('T1', FORMS, failing)).rejects.toBe(fault);
      expect(known.best('T1', FORMS).form).toBe(sortable);
    },
  );

  it('end with the refusal where nothing simpler is left', async () => {
    const known = new NewerBlocks();
    const { send, sent } = workspace('data_table', 'table', 'section');
    await expect(known.send('T1', FORMS, send)).rejects.toThrow('invalid_blocks');
    expect(sent).toEqual(['data_table', 'table', 'section']);
  });
});
