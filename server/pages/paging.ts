import type { Row } from '../api.ts';
import { addressOf, queryOf, type Visit } from './page.ts';

/** Rows that a list can be paged through; past them the filters have to be narrowed. */
const reach = 2_000;

/** Gives which of `of` rows the `page` of the query shows, as `start` and `size` for its SQL. */
export function cutOf(visit: Visit, size: number, of: number): { start: number; size: number } {
  return { start: (pageNumber(visit, size, of) - 1) * size, size };
}

/** Cuts a list into pages by the `page` of the query; gives the rows of one and the links to those beside it. */
export function pageOf(visit: Visit, rows: Row[], size: number) {
  const { start } = cutOf(visit, size, rows.length);
  return pageOfMany(visit, rows.slice(start, start + size), size, rows.length);
}

/** Gives one page of `of` rows, already cut, with the links to those beside it. */
export function pageOfMany(
  visit: Visit,
  rows: Row[],
  size: number,
  of: number,
): {
  rows: Row[];
  shown: { first: number; last: number; of: number; reach: number };
  pagination: object | null;
} {
  const pages = pagesOf(size, of);
  const page = pageNumber(visit, size, of);
  const first = (page - 1) * size;
  const link = (number: number) => ({
    href: addressOf(visit.path, { ...queryOf(visit), page: number === 1 ? null : number }),
    labelText: `${number} of ${pages}`,
  });
  return {
    rows,
    shown: { first: first + 1, last: Math.min(first + size, of), of, reach: Math.min(of, reach) },
    pagination:
      pages > 1
        ? {
            ...(page > 1 ? { previous: link(page - 1) } : {}),
            ...(page < pages ? { next: link(page + 1) } : {}),
          }
        : null,
  };
}

function pagesOf(size: number, of: number): number {
  return Math.max(1, Math.ceil(Math.min(of, reach) / size));
}

function pageNumber(visit: Visit, size: number, of: number): number {
  const asked = Number(visit.query.get('page') ?? 1);
  return Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pagesOf(size, of)) : 1;
}
