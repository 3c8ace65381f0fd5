import type { RunnableVerb } from '../../../domain/incident/verbs/read-command.ts';
import { action } from './action.ts';
import { declare } from './declare.ts';
import { draft, impact } from './draft.ts';
import { cancel, merge, reopen, resolve } from './ending.ts';
import { exportFile } from './export.ts';
import type { Handler } from './handler.ts';
import { log } from './log.ts';
import { communication, note } from './notes.ts';
import { doctor, help, list, mine, show, timeline } from './queries.ts';
import { approve, meeting, publish, review, skip } from './review.ts';
import { handoff, join, leave, role } from './roles.ts';
import { severity, status, title } from './state.ts';

/** What carries out each verb of the domain's table; a verb without a line here does not compile. */
export const HANDLERS: { readonly [V in RunnableVerb]: Handler<V> } = {
  declare,
  log,
  status,
  sev: severity,
  title,
  role,
  join,
  leave,
  handoff,
  action,
  timeline,
  resolve,
  reopen,
  cancel,
  merge,
  draft,
  impact,
  why: note,
  cause: note,
  well: note,
  wrong: note,
  lucky: note,
  lesson: note,
  metric: note,
  comms: communication,
  review,
  approve,
  publish,
  skip,
  meeting,
  export: exportFile,
  list,
  show,
  mine,
  help,
  doctor,
};
