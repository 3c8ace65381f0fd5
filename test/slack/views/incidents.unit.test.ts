import { describe, expect, it } from '@jest/globals';
import type { KnownBlock } from '@slack/types';
import { ACTION_VERBS } from '../../../src/domain/incident/verbs/action-verbs.ts';
import { VERBS } from '../../../src/domain/incident/verbs/verbs.ts';
import { chooseBlock, readChooseBlock } from '../../../src/slack/views/block-ids.ts';
import { readIncidentRef } from '../../../src/slack/views/button-values.ts';
import { announcementView, cardView } from '../../../src/slack/views/card.ts';
import { choiceNeedsHolding, chooseIncidentView } from '../../../src/slack/views/choose-incident.ts';
import { readCommandRef } from '../../../src/slack/views/command-value.ts';
import { helpView } from '../../../src/slack/views/help.ts';
import { CHOOSE_PATTERN } from '../../../src/slack/views/ids.ts';
import { listView, showView } from '../../../src/slack/views/incident-list.ts';
import { incidentAfter } from '../../builders/incident.ts';
import { buttonsOf, labels, withinLimits } from './within-limits.ts';

const stamp = { id: 'cmd.T1.5', by: 'UBO', at: new Date('2026-11-20T19:20:00Z') };
const reader = { zone: 'Europe/Madrid', now: new Date('2026-11-20T19:30:00Z') };

/** What a menu offers, in groups or not. */
function offered(block: KnownBlock | undefined): readonly string[] {
  const elements = block?.type === 'actions' ? block.elements : [];
  return elements.flatMap((element) => {
    if (element.type !== 'static_select') return [];
    const grouped = element.option_groups?.flatMap(({ options }) => options) ?? [];
    return [...(element.options ?? []), ...grouped].map(({ value = '' }) => value);
  });
}

describe('card', () => {
  it('shows severity, status, roles, the last update, and four buttons', () => {
    const incident = incidentAfter([
      { ...stamp, kind: 'status-changed', from: 'investigating', to: 'mitigating', text: 'rolling back' },
    ]);
    const card = withinLimits(cardView({ incident, impact: 'checkout fails · 4,200 users' }));
    expect(card.text).toBe(
      [
        'INC-2026-0001 · Checkout errors after deploy',
        '*Sev-2* · mitigating since 19:20 UTC',
        'Impact: checkout fails · 4,200 users',
        'Incident commander: <@UANA>',
        'Last update 19:20 UTC, <!date^1795202400^{ago}|a while ago>: rolling back',
      ].join('\n'),
    );
    expect(labels(card)).toEqual(['Update', 'Log', 'Roles', 'Resolve']);
    expect(buttonsOf(card).map((it) => readIncidentRef(it.value)?.incident)).toEqual(
      Array(4).fill('INC-2026-0001'),
    );
  });

  it('says how a resolved incident ended, and asks before it reopens', () => {
    const card = withinLimits(
      cardView({
        incident: incidentAfter([
          { ...stamp, kind: 'status-changed', from: 'investigating', to: 'mitigating', text: 'rolling back' },
          { ...stamp, kind: 'resolved', summary: 'rolled back' },
        ]),
        impact: undefined,
      }),
    );
    expect(card.text).toContain('resolved at 19:20 UTC by <@UBO>');
    expect(card.text).not.toMatch(/update|rolling/);
    expect(card.text).toContain('Resolution: rolled back');
    expect(labels(card)).toEqual(['Postmortem', 'Log', 'Reopen']);
    expect(
      buttonsOf(card)
        .filter((it) => it.asks)
        .map((it) => it.label),
    ).toEqual(['Reopen']);
  });

  it('keeps a title from calling the channel', () => {
    const incident = incidentAfter([], { title: '<!channel> <!here> is down', drill: true });
    for (const view of [
      cardView({ incident, impact: undefined }),
      announcementView(incident, 'C1'),
      showView({ incident, channel: 'C1' }, reader),
    ]) {
      withinLimits(view);
      expect(view.text).toContain('[Drill] @channel @here is down');
      const mrkdwn = JSON.stringify(view.blocks.filter((block) => block.type !== 'header'));
      expect(mrkdwn).not.toContain('<!channel>');
    }
  });

  it('holds with the longest title and update', () => {
    const incident = incidentAfter(
      [
        {
          ...stamp,
          kind: 'status-changed',
          from: 'investigating',
          to: 'mitigating',
          text: '&'.repeat(4_000),
        },
      ],
      { title: 'T'.repeat(200) },
    );
    withinLimits(cardView({ incident, impact: undefined }));
    withinLimits(announcementView(incident, undefined));
  });
});

describe('choice', () => {
  const incidents = Array.from({ length: 130 }, (_, index) =>
    incidentAfter([], {
      key: `INC-2026-${String(index).padStart(4, '0')}`,
      title: `Outage ${'o'.repeat(100)}`,
    }),
  );
  const command = { id: 'cmd.T1.7', text: 'log down' };

  it('has a button for each of a few', () => {
    const choice = withinLimits(chooseIncidentView(incidents.slice(0, 3), command, '/incident'));
    expect(choiceNeedsHolding(3)).toBe(false);
    expect(buttonsOf(choice)).toHaveLength(3);
    expect(readCommandRef(buttonsOf(choice)[1]?.value)).toEqual({ ...command, incident: 'INC-2026-0001' });
    for (const { id } of buttonsOf(choice)) expect(id).toMatch(CHOOSE_PATTERN);
  });

  it('has a menu for the others', () => {
    const choice = withinLimits(chooseIncidentView(incidents, command, '/incident'));
    expect(choiceNeedsHolding(130)).toBe(true);
    expect(buttonsOf(choice)).toHaveLength(5);
    const menu = choice.blocks.at(-1);
    expect(menu?.block_id).toBe(chooseBlock('cmd.T1.7'));
    expect(readChooseBlock(menu?.block_id ?? '')).toBe('cmd.T1.7');
    expect(JSON.stringify(menu)).toContain('"125 others"');
    expect(offered(menu)).toHaveLength(125);
  });

  it('has every one of 196, and says how many of 400 it leaves out', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        ...incidentAfter(),
        key: `INC-2026-${1_000 + index}`,
        title: `Checkout errors ${index} ${'x'.repeat(100)}`,
      }));
    const menuOf = (count: number) => {
      const choice = withinLimits(chooseIncidentView(many(count), command, '/incident'));
      return {
        choice,
        values: offered(choice.blocks.find((block) => block.block_id === chooseBlock('cmd.T1.7'))),
      };
    };
    const all = menuOf(196);
    expect(
      new Set([...all.values, ...buttonsOf(all.choice).map((it) => readCommandRef(it.value)?.incident)]).size,
    ).toBe(196);
    expect(all.choice.text).not.toContain('not in the menu');
    const most = menuOf(400);
    expect(most.values).toHaveLength(300);
    expect(JSON.stringify(most.choice.blocks)).toContain('95 older ones are not in the menu');
  });

  it('names what is resolved, after what is active', () => {
    const [first] = incidents;
    if (!first) throw new Error('no incident');
    const over = incidentAfter([{ ...stamp, kind: 'resolved', summary: 'x' }], { title: 'Search is slow' });
    const choice = withinLimits(chooseIncidentView([first, over, over], command, '/incident'));
    expect(choice.text.split('\n')[0]).toBe(
      'Which incident? 1 is active; 2 were resolved, the last one first.',
    );
    expect(labels(choice)[1]).toBe('INC-2026-0001 (resolved) Search is slow');
    expect(chooseIncidentView([over], command, '/incident').text).toMatch(
      /^Which incident\? 1 was resolved\.\n/,
    );
    expect(chooseIncidentView([first], command, '/incident').text).toMatch(
      /^Which incident\? 1 is active\.\n/,
    );
  });

  it('says what to do when there is none', () => {
    expect(chooseIncidentView([], command, '/incident').text).toContain('`/incident declare');
  });
});

describe('lists', () => {
  it('shows the latest ones with their channels', () => {
    const listed = Array.from({ length: 25 }, () => ({ incident: incidentAfter(), channel: 'C1' }));
    const forms = listView({ known: listed, more: 0, page: 1, older: false }, reader, '/incident').map(
      withinLimits,
    );
    expect(forms.map(({ blocks }) => blocks.map(({ type }) => type))).toEqual([
      ['data_table'],
      ['section', 'table'],
      ['section'],
    ]);
    const [sorted, , list] = forms;
    expect(JSON.stringify(sorted?.blocks)).toContain(
      '"caption":"25 incidents, times in Europe/Madrid (UTC+1)"',
    );
    expect(JSON.stringify(sorted?.blocks)).toContain('"Sev-2 · investigating since 20:00"');
    expect(JSON.stringify(sorted?.blocks)).toContain('"channel_id":"C1"');
    expect(list?.text.split('\n')[0]).toBe('*The latest 20 incidents*');
    expect(list?.text.split('\n')[1]).toBe(
      'INC-2026-0001 · Checkout errors after deploy · Sev-2 · investigating since 20:00 (19:00 UTC) · <#C1>',
    );
    const [none] = listView({ known: [], more: 0, page: 1, older: false }, reader, '/incident');
    expect(none.text).toContain('No incidents yet');
    for (const doubtful of listView(
      { known: listed.slice(0, 1), more: 3, page: 1, older: false },
      reader,
      '/incident',
    ))
      expect(withinLimits(doubtful).text.split('\n')[2]).toBe(
        '3 private incidents are still being looked at; in a minute: `/incident list`',
      );
    expect(listView({ known: [], more: 1, page: 1, older: false }, reader, '/incident')[0].text).toMatch(
      /^1 private incident is/,
    );
    const long = Array.from({ length: 300 }, () => ({
      incident: { ...incidentAfter(), title: 'x'.repeat(200) },
      channel: undefined,
    }));
    const [most] = listView({ known: long, more: 2, page: 1, older: false }, reader, '/incident').map(
      withinLimits,
    );
    const rows = most?.blocks.flatMap((block) => (block.type === 'data_table' ? block.rows : [])).length ?? 0;
    expect(JSON.stringify(most?.blocks)).toContain(`"The latest ${rows - 1} incidents, times`);
  });

  it('says in a line how it ended on its card, and the whole of it when it is shown', () => {
    const summary = 'Rolled back to v2.4.4, drained the queue by hand and raised the size of the pool to 80';
    const incident = incidentAfter([{ ...stamp, kind: 'resolved', summary }]);
    const card = cardView({ incident, impact: undefined }).text.split('\n');
    expect(card.find((line) => line.startsWith('Resolution: Rolled back'))?.length).toBeLessThan(60);
    expect(showView({ incident, channel: 'C1' }, reader).text).toContain(`Resolution: ${summary}`);
  });

  it('shows one incident whole', () => {
    const incident = incidentAfter([{ ...stamp, kind: 'resolved', summary: 'rolled back' }], {
      startedAt: new Date('2026-11-20T18:40:00Z'),
    });
    const lasted = 40 * 60_000;
    const shown = withinLimits(showView({ incident, channel: 'C1', lasted }, reader)).text;
    expect(shown).toContain('Declared 20:00 (19:00 UTC) by <@UANA>, resolved after 40 min');
    expect(shown).toContain('Impact started: 19:40 (18:40 UTC), stated by <@UANA>');
  });
});

describe('help', () => {
  it('is short, has examples, and says what works in threads', () => {
    const help = withinLimits(helpView('/incident'));
    expect(help.text).toContain('`/incident log 14:05 #change deploy of v2.4.5 finished`');
    expect(help.text).toContain('Slack does not run commands in threads');
    expect(help.text).toContain(':pushpin:');
    expect(help.text.length).toBeLessThan(1_600);
    for (const verb of Object.keys(VERBS)) expect(help.text).toMatch(new RegExp(`[ ,]${verb}(,|\\n)`));
    expect(withinLimits(helpView('/outage', 'sev')).text).toContain('`/outage sev 1 checkout is down`');
  });

  it('says that there is no such command, the nearest one, and how to see all', () => {
    expect(withinLimits(helpView('/incident', 'nonsense')).text).toBe(
      'There is no command "nonsense". All commands: `/incident help`',
    );
    expect(helpView('/incident', 'resolv').text).toBe(
      'There is no command "resolv". Did you mean `/incident help resolve`? All commands: `/incident help`',
    );
    expect(helpView('/incident', '<!channel>').text).not.toContain('<!');
  });

  it('shows how each sub-verb of action is used', () => {
    const { text } = withinLimits(helpView('/incident', 'actions'));
    for (const { usage } of Object.values(ACTION_VERBS)) expect(text).toContain(`\`/incident ${usage}\``);
  });
});
