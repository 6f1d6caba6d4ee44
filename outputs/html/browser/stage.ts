import type { BarGridChart } from '../../../reporting/report.js';
import { fill } from '../../../reporting/texts/page.js';
import { wholeNumber } from '../charts/base.js';
import { largestBars } from '../charts/largest.js';
import { fontFamily } from '../charts/look.js';
import type { PageData } from '../page_data.js';
import { whenNear, whenResized } from './nearness.js';
import type { Place } from './space.js';
import { speak } from './speak.js';
import { steerByKeys } from './steering.js';
import { viewButtons } from './view_buttons.js';

/** Puts the bars on their stage once it is nearly in view; where they cannot be drawn, the flat map stays open. */
export function stageBars(whole: BarGridChart, data: PageData): void {
  const stage = document.querySelector<HTMLElement>(`[data-space="${CSS.escape(whole.id)}"]`);
  const figure = stage?.closest('figure') ?? null;
  if (stage === null || figure === null) return;
  const giveWay = (): void => {
    stage.hidden = true;
    const notice = figure.querySelector<HTMLElement>('.unavailable');
    if (notice !== null) notice.hidden = false;
  };
  if (!hasWebGl()) {
    giveWay();
    return;
  }
  stage.hidden = false;
  stage.textContent = data.texts.drawing;
  whenNear(stage, () => {
    draw(stage, largestBars(whole).chart, data).then(
      () => {
        figure.classList.add('is-drawn');
        const flat = figure.querySelector<HTMLDetailsElement>('details.flat');
        if (flat !== null) flat.open = false;
      },
      (error: unknown) => {
        giveWay();
        reportError(error);
      },
    );
  });
}

function hasWebGl(): boolean {
  const canvas = document.createElement('canvas');
  return canvas.getContext('webgl') !== null;
}

async function draw(stage: HTMLElement, chart: BarGridChart, data: PageData): Promise<void> {
  const { texts } = data;
  // Names are painted into a texture once, so the typeface must be there before.
  const [{ drawSpace }] = await Promise.all([
    import('./space.js'),
    document.fonts.load(`12px ${fontFamily}`, chart.x.title + chart.y.title),
  ]);
  const isTouched = matchMedia('(pointer: coarse)').matches;
  const scene = element('div', 'scene');
  const canvas = element('div', 'canvas');
  const readout = element('p', 'readout');
  scene.append(canvas);
  stage.replaceChildren(readout, scene);
  readout.textContent = isTouched ? texts.spaceTouch : texts.spaceKeys;
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'application');
  canvas.setAttribute('aria-label', `${chart.title}. ${chart.description} ${texts.spaceKeys}`);
  leaveToPage(canvas, isTouched ? ['wheel', 'touchmove'] : ['wheel']);

  const format = wholeNumber({ ...data, width: 0 });
  const tell = (place: Place): string =>
    fill(texts.bar, {
      x: chart.x.categories[place.x] ?? '',
      y: chart.y.categories[place.y] ?? '',
      value: format(chart.values[place.y]?.[place.x] ?? 0),
    });
  const space = drawSpace(canvas, chart, data, (place) => {
    if (place !== null) readout.textContent = tell(place);
  });
  steerByKeys(canvas, chart, space, (place) => {
    readout.textContent = tell(place);
    speak(tell(place));
  });
  stage.prepend(viewButtons(space, texts));
  whenResized(scene, () => {
    space.resize();
  });
}

/** Keeps these events from the drawing, which would swallow them: the page scrolls by them. */
function leaveToPage(canvas: HTMLElement, events: readonly string[]): void {
  for (const name of events)
    canvas.addEventListener(
      name,
      (event) => {
        event.stopPropagation();
      },
      { capture: true, passive: true },
    );
}

function element(tag: 'div' | 'p', className: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}
