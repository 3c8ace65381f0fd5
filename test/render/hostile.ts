import type { IncidentRecord } from '../../src/domain/postmortem/record/record.ts';
import { recordOf } from '../builders/incident-record.ts';

/** Texts that some format might take for more than text. */
export const HOSTILE: readonly string[] = [
  '<script>alert(1)</script> & <b onclick="x()">bold</b>',
  '</style></title></textarea><img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>\' autofocus',
  '| a | b |\n| - | - |\n| c',
  '# not a heading\n\n- not a list\n1. nor this',
  '<!channel> <!here> @everyone <@U0123ABCD>',
  '\u202Ereversed\u202C and \u202Eleft open \u2066isolated',
  'a\u0000b\u0007c\u001b[31m',
  '![](@U123) [x](javascript:alert(1)) <javascript:alert(1)> data:text/html,x',
  '=HYPERLINK("https://example.com";"x")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\tcmd',
  '\r=1',
  'a "quoted", b\nnext line',
  '&lt;b&gt; &amp; &#x3c;script&#x3e;',
  'lone \uD800 half',
  '🚀 中文 Ελληνικά Кириллица é→✓',
  '(\\) Tj ET Q endstream endobj',
];

/** A record in which every field that people fill in has the same text. */
export function recordSaying(words: string): IncidentRecord {
  return recordOf(
    [
      ['10:00', 'detection', words, { id: words.slice(0, 20) }],
      [
        '10:05',
        'mitigation',
        `Rolled back ${words}`,
        { author: words, permalink: 'https://example.com/a|b_c(d)' },
      ],
      ['10:30', 'resolution', words],
    ],
    {
      title: words,
      key: 'INC-2026-0001',
      summary: words,
      rootCause: words,
      well: [words],
      whys: [words],
      contributing: [{ text: words, branch: 'process' }],
      metrics: [
        { name: words, normal: '1', during: `2 ${words}` },
        { name: words, normal: '1', during: '3' },
      ],
      actions: [{ title: words, owner: words, doneWhen: words, kind: 'prevent' }],
      impact: { users: words, functionality: words },
      authors: [words],
      evidence: [{ kind: 'log', title: words, text: words }],
      references: [{ title: words, url: 'https://example.com/' }],
    },
  );
}
