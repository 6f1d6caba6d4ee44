/** Says something to screen readers without moving the focus. */
export function speak(text: string): void {
  const region = document.getElementById('spoken');
  if (region !== null) region.textContent = text;
}
