/** What people do with an incident, as far as a team may want to say who may. */
export const ACTS = [
  'declare',
  'record',
  'respond',
  'roles',
  'resolve',
  'cancel',
  'merge',
  'items',
  'draft',
  'review',
  'publish',
  'share',
  'export',
] as const;

export type Act = (typeof ACTS)[number];

/** What each act covers, for the documentation and for whoever is refused one: `may …`. */
export const ACT_WORDS: Readonly<Record<Act, string>> = {
  declare: 'declare an incident',
  record: 'log, correct and mark entries, link related incidents, and note what was learnt',
  respond: 'change status, severity, title and impact',
  roles: 'give and take roles',
  resolve: 'resolve and reopen it',
  cancel: 'cancel it',
  merge: 'merge it, or take a merge back',
  items: 'add and change action items',
  draft: 'draft, answer questions and edit the document',
  review: 'ask for a review and set its meeting',
  publish: 'publish the postmortem, or say that none is required',
  share: 'show something of a private incident to people outside its channel',
  export: 'export the record as a file',
};
