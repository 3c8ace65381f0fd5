/** Another worker has taken over: whoever gets this stops, calls Slack no more, and writes nothing more. */
export class ClaimLost extends Error {
  constructor(what: string) {
    super(`another worker has ${what} by now`);
    this.name = 'ClaimLost';
  }
}
