/** Gives the comments of `schema.sql` as `comment on` statements, so that the database describes itself. */
export function comments(schema: string): string {
  const statements: string[] = [];
  let table = '';
  for (const line of schema.split('\n')) {
    const opened = /^create table (\w+) \( -- (.*)$/.exec(line);
    const column = /^ {2}(\w+) [^-]*-- (.*)$/.exec(line);
    if (opened) {
      table = opened[1] ?? '';
      statements.push(`comment on table ${table} is '${doubleQuotes(opened[2] ?? '')}';`);
    } else if (column) {
      statements.push(`comment on column ${table}."${column[1]}" is '${doubleQuotes(column[2] ?? '')}';`);
    }
  }
  return statements.join('\n');
}

/** Doubles the single quotes of a text that goes into an SQL literal. */
export function doubleQuotes(text: string): string {
  return text.replaceAll("'", "''");
}

/** Gives texts as SQL literals with commas between. */
export function listTexts(texts: string[]): string {
  return texts.map(text => `'${doubleQuotes(text)}'`).join(', ');
}
