import type { Row } from '../api.ts';
import { addressOf, queryOf, type Visit } from './page.ts';

/** Cuts a list into pages by the `page` of the query; gives the rows of one and the links to those beside it. */
export function pageOf(
  visit: Visit,
  rows: Row[],
  size: number,
): { rows: Row[]; shown: { first: number; last: number; of: number }; pagination: object | null } {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const asked = Number(visit.query.get('page') ?? 1);
  const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
  const first = (page - 1) * size;
  const link = (number: number) => ({
    href: addressOf(visit.path, { ...queryOf(visit), page: number === 1 ? null : number }),
    labelText: `${number} of ${pages}`,
  });
  return {
    rows: rows.slice(first, first + size),
    shown: { first: first + 1, last: Math.min(first + size, rows.length), of: rows.length },
    pagination:
      pages > 1
        ? {
            ...(page > 1 ? { previous: link(page - 1) } : {}),
            ...(page < pages ? { next: link(page + 1) } : {}),
          }
        : null,
  };
}
