/** Makes the columns of `table[data-sortable]` sortable by a button in each heading. */
export function offerSorting(root: ParentNode): void {
  for (const table of root.querySelectorAll<HTMLTableElement>('table[data-sortable]')) {
    const headings = [...(table.tHead?.rows[0]?.cells ?? [])];
    headings.forEach((heading, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...heading.childNodes);
      heading.append(button);
      heading.setAttribute('aria-sort', 'none');
      button.addEventListener('click', () => sortBy(table, headings, column));
    });
  }
}

function sortBy(table: HTMLTableElement, headings: HTMLTableCellElement[], column: number): void {
  const body = table.tBodies[0];
  const heading = headings[column];
  if (!body || !heading) return;
  const down = heading.getAttribute('aria-sort') === 'ascending';
  for (const other of headings) other.setAttribute('aria-sort', 'none');
  heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  const rows = [...body.rows].map(row => ({ row, key: keyOf(row.cells[column]) }));
  rows.sort((a, b) => (down ? -1 : 1) * compare(a.key, b.key));
  body.append(...rows.map(({ row }) => row));
}

function keyOf(cell: HTMLTableCellElement | undefined): string | number {
  const words = cell?.dataset.value ?? cell?.textContent?.trim() ?? '';
  return words !== '' && Number.isFinite(Number(words)) ? Number(words) : words;
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  return String(a).localeCompare(String(b), 'en-GB', { numeric: true });
}
