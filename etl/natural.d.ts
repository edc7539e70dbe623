/** The one module of natural that is used; the whole package takes a second to load and prints to stdout. */
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const porter: { stem(word: string): string };
  export default porter;
}
