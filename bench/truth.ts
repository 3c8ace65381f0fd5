import { suggestionsFor } from '../src/domain/postmortem/suggestions/suggestions-for.ts';
import { measuredIncidents } from './truth/incidents.ts';
import { measured } from './truth/measure.ts';
import { compareOffers, type OfferedAnswers, scoresByKind } from './truth/offers.ts';
import { faultsOf, offerTable, statementTable } from './truth/report.ts';

/**
 * `npm run bench:truth [-- NAME…]`: drafts every incident under `test/postmortem` with every template, once without the
 * marks that people would set and once with them, and counts what the drafts state without support, against what is
 * true, or not at all; and how often the offered answers are right. `--list` names each fault.
 */
function main(): void {
  const given = process.argv.slice(2);
  const names = given.filter((argument) => !argument.startsWith('--'));
  const incidents = measuredIncidents().filter(({ name }) => names.length === 0 || names.includes(name));
  const drafts = incidents.flatMap(measured);
  const offers = incidents.map((incident) => compareOffers(incident, suggestionsFor(incident.unmarked)));
  print(`${incidents.length} incidents, ${drafts.length} drafts\n`);
  print(statementTable(drafts));
  for (const unseen of [false, true]) {
    const counted = offers.filter((_, index) => (incidents[index]?.folder === 'unseen') === unseen);
    if (counted.length === 0) continue;
    print(
      `\n${unseen ? 'incidents that no rule was made to fit:\n' : ''}${offerTable(scoresByKind(counted))}`,
    );
  }
  if (!given.includes('--list')) return;
  for (const fault of drafts.flatMap(faultsOf)) print(fault);
  for (const [index, { name }] of incidents.entries()) {
    for (const line of offerFaults(offers[index])) print(`${name}: ${line}`);
  }
}

function offerFaults(offered: OfferedAnswers | undefined): string[] {
  return [
    ...(offered?.wrong ?? []).map(({ kind, says }) => `wrongly offered: ${kind} ${says}`),
    ...(offered?.missing ?? []).map(({ kind, says }) => `not offered: ${kind} ${says}`),
  ];
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main();
