import { clipBytes } from "./clip-bytes";

/** So many bytes of what a visit's link calls its campaign, source and medium are kept. */
export const visitPartBytes = 400;

/** By what names of campaigns are the same, in visits, spend and what the merchant enters. */
export function campaignKey(name: string): string {
  // Of a visit there is no more of it.
  return clipBytes(name, visitPartBytes).trim().toLowerCase();
}
