import { escapeMarkup, wrapText } from './markup.ts';
import { measureText } from './metrics.ts';

/** What is written around a picture that leaves its page. */
export interface Frame {
  title: string;
  subtitle: string;
  /** Lines under the chart: source, date, address. */
  notes: string[];
  /** Families to set them in, as the chart's own words are. */
  font: string;
}

const margin = 16;
/** By how much bold words are wider than those that are measured. */
const bolder = 1.14;

/** Sets a chart into a larger SVG with title and subtitle above it, source and date below. */
export function frameSvg(svg: string, frame: Frame): string {
  const [, width = 0, height = 0] = (/ width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []).map(Number);
  const inner = Math.max(width, 320);
  const title = lines(frame.title, frame.font, inner, 19, 'font-weight="bold" fill="#0b0c0c"', margin);
  const subtitle = lines(frame.subtitle, frame.font, inner, 14, 'fill="#484949"', title.bottom + 2);
  const top = subtitle.bottom + 10;
  let bottom = top + height + 10;
  const notes = frame.notes.map(note => {
    const block = lines(note, frame.font, inner, 11, 'fill="#484949"', bottom);
    bottom = block.bottom;
    return block.markup;
  });
  const size = `width="${inner + margin * 2}" height="${Math.ceil(bottom + margin)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${inner + margin * 2} ${Math.ceil(bottom + margin)}">`,
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    title.markup,
    subtitle.markup,
    svg.replace(/^<svg /, `<svg x="${margin}" y="${top}" `),
    ...notes,
    '</svg>',
  ].join('');
}

/** Gives a picture of words alone, for a chart without rows and for errors. */
export function wordsSvg(words: string, width: number, font = 'Arial, sans-serif'): string {
  const block = lines(words, font, width - margin * 2, 15, 'fill="#0b0c0c"', margin);
  const height = Math.ceil(block.bottom + margin);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<rect width="${width}" height="${height}" fill="#ffffff"/>${block.markup}</svg>`
  );
}

function lines(
  text: string,
  font: string,
  width: number,
  size: number,
  look: string,
  top: number,
): { markup: string; bottom: number } {
  const wider = look.includes('bold') ? bolder : 1;
  const broken = wrapText(text, width, line => measureText(line, size, font) * wider);
  const markup = broken.map(
    (line, index) =>
      `<text x="${margin}" y="${Math.round(top + size + index * size * 1.3)}" font-size="${size}px" font-family="${escapeMarkup(font)}" ${look}>${escapeMarkup(line)}</text>`,
  );
  return { markup: markup.join(''), bottom: Math.round(top + broken.length * size * 1.3) };
}
