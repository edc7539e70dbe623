import 'govuk-frontend/dist/govuk/govuk-frontend.min.css';
import './style.css';
import { watchCharts } from './charts.ts';
import { offerCopying } from './copy.ts';
import { updateInPlace } from './filters.ts';
import { offerSorting } from './sort.ts';
import { loadTypeface } from './typeface.ts';

/** Adds to a page, or to what replaced a part of it, all that needs a script. */
function enhance(root: ParentNode): void {
  watchCharts(root);
  offerCopying(root);
  offerSorting(root);
}

document.documentElement.classList.add('mw-script');
enhance(document);
updateInPlace(enhance);
void loadTypeface();
