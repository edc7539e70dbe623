type Enhance = (root: ParentNode) => void;

let shown = location.pathname + location.search;
let pending: AbortController | null = null;

/** Makes filter forms and filter links update the page in place, with an address and a history entry for each state. */
export function updateInPlace(enhance: Enhance): void {
  document.addEventListener('change', event => {
    const form = (event.target as Element).closest<HTMLFormElement>('form[data-filters]');
    if (form) void show(addressOf(form), true, enhance);
  });
  document.addEventListener('submit', event => {
    const form = event.target as HTMLFormElement;
    if (!form.matches('form[data-filters]')) return;
    event.preventDefault();
    void show(addressOf(form), true, enhance);
  });
  document.addEventListener('click', event => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-filter]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void show(new URL(link.href), true, enhance);
  });
  addEventListener('popstate', () => {
    if (location.pathname + location.search !== shown) void show(new URL(location.href), false, enhance);
  });
}

/** Gives the address a form asks for, without the fields that are left empty. */
export function addressOf(form: HTMLFormElement): URL {
  // A field may be called `action`, and would then stand in for the property.
  const address = new URL(form.getAttribute('action') ?? '', location.href);
  address.search = '';
  address.hash = '';
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== '') address.searchParams.append(name, value.trim());
  }
  return address;
}

async function show(address: URL, isNew: boolean, enhance: Enhance): Promise<void> {
  pending?.abort();
  pending = new AbortController();
  document.documentElement.classList.add('mw-busy');
  try {
    const response = await fetch(address, { signal: pending.signal, headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (!response.ok || !replaceMain(page)) {
      location.assign(address);
      return;
    }
    shown = address.pathname + address.search;
    if (isNew) history.pushState(null, '', address);
    document.title = page.title;
    enhance(document.querySelector('main') ?? document);
    announce();
  } catch (fault) {
    if ((fault as Error).name !== 'AbortError') location.assign(address);
    return;
  }
  document.documentElement.classList.remove('mw-busy');
}

function replaceMain(page: Document): boolean {
  const style = page.querySelector('style')?.textContent ?? '';
  const before = document.querySelector('main');
  const after = page.querySelector('main');
  if (!before || !after) return false;
  const focused = document.activeElement?.id;
  const open = before.querySelector<HTMLDetailsElement>('.mw-filters details')?.open;
  // Each page holds the rules of what stands on it, and what comes in its place may need others.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
  before.replaceChildren(...after.childNodes);
  const fold = before.querySelector<HTMLDetailsElement>('.mw-filters details');
  if (fold && open) fold.open = true;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  return true;
}

function announce(): void {
  const live = document.getElementById('live');
  const words = document.querySelector('main [data-announce]')?.textContent ?? document.title;
  if (live) live.textContent = `Updated: ${words.trim().replace(/\s+/g, ' ')}`;
}
