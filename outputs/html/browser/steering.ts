import type { BarGridChart } from '../../../reporting/report.js';
import type { Place, Space } from './space.js';

const steps: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};

/**
 * Arrow keys go from bar to bar, with Shift they turn the view; plus and minus zoom, zero resets.
 * @param onMark called with the bar that is marked
 */
export function steerByKeys(
  canvas: HTMLElement,
  chart: BarGridChart,
  space: Space,
  onMark: (place: Place) => void,
): void {
  const ends = { x: chart.x.categories.length - 1, y: chart.y.categories.length - 1 };
  let place: Place | null = null;
  const go = (step: Place): void => {
    const within = (value: number, end: number): number => Math.min(end, Math.max(0, value));
    place =
      place === null
        ? { x: 0, y: ends.y }
        : { x: within(place.x + step.x, ends.x), y: within(place.y + step.y, ends.y) };
    space.mark(place);
    onMark(place);
  };
  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (step !== undefined && event.shiftKey) space.turn({ alpha: step.y * 6, beta: step.x * 10 });
    else if (step !== undefined) go(step);
    else if (event.key === '+' || event.key === '=') space.zoom(1 / 1.2);
    else if (event.key === '-') space.zoom(1.2);
    else if (event.key === '0') space.reset();
    else return;
    event.preventDefault();
  });
  canvas.addEventListener('blur', () => {
    space.mark(null);
  });
}
