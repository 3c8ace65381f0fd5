import { type Command, CommanderError } from 'commander';

/** Examples below a command's help; the first one is also named where it was called wrongly. */
export function withExamples(command: Command, ...calls: readonly [string, ...string[]]): Command {
  return withHint(command, `for example: scribe ${calls[0]}`).addHelpText(
    'after',
    ['', 'For example:', ...calls.map((call) => `  scribe ${call}`)].join('\n'),
  );
}

/** Ends the sentence about a wrong call. */
export function withHint(command: Command, hint: string): Command {
  return command.exitOverride((error) => {
    if (error.exitCode === 0 || error.code === 'commander.help') throw error;
    const wrong = error.message
      .replace(/^error: /, '')
      .replaceAll('\n', ' ')
      .replace(/\.$/, '');
    throw new CommanderError(error.exitCode, error.code, `${wrong}; ${hint}`);
  });
}
