/** Says whether two periods as text are the same stretch: `2020-24` and `2020-21/2023-24` are. */
export function samePeriod(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  return a === b || plain(a) === plain(b);
}

function plain(period: string): string {
  const years = /^(\d{4})-(\d{2})$/.exec(period);
  if (years && Number(years[2]) > 12 && (Number(years[1]) + 1) % 100 !== Number(years[2]))
    return `${years[1]}..20${years[2]}`;
  const stretch = /^(\d{4})-\d{2}\/\d{2}(\d{2})-(\d{2})$/.exec(period);
  return stretch ? `${stretch[1]}..20${stretch[3]}` : period;
}
