/** Gives the type a column has in `found`, where dates and lists are still text. */
export function plain(type: string): string {
  return ['INTEGER', 'DOUBLE', 'BOOLEAN'].includes(type) ? type : 'VARCHAR';
}

/** Gives a value as a column of `found` takes it: text for text, null for nothing. */
export function toValue(value: unknown, kind: string): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (kind === 'VARCHAR') return String(value);
  return value as number | boolean;
}
