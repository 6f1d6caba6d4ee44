/** Folded parts that paper needs: they are opened for printing and folded again after it. */
export function preparePrinting(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = Array.from(
      document.querySelectorAll<HTMLDetailsElement>('details:is(.flat, .folded):not([open])'),
    );
    for (const part of opened) part.open = true;
  });
  addEventListener('afterprint', () => {
    for (const part of opened) part.open = false;
  });
}
