/**
 * What look-ups in Slack have found, and how far those came that go on later, by name. A note that is lost costs a
 * look-up from its start and nothing else, so no method rejects; one is kept for about a day.
 */
export interface LookupNotes {
  read(name: string): Promise<string | undefined>;
  write(name: string, value: string): Promise<void>;
  drop(name: string): Promise<void>;
}

/** Notes of this process alone. */
export function ownLookupNotes(): LookupNotes {
  const notes = new Map<string, string>();
  return {
    read: async (name) => notes.get(name),
    async write(name, value) {
      notes.set(name, value);
    },
    async drop(name) {
      notes.delete(name);
    },
  };
}
