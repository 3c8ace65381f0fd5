import type { ActionVerb } from '../../domain/incident/verbs/action-verbs.ts';
import type { ParsedCommand, RunnableVerb } from '../../domain/incident/verbs/read-command.ts';
import type { Act } from '../../domain/rights/act.ts';
import { ACTIONS, MODALS } from '../views/ids.ts';

type ButtonId = (typeof ACTIONS)[keyof typeof ACTIONS];
type FormId = (typeof MODALS)[keyof typeof MODALS];

/** What is only looked at, or asked for again with its own act, is nobody's to forbid. */
type ActOrNone = Act | 'none';

/** What each verb does. */
const OF_VERBS: Readonly<Record<RunnableVerb, ActOrNone>> = {
  ...{
    declare: 'declare',
    status: 'respond',
    update: 'respond',
    sev: 'respond',
    title: 'respond',
    impact: 'respond',
  },
  ...{ role: 'roles', join: 'roles', leave: 'roles', handoff: 'roles' },
  ...{ resolve: 'resolve', reopen: 'resolve', cancel: 'cancel', merge: 'merge', unmerge: 'merge' },
  ...{
    action: 'items',
    saved: 'items',
    draft: 'draft',
    review: 'review',
    meeting: 'review',
    export: 'export',
  },
  ...{ publish: 'publish', skip: 'publish' },
  // Whoever was asked may answer.
  approve: 'none',
  ...{ log: 'record', undo: 'record', edit: 'record', mark: 'record', ack: 'record', secret: 'record' },
  ...{ why: 'record', cause: 'record', well: 'record', wrong: 'record', lucky: 'record', lesson: 'record' },
  ...{ metric: 'record', comms: 'record', link: 'record', unlink: 'record' },
  at: 'none',
  // It says how a person makes the channel private.
  private: 'none',
  catchup: 'none',
  ...{
    timeline: 'none',
    list: 'none',
    show: 'none',
    search: 'none',
    mine: 'none',
    help: 'none',
    doctor: 'none',
  },
  metrics: 'none',
  // Everybody knows best when they are away.
  ...{ away: 'none', back: 'none' },
};

/** What each button does, by its action id or the prefix of that. */
const OF_BUTTONS: Readonly<Record<ButtonId, ActOrNone>> = {
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
  [ACTIONS.actionReopen]: 'items',
  [ACTIONS.actionTake]: 'items',
  [ACTIONS.actionNotMe]: 'items',
  [ACTIONS.actionSnooze]: 'items',
  [ACTIONS.actionReassign]: 'items',
  [ACTIONS.digestMenu]: 'items',
  [ACTIONS.textItems]: 'items',
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
  [ACTIONS.receiptMenu]: 'record',
  [ACTIONS.editEntry]: 'record',
  [ACTIONS.undoEntry]: 'record',
  [ACTIONS.putBack]: 'record',
  [ACTIONS.entryTime]: 'record',
  [ACTIONS.undoTwin]: 'record',
  [ACTIONS.mean]: 'record',
  [ACTIONS.entryMenu]: 'record',
  [ACTIONS.cardAdd]: 'record',
  [ACTIONS.link]: 'record',
  [ACTIONS.quotesTake]: 'record',
  [ACTIONS.quotesDrop]: 'record',
  // These show something.
  [ACTIONS.catchup]: 'none',
  [ACTIONS.timelinePage]: 'none',
  [ACTIONS.searchPage]: 'none',
  [ACTIONS.actionChoose]: 'none',
  [ACTIONS.digestPage]: 'none',
  [ACTIONS.draftOpen]: 'none',
  // These carry a command, which is asked for its own act.
  [ACTIONS.retry]: 'none',
  [ACTIONS.meant]: 'none',
  [ACTIONS.choose]: 'none',
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
  [ACTIONS.helpedYes]: 'none',
  [ACTIONS.helpedPartly]: 'none',
  [ACTIONS.helpedNo]: 'none',
  [ACTIONS.moveAgree]: 'none',
  [ACTIONS.moveBack]: 'none',
  [ACTIONS.requestChanges]: 'none',
};

/** What each form does, by its callback id. */
const OF_FORMS: Readonly<Record<FormId, ActOrNone>> = {
  [MODALS.declare]: 'declare',
  [MODALS.resolve]: 'resolve',
  [MODALS.impact]: 'respond',
  [MODALS.status]: 'respond',
  [MODALS.roles]: 'roles',
  [MODALS.actionFromMessage]: 'items',
  [MODALS.moveDate]: 'items',
  [MODALS.giveItem]: 'items',
  [MODALS.snooze]: 'items',
  [MODALS.reassign]: 'items',
  [MODALS.textItems]: 'items',
  [MODALS.questions]: 'draft',
  [MODALS.candidate]: 'draft',
  [MODALS.section]: 'draft',
  [MODALS.changes]: 'draft',
  [MODALS.entry]: 'record',
  [MODALS.meaning]: 'record',
  [MODALS.fromMessage]: 'record',
  [MODALS.secret]: 'record',
  [MODALS.quotes]: 'record',
  [MODALS.sectionPage]: 'none',
  [MODALS.revisions]: 'none',
  [MODALS.requestChanges]: 'none',
};

/** The act of a verb; `undefined` for one that changes nothing. */
export function actOfVerb(verb: RunnableVerb): Act | undefined {
  return unlessNone(OF_VERBS[verb]);
}

/** The act of a command: items are looked at with the verb that changes them. */
export function actOfCommand(command: ParsedCommand): Act | undefined {
  const looks = command.verb === 'action' && LOOKS_AT_ITEMS.includes(command.action.do);
  return looks ? undefined : actOfVerb(command.verb);
}

const LOOKS_AT_ITEMS: readonly ActionVerb[] = ['list', 'mine', 'show', 'preview'];

/** The act of a button. */
export function actOfButton(id: string): Act | undefined {
  const prefix = id.replace(/-(?:\d+|earlier|later)$/, '');
  return unlessNone(find(OF_BUTTONS, id) ?? find(OF_BUTTONS, prefix));
}

/** The act of a form that is sent. */
export function actOfForm(callback: string): Act | undefined {
  return unlessNone(find(OF_FORMS, callback));
}

/** What a table says; nothing listens to what it does not know, so that such an id counts as writing into the record. */
function find(table: Readonly<Record<string, ActOrNone>>, id: string): ActOrNone | undefined {
  return Object.hasOwn(table, id) ? table[id] : undefined;
}

function unlessNone(act: ActOrNone | undefined): Act | undefined {
  return act === 'none' ? undefined : (act ?? 'record');
}
