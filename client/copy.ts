/** Puts a button beside every text that is meant to be copied; the text itself can be selected without it. */
export function offerCopying(root: ParentNode): void {
  for (const text of root.querySelectorAll<HTMLElement>('[data-copy]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'mw-copy';
    button.textContent = text.dataset.copy || 'Copy';
    button.addEventListener('click', () => void copy(text, button));
    text.after(button);
  }
}

async function copy(text: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const label = text.dataset.copy || 'Copy';
  try {
    await navigator.clipboard.writeText(text.textContent?.trim() ?? '');
    button.textContent = 'Copied';
  } catch {
    getSelection()?.selectAllChildren(text);
    button.textContent = 'Selected: now press copy';
  }
  setTimeout(() => {
    button.textContent = label;
  }, 4000);
}
