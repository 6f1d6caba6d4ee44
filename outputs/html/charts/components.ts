import { BarChart, LineChart, SankeyChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

/** What flat charts are made of, live ones and stills; nothing else of the library comes into the page. */
export const flatComponents = [
  AriaComponent,
  BarChart,
  GridComponent,
  LegendComponent,
  LineChart,
  SankeyChart,
  SVGRenderer,
  TitleComponent,
  TooltipComponent,
];
