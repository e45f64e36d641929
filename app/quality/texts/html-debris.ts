/** Elements that do not belong into a text, with all that is in them. */
const removed = "script style object embed applet input link meta base title".split(" ");
/** Those left from a word processor or an old page: the text in them belongs there. */
const unwrapped = "form head body html font center marquee o:p".split(" ");
export const unwanted: readonly string[] = [...removed, ...unwrapped];
export const removedElements: ReadonlySet<string> = new Set(removed);
export const unwrappedElements: ReadonlySet<string> = new Set(unwrapped);

/** Where the admin's editor takes videos from. */
const videoHosts =
  /^(?:https?:)?\/\/(?:[\w-]+\.)*(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com)\//i;
export const alignment = /^\s*text-align\s*:\s*[\w-]+\s*;?\s*$/i;

/** Whether a frame shows a video, by its address. */
export function isVideo(address: string): boolean {
  return videoHosts.test(address);
}
