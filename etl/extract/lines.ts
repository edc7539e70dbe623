/** Makes a text one line: a blank for each run of white space. */
export function joinLines(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, ' ');
}
