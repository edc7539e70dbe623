/** Where charts are seen as they are here, and not their rows alone. */
const lookedAt = /^\/(?:briefing|charts\/[^.]{1,100}(?:\.(?:svg|png|vl\.json))?)$/;

/** Puts the names that are picked into the address of this page, into its filters, and into what shows its charts elsewhere. */
export function writePicks(names: string[]): void {
  history.replaceState(history.state, '', withPicks(location.href, names));
  for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[href^="/"]')) {
    if (!lookedAt.test(link.pathname)) continue;
    const { pathname, search, hash } = withPicks(link.href, names);
    link.setAttribute('href', pathname + search + hash);
  }
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-filters]')) {
    form.querySelector('input[name="pick"]')?.remove();
    if (names.length === 0) continue;
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = 'pick';
    field.value = names.join();
    form.append(field);
  }
}

function withPicks(href: string, names: string[]): URL {
  const address = new URL(href, location.href);
  address.searchParams.delete('pick');
  if (names.length > 0) address.searchParams.set('pick', names.join());
  // A comma may stand as it is, and is read more easily.
  address.search = address.search.replaceAll('%2C', ',');
  return address;
}
