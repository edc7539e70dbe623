import { daysBefore } from './dates.ts';
import type { Entry, Ledger } from './ledger.ts';
import type { MeetingSeen } from './service.ts';

/** Minutes appear weeks after a meeting and are corrected after that: so long a meeting is looked at again. */
export const FRESH_DAYS = 90;

/** Tells why a meeting is to be fetched now, or null where what is there stands. */
export function decideFetch(
  seen: MeetingSeen,
  entry: Entry | undefined,
  ledger: Ledger,
  today: string,
  isAll: boolean,
): string | null {
  if (!entry || entry.state === 'failed') return 'new';
  if (entry.run === ledger.open_run) return null;
  if (isAll) return 'all asked for';
  if (entry.state === 'vanished') return 'listed again';
  const date = seen.date ?? entry.date;
  if (date === null || date >= daysBefore(today, FRESH_DAYS)) return 'of the last 90 days';
  if (seen.date !== null && entry.date !== seen.date) return 'listed with another date';
  if (entry.isLesser) return 'a better source failed before';
  return null;
}
