import address from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';
import { firstPaint, nextFrame } from './paint.ts';

let loading: Promise<void> | undefined;

/**
 * Sets the page in its typeface once it has been painted in what stands in for it: a typeface that arrives while the
 * first picture is made has every word laid out twice. Settles once it is there, or cannot be had.
 */
export function loadTypeface(): Promise<void> {
  loading ??= load();
  return loading;
}

async function load(): Promise<void> {
  await firstPaint();
  await nextFrame();
  const face = new FontFace('Source Sans 3 Variable', `url(${address}) format("woff2")`, {
    weight: '200 900',
    display: 'swap',
  });
  await face.load().then(
    loaded => void document.fonts.add(loaded),
    () => console.warn('typeface cannot be had: another stands in for it'),
  );
}
