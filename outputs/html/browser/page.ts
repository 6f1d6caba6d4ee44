import { dataElement, type PageData } from '../page_data.js';
import { addCopyButtons } from './copying.js';
import { enliven } from './live_charts.js';
import { preparePrinting } from './printing.js';
import { makeExplorable } from './explorer.js';
import { stageBars } from './stage.js';

const data = JSON.parse(document.getElementById(dataElement)?.textContent ?? '') as PageData;

document.documentElement.classList.add('scripted');
addCopyButtons(data.texts);
for (const table of data.tables) makeExplorable(table, data);
for (const chart of data.charts) {
  if (chart.kind === 'bar_grid') stageBars(chart, data);
  else if (chart.kind !== 'heat') enliven(chart, data);
}
preparePrinting();
