const TIMEOUT_MS = 3_000;

/** Slack's clock, from the `Date` of an answer: exact to a second. Rejects where Slack does not answer or tell. */
export async function slackTime(apiUrl: string): Promise<Date> {
  const answer = await fetch(new URL('api.test', apiUrl), {
    method: 'POST',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await answer.body?.cancel();
  const date = new Date(answer.headers.get('date') ?? '');
  if (Number.isNaN(date.getTime())) throw new Error('Slack did not say what time it is.');
  return date;
}
