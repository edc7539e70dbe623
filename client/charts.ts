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
  requestAnimationFrame(() =>
    setTimeout(() => ('requestIdleCallback' in window ? requestIdleCallback(run) : run())),
  );
}

/** Waits for the page's first paint, or three seconds where a browser does not tell of it. */
function firstPaint(): Promise<void> {
  const isPainted = () => performance.getEntriesByName('first-contentful-paint').length > 0;
  return new Promise(done => {
    if (isPainted()) return done();
    const observer = new PerformanceObserver(() => {
      if (!isPainted()) return;
      observer.disconnect();
      done();
    });
    observer.observe({ type: 'paint', buffered: true });
    setTimeout(done, 3_000);
  });
}

async function bringToLife(picture: HTMLElement): Promise<void> {
  try {
    const { draw } = await import('./chart.ts');
    await draw(picture);
  } catch (fault) {
    console.warn(`chart stays a picture: ${(fault as Error).message}`);
  }
}
