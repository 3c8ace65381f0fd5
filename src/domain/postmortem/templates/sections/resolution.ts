import { fromEntries, together } from '../../../timeline/evidence.ts';
import { twelveHourOn } from '../../../timeline/twelve-hour.ts';
import { type Findings, firstDay } from '../../findings.ts';
import { type Block, cite, type Phrase, paragraph, text } from '../../nodes.ts';
import { quoted } from '../../prose.ts';
import { endsInWords, endTimes, withoutStop } from './summary.ts';
import { capital } from './timeline.ts';
import { open } from './wording.ts';

/** So many attempts without effect are told one by one. */
const TOLD = 3;

/** What was tried without effect, what ended it, and when; for outside readers, in 12-hour times. */
export function resolutionBlocks(findings: Findings): Block[] {
  const tried = triedSentences(findings);
  const ended = endedSentence(findings);
  const sentences = [...tried, ended.length > 0 ? ended : open('mitigation')];
  return [paragraph(...sentences.flatMap((words, index) => (index === 0 ? words : [text(' '), ...words])))];
}

/** `“Restarted the server” (2:30 AM) had no effect.`, or only its words where they say so. */
function triedSentences({ reading, record, ...findings }: Findings): Phrase[][] {
  const known = firstDay({ reading, record, ...findings });
  const without = reading.attempts.filter(({ noEffect }) => noEffect);
  const told = without.slice(0, TOLD).flatMap(({ entries, noEffect }): Phrase[][] => {
    const [first] = entries;
    if (!first) return [];
    return [
      [
        ...quoted(record, withoutStop(first.text)),
        text(` (${twelveHourOn(known, first.at)})${noEffect === first ? '.' : ' had no effect.'}`),
        cite(fromEntries(first, ...(noEffect && noEffect !== first ? [noEffect] : []))),
      ],
    ];
  });
  const rest = without.length - told.length;
  const others = without.slice(TOLD).flatMap(({ entries }) => entries);
  return rest <= 0
    ? told
    : [
        ...told,
        [
          text(`${rest} more ${rest === 1 ? 'attempt' : 'attempts'} had none either.`),
          cite(fromEntries(...others)),
        ],
      ];
}

/** What worked is only claimed when a recovery or a resolution shows that it did. */
function endedSentence(findings: Findings): Phrase[] {
  const { reading, record } = findings;
  const known = firstDay(findings);
  const { resolved, mitigated } = endTimes(findings);
  const first = reading.effective?.entries[0];
  const recovered =
    (mitigated !== undefined && mitigated.from !== 'rule') ||
    reading.entries.some(({ id, type }) => type === 'recovery' && mitigated?.entries.includes(id));
  const shown = resolved ?? (recovered ? mitigated : undefined);
  if (!shown) return [];
  const times = [recovered ? mitigated : undefined, resolved] as const;
  const ends = endsInWords(...times, (at) => twelveHourOn(known, at));
  if (!first || !reading.effective) return [text(`${capital(ends)}.`), cite(together(...times))];
  const { end } = reading.effective;
  const until = end ? ` to ${twelveHourOn(known, end)}` : '';
  return [
    text('What worked: '),
    ...quoted(record, withoutStop(first.text)),
    text(` (${twelveHourOn(known, first.at)}${until}); ${ends}.`),
    cite(together(fromEntries(first), ...times)),
  ];
}
