import type { PageTexts } from '../../../reporting/texts/page.js';
import { speak } from './speak.js';

/** A button beside every text that is meant to be copied. */
export function addCopyButtons(texts: PageTexts): void {
  for (const block of document.querySelectorAll<HTMLElement>('.copyable')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = texts.copy;
    button.addEventListener('click', () => {
      void copied(block.querySelector('code')).then((isDone) => {
        button.textContent = isDone ? texts.copied : texts.notCopied;
        speak(button.textContent);
        setTimeout(() => (button.textContent = texts.copy), 2400);
      });
    });
    block.append(button);
  }
}

/** Whether the text is on the clipboard now; where the browser refuses, it is left selected for the reader. */
async function copied(code: HTMLElement | null): Promise<boolean> {
  if (code === null) return false;
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    // Pages from a file may lack the clipboard's interface; the keyboard always works on a selection.
    getSelection()?.selectAllChildren(code);
    return false;
  }
}
