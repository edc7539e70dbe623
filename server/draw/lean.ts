const linesInRow = /(?:<line [^<>]{1,300}\/>){2,5000}/g;
const line =
  /<line transform="translate\((-?[\d.]{1,12}),(-?[\d.]{1,12})\)" x2="(-?[\d.]{1,12})" y2="(-?[\d.]{1,12})"([^<>]{0,200})\/>/g;

/** Gives an SVG in which lines of one look that stand in a row, as those of a grid or the ticks of an axis, are one path. */
export function joinLines(svg: string): string {
  return svg.replace(linesInRow, row => {
    const paths = new Map<string, string>();
    const rest = row.replace(line, (_, x: string, y: string, across: string, down: string, look: string) => {
      paths.set(look, `${paths.get(look) ?? ''}M${x},${y}l${across},${down}`);
      return '';
    });
    return rest + [...paths].map(([look, d]) => `<path d="${d}"${look}/>`).join('');
  });
}
