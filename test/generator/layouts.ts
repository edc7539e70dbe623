import type { LayoutName } from './council.ts';
import { moderngov } from './layouts/moderngov.ts';
import { pages } from './layouts/pages.ts';
import { pipe } from './layouts/pipe.ts';
import { printed } from './layouts/printed.ts';
import type { Layout } from './page.ts';

/** The layouts that minutes are met in, by the name a council's manner has. */
export const layouts: Record<LayoutName, Layout> = {
  clean: moderngov({ isLabelled: true, columns: null }),
  wrapped: moderngov({ isLabelled: true, columns: 70 }),
  stripped: moderngov({ isLabelled: false, columns: null }),
  pipe,
  printed,
  pages,
};
