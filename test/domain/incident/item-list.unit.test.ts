import { describe, expect, it } from '@jest/globals';
import { readItemList } from '../../../src/domain/incident/verbs/item-list.ts';
import { offersFor } from '../../../src/domain/incident/verbs/offers.ts';
import { readCommand } from '../../../src/domain/incident/verbs/read-command.ts';

const options = {
  roles: [],
  teams: [
    { name: 'payments', also: ['pay'] },
    { name: 'Data Platform', also: [] },
  ],
};

describe('action list', () => {
  it.each([
    ['', {}],
    ['overdue', { overdue: true, state: 'open' }],
    ['late, mine', { overdue: true, state: 'open', mine: true }],
    ['overdue team payments', { overdue: true, state: 'open', ofTeam: 'payments' }],
    ['team data platform P1', { ofTeam: 'Data Platform', priority: 'P1' }],
    ['team pay kind prevent', { ofTeam: 'payments', kind: 'prevent' }],
    ['unowned all', { unowned: true, everywhere: true }],
    ['no due', { blank: ['due'] }],
    ['no due date no owner', { blank: ['due', 'owner'] }],
    ['without done when', { blank: ['done-when'] }],
    ['done page 3', { state: 'done', page: 3 }],
    ['incident INC-2026-0007', { incident: { by: 'key', prefix: 'INC', year: 2026, number: 7 } }],
    [
      'inc-7 dropped',
      { incident: { by: 'key', prefix: 'INC', year: undefined, number: 7 }, state: 'not doing' },
    ],
  ])('%s', (words, list) => {
    expect(readItemList(words, options)).toEqual({ list: { page: 1, ...list } });
    const command = { verb: 'action', action: { do: 'list', list: { page: 1, ...list } } };
    expect(readCommand(`action list ${words}`, options)).toEqual({ kind: 'command', command });
  });

  it('is meant by "action all"', () => {
    const read = readCommand('action all overdue', options);
    expect(read).toEqual(readCommand('action list all overdue', options));
  });

  it.each([
    ['action list ovrdue team payments', ['action list overdue team payments']],
    ['action list no owmer', ['action list no owner']],
    ['action list team paymets', ['action list team payments']],
    ['action list unownd P1', ['action list unowned P1']],
  ])('offers what %s may mean', (line, offers) => {
    expect(offersFor(readCommand(line, options), line, options)).toEqual(offers);
  });

  it.each(['something', 'no', 'no x', 'team', 'kind', 'page', 'page 0'])('"%s" is no filter', (words) => {
    expect(readItemList(words, options)).toMatchObject({ kind: 'usage', why: 'unknown-filter' });
  });
});
