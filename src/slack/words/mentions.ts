/** `@scribe …` in a channel without an incident. */
export function mentionedElsewhere(command: string): string {
  return `No incident belongs to this channel, so nothing was logged. Declare one with \`${command} declare\`, or choose “Add to timeline” in the message's menu to add it to another incident.`;
}

/** Scribe is named in a sentence, which is no request. */
export function mentionedInPassing(): string {
  return 'Not on the timeline: begin with @scribe to log, for example “@scribe 14:05 #change deploy of v2 finished”, or pin the message.';
}

/** A shortcut on a message that has neither words nor files. */
export function messageWithoutWords(): string {
  return 'This message has no words and no files, so there is nothing to add.';
}

/** “Add to timeline” on a message of Scribe's. */
export function messageOfScribe(command: string): string {
  return `This message is Scribe's own, and what it shows is in the record already. \`${command} log\` adds what you want to say.`;
}

/** The message was deleted while the form was open, which stays so with what was typed. */
export function messageGone(command: string): string {
  return `This message was deleted. Nothing was added; \`${command} log\` takes your text.`;
}

export function threadFollows(): string {
  return 'The rest of its thread follows.';
}

/** Somebody who is to own an item of a private incident without being in its channel. */
export function ownerOutside(incident: string): string {
  return `${incident} is private, and this person is not in its channel. Invite them first, or leave the owner open.`;
}
