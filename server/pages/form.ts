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
  council: 'All councils',
  committee: 'All committees',
  theme: 'All themes',
  indicator: 'All indicators',
};
/** More committees than this are listed only of the council that is asked for. */
const mostCommittees = 100;

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
  const options = keys
    .filter(([key, text], at) => name !== 'theme' || key === value || !isTwin(keys, text, at))
    .map(([key, text], _, all) => ({
      value: key,
      text: name === 'committee' ? nameCommittee(visit, key, text, all) : text,
      selected: key === value,
    }));
  const none = { value: '', text: wordsForAll(visit, name), selected: value === '' };
  const classes = name === 'indicator' ? 'mw-filters__wide' : '';
  return { kind: 'select', name, label: labels[name], classes, options: [none, ...options] };
}

/** Committees of several councils may have one name: each then says whose it is. */
function nameCommittee(visit: Visit, key: string, text: string, all: [string, string][]): string {
  if (all.filter(([, other]) => other === text).length < 2) return text;
  const councils = [...visit.build.known.council].filter(([council]) => key.startsWith(`${council}-`));
  const [, council] = councils.sort(([a], [b]) => b.length - a.length)[0] ?? [];
  return council ? `${text} (${council})` : text;
}

/** Whether one of the same name stands before it, as a group of themes may have the name of its one theme. */
function isTwin(keys: [string, string][], text: string, at: number): boolean {
  return keys.findIndex(([, other]) => other === text) < at;
}

function wordsForAll({ build, filters }: Visit, name: string): string {
  const { council, committee } = build.known;
  if (name === 'council' && council.size === 2) return 'Both councils';
  if (name === 'committee' && committee.size > mostCommittees && !filters.council)
    return 'All (choose a council first)';
  return everything[name] ?? 'All';
}

function isOfCouncil({ build, filters }: Visit, committee: string): boolean {
  if (committee === filters.committee) return true;
  if (!filters.council) return build.known.committee.size <= mostCommittees;
  return committee.startsWith(`${filters.council}-`);
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
