import { firstPaint, nextFrame } from './paint.ts';
import { loadTypeface } from './typeface.ts';

const onceSeen = new WeakSet<Element>();

/**
 * Makes charts interactive when they come near the screen, after the page has been painted. The picture the server
 * sent stays until its replacement, of the same size, is ready; if that fails the picture simply stays.
 */
export function watchCharts(root: ParentNode): void {
  const figures = root.querySelectorAll<HTMLElement>('[data-spec]');
  if (figures.length === 0) return;
  const observer = new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting || onceSeen.has(target)) continue;
        onceSeen.add(target);
        observer.unobserve(target);
        void whenIdle(() => void bringToLife(target as HTMLElement));
      }
    },
    { rootMargin: '200px' },
  );
  for (const figure of figures) observer.observe(figure);
}

async function whenIdle(run: () => void): Promise<void> {
  await firstPaint();
  await nextFrame();
  if ('requestIdleCallback' in window) requestIdleCallback(run);
  else run();
}

async function bringToLife(picture: HTMLElement): Promise<void> {
  try {
    // Words are measured before they are set: in another typeface they would stand elsewhere than in the picture.
    const [{ draw }] = await Promise.all([import('./chart.ts'), loadTypeface()]);
    await draw(picture);
  } catch (fault) {
    console.warn(`chart stays a picture: ${(fault as Error).message}`);
  }
}
