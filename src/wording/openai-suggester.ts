import { z } from 'zod';
import type { Journal } from '../app/app.ts';
import type { Suggester } from '../app/ports/suggester.ts';
import type { RecordEntry } from '../domain/postmortem/record/record.ts';
import { INCIDENT_KINDS } from '../domain/postmortem/record/record.ts';
import type { Proposal } from '../domain/postmortem/suggestions/proposals.ts';
import { MARK_NAMES, OUTCOMES } from '../domain/timeline/mark.ts';
import { askJson, type Endpoint } from './openai-chat.ts';

const PROPOSALS = z.object({ proposals: z.array(z.unknown()) });
const PROPOSAL = z.object({
  mark: z.string().optional(),
  part: z.string().optional(),
  outcome: z.string().optional(),
  shown: z.string().optional(),
  attempt: z.string().optional(),
  kind: z.string().optional(),
  entry: z.string().optional(),
  because: z.array(z.string()).max(50).optional(),
  confidence: z.number().optional(),
});

const TASK = `You read the timeline of an incident and propose what single entries mean. People confirm or drop each proposal.
Use only what the entries say. Where they do not say it, propose nothing. Name entries by their id alone.
Answer with JSON alone: {"proposals":[…]}, each proposal one of
{"mark":"${MARK_NAMES.join('|')}","part":"only for restored, where it was not all of it","entry":"id","because":["id"],"confidence":0.0}
{"outcome":"${OUTCOMES.join('|')}","entry":"id of the mitigation that began the attempt","shown":"id of the entry that shows it","because":["id"],"confidence":0.0}
{"attempt":"id of the mitigation that began it","entry":"id of a later mitigation that goes on with it","because":["id"],"confidence":0.0}
{"kind":"${INCIDENT_KINDS.join('|')}","because":["id"],"confidence":0.0}`;

/** More is neither sent nor read well; what apps and announcements say goes first. */
const MOST_ENTRIES = 400;
const LONGEST_TEXT = 400;

/** Asks the endpoint what entries mean. Whatever goes wrong there leaves what the words suggest. */
export function openAiSuggester(endpoint: Endpoint & { readonly journal: Journal }): Suggester {
  const { model, journal } = endpoint;
  return {
    async propose(entries) {
      try {
        const { proposals } = PROPOSALS.parse(await askJson(endpoint, TASK, { entries: given(entries) }));
        return proposals.flatMap((each): Proposal[] => {
          const read = PROPOSAL.safeParse(each);
          return read.success ? [read.data] : [];
        });
      } catch (error) {
        const why = error instanceof Error ? error.name : typeof error;
        journal.warn({ model, error: why }, 'no proposals; what the words suggest stays');
        return [];
      }
    },
  };
}

function given(entries: readonly RecordEntry[]) {
  const told = entries.length > MOST_ENTRIES ? entries.filter(isPeoples) : entries;
  return told.slice(0, MOST_ENTRIES).map(({ id, at, type, text }) => ({
    id,
    at: at.toISOString(),
    type,
    text: text.slice(0, LONGEST_TEXT),
  }));
}

const isPeoples = ({ machine, type }: RecordEntry): boolean => !machine && type !== 'communication';
