import type { PageQuery } from '../context.ts';

/** Addresses of lists that the filters of a chart can narrow, as SQL writes them. */
const toList = /'\/(?:figures|decisions|meetings|themes|search)\?/;
const filters: Record<string, string> = {
  council: 'varchar',
  committee: 'varchar',
  theme: 'varchar',
  indicator: 'varchar',
  from: 'date',
  to: 'date',
};

/**
 * Gives a chart's SQL whose addresses of lists also ask for the filters that the chart was asked with, so that a mark of
 * three leads to a list of three; what an address asks for by itself stays.
 */
export function carryFilters({ sql, columns, parameters }: Omit<PageQuery, 'name' | 'question'>): string {
  if (!toList.test(sql) || !columns.some(({ name }) => name === 'href')) return sql;
  const taken = parameters.map(({ name }) => name).filter(name => name in filters);
  if (taken.length === 0) return sql;
  const given = taken.map(name => `$${name}::${filters[name]} as "${name}"`);
  const parts = taken.map(name => {
    const value = `params_of_list."${name}"`;
    return `if(${value} is null or contains(href, '${name}='), '', '&${name}=' || url_encode(${value}::varchar))`;
  });
  return [
    `with params_of_list as (select ${given.join(', ')})`,
    `select answer.* replace (if(contains(href, '?'), concat(href, ${parts.join(', ')}), href) as href)`,
    `from (\n${sql.trim().replace(/;$/, '')}\n) as answer cross join params_of_list`,
  ].join('\n');
}
