/** Calls once, when an element comes near the window; then layout and drawing of what is far below cost nothing yet. */
export function whenNear(element: Element, act: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      act();
    },
    { rootMargin: '600px 0px' },
  );
  observer.observe(element);
}

/** Calls with the width of an element, in CSS pixels, whenever it has changed. */
export function whenResized(element: Element, act: (width: number) => void): void {
  let known = element.clientWidth;
  new ResizeObserver(() => {
    const width = element.clientWidth;
    if (width === known || width === 0) return;
    known = width;
    act(width);
  }).observe(element);
}
