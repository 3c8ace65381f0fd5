import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readEntryText } from '../../../src/domain/timeline/entry-text.ts';
import { readTime } from '../../../src/domain/timeline/time-expression.ts';
import { unreadTime } from '../../../src/domain/timeline/unread-time.ts';
import { momentsOf, offsetAt, type WallClock, wallClock } from '../../../src/domain/timeline/wall-clock.ts';
import { ZONE_ABBREVIATIONS, ZONE_PLACES } from '../../../src/domain/timeline/zone-names.ts';
import { clock, dayName } from '../../../src/domain/timeline/zoned-time.ts';
import { anInstant, aZone } from './zones.ts';

/** A Sunday: 20:34 in Madrid, 14:34 in New York, Monday 04:34 in Tokyo. */
const now = new Date('2026-11-29T19:34:00Z');
const madrid = { now, zone: 'Europe/Madrid' };

function read(text: string, zone = madrid.zone): string {
  const time = readTime(text, { now, zone });
  switch (time.kind) {
    case 'time':
      return `${time.at.toISOString().slice(5, 16)} |${text.slice(time.length)}`;
    case 'invalid':
      return `${time.why} ${time.said}`;
    case 'none':
      return 'none';
    default:
      return time satisfies never;
  }
}

function offered(text: string, zone = madrid.zone): string {
  const entry = readEntryText(text, { now, zone });
  if (entry.kind !== 'entry') return entry.kind;
  if (entry.at !== undefined) return `read as ${entry.at.toISOString()}`;
  if (entry.text !== text) return `the text became ${entry.text}`;
  const { unread } = entry;
  if (unread?.as !== 'time') return unread?.as ?? 'nothing';
  return [unread.said, ...unread.readings.map((at) => at.toISOString().slice(5, 16))].join(' | ');
}

describe('times as people type them', () => {
  it.each([
    ['2:05 p.m. checkout fails', '11-29T13:05 |checkout fails'],
    ['2:05 P.M. checkout fails', '11-29T13:05 |checkout fails'],
    ['2:05 p. m. checkout fails', '11-29T13:05 |checkout fails'],
    ['2:05\u00a0p.\u00a0m. checkout fails', '11-29T13:05 |checkout fails'],
    ['2:05p.m checkout fails', '11-29T13:05 |checkout fails'],
    ['2:05 p m checkout fails', '11-29T13:05 |checkout fails'],
    ['2:05.pm checkout fails', '11-29T13:05 |checkout fails'],
    ['@2pm checkout fails', '11-29T13:00 |checkout fails'],
    ['2:05p checkout fails', '11-29T13:05 |checkout fails'],
    ['9:05 A.M. release of 7.3 began', '11-29T08:05 |release of 7.3 began'],
    ['2 p.m. checkout fails', '11-29T13:00 |checkout fails'],
    ['at 2 pm checkout fails', '11-29T13:00 |checkout fails'],
    ['2.05pm checkout fails', '11-29T13:05 |checkout fails'],
    ['0205pm checkout fails', '11-29T13:05 |checkout fails'],
    ['2:05 in the afternoon checkout fails', '11-29T13:05 |checkout fails'],
    ['11:05 at night checkout fails', '11-28T22:05 |checkout fails'],
    ['yesterday 11:40 p.m. disk at 90%', '11-28T22:40 |disk at 90%'],
    ['yesterday evening 7:30 disk at 90%', '11-28T18:30 |disk at 90%'],
    ['last night 11:50 disk at 90%', '11-28T22:50 |disk at 90%'],
    ['last night at 2:30 disk at 90%', '11-29T01:30 |disk at 90%'],
    ['this morning 9:05 disk at 90%', '11-29T08:05 |disk at 90%'],
  ])('keeps the half of the day of %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['2:05\u202fPM checkout is down', '11-29T13:05 |checkout is down'],
    ['2:05\u00a0PM checkout is down', '11-29T13:05 |checkout is down'],
    ['2:05\u2009pm checkout is down', '11-29T13:05 |checkout is down'],
    ['\u200e2:05\u202f\u200ePM checkout is down', '11-29T13:05 |checkout is down'],
    ['14:05\u00a0UTC checkout is down', '11-29T14:05 |checkout is down'],
    ['14:05\u3000checkout is down', '11-29T13:05 |checkout is down'],
    ['１４：０５ checkout is down', '11-29T13:05 |checkout is down'],
    ['14：05 checkout is down', '11-29T13:05 |checkout is down'],
    ['yesterday\u00a014:05 checkout is down', '11-28T13:05 |checkout is down'],
  ])('takes every space for a space, and wide digits for digits, in %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['09:05 PST gateway is down', '11-29T17:05 |gateway is down'],
    ['09:05 pst gateway is down', '11-29T17:05 |gateway is down'],
    ['14:05 (UTC) gateway is down', '11-29T14:05 |gateway is down'],
    ['(14:05 UTC) gateway is down', '11-29T14:05 |gateway is down'],
    ['[14:05] UTC gateway is down', '11-29T14:05 |gateway is down'],
    ['14:05 [CET] gateway is down', '11-29T13:05 |gateway is down'],
    ['14:05 +0100 gateway is down', '11-29T13:05 |gateway is down'],
    ['14:05+0100 gateway is down', '11-29T13:05 |gateway is down'],
    ['14:05 +01:00 gateway is down', '11-29T13:05 |gateway is down'],
    ['14:05+01 gateway is down', '11-29T13:05 |gateway is down'],
    ['14:05 +5:30 gateway is down', '11-29T08:35 |gateway is down'],
    ['14:05 UTC+1 gateway is down', '11-29T13:05 |gateway is down'],
    ['14:05 UTC+01:00 gateway is down', '11-29T13:05 |gateway is down'],
    ['14:05 UTC +1 gateway is down', '11-29T13:05 |gateway is down'],
    ['14:05+5.5 gateway is down', '11-29T08:35 |gateway is down'],
    ['14:05 UTC+5.75 gateway is down', '11-29T08:20 |gateway is down'],
    ['14:05 GMT -3.5 gateway is down', '11-29T17:35 |gateway is down'],
    ['14:05 +5.5% of requests fail', '11-29T13:05 |+5.5% of requests fail'],
    ['14:05 +5.5 GB of memory', '11-29T13:05 |+5.5 GB of memory'],
    ['14:05 Etc/Hosts was changed', '11-29T13:05 |Etc/Hosts was changed'],
    ['14:05 UTC -5 gateway is down', '11-29T19:05 |gateway is down'],
    ['14:05 (GMT +1) gateway is down', '11-29T13:05 |gateway is down'],
    ['14:05 UTC +10 errors a second', '11-29T14:05 |+10 errors a second'],
    ['14:05 Zulu gateway is down', '11-29T14:05 |gateway is down'],
    ['14:05 GMT-3 gateway is down', '11-29T17:05 |gateway is down'],
    ['09:05-06:00 gateway is down', '11-29T15:05 |gateway is down'],
    ['08:05 Asia/Kolkata gateway is down', '11-29T02:35 |gateway is down'],
    ['08:05 america/argentina/buenos_aires gateway is down', '11-29T11:05 |gateway is down'],
    ['09:05 Pacific time gateway is down', '11-29T17:05 |gateway is down'],
    ['09:05 Central Standard Time gateway is down', '11-29T15:05 |gateway is down'],
    ['09:05 NYC time gateway is down', '11-29T14:05 |gateway is down'],
    ['09:05 San Francisco time gateway is down', '11-29T17:05 |gateway is down'],
    ['2:05pm est gateway is down', '11-29T19:05 |gateway is down'],
    ['2:05 pm et gateway is down', '11-29T19:05 |gateway is down'],
    ['9:05am pt gateway is down', '11-29T17:05 |gateway is down'],
    ['2:05 PM Eastern gateway is down', '11-29T19:05 |gateway is down'],
    ['9:05am Pacific: gateway is down', '11-29T17:05 |gateway is down'],
    ['yesterday 2 PM Eastern gateway is down', '11-28T19:00 |gateway is down'],
    ['2:05pm constructor failed', '11-29T13:05 |constructor failed'],
    ['14:05 London time gateway is down', '11-29T14:05 |gateway is down'],
    ['14:05 local time gateway is down', '11-29T13:05 |gateway is down'],
    ['09:05 ET gateway is down', '11-29T14:05 |gateway is down'],
    ['UTC 14:05 gateway is down', '11-29T14:05 |gateway is down'],
    ['1405Z gateway is down', '11-29T14:05 |gateway is down'],
    ['1405 UTC gateway is down', '11-29T14:05 |gateway is down'],
    ['1405+0530 gateway is down', '11-29T08:35 |gateway is down'],
    ['@1405-0500 gateway is down', '11-29T19:05 |gateway is down'],
    ['2026-11-29 0905-0500 gateway is down', '11-29T14:05 |gateway is down'],
    ['2:05 p.m. JST gateway is down', '11-29T05:05 |gateway is down'],
    ['Sun, 29 Nov 2026 14:05:00 +0100 gateway is down', '11-29T13:05 |gateway is down'],
    ['2026-11-29T02:05-06:00 gateway is down', '11-29T08:05 |gateway is down'],
  ])('keeps the zone of %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('reads a zone from wherever the writer is', () => {
    expect(read('14:05 CET failed over', 'America/New_York')).toBe('11-29T13:05 |failed over');
    expect(read('14:05 EST failed over', 'Asia/Tokyo')).toBe('11-29T19:05 |failed over');
  });

  it('takes a name of several zones where one of them is the own', () => {
    expect(read('10:05 CST x', 'America/Chicago')).toBe('11-29T16:05 |x');
    expect(read('2026-01-15 10:05 CST x', 'America/Havana')).toBe('01-15T15:05 |x');
    expect(read('10:05 CST x', 'Asia/Shanghai')).toBe('11-29T02:05 |x');
    expect(read('10:05 IST x', 'Asia/Kolkata')).toBe('11-29T04:35 |x');
    expect(read('10:05 IST x', 'Asia/Jerusalem')).toBe('11-29T08:05 |x');
    expect(read('10:05 BST x', 'Asia/Dhaka')).toBe('11-29T04:05 |x');
    expect(read('10:05 PST x', 'Asia/Manila')).toBe('11-29T02:05 |x');
    expect(read('10:05 CST x')).toBe('several-zones 10:05 CST');
    // Madrid has the offset of Irish summer, and is not called by its name.
    expect(read('10:05 IST x')).toBe('several-zones 10:05 IST');
    expect(read('2026-07-01 10:05 IST x', 'Europe/Dublin')).toBe('07-01T09:05 |x');
    expect(read('2026-12-01 10:05 IST x', 'Europe/Dublin')).toBe('several-zones 2026-12-01 10:05 IST');
  });

  it.each([
    ['14:05 +01:07 x', 'none'],
    ['14:05 +0107 x', 'none'],
    ['2:05, pm x', 'none'],
    ['14:05, PST gateway is down', '11-28T22:05 |gateway is down'],
    ['14:05 +1500 requests', '11-29T13:05 |+1500 requests'],
  ])('reads no clock of %j without what belongs to it', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['14:05 west region is slow', '11-29T13:05 |west region is slow'],
    ['14:05 met the vendor', '11-29T13:05 |met the vendor'],
    ['14:05 CET-bound traffic', '11-29T13:05 |CET-bound traffic'],
    ['14:05 +10 errors a second', '11-29T13:05 |+10 errors a second'],
    ["14:05 yesterday's release is back", "11-29T13:05 |yesterday's release is back"],
    ['14:05 Pacific region is slow', '11-29T13:05 |Pacific region is slow'],
    ['14:05 a.mary joined', '11-29T13:05 |a.mary joined'],
    ['14:05 PMs joined', '11-29T13:05 |PMs joined'],
  ])('leaves in the text of %j what is no part of the time', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['14:05 yesterday pool is full', '11-28T13:05 |pool is full'],
    ['14:05, yesterday: pool is full', '11-28T13:05 |pool is full'],
    ['saturday 14:05 pool is full', '11-28T13:05 |pool is full'],
    ['on Saturday at 14:05 pool is full', '11-28T13:05 |pool is full'],
    ['last saturday 14:05 pool is full', '11-28T13:05 |pool is full'],
    ['last sunday 14:05 pool is full', '11-22T13:05 |pool is full'],
    ['sunday 14:05 pool is full', '11-29T13:05 |pool is full'],
    ['sunday 23:05 pool is full', '11-22T22:05 |pool is full'],
    ['14:05 on saturday pool is full', '11-28T13:05 |pool is full'],
    ['14:05 saturday: pool is full', '11-28T13:05 |pool is full'],
    ['14:05 Saturday pool is full', '11-28T13:05 |Saturday pool is full'],
    ['Nov 19 14:05 pool is full', '11-19T13:05 |pool is full'],
    ['Nov. 19, 14:05 pool is full', '11-19T13:05 |pool is full'],
    ['19 Nov 14:05 pool is full', '11-19T13:05 |pool is full'],
    ['19th of November at 2:05 pm pool is full', '11-19T13:05 |pool is full'],
    ['14:05 Nov 19 pool is full', '11-19T13:05 |pool is full'],
    ['Nov 19 2026 14:05 pool is full', '11-19T13:05 |pool is full'],
    ['Dec 24 14:05 pool is full', '12-24T13:05 |pool is full'],
    ['2026/11/19 14:05 pool is full', '11-19T13:05 |pool is full'],
    ['[2026-11-19 14:05:30,123] ERROR pool is full', '11-19T13:05 |ERROR pool is full'],
    ['20261119T140500Z pool is full', '11-19T14:05 |pool is full'],
    ['Thu Nov 19 14:05:00 UTC 2026 pool is full', '11-19T14:05 |pool is full'],
    ['19/Nov/2026:14:05:00 +0000 pool is full', '11-19T14:05 |pool is full'],
    ['yesterday at noon pool is full', '11-28T11:00 |pool is full'],
  ])('keeps the day of %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['[14:05] first 500s', '11-29T13:05 |first 500s'],
    ['[14:05]first 500s', '11-29T13:05 |first 500s'],
    ['*14:05* first 500s', '11-29T13:05 |first 500s'],
    ['`14:05` first 500s', '11-29T13:05 |first 500s'],
    ['at 14:05 first 500s', '11-29T13:05 |first 500s'],
    ['At around 14:05, first 500s', '11-29T13:05 |first 500s'],
    ['~14:05 first 500s', '11-29T13:05 |first 500s'],
    ['@ 14:05 first 500s', '11-29T13:05 |first 500s'],
    ['<14:05> first 500s', '11-29T13:05 |first 500s'],
    ['um 14:05 first 500s', '11-29T13:05 |first 500s'],
    ['14時05分 first 500s', '11-29T13:05 |first 500s'],
    ['14h05 first 500s', '11-29T13:05 |first 500s'],
    ['14 h 05 first 500s', '11-29T13:05 |first 500s'],
    ['at 14h first 500s', '11-29T13:00 |first 500s'],
    ['14:05h first 500s', '11-29T13:05 |first 500s'],
    ['14:05 Uhr first 500s', '11-29T13:05 |first 500s'],
    ['1405hrs first 500s', '11-29T13:05 |first 500s'],
    ['at noon first 500s', '11-29T11:00 |first 500s'],
    ['midnight first 500s', '11-28T23:00 |first 500s'],
    ['quarter to 3 pm first 500s', '11-29T13:45 |first 500s'],
    ['5 past 2 p.m. first 500s', '11-29T13:05 |first 500s'],
    ['ten to noon first 500s', '11-29T10:50 |first 500s'],
    ['ten to 12 pm first 500s', '11-29T10:50 |first 500s'],
    ['half past 14 first 500s', '11-29T13:30 |first 500s'],
    ["2 o'clock in the afternoon first 500s", '11-29T13:00 |first 500s'],
    ['14:05 - 14:20 no traffic', '11-29T13:05 |- 14:20 no traffic'],
    ['-1h30 first 500s', '11-29T18:04 |first 500s'],
    ['-1.5h first 500s', '11-29T18:04 |first 500s'],
    ['1h30m ago first 500s', '11-29T18:04 |first 500s'],
    ['1h30 ago first 500s', '11-29T18:04 |first 500s'],
    ['half an hour ago first 500s', '11-29T19:04 |first 500s'],
    ['an hour and a half ago first 500s', '11-29T18:04 |first 500s'],
    ['one and a half hours ago first 500s', '11-29T18:04 |first 500s'],
    ['ten minutes ago first 500s', '11-29T19:24 |first 500s'],
    ['about 10 minutes ago first 500s', '11-29T19:24 |first 500s'],
    ['(10m ago) first 500s', '11-29T19:24 |first 500s'],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['1405 first 500s', '1405 | 11-29T13:05'],
    ['14.05 first 500s', '14.05 | 11-29T13:05'],
    ['at 1405 first 500s', 'at 1405 | 11-29T13:05'],
    ['yesterday 14.05 first 500s', 'yesterday 14.05 | 11-28T13:05'],
    ['2 pm first 500s', '2 pm | 11-29T13:00'],
    ['at 14 first 500s', 'at 14 | 11-29T13:00'],
    ['at 2 first 500s', 'at 2 | 11-29T01:00 | 11-29T13:00'],
    ['5 minutes to 3 first 500s', '5 minutes to 3 | 11-29T01:55 | 11-29T13:55'],
    ['10:15 PST/18:15 UTC first 500s', '10:15 PST | 11-29T18:15'],
    ['quarter to 3 first 500s', 'quarter to 3 | 11-29T01:45 | 11-29T13:45'],
    ['at 5 past 2 first 500s', 'at 5 past 2 | 11-29T01:05 | 11-29T13:05'],
    ["2 o'clock first 500s", "2 o'clock | 11-29T01:00 | 11-29T13:00"],
    ['14:05-14:20 first 500s', '14:05-14:20 | 11-29T13:05'],
    ['09:00-09:30 window', '09:00-09:30 | 11-29T08:00'],
    ['0900-1100 maintenance window', '0900-1100 | 11-29T08:00'],
    ['1330-1400 UTC maintenance window', '1330-1400 UTC | 11-29T13:30'],
    ['1405-05 first 500s', '1405-05 | 11-29T19:05'],
    ['1405-0500 first 500s', '1405-0500 | 11-29T19:05'],
    ['2pm-ish first 500s', '2pm | 11-29T13:00'],
    ['around 2pm? first 500s', 'around 2pm | 11-29T13:00'],
    ['10:00-11:00 UTC window', '10:00-11:00 UTC | 11-29T10:00'],
    ['yesterday 10:00-11:00 UTC window', 'yesterday 10:00-11:00 UTC | 11-28T10:00'],
    ['yesterday 10:00-11:00 window', 'yesterday 10:00-11:00 | 11-28T09:00 | 11-28T21:00'],
    ['friday 09:00-09:30 window', 'friday 09:00-09:30 | 11-27T08:00'],
    ['10:00-11:00 EST window', '10:00-11:00 EST | 11-29T15:00'],
    ['05:05-06:00 first 500s', '05:05-06:00 | 11-29T04:05 | 11-29T11:05'],
    ['28/11 14:05 first 500s', '28/11 14:05 | 11-28T13:05'],
    ['10/11 14:05 first 500s', '10/11 14:05 | 11-10T13:05 | 10-11T12:05'],
    ['since 14:05 first 500s', 'since 14:05 | 11-29T13:05'],
    ['14:05/first 500s', '14:05 | 11-29T13:05'],
    ['- 14:05 first 500s', '14:05 | 11-29T13:05'],
    ['-10 min first 500s', '-10 min | 11-29T19:24'],
    ['10 minutes earlier first 500s', '10 minutes earlier | 11-29T19:24'],
    ['a few minutes ago first 500s', 'a few minutes ago'],
    ['tomorrow 14:05 first 500s', 'time-ahead'],
    ['14:05 tomorrow first 500s', 'time-ahead'],
    ['next friday 14:05 first 500s', 'time-ahead'],
  ])('says what %j begins with, and what it may mean', (text, expected) => {
    expect(offered(text)).toBe(expected);
  });

  it.each([
    ['yesterday at 2 pool is full', 'yesterday at 2 | 11-28T01:00 | 11-28T13:00'],
    ['this morning at 9 pool is full', 'this morning at 9 | 11-29T08:00'],
    ['saturday at 2 pool is full', 'saturday at 2 | 11-28T01:00 | 11-28T13:00'],
    ['Nov 28 at 14 pool is full', 'Nov 28 at 14 | 11-28T13:00'],
    ['gestern um 2 pool is full', 'gestern um 2 | 11-28T01:00 | 11-28T13:00'],
    ['a las 14 pool is full', 'a las 14 | 11-29T13:00'],
    ['1405: pool is full', '1405 | 11-29T13:05'],
    ['1. 14:05 pool is full', '14:05 | 11-29T13:05'],
    ['1) 14:05 pool is full', '14:05 | 11-29T13:05'],
    ['2. at 14:05 pool is full', 'at 14:05 | 11-29T13:05'],
    ['14:5 pool is full', '14:5 | 11-29T13:05'],
    ['2:5 pm pool is full', '2:5 pm | 11-29T13:05'],
    ['14: 05 pool is full', '14: 05 | 11-29T13:05'],
    ['14 : 05 pool is full', '14 : 05 | 11-29T13:05'],
    ['- 5m pool is full', '- 5m | 11-29T19:29'],
    ['14,05 pool is full', '14,05 | 11-29T13:05'],
    ['14h pool is full', '14h | 11-29T13:00'],
    ['<!date^1795957500^{date} at {time}|14:05> pool is full', '14:05 | 11-29T13:05'],
    ['pool is full at 14:05', 'at 14:05 | 11-29T13:05'],
    ['deploy 14:05 finished', '14:05'],
    ['vendredi 14:05 pool is full', '14:05'],
    ['morgen um 14:05 reboot', '14:05'],
    ['T14:05Z pool is full', '14:05'],
    ['«14:05» pool is full', '14:05'],
    ['-1:30 pool is full', '1:30'],
    ['-10 rollback', '-10 | 11-29T19:24'],
    ['1795979400 pool is full', '1795979400 | 11-29T19:10'],
    ['[1795979400] pool is full', '[1795979400] | 11-29T19:10'],
    ['1795979400.5: pool is full', '1795979400.5 | 11-29T19:10'],
    ['1795979400123 pool is full', '1795979400123 | 11-29T19:10'],
    ['ninety minutes ago the pool filled', 'ninety minutes ago'],
    ['½ hour ago pool is full', '½ hour ago'],
    ['over 10 minutes ago pool is full', 'over 10 minutes ago'],
    ['in 5 minutes reboot', 'in 5 minutes'],
    ['vor 10 Minuten pool is full', 'vor 10 Minuten'],
    ['hace 10 minutos pool is full', 'hace 10 minutos'],
    ['il y a 10 minutes pool is full', 'il y a 10 minutes'],
    ['10分前 pool is full', '10分前'],
  ])('says at least that %j was not read', (text, expected) => {
    expect(offered(text)).toBe(expected);
  });

  it.each([
    ['**14:05** pool is full', '11-29T13:05 |pool is full'],
    ['14∶05 pool is full', '11-29T13:05 |pool is full'],
    ['١٤:٠٥ pool is full', '11-29T13:05 |pool is full'],
    ['१४:०५ pool is full', '11-29T13:05 |pool is full'],
    ['5 mins. ago pool is full', '11-29T19:29 |pool is full'],
    ['5 min. ago pool is full', '11-29T19:29 |pool is full'],
  ])('reads %j whatever its marks', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    '-10% of requests fail',
    'ratio of 3:1 on the proxies',
    '3:1 ratio of reads',
    '1:10 ratio of reads to writes',
    '16:9 images break',
    'host 10.0.0.1:8080 refuses',
    '10.0.0.1:8080 refuses',
    'api:443 refuses',
    'localhost:8080 refuses',
    'map 80:80 in compose',
    'release 1:2.3.4-1 is out',
    '10:30:45:12 frames',
    '00:1A:2B:3C:4D:5E left the switch',
    'fe80::1 unreachable',
    '14,05 GB free',
    '-5 errors a second',
    '- 5m rows were deleted',
    '14h outage',
    '1795979400 rows deleted',
    '1234567890 is the ticket',
    '1999999999 is the ticket',
    '1795979400-1 is the ticket',
    '404: not found everywhere',
    'the window of last week was at 14:05',
    '5 past due jobs',
    '404 errors',
    '10.5 GB free',
    '14.05 GB free',
    '14.05% of requests fail',
    '1.2.3 deployed',
    '10.11.12 deployed',
    '2026 roadmap is late',
    '2026-11 invoices are missing',
    '2024-03: backup restored',
    '2026-2027 plan is lost',
    '1000-1200 requests fail',
    '1405 errors',
    '1405/s at the gateway',
    'at 5 percent',
    'at 12 requests a second',
    '5 to 10 errors a second',
    '14h of downtime',
    '1h30 of downtime',
    '10 minutes of data lost',
    'half of the requests fail',
    'one pm joined',
    'May 5 nodes failed',
    'sat on it too long',
    'since the deploy all is slow',
    'by 5 errors less',
    'a quarter of requests fail',
    'yesterday we deployed',
    '10m rows were deleted',
  ])('says nothing of %j', (text) => {
    expect(offered(text)).toBe('nothing');
  });

  it.each([
    ['a las 2:05 de la tarde pool is full', '11-29T13:05 |pool is full'],
    ['a las 9:05 de la mañana pool is full', '11-29T08:05 |pool is full'],
    ['11:05 de la noche pool is full', '11-28T22:05 |pool is full'],
    ['a las 2 de la tarde pool is full', '11-29T13:00 |pool is full'],
    ['um 2:05 nachmittags pool is full', '11-29T13:05 |pool is full'],
    ['7:05 Uhr abends pool is full', '11-29T18:05 |pool is full'],
    ['2:05 du matin pool is full', '11-29T01:05 |pool is full'],
    ["2:05 de l'après-midi pool is full", '11-29T13:05 |pool is full'],
    ['2:05 da tarde pool is full', '11-29T13:05 |pool is full'],
    ['2:05 del pomeriggio pool is full', '11-29T13:05 |pool is full'],
    ['2:05 tonight pool is full', '11-29T01:05 |pool is full'],
    ['下午2:05 pool is full', '11-29T13:05 |pool is full'],
    ['오후 2:05 pool is full', '11-29T13:05 |pool is full'],
    ['午前9時05分 pool is full', '11-29T08:05 |pool is full'],
    ['오후 2시 5분 pool is full', '11-29T13:05 |pool is full'],
    ['14:05 de la tarde pool is full', '11-29T13:05 |pool is full'],
  ])('reads the half of the day of other languages in %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["2:05 's middags pool is full", "2:05 's middags | 11-29T01:05 | 11-29T13:05"],
    ['2:05 po południu pool is full', '2:05 po południu | 11-29T01:05 | 11-29T13:05'],
    ['2:05 дня pool is full', '2:05 дня | 11-29T01:05 | 11-29T13:05'],
    ['@2 pool is full', '@2 | 11-29T01:00 | 11-29T13:00'],
    ['@2, pool is full', '@2 | 11-29T01:00 | 11-29T13:00'],
    ['14:05 28.11.2026 pool is full', '14:05 28.11.2026 | 11-28T13:05'],
    ['14:05 vor 2 Tagen pool is full', '14:05 vor 2 Tagen'],
    ['14:05 hace dos días pool is full', '14:05 hace dos días'],
    ['14:05 il y a 2 jours pool is full', '14:05 il y a 2 jours'],
    ['2 days ago at 2 pool is full', '2 days ago at 2 | 11-27T01:00 | 11-27T13:00'],
  ])('leaves the half and the day of %j to its writer', (text, expected) => {
    expect(offered(text)).toBe(expected);
  });

  it.each([
    ['14:05 gestern pool is full', '11-28T13:05 |pool is full'],
    ['14:05 ayer pool is full', '11-28T13:05 |pool is full'],
    ['14:05 ieri: pool is full', '11-28T13:05 |pool is full'],
    ['14:05 ontem pool is full', '11-28T13:05 |pool is full'],
    ['14:05 hier', '11-28T13:05 |'],
    ['14:05 avant-hier pool is full', '11-27T13:05 |pool is full'],
    ['14:05 vorgestern pool is full', '11-27T13:05 |pool is full'],
    ['gestern um 14:05 pool is full', '11-28T13:05 |pool is full'],
    ['ayer a las 14:05 pool is full', '11-28T13:05 |pool is full'],
    ['hier à 14:05 pool is full', '11-28T13:05 |pool is full'],
    ['heute 14:05 pool is full', '11-29T13:05 |pool is full'],
    ['昨日 14:05 pool is full', '11-28T13:05 |pool is full'],
    ['14:05 fri: pool is full', '11-27T13:05 |pool is full'],
    ['14:05 fri pool is full', '11-27T13:05 |fri pool is full'],
    ['14:05 on the 28th pool is full', '11-28T13:05 |pool is full'],
    ['14:05 the 28th: pool is full', '11-28T13:05 |pool is full'],
    ['14:05 on the 30th pool is full', '10-30T13:05 |pool is full'],
    ['28th 14:05 pool is full', '11-28T13:05 |pool is full'],
    ['the 28th at 14:05 pool is full', '11-28T13:05 |pool is full'],
    ['the 31st at 14:05 pool is full', '10-31T13:05 |pool is full'],
    ['the 32nd at 14:05 pool is full', 'impossible-date the 32nd at 14:05'],
    ['2 days ago 14:05 pool is full', '11-27T13:05 |pool is full'],
    ['2 days ago at 14:05 pool is full', '11-27T13:05 |pool is full'],
    ['a week ago, 14:05 pool is full', '11-22T13:05 |pool is full'],
    ['14:05 2 days ago pool is full', '11-27T13:05 |pool is full'],
    ['2 days ago pool is full', '11-27T19:34 |pool is full'],
    ['14:05 2nd replica is lost', '11-29T13:05 |2nd replica is lost'],
  ])('keeps the day of %j, wherever it stands', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['2026-11-29 14:05 -05 pool is full', '11-29T19:05 |pool is full'],
    ['2026-11-29 14:05:00 +01 pool is full', '11-29T13:05 |pool is full'],
    ['Nov 29 14:05 +01 pool is full', '11-29T13:05 |pool is full'],
    ['14:05 –05:00 pool is full', '11-29T19:05 |pool is full'],
    ['14:05 E.S.T. pool is full', '11-29T19:05 |pool is full'],
    ['14:05 U.T.C. pool is full', '11-29T14:05 |pool is full'],
    ['14:05 (U.T.C) pool is full', '11-29T14:05 |pool is full'],
    ['15:05 (Tokyo) pool is full', '11-29T06:05 |pool is full'],
    ['15:05 [new york] pool is full', '11-28T20:05 |pool is full'],
    ['14:05 –14:20 no traffic', '11-29T13:05 |–14:20 no traffic'],
  ])('keeps the zone of %j, wherever it stands', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['14:05 Tokyo pool is full', '11-29T13:05', '11-29T05:05'],
    ['14:05 new york pool is full', '11-29T13:05', '11-29T19:05'],
    ['14:05 eastern pool is full', '11-29T13:05', '11-29T19:05'],
    ['14:05 -05 pool is full', '11-29T13:05', '11-29T19:05'],
    ['14:05 +8 pool is full', '11-29T13:05', '11-29T06:05'],
    ['14:05 -5 pool is full', '11-29T13:05', '11-29T19:05'],
    ['14:05 +8 pods down', '11-29T13:05', undefined],
    ['14:05 +5.5 pool is full', '11-29T13:05', '11-29T08:35'],
    ['14:05 +5.75 pool is full', '11-29T13:05', '11-29T08:20'],
    ['14:05 +5.5 GB used', '11-29T13:05', undefined],
    ['14:05 +5.3 pool is full', '11-29T13:05', undefined],
    ['14:05 Mumbai pool is full', '11-29T13:05', '11-29T08:35'],
    ['14:05 la base está llena', '11-29T13:05', undefined],
    ['14:05 constructor failed', '11-29T13:05', undefined],
    ['Nov 28 14:05 +10 errors a second', '11-28T13:05', '11-28T04:05'],
    ['14:05 Nov 28 Tokyo pool is full', '11-28T13:05', '11-28T05:05'],
    ['14:05 sat pods down', '11-29T13:05', '11-28T13:05'],
    ['14:05 fri pool is full', '11-27T13:05', '11-29T13:05'],
    ['14:05 hier sind Fehler', '11-29T13:05', '11-28T13:05'],
    ['14:05 11/28 pool is full', '11-29T13:05', '11-28T13:05'],
    ['14:05 28.11. pool is full', '11-29T13:05', '11-28T13:05'],
    ['14:05 28th pool is full', '11-29T13:05', '11-28T13:05'],
    ['14:05 (28.11.) pool is full', '11-29T13:05', '11-28T13:05'],
    ['14:05 sat on it', '11-29T13:05', undefined],
    ['14:05 3/5 pods ready', '11-29T13:05', undefined],
    ['14:05 11/29 pods ready', '11-29T13:05', undefined],
    ['14:05 +10 errors a second', '11-29T13:05', undefined],
    ['14:05 UTC +10 errors a second', '11-29T14:05', undefined],
    ['14:05 center of the graph', '11-29T13:05', undefined],
    ['14:05 5th retry failed', '11-29T13:05', undefined],
  ])('offers what else %j may be', (text, at, other) => {
    const time = readTime(text, madrid);
    if (time.kind !== 'time') throw new Error(time.kind);
    expect([time.at, time.other].map((each) => each?.toISOString().slice(5, 16))).toEqual([at, other]);
  });

  it('names the other reading where the day is not what it looks like', () => {
    const late = { now: new Date('2026-11-29T00:32:00Z'), zone: 'Europe/Madrid' };
    expect(readTime('01:45 pool is full', late)).toMatchObject({
      at: new Date('2026-11-28T00:45:00Z'),
      day: 'other',
      other: new Date('2026-11-29T00:45:00Z'),
    });
    expect(readTime('01:30 pool is full', late)).toMatchObject({ day: 'today', other: undefined });
    expect(readTime('yesterday 01:45 pool is full', late)).toMatchObject({ day: 'other', other: undefined });
    for (const text of [
      '14:05 est first 500s',
      '14:05 in New York first 500s',
      '2:05 PM Eastern region is slow',
      '2:05pm est 500 users',
      '14:05 NYC first 500s',
    ]) {
      expect(readTime(text, madrid)).toMatchObject({
        at: new Date('2026-11-29T13:05:00Z'),
        other: new Date('2026-11-29T19:05:00Z'),
      });
    }
    expect(readTime('14:05 est first 500s', { now, zone: 'America/New_York' })).toMatchObject({
      other: undefined,
    });
    expect(readTime('14:05 Saturday pool is full', madrid)).toMatchObject({
      at: new Date('2026-11-28T13:05:00Z'),
      other: new Date('2026-11-29T13:05:00Z'),
    });
  });

  it('gives back a zone that can be several with ways to write it, each of which is read', () => {
    const ways = (text: string) => {
      const time = readTime(text, madrid);
      return (time.kind === 'invalid' && time.ways) || [];
    };
    expect(ways('14:05 CST pool is full')).toEqual(['14:05-06:00', '14:05+08:00', '14:05-05:00']);
    expect(ways('05:05 CST pool is full')).toEqual(['05:05 -06:00', '05:05+08:00', '05:05-05:00']);
    expect(ways('CST 14:05 pool is full')).toEqual(['14:05 -06:00', '14:05 +08:00', '14:05 -05:00']);
    expect(ways('14:05 (IST) yesterday pool is full')[0]).toBe('14:05 (+05:30) yesterday');
    for (const way of ways('05:05 CST pool is full')) {
      expect(readTime(`${way} pool is full`, madrid)).toMatchObject({ kind: 'time', length: way.length + 1 });
    }
  });

  it.each([
    ['Fri Nov 19 14:05 disk is full', ['Thu 2026-11-19 14:05']],
    ['Thursday, Nov 20 at 14:05 disk is full', ['Fri 2026-11-20 14:05', 'Thu 2025-11-20 14:05']],
    ['Fri, 19 Nov 2026 14:05 disk is full', ['Thu 2026-11-19 14:05']],
    ['Fri 19 Nov 09:05 PST disk is full', ['Thu 2026-11-19 09:05 -08:00']],
    ['Wed Dec 8 14:05:30 disk is full', ['Tue 2026-12-08 14:05:30']],
  ])('moves no date to another year for its weekday, in %j', (text, ways) => {
    expect(readTime(text, madrid)).toMatchObject({ kind: 'invalid', why: 'other-weekday', ways });
    for (const way of ways) expect(read(`${way} disk is full`)).toMatch(/\|disk is full$/);
    // Ahead of the present and a Tuesday; a Monday a year before.
    expect(readTime('Mon Dec 8 14:05 disk is full', madrid)).toMatchObject({
      at: new Date('2025-12-08T13:05:00Z'),
    });
  });

  it.each([
    ['1:30h ago disk is full', '11-29T18:04 |disk is full'],
    ['1:30 hours ago disk is full', '11-29T18:04 |disk is full'],
    ['1h 30 ago disk is full', '11-29T18:04 |disk is full'],
    ['-1h 30m disk is full', '11-29T18:04 |disk is full'],
    ['-1h 30 pods down', '11-29T18:34 |30 pods down'],
    ['14:05 monday.com is down', '11-29T13:05 |monday.com is down'],
    ['14:05 +0200 disk is full', '11-29T12:05 |disk is full'],
    ['14:05 +1200 rows lost', '11-29T13:05 |+1200 rows lost'],
    ['noon disk is full', '11-29T11:00 |disk is full'],
    ['at noon job failed', '11-29T11:00 |job failed'],
    ['12:00 midnight disk is full', '11-28T23:00 |disk is full'],
    ['12:00 noon disk is full', '11-29T11:00 |disk is full'],
    ['2:05 p99 is up', '11-29T01:05 |p99 is up'],
    ['0:05am disk is full', '11-28T23:05 |disk is full'],
    ['0:05pm disk is full', 'impossible-clock 0:05pm'],
    ['00:05 PM disk is full', 'impossible-clock 00:05 PM'],
  ])('takes no more and no less than the time of %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['-1h 30 disk is full', '-1h 30 | 11-29T18:04'],
    ['1:30 ago disk is full', '1:30 ago | 11-29T18:04 | 11-29T19:32'],
    ['0:10 ago disk is full', '0:10 ago | 11-29T19:24 | 11-29T19:33'],
    ['14:05 ago disk is full', '14:05 ago | 11-29T05:29 | 11-29T19:19'],
    ['noon job failed', 'noon | 11-29T11:00'],
    ['midnight job failed', 'midnight | 11-28T23:00'],
    ['12:00 midnight job failed', '12:00 midnight | 11-28T23:00 | 11-29T11:00'],
    ['2:05 p deploy', '2:05 p | 11-29T01:05 | 11-29T13:05'],
  ])('leaves what %j says to its writer', (text, expected) => {
    expect(offered(text)).toBe(expected);
  });

  it.each([
    ['2026-11-01T06:40:00Z', '01:30 CDT', '2026-11-01T06:30:00Z'],
    ['2026-11-01T09:00:00Z', '01:30 CDT', '2026-11-01T06:30:00Z'],
    ['2026-11-01T09:00:00Z', '01:30 CST', '2026-11-01T07:30:00Z'],
    ['2026-03-08T09:00:00Z', '2:10 CST', '2026-03-08T08:10:00Z'],
    ['2026-03-08T09:00:00Z', '1:10 CST', '2026-03-08T07:10:00Z'],
  ])('at %s takes the zone of %j for the own one, where clocks change on that day', (present, text, at) => {
    const context = { now: new Date(present), zone: 'America/Chicago' };
    expect(readTime(`${text} disk is full`, context)).toMatchObject({ kind: 'time', at: new Date(at) });
  });

  it.each([
    ['09:05 Europe/Berln disk is full', '09:05 Europe/Berln | 11-29T08:05'],
    ['09:05 Eruope/Madrid disk is full', '09:05 Eruope/Madrid | 11-29T08:05'],
    ['09:05 America/New_Yrok disk is full', '09:05 America/New_Yrok | 11-29T08:05'],
    ['yesterday 09:05 Europe/Berln disk is full', 'yesterday 09:05 Europe/Berln | 11-28T08:05'],
    ['09:05 Europe/Asia traffic is slow', 'read as 2026-11-29T08:05:00.000Z'],
    ['09:05 checkout/london is slow', 'read as 2026-11-29T08:05:00.000Z'],
    ['09:05 Client/Server is slow', 'read as 2026-11-29T08:05:00.000Z'],
    ['4 am I the only one to see it', 'nothing'],
    ['2 PM interns joined', 'nothing'],
    ['0800 batch failed', 'nothing'],
    ['2100 req/s at the edge', 'nothing'],
    ['2.05 deployed to production', 'nothing'],
    ['4 am disk is full', '4 am | 11-29T03:00'],
    ['0800 disk is full', '0800 | 11-29T07:00'],
  ])('asks of %j what is not clear, and no more', (text, expected) => {
    expect(offered(text)).toBe(expected);
  });

  it('names a place for each offset of a name that has several', () => {
    const several = Object.entries(ZONE_ABBREVIATIONS).filter(([, offsets]) => offsets.length > 1);
    expect([...ZONE_PLACES].map(([name, places]) => [name, places.length]).toSorted()).toEqual(
      several.map(([name, offsets]) => [name, offsets.length]).toSorted(),
    );
  });

  it('finds nothing unread where the time was read', () => {
    expect(unreadTime('pool is full', madrid)).toBeUndefined();
    expect(offered('14:05 1405 is the port')).toBe('read as 2026-11-29T13:05:00.000Z');
  });
});

/** A statement, with characters that times are made of too; it begins with a word that is no part of a time. */
const aStatement = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...'0123456789:.-+ /apm(UTC)'.split('')),
      fc.constantFrom('é', '\u202f', '😀', '１'),
    ),
  })
  .map((rest) => `pool ${rest}`.trimEnd());

const two = (count: number) => String(count).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Every way to write a clock with twelve hours; each says its half. */
const HALVES: readonly ((hour: number, minute: number, pm: boolean) => string)[] = [
  (hour, minute, pm) => `${hour}:${two(minute)}${pm ? 'pm' : 'am'}`,
  (hour, minute, pm) => `${hour}:${two(minute)} ${pm ? 'PM' : 'AM'}`,
  (hour, minute, pm) => `${hour}:${two(minute)}\u202f${pm ? 'PM' : 'AM'}`,
  (hour, minute, pm) => `${hour}:${two(minute)} ${pm ? 'p.m.' : 'a.m.'}`,
  (hour, minute, pm) => `${hour}:${two(minute)}\u00a0${pm ? 'p.' : 'a.'}\u00a0m.`,
  (hour, minute, pm) => `${hour}.${two(minute)} ${pm ? 'pm' : 'am'}`,
];
const CLOCKS: readonly ((hour: number, minute: number) => string)[] = [
  (hour, minute) => `${two(hour)}:${two(minute)}`,
  (hour, minute) => `${two(hour)}h${two(minute)}`,
  (hour, minute) => `${two(hour)}：${two(minute)}`,
  ...HALVES.map((write) => (hour: number, minute: number) => write(hour % 12 || 12, minute, hour >= 12)),
];
const DAYS: readonly ((clock: string, wall: WallClock) => string)[] = [
  (clock, { year, month, day }) => `${year}-${two(month)}-${two(day)} ${clock}`,
  (clock, { year, month, day }) => `${day} ${MONTHS[month - 1] ?? ''} ${year} ${clock}`,
  (clock, { year, month, day }) => `${MONTHS[month - 1] ?? ''} ${day}, ${year} at ${clock}`,
  (clock, { year, month, day }) => `${clock} on ${MONTHS[month - 1] ?? ''} ${day} ${year}`,
];
const WRAPS: readonly ((time: string) => string)[] = [
  (time) => `${time} `,
  (time) => `[${time}] `,
  (time) => `(${time}): `,
  (time) => `at ${time}, `,
  (time) => `~${time} - `,
];

describe('any time that can be written', () => {
  it('is read to the minute, with its half, its day and its zone, and leaves the statement byte for byte', () => {
    fc.assert(
      fc.property(
        fc.record({
          instant: anInstant,
          zone: aZone,
          reader: aZone,
          write: fc.constantFrom(...CLOCKS),
          day: fc.constantFrom(...DAYS),
          wrap: fc.constantFrom(...WRAPS),
          place: fc.constantFrom('own', 'offset', 'iana'),
          statement: aStatement,
        }),
        ({ instant, zone, reader, write, day, wrap, place, statement }) => {
          const at = new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
          const wall = wallClock(at, zone);
          const offset = offsetAt(at, zone);
          const sign = offset < 0 ? '-' : '+';
          const offsetSaid = ` ${sign}${two(Math.floor(Math.abs(offset) / 60))}${two(Math.abs(offset) % 60)}`;
          const said = { own: '', offset: offsetSaid, iana: ` ${zone}` }[place];
          const dated = day(`${write(wall.hour, wall.minute)}${said}`, wall);
          const text = `${wrap(dated)}${statement}`;
          const context = { now: at, zone: place === 'own' ? zone : reader };
          const reading = readTime(text, context);
          if (reading.kind !== 'time') throw new Error(`${text} is ${reading.kind}`);
          expect(text.slice(reading.length)).toBe(statement);
          const expected = place === 'offset' ? [at] : momentsOf({ ...wall, second: 0 }, zone);
          expect(expected.map((each) => each.getTime())).toContain(reading.at.getTime());
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is read as Scribe itself writes it', () => {
    const minutesBack = fc.integer({ min: 1, max: 500 * 24 * 60 });
    fc.assert(
      fc.property(anInstant, aZone, minutesBack, (present, zone, back) => {
        const at = new Date(Math.floor(present.getTime() / 60_000) * 60_000 - back * 60_000);
        const said = `${dayName(at, zone, present)} ${clock(at, zone)}`;
        const reading = readTime(`${said} pool is full`, { now: present, zone });
        if (reading.kind !== 'time') throw new Error(`${said} is ${reading.kind}`);
        const moments = momentsOf(wallClock(at, zone), zone).map((each) => each.getTime());
        expect(moments).toContain(reading.at.getTime());
      }),
    );
  });

  it('is a time, or its words stay, or the line is given back: nothing throws and nothing is cut', () => {
    const pieces = fc.constantFrom(
      ...'14:05|2|pm|p.m.|at|@|~|[|]|(|)| | |:|.|,|-|–|yesterday|saturday|Nov|19|2026|UTC|CST|PST|+01:00|Europe/Madrid|ago|10m|an hour|half|quarter|past|to|noon|h|/|T|Z|\u202f|１４：０５|99'.split(
        '|',
      ),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 9 }), aZone, anInstant, (parts, zone, present) => {
        const text = `${parts.join('')} pool`;
        const reading = readTime(text, { now: present, zone });
        const unread = unreadTime(text, { now: present, zone });
        if (unread?.as === 'time') {
          for (const at of unread.readings)
            expect(at.getTime()).toBeLessThanOrEqual(present.getTime() + 60_000);
          expect(text).toContain(unread.said);
        }
        if (reading.kind === 'none') return;
        expect(reading.length).toBeGreaterThan(0);
        expect(text.slice(reading.length)).toMatch(/pool$/);
        if (reading.kind === 'time') {
          expect(Number.isNaN(reading.at.getTime())).toBe(false);
          // Neither a half nor an offset is what the statement begins with, unless the time has one.
          const rest = text.slice(reading.length);
          if (/[ap]\.?m|noon|midnight|1[3-9]|2\d/i.test(text.slice(0, reading.length).normalize('NFKC')))
            return;
          expect(rest).not.toMatch(/^\(?[ap]\.?m\b/i);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
