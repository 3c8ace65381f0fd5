import { LIMITS } from './blocks.ts';

const ENTRY_BLOCK = 'entry ';

/** The block id of an entry's line, which carries the entry's id; `undefined` for one that is too long. */
export function entryBlock(id: string): string | undefined {
  const whole = `${ENTRY_BLOCK}${id}`;
  return whole.length <= LIMITS.blockId ? whole : undefined;
}

/** The id that `entryBlock` wrote. */
export function readEntryBlock(blockId: string): string | undefined {
  return blockId.startsWith(ENTRY_BLOCK) ? blockId.slice(ENTRY_BLOCK.length) : undefined;
}

/** The incident whose sections a menu offers (`sections INC-2026-0012`). */
export function readSectionsBlock(blockId: string): string | undefined {
  return blockId.startsWith('sections ') ? blockId.slice('sections '.length) : undefined;
}

/** The block id of the menu of further incidents: it carries the id under which the command's text is held. */
export function chooseBlock(id: string): string {
  return `choose ${id}`.slice(0, LIMITS.blockId);
}

/** The id that `chooseBlock` wrote. */
export function readChooseBlock(blockId: string): string | undefined {
  return blockId.startsWith('choose ') ? blockId.slice('choose '.length) : undefined;
}
