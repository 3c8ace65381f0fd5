/** What a modal remembers between opening and sending: ids, nothing else. At most 3,000 characters. */
export interface ModalRefs {
  /** The workspace that it belongs to, which may be another one than that of the person. */
  readonly team?: string;
  /** Key of the incident. */
  readonly incident?: string;
  readonly entry?: string;
  /** Number of the action item. */
  readonly action?: number;
  readonly draft?: string;
  /** Section of the document. */
  readonly section?: string;
  /** Page of a section that one form cannot hold, from 0. */
  readonly page?: number;
  /** Remark that the figures suggest. */
  readonly candidate?: string;
  /** A message in that channel, by its ts, and who wrote it; the first message of its thread. */
  readonly message?: string;
  readonly author?: string;
  readonly thread?: string;
  /** A file of that message. */
  readonly file?: string;
  /** Channel in which the person is. */
  readonly channel?: string;
  /** Id of the delivery that opened the modal. */
  readonly command?: string;
  /** How many open questions come before those in the modal, and whether others follow. */
  readonly from?: number;
  readonly more?: boolean;
  /** How many of the questions that matter most are still to be shown, those in the modal included. */
  readonly left?: number;
  /** All questions are shown, and not only those that matter most. */
  readonly all?: boolean;
  /** Version of what is edited, so that an edit of something newer is noticed. */
  readonly version?: number;
}

export function writeRefs(refs: ModalRefs): string {
  return JSON.stringify(refs);
}

/** Reads what `writeRefs` wrote; fields that are not of their kind, and what is something else, are left out. */
export function readRefs(metadata: string | undefined): ModalRefs {
  const parsed = parse(metadata);
  const fields: Readonly<Record<string, unknown>> =
    typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  const { team, incident, entry, action, draft, section, page, candidate, channel, command } = fields;
  const { from, more, left, all, version, message, author, thread, file } = fields;
  return {
    ...(typeof team === 'string' && { team }),
    ...(typeof incident === 'string' && { incident }),
    ...(typeof entry === 'string' && { entry }),
    ...(typeof action === 'number' && { action }),
    ...(typeof draft === 'string' && { draft }),
    ...(typeof section === 'string' && { section }),
    ...(typeof page === 'number' && { page }),
    ...(typeof candidate === 'string' && { candidate }),
    ...(typeof channel === 'string' && { channel }),
    ...(typeof command === 'string' && { command }),
    ...(typeof message === 'string' && { message }),
    ...(typeof author === 'string' && { author }),
    ...(typeof thread === 'string' && { thread }),
    ...(typeof file === 'string' && { file }),
    ...(typeof from === 'number' && { from }),
    ...(typeof more === 'boolean' && { more }),
    ...(typeof left === 'number' && { left }),
    ...(typeof all === 'boolean' && { all }),
    ...(typeof version === 'number' && { version }),
  };
}

function parse(metadata: string | undefined): unknown {
  try {
    return metadata ? JSON.parse(metadata) : undefined;
  } catch {
    return undefined;
  }
}
