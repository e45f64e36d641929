const DAY_MS = 86_400_000;

// Stable traits of a profile that nothing else depends on: plain functions of its position.
export function stateOf(customer: number): string {
  return customer % 5 === 0 ? "ENABLED" : customer % 37 === 3 ? "INVITED" : "DISABLED";
}

export function marketingOf(customer: number): string {
  if (customer % 3 === 0) return "SUBSCRIBED";
  return customer % 23 === 1 ? "UNSUBSCRIBED" : "NOT_SUBSCRIBED";
}

export function usualTags(customer: number, orders: number): string[] {
  const tags: string[] = [];
  if (customer % 3 === 0) tags.push("newsletter");
  if (orders >= 6) tags.push("vip");
  if (customer % 53 === 7) tags.push("wholesale");
  return tags;
}

export function lifetime(ms: number): string {
  const days = Math.max(0, Math.floor(ms / DAY_MS));
  if (days < 31) return `${days} days`;
  const months = Math.floor(days / 30.44);
  if (months < 12) return `about ${months} month${months === 1 ? "" : "s"}`;
  const years = Math.floor(months / 12);
  return `about ${years} year${years === 1 ? "" : "s"}`;
}
