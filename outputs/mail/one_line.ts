/** Text as one line: a name of a segment, or a file's, may hold line breaks and other control characters. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
