/** The beginning of a text of at most so many bytes in UTF-8, no character cut in two. */
export function clipBytes(text: string, atMost: number): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= atMost) return text;
  // A stream that goes on holds a character back that has only begun.
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, atMost), {
    stream: true,
  });
}
