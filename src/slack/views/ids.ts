/**
 * Names that listeners and views share. Values of buttons are written and read in `button-values.ts`. Messages posted
 * long ago carry these names, so a name never changes its meaning.
 */

/** Buttons and menus in messages. */
export const ACTIONS = {
  /** The menu on a receipt, and on an entry chosen below a timeline; block id: `entryBlock`. */
  receiptMenu: 'receipt-menu',
  /** On receipts of earlier versions; value: an entry. */
  editEntry: 'entry-edit',
  undoEntry: 'entry-undo',
  /** After Undo; value: an entry. */
  putBack: 'entry-put-back',
  /** Gives an entry another reading of its time; value: an entry and the time. Prefix: `entry-time-0`, … */
  entryTime: 'entry-time',
  /** Takes back the earlier of two entries with the same words; value: an entry. */
  undoTwin: 'entry-undo-twin',
  /** Under a question, or after a tap; value: an entry and what it means. Prefix: `mean-0`, … */
  mean: 'mean',
  /** The menu under a timeline; option value: an entry. */
  entryChoose: 'entry-choose',
  /** The menu beside each entry of a timeline of an earlier version; block id: `entryBlock`. */
  entryMenu: 'entry-menu',
  /** Another page of a timeline; value: an incident and how many of the latest entries are left out. */
  timelinePage: 'timeline-page',
  /** Another page of a search; value: what was looked for, and where the page begins. Prefix: `search-page-later`, … */
  searchPage: 'search-page',
  /** Under a line that was not carried out: what it may mean; value: a command. Prefix: `meant-0`, … */
  meant: 'meant',
  /** Sends a command again that was not saved or not confirmed; value: a command. */
  retry: 'retry',
  /** Opens the form that declares an incident, with what was to be logged as its first entry; value: a command. */
  declareWith: 'declare-with',
  /** One incident of those that a command could mean; value: a command with its incident. Prefix: `choose-0`, … */
  choose: 'choose',
  /** The menu of further incidents; option value: an incident; block id: `chooseBlock`. */
  chooseMore: 'choose-more',
  /** Links an earlier incident; value: an incident and that one. Prefix: `link-0`, … */
  link: 'link',
  /** Under a transcript; value: its file, and what is known of its first line. */
  quotesTake: 'quotes-take',
  /** Takes the quotes back; value: the file. */
  quotesDrop: 'quotes-drop',
  /** Opens the form that declares an incident. */
  declareOpen: 'declare-open',
  /** Declares although an active incident is similar; value: a command. */
  declareAnyway: 'declare-anyway',
  /** Carries out a command about which Scribe asked first; value: a command with what was asked (`confirmed`). */
  confirm: 'confirm',
  /** On a merged incident's card, and where a merge is told; value: the incident that was merged. */
  mergeUndo: 'merge-undo',
  /** Does it although somebody who is not in the channel of a private incident would hear; value: a command. */
  shareOutside: 'share-outside',
  /** On the card; value: an incident. Cards of earlier versions have `card-timeline`, `card-lead`, `card-draft`. */
  cardUpdate: 'card-update',
  cardRoles: 'card-roles',
  cardPostmortem: 'card-postmortem',
  cardAdd: 'card-add',
  cardTimeline: 'card-timeline',
  cardLead: 'card-lead',
  /** Offered to who comes late; value: an incident. */
  catchup: 'catchup',
  cardResolve: 'card-resolve',
  cardDraft: 'card-draft',
  cardReopen: 'card-reopen',
  /** Under a nudge; value: an incident. */
  nudgeImpact: 'nudge-impact',
  /** Puts a nudge off; value: an incident and the nudge. */
  nudgeSnooze: 'nudge-snooze',
  /** On an action item; value: an item. */
  actionDone: 'action-done',
  actionStart: 'action-start',
  actionMove: 'action-move',
  actionReopen: 'action-reopen',
  actionSnooze: 'action-snooze',
  actionReassign: 'action-reassign',
  /** In a digest of many items, what can be done about one; option value: an item and that. */
  digestMenu: 'digest-menu',
  /** Another page of a digest; value: the digest and its page. With `-earlier` or `-later`. */
  digestPage: 'digest-page',
  actionTake: 'action-take',
  /** Opens the form that gives it to somebody else. */
  actionNotMe: 'action-not-me',
  /** In the approver's direct message; value: an item and which move of its date. */
  moveAgree: 'move-agree',
  moveBack: 'move-back',
  /** Under the question whether what followed from a postmortem helped; value: an incident and which review. */
  helpedYes: 'helped-yes',
  helpedPartly: 'helped-partly',
  helpedNo: 'helped-no',
  /** The menu under a table of items; option value: an item. */
  actionChoose: 'action-choose',
  /** Under the note that Slack refused something; value: an incident and what was refused. */
  effectAgain: 'effect-again',
  /** On a draft; value: a draft. */
  draftOpen: 'draft-open',
  draftQuestions: 'draft-questions',
  draftAgain: 'draft-again',
  draftDiscard: 'draft-discard',
  /** In a form of questions; value: the question that is answered by it. */
  questionNone: 'question-none',
  /** In the same form: takes what the record suggests; value: the questions and what is offered to each. */
  questionConfirm: 'question-confirm',
  questionAll: 'question-all',
  /** In the form that resolves: shows all of it. */
  resolveAll: 'resolve-all',
  /** On a draft that is only proposed. */
  showChanges: 'draft-changes',
  /** On the overview of a postmortem; value: a draft. The menu's option: a section; block id: `sections KEY`. */
  sectionEdit: 'section-edit',
  candidates: 'candidates',
  /** There, and after a section was saved; value: a draft, and perhaps a section of it. */
  textItems: 'text-items',
  revisions: 'revisions',
  /** In the modal of suggestions; value: the candidate. */
  candidateAccept: 'candidate-accept',
  candidateDrop: 'candidate-drop',
  candidateEdit: 'candidate-edit',
  /** In the same modal; value: the section that a language model put into other words. */
  wordingTake: 'wording-take',
  wordingPlain: 'wording-plain',
  /** In the modal of revisions; value: the revision. */
  revisionRestore: 'revision-restore',
  /** In the approver's direct message; value: a draft. */
  approve: 'review-approve',
  requestChanges: 'review-changes',
} as const;

/** Every button that chooses an incident, and the menu of further ones. */
export const CHOOSE_PATTERN = /^choose-(?:\d+|more)$/;

/** Every button with another reading of a line. */
export const MEANT_PATTERN = /^meant-\d$/;

/** Every button that links an earlier incident. */
export const LINK_PATTERN = /^link-\d$/;

/** Every button that gives an entry another reading of its time. */
export const ENTRY_TIME_PATTERN = /^entry-time(?:-\d)?$/;

/** Every button that says what an entry means. */
export const MEAN_PATTERN = /^mean-\d$/;

/** Every button that turns the pages of a timeline. */
export const TIMELINE_PAGE_PATTERN = /^timeline-page-(?:earlier|later)$/;

/** Every button that turns the pages of a search. */
export const SEARCH_PAGE_PATTERN = /^search-page-(?:earlier|later)$/;

/** Every button that turns the pages of a digest. */
export const DIGEST_PAGE_PATTERN = /^digest-page-(?:earlier|later)$/;

/** Callback ids of shortcuts, as the manifests have them. */
export const SHORTCUTS = {
  addToTimeline: 'add-to-timeline',
  createAction: 'create-action',
} as const;

/** Callback ids of modals. */
export const MODALS = {
  declare: 'declare',
  resolve: 'resolve',
  /** Status and public update. */
  status: 'status',
  /** Who does what. */
  roles: 'roles',
  /** A new entry, or one that is edited: the metadata says which. */
  entry: 'entry',
  /** What an entry means. */
  meaning: 'meaning',
  moveDate: 'action-move-date',
  giveItem: 'action-give',
  snooze: 'action-snooze',
  reassign: 'action-reassign',
  questions: 'questions',
  impact: 'impact',
  candidate: 'candidate',
  section: 'section',
  /** Which page of a long section. */
  sectionPage: 'section-page',
  secret: 'secret',
  changes: 'changes',
  /** List items of the text that are to be action items. */
  textItems: 'text-items',
  revisions: 'revisions',
  requestChanges: 'request-changes',
  /** When the first line of a transcript was said. */
  quotes: 'quotes',
  /** A message on a timeline, or as an action item. */
  fromMessage: 'from-message',
  actionFromMessage: 'action-from-message',
} as const;

/** Block ids of inputs in modals: a view's errors are keyed by them, and its state too. */
export const INPUTS = {
  title: 'title',
  severity: 'severity',
  services: 'services',
  /** Before the name of a field of the team's own. */
  field: 'field-',
  status: 'status',
  options: 'options',
  started: 'started',
  summary: 'summary',
  time: 'time',
  type: 'type',
  text: 'text',
  /** The first entry of an incident that is being declared. */
  first: 'first',
  due: 'due',
  why: 'why',
  page: 'page',
  all: 'all',
  marks: 'marks',
  outcome: 'outcome',
  attempt: 'attempt',
  where: 'where',
  cause: 'cause',
  relapse: 'relapse',
  suggested: 'suggested',
  incident: 'incident',
  thread: 'thread',
  owner: 'owner',
  /** Who has an item until a person takes it. */
  holder: 'holder',
  /** Prefixes, followed by the milestone, the question or the role. */
  milestone: 'milestone-',
  answer: 'answer-',
  role: 'role-',
  part: 'part-',
  outcomeOf: 'outcome-',
  take: 'take-',
} as const;

/** The action id of the one element in each input block. */
export const INPUT = 'input';
