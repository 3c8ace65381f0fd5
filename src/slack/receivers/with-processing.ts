import type { App, ReceiverEvent } from '@slack/bolt';

/** The same app for a receiver, with other processing of events. */
export function withProcessing(
  app: App,
  process: (event: ReceiverEvent, next: (event: ReceiverEvent) => Promise<void>) => Promise<void>,
): App {
  const wrapped: App = Object.create(app);
  wrapped.processEvent = (event) => process(event, (passed) => app.processEvent(passed));
  return wrapped;
}
