import type { Inbox } from '../../../src/app/ports/inbox.ts';

export function memoryInbox(): Inbox {
  const kept = new Map<string, { readonly answer: string; readonly at: Date }>();
  return {
    async answerOf(id) {
      const known = kept.get(id);
      return known ? (JSON.parse(known.answer) as unknown) : undefined;
    },
    async record(id, answer, at) {
      if (!kept.has(id)) kept.set(id, { answer: JSON.stringify(answer ?? null), at });
    },
    async clean(before) {
      const old = [...kept].filter(([, { at }]) => at < before);
      for (const [id] of old) kept.delete(id);
      return old.length;
    },
  };
}
