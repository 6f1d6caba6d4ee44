import { VisualMapComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { Bar3DChart } from 'echarts-gl/charts';
import { Grid3DComponent } from 'echarts-gl/components';
import type { BarGridChart } from '../../../reporting/report.js';
import { barsInSpace } from '../charts/bars_in_space.js';
import { boxOf, sideOf, viewControl, wholeView, type Viewpoint } from '../charts/viewpoint.js';
import type { PageData } from '../page_data.js';

use([Bar3DChart, CanvasRenderer, Grid3DComponent, VisualMapComponent]);

/** A place of the grid, by numbers of its categories. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The drawn bars and the ways to look at them. */
export interface Space {
  turn(by: { readonly alpha?: number; readonly beta?: number }): void;
  zoom(factor: number): void;
  reset(): void;
  mark(place: Place | null): void;
  resize(): void;
}

/** Draws bars into an element that has its size already. @param onPoint called with the bar under the pointer */
export function drawSpace(
  element: HTMLElement,
  chart: BarGridChart,
  data: PageData,
  onPoint: (place: Place | null) => void,
): Space {
  const drawing = init(element, null, { renderer: 'canvas' });
  const wholeNow = (): Viewpoint =>
    wholeView(boxOf(chart), {
      width: element.clientWidth,
      height: element.clientHeight,
      side: sideOf(chart),
    });
  let [whole, view] = [wholeNow(), wholeNow()];
  const look = { ...data, width: element.clientWidth };
  drawing.setOption<EChartsCoreOption>(barsInSpace(chart, look, view));

  const columns = chart.x.categories.length;
  const show = (next: Viewpoint): void => {
    view = next;
    drawing.setOption({ grid3D: { viewControl: viewControl(view, whole) } });
  };
  drawing.on('grid3dcamerachanged', (event) => {
    const { alpha, beta } = event as { readonly alpha: number; readonly beta: number };
    view = { ...view, alpha, beta };
  });
  drawing.on('mouseover', ({ dataIndex }) => {
    onPoint({ x: dataIndex % columns, y: Math.floor(dataIndex / columns) });
  });
  drawing.on('mouseout', () => {
    onPoint(null);
  });

  return {
    turn({ alpha = 0, beta = 0 }) {
      show({ ...view, alpha: Math.min(88, Math.max(5, view.alpha + alpha)), beta: view.beta + beta });
    },
    zoom(factor) {
      show({ ...view, size: Math.min(whole.size * 1.5, Math.max(whole.size / 3, view.size * factor)) });
    },
    reset() {
      show(whole);
    },
    mark(place) {
      drawing.dispatchAction({ type: 'downplay', seriesIndex: 0 });
      if (place !== null)
        drawing.dispatchAction({ type: 'highlight', seriesIndex: 0, dataIndex: place.y * columns + place.x });
    },
    resize() {
      drawing.resize();
      whole = wholeNow();
      show(whole);
    },
  };
}
