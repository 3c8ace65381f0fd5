import ical, { ICalCalendarMethod } from 'ical-generator';

/** A meeting for a calendar file. */
export interface CalendarMeeting {
  /** Stays the same when the meeting is moved. */
  readonly id: string;
  readonly title: string;
  readonly at: Date;
  readonly minutes: number;
  readonly description: string;
  /** When this version was set; `sequence` counts the moves before it. */
  readonly setAt: Date;
  readonly sequence: number;
}

/** An iCalendar file (RFC 5545) with one event; the same meeting gives the same bytes. */
export function renderCalendar(meeting: CalendarMeeting): Uint8Array {
  const { id, title, at, minutes, description, setAt, sequence } = meeting;
  const calendar = ical({ prodId: { company: 'Scribe', product: 'incidents' } });
  calendar.method(ICalCalendarMethod.PUBLISH);
  calendar.createEvent({
    id,
    start: at,
    end: new Date(at.getTime() + minutes * 60_000),
    summary: title,
    description,
    stamp: setAt,
    sequence,
  });
  return Buffer.from(calendar.toString(), 'utf8');
}
