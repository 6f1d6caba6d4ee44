/** Base64 of bytes, without the platform's own ways, which differ. */
export function encodeBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // Arguments of a call are limited in number.
  for (let from = 0; from < bytes.length; from += 24_576)
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(from, from + 24_576))));
  return pieces.join('');
}

/** Throws where the text is not base64. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < characters.length; at += 1) bytes[at] = characters.charCodeAt(at);
  return bytes;
}
