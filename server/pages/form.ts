import type { FilterName } from '../api.ts';
import { addressOf, queryOf, type Visit } from './page.ts';

/** A field besides the filters that every page knows. */
export interface Extra {
  name: string;
  label: string;
  /** What may be chosen; without it the field is typed into. */
  options?: { value: string; text: string }[];
}

interface Choice {
  value: string;
  text: string;
  selected: boolean;
}

export interface Field {
  kind: 'select' | 'input';
  name: string;
  label: string;
  classes: string;
  options?: Choice[];
  value?: string;
  inputmode?: string;
}

export interface Form {
  action: string;
  fields: Field[];
  chips: { label: string; href: string }[];
  hidden: { name: string; value: string }[];
  /** Whether it has fields for a period, which dragging along a chart fills in. */
  hasPeriod: boolean;
}

const labels: Record<FilterName, string> = {
  council: 'Council',
  committee: 'Committee',
  theme: 'Theme',
  indicator: 'Indicator',
  from: 'From year',
  to: 'To year',
  terms: 'Words, with commas between',
};
const everything: Record<string, string> = {
  council: 'Both councils',
  committee: 'All committees',
  theme: 'All themes',
  indicator: 'All indicators',
};

/** Gives the form that narrows a page by these filters and fields, with a way to take back each that is on. */
export function filterForm(visit: Visit, names: FilterName[], extras: Extra[] = []): Form {
  const current = queryOf(visit);
  const shown = [...names, ...extras.map(({ name }) => name)];
  const on = shown.filter(name => current[name]);
  return {
    action: visit.path,
    fields: [
      ...names.map(name => filterField(visit, name)),
      ...extras.map(extra => extraField(visit, extra)),
    ],
    chips: on.map(name => ({
      label: chipLabel(visit, name, current[name] ?? '', extras),
      href: addressOf(visit.path, { ...current, [name]: null, page: null }),
    })),
    hidden: Object.entries(current)
      .filter(([name]) => !shown.includes(name) && name !== 'page')
      .map(([name, value]) => ({ name, value })),
    hasPeriod: names.includes('from') && names.includes('to'),
  };
}

function filterField(visit: Visit, name: FilterName): Field {
  const value = visit.query.get(name) ?? '';
  if (name === 'from' || name === 'to') {
    return {
      kind: 'input',
      name,
      label: labels[name],
      classes: 'mw-filters__year',
      value,
      inputmode: 'numeric',
    };
  }
  if (name === 'terms') return extraField(visit, { name, label: labels[name] });
  const keys = [...visit.build.known[name]].filter(
    ([key]) => name !== 'committee' || isOfCouncil(visit, key),
  );
  const options = keys.map(([key, text]) => ({ value: key, text, selected: key === value }));
  const none = { value: '', text: everything[name] ?? 'All', selected: value === '' };
  const classes = name === 'indicator' ? 'mw-filters__wide' : '';
  return { kind: 'select', name, label: labels[name], classes, options: [none, ...options] };
}

function isOfCouncil({ filters }: Visit, committee: string): boolean {
  return !filters.council || committee.startsWith(`${filters.council}-`) || committee === filters.committee;
}

function extraField(visit: Visit, { name, label, options }: Extra): Field {
  const value = visit.query.get(name) ?? '';
  if (!options) return { kind: 'input', name, label, classes: '', value };
  const choices = options.map(option => ({ ...option, selected: option.value === value }));
  return { kind: 'select', name, label, classes: '', options: choices };
}

function chipLabel(visit: Visit, name: string, value: string, extras: Extra[]): string {
  if (name === 'from' || name === 'to') return `${name} ${value}`;
  const extra = extras.find(one => one.name === name);
  if (extra) {
    const option = extra.options?.find(one => one.value === value);
    return `${extra.label.toLowerCase()}: ${option?.text ?? value}`;
  }
  return visit.build.known[name as 'council']?.get(value) ?? value;
}
