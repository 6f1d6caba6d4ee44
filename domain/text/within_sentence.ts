/** `Very high` → `very high`: a word of a table, within an English sentence. */
export const withinSentence = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
