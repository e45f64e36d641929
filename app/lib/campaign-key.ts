/** By what names of campaigns are the same, in visits, spend and what the merchant enters. */
export function campaignKey(name: string): string {
  return name.trim().toLowerCase();
}
