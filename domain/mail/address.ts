/** Longest address that SMTP can name (RFC 5321, 4.5.3.1.3). */
const longest = 254;

/**
 * One address and nothing else. Blanks, line breaks and separators are refused: whatever delivers the mail would read
 * them as further recipients or commands. Quoted local parts, which could hold them, are refused with them.
 */
export const addressPattern = /^[^\s\p{Cc}@,;:<>()[\]"\\]+@[^\s\p{Cc}@,;:<>()[\]"\\]+$/u;
const addressesWithin = new RegExp(addressPattern.source.slice(1, -1), 'gu');

export const isAddress = (text: string): boolean => text.length <= longest && addressPattern.test(text);

/** What a mail server says may name whom it is about; where the text is told to others, addresses are left out. */
export const withoutAddresses = (text: string): string => text.replace(addressesWithin, '…');
