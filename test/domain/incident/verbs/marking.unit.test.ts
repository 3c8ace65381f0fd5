import { describe, expect, it } from '@jest/globals';
import { readCommand } from '../../../../src/domain/incident/verbs/read-command.ts';

function read(text: string): unknown {
  const reading = readCommand(`mark ${text}`, { roles: [] });
  if (reading.kind === 'usage') return `${reading.why} ${reading.said ?? ''} ${reading.nearest ?? ''}`.trim();
  if (reading.kind !== 'command' || reading.command.verb !== 'mark') return reading.kind;
  const { change, entry } = reading.command;
  return [change, entry];
}

describe('mark', () => {
  it.each<[string, unknown]>([
    ['cause 14:05', [{ kind: 'set', is: 'cause' }, { clock: '14:05' }]],
    ['14:05:30 cause', [{ kind: 'set', is: 'cause' }, { clock: '14:05:30' }]],
    ['Cause at 9:05', [{ kind: 'set', is: 'cause' }, { clock: '09:05' }]],
    ['relapse', [{ kind: 'set', is: 'relapse' }, 'last']],
    ['back again last', [{ kind: 'set', is: 'relapse' }, 'last']],
    ['back 15:00', [{ kind: 'set', is: 'restored' }, { clock: '15:00' }]],
    ['restored eu and us 15:10', [{ kind: 'set', is: 'restored', part: 'eu and us' }, { clock: '15:10' }]],
    ['impact 14:00', [{ kind: 'set', is: 'impact-started' }, { clock: '14:00' }]],
    ['not cause 14:05', [{ kind: 'taken-back', is: 'cause' }, { clock: '14:05' }]],
    ['no effect 14:40', [{ kind: 'outcome', was: 'no effect' }, { clock: '14:40' }]],
    ['outcome worked last', [{ kind: 'outcome', was: 'worked' }, 'last']],
    [
      'cause 00:20 UTC',
      [
        { kind: 'set', is: 'cause' },
        { clock: '00:20', utc: true },
      ],
    ],
    [
      'contributed 00:18Z',
      [
        { kind: 'set', is: 'contributing' },
        { clock: '00:18', utc: true },
      ],
    ],
    ['impact began 01:08', [{ kind: 'set', is: 'impact-started' }, { clock: '01:08' }]],
    ['service back 01:08', [{ kind: 'set', is: 'restored' }, { clock: '01:08' }]],
    ['problem returned last', [{ kind: 'set', is: 'relapse' }, 'last']],
    ['root cause 01:08', [{ kind: 'set', is: 'cause' }, { clock: '01:08' }]],
    ['helped in part 01:08', [{ kind: 'outcome', was: 'partly' }, { clock: '01:08' }]],
    ['noeffect 01:08', [{ kind: 'outcome', was: 'no effect' }, { clock: '01:08' }]],
    ['not worked 14:40', [{ kind: 'outcome' }, { clock: '14:40' }]],
  ])('reads "%s"', (text, meant) => {
    expect(read(text)).toEqual(meant);
  });

  it.each([
    ['', 'missing-kind'],
    ['14:05', 'missing-kind'],
    ['couse 14:05', 'unknown-kind couse cause'],
    ['backup 14:05', 'unknown-kind backup'],
    ['escalated 5m ago', 'not-an-entry-time 5m ago'],
    ['restored -12m', 'not-an-entry-time -12m'],
    ['cause 01:20 01:18', 'not-an-entry-time 01:20'],
    ['restored 2pm', 'not-an-entry-time 2pm'],
    ['cause 01:20 please', 'not-an-entry-time 01:20 please'],
    ['cause in the pool 01:20', 'unexpected-text in the pool'],
    ['not restored eu 01:20', 'unexpected-text eu'],
    ['worked in eu 14:05', 'unexpected-text in eu'],
  ])('does not read "%s"', (text, why) => {
    expect(read(text)).toBe(why);
  });
});
