/** Waits for the page's first paint, or three seconds where a browser does not tell of it. */
export function firstPaint(): Promise<void> {
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

/** Waits until the next frame has been made, so that what follows does not delay it. */
export function nextFrame(): Promise<void> {
  return new Promise(done => requestAnimationFrame(() => setTimeout(done)));
}
