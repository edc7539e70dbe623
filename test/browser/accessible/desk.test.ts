import { describe, expect, it } from 'vitest';
import { addresses, charts } from '../pages.ts';
import { faultsOf, useWindow } from './audit.ts';

const { open } = useWindow({ viewport: { width: 1280, height: 800 } });

describe('on a desk axe finds nothing, and nothing scrolls sideways', () => {
  it.each([...addresses, ...charts.map(name => `/charts/${name}`), `/embed/${charts[0]}`])(
    '%s',
    async address => {
      expect(await faultsOf(await open(address))).toEqual([]);
    },
    180_000,
  );
});
