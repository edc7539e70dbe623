import { describe, expect, it } from 'vitest';
import { subtitleOf, titleOf } from '../../../server/charts/title.ts';

const parameters = [{ name: 'indicator', type: 'varchar' as const }];
const chart = { subtitle: 'Latest of each', parameters, spec: { usermeta: { unit: true } } };
const row = (indicator: string, unit: string, period: string) => ({ indicator, unit, period });

describe('titleOf(title, parameters, rows)', () => {
  it('names the one indicator of many that is shown', () => {
    const rows = [row('Absence', 'percent', '2024'), row('Absence', 'percent', '2023')];
    expect(titleOf('A series', parameters, rows)).toBe('A series: Absence');
    expect(titleOf('A series', [], rows)).toBe('A series');
    expect(titleOf('A series', parameters, [...rows, row('Exclusion', 'percent', '2024')])).toBe('A series');
  });
});

describe('subtitleOf(chart, rows)', () => {
  it('begins with the unit and the period or two', () => {
    expect(subtitleOf(chart, [row('A', 'percent', '2024')])).toBe('Percent · 2024 · Latest of each');
    expect(subtitleOf(chart, [row('A', 'count', '2023-24'), row('A', 'items', '2022-23')])).toBe(
      'Number · 2023-24 and 2022-23 · Latest of each',
    );
  });

  it('leaves out the periods of a chart over time, and of many', () => {
    const over = { ...chart, spec: { usermeta: { unit: true, period: {} } } };
    expect(subtitleOf(over, [row('A', 'gbp', '2024')])).toBe('Pounds · Latest of each');
    const many = ['1', '2', '3'].map(period => row('A', 'rate', period));
    expect(subtitleOf(chart, many)).toBe('Rate · Latest of each');
  });

  it('stays as it is written where the marks are no values, and where several indicators or none are shown', () => {
    expect(subtitleOf(chart, [])).toBe('Latest of each');
    expect(subtitleOf({ ...chart, spec: {} }, [row('A', 'percent', '1')])).toBe('Latest of each');
    expect(subtitleOf(chart, [row('A', 'percent', '1'), row('B', 'percent', '1')])).toBe('Latest of each');
    expect(subtitleOf({ ...chart, parameters: [] }, [row('A', 'percent', '1')])).toBe('Latest of each');
  });
});
