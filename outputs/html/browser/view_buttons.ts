import type { PageTexts } from '../../../reporting/texts/page.js';
import type { Space } from './space.js';

/** Buttons that turn, tilt, zoom and reset the view of bars in space. */
export function viewButtons(space: Space, texts: PageTexts): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'steering';
  const button = (sign: string, text: string, act: () => void): void => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = sign;
    if (sign !== text) {
      made.title = text;
      made.setAttribute('aria-label', text);
    }
    made.addEventListener('click', act);
    bar.append(made);
  };
  button('⟲', texts.turnLeft, () => {
    space.turn({ beta: -15 });
  });
  button('⟳', texts.turnRight, () => {
    space.turn({ beta: 15 });
  });
  button('↑', texts.tiltUp, () => {
    space.turn({ alpha: 8 });
  });
  button('↓', texts.tiltDown, () => {
    space.turn({ alpha: -8 });
  });
  button('+', texts.zoomIn, () => {
    space.zoom(1 / 1.2);
  });
  button('−', texts.zoomOut, () => {
    space.zoom(1.2);
  });
  button(texts.reset, texts.reset, () => {
    space.reset();
  });
  return bar;
}
