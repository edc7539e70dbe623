import { expect, it } from 'vitest';
import { Pool } from '../../../server/database/pool.ts';

it('lends the member that suits, if it is idle, and any other if it is not', async () => {
  let made = 0;
  const pool = new Pool(async () => ++made, 3, 10);
  const members = await Promise.all([1, 2, 3].map(() => pool.acquire(100)));
  for (const member of members) pool.release(member);
  const first = await pool.acquire(100, member => member === 1);
  expect(first).toBe(1);
  expect(await pool.acquire(100, member => member === 1)).not.toBe(1);
  pool.release(first);
  expect(await pool.acquire(100, member => member === 9)).toBe(1);
  expect(made).toBe(3);
});
