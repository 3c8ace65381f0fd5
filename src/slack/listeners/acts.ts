import type { RunnableVerb } from '../../domain/incident/verbs/read-command.ts';
import type { Act } from '../../domain/rights/act.ts';
import { ACTIONS, MODALS } from '../views/ids.ts';

/** What is only looked at, or asked for again with its own act, is nobody's to forbid. */
type ActOrNone = Act | 'none';

/** What each verb does. One that is not listed counts as writing into the record. */
const OF_VERBS: Readonly<Partial<Record<RunnableVerb, ActOrNone>>> = {
  ...{ declare: 'declare', status: 'respond', sev: 'respond', title: 'respond', impact: 'respond' },
  ...{ role: 'roles', join: 'roles', leave: 'roles', handoff: 'roles' },
  ...{ resolve: 'resolve', reopen: 'resolve', cancel: 'cancel', merge: 'merge', unmerge: 'merge' },
  ...{ action: 'items', draft: 'draft', review: 'review', meeting: 'review', export: 'export' },
  ...{ publish: 'publish', skip: 'publish' },
  // Whoever was asked may answer.
  approve: 'none',
  ...{ timeline: 'none', list: 'none', show: 'none', mine: 'none', help: 'none', doctor: 'none' },
};

/** What each button does, by its action id. One that is not listed counts as writing into the record. */
const OF_BUTTONS: Readonly<Record<string, ActOrNone>> = {
  [ACTIONS.cardLead]: 'roles',
  [ACTIONS.cardRoles]: 'roles',
  [ACTIONS.cardUpdate]: 'respond',
  [ACTIONS.nudgeImpact]: 'respond',
  [ACTIONS.nudgeSnooze]: 'respond',
  [ACTIONS.declareOpen]: 'declare',
  [ACTIONS.resolveAll]: 'resolve',
  [ACTIONS.cardResolve]: 'resolve',
  [ACTIONS.cardReopen]: 'resolve',
  [ACTIONS.cardDraft]: 'draft',
  [ACTIONS.mergeUndo]: 'merge',
  [ACTIONS.shareOutside]: 'share',
  [ACTIONS.actionDone]: 'items',
  [ACTIONS.actionStart]: 'items',
  [ACTIONS.actionMove]: 'items',
  [ACTIONS.declareWith]: 'declare',
  [ACTIONS.draftQuestions]: 'draft',
  [ACTIONS.draftAgain]: 'draft',
  [ACTIONS.draftDiscard]: 'draft',
  [ACTIONS.questionNone]: 'draft',
  [ACTIONS.questionConfirm]: 'draft',
  [ACTIONS.questionAll]: 'draft',
  [ACTIONS.sectionEdit]: 'draft',
  [ACTIONS.candidateAccept]: 'draft',
  [ACTIONS.candidateDrop]: 'draft',
  [ACTIONS.candidateEdit]: 'draft',
  [ACTIONS.wordingTake]: 'draft',
  [ACTIONS.wordingPlain]: 'draft',
  [ACTIONS.revisionRestore]: 'draft',
  // These carry a command, which is asked for its own act.
  [ACTIONS.retry]: 'none',
  [ACTIONS.chooseMore]: 'none',
  [ACTIONS.declareAnyway]: 'none',
  [ACTIONS.confirm]: 'none',
  [ACTIONS.effectAgain]: 'none',
  [ACTIONS.cardTimeline]: 'none',
  [ACTIONS.cardPostmortem]: 'none',
  [ACTIONS.entryChoose]: 'none',
  [ACTIONS.candidates]: 'none',
  [ACTIONS.revisions]: 'none',
  [ACTIONS.showChanges]: 'none',
  [ACTIONS.approve]: 'none',
  [ACTIONS.requestChanges]: 'none',
};

/** Buttons whose ids are numbered, or say which page. */
const NUMBERED: readonly RegExp[] = [/^choose-\d+$/, /^meant-\d+$/, /^timeline-page-/];

/** What each form does, by its callback id. One that is not listed counts as writing into the record. */
const OF_FORMS: Readonly<Record<string, ActOrNone>> = {
  [MODALS.declare]: 'declare',
  [MODALS.resolve]: 'resolve',
  [MODALS.impact]: 'respond',
  [MODALS.status]: 'respond',
  [MODALS.roles]: 'roles',
  [MODALS.actionFromMessage]: 'items',
  [MODALS.moveDate]: 'items',
  [MODALS.questions]: 'draft',
  [MODALS.candidate]: 'draft',
  [MODALS.section]: 'draft',
  [MODALS.changes]: 'draft',
  [MODALS.sectionPage]: 'none',
  [MODALS.revisions]: 'none',
  [MODALS.requestChanges]: 'none',
};

/** The act of a verb; `undefined` for one that changes nothing. */
export function actOfVerb(verb: RunnableVerb): Act | undefined {
  return unlessNone(OF_VERBS[verb]);
}

/** The act of a button. */
export function actOfButton(id: string): Act | undefined {
  return NUMBERED.some((pattern) => pattern.test(id)) ? undefined : unlessNone(OF_BUTTONS[id]);
}

/** The act of a form that is sent. */
export function actOfForm(callback: string): Act | undefined {
  return unlessNone(OF_FORMS[callback]);
}

function unlessNone(act: ActOrNone | undefined): Act | undefined {
  return act === 'none' ? undefined : (act ?? 'record');
}
