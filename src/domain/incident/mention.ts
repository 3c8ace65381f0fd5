const USER = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>[,:;]?$/;

const GROUP = /^<!subteam\^(S[A-Z0-9]+)(?:\|[^>]*)?>[,:;]?$/;

/** The user id of a mention as Slack sends it, `<@U024BE7LH|someone>`; the name in it is never trusted. */
export function readMention(word: string): string | undefined {
  return USER.exec(word)?.[1];
}

/** The id of a user group as Slack sends it, `<!subteam^S0123ABCD|@sre>`. */
export function readGroup(word: string): string | undefined {
  return GROUP.exec(word)?.[1];
}
