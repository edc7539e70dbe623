/** Classifiers of natural that the chosen engine is measured against. */
declare module 'natural/lib/natural/classifiers/*.js' {
  export default class Classifier {
    addDocument(tokens: string[], label: string): void;
    train(): void;
    getClassifications(tokens: string[]): { label: string; value: number }[];
  }
}
