// After Google's default channel group (https://support.google.com/analytics/answer/9756891).
const pattern = /^(.*(([^a-df-z]|^)shop|shopping).*)$/;

/** The name of a campaign says that it advertises products. */
export function isShoppingCampaign(name: string): boolean {
  return pattern.test(name.trim().toLowerCase());
}
