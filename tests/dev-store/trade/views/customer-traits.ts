const DAY_MS = 86_400_000;

/** What a profile is like, beside what it bought. */
export interface CustomerTraits {
  /** CustomerState. */
  state(customer: number): string;
  /** E-mail marketing state; null: there is no e-mail address. */
  marketing(customer: number): string | null;
  acceptsMarketing(customer: number): boolean;
  /** Until somebody sets others. */
  tags(customer: number, orders: () => number): readonly string[];
  hasOptedOutOfSale(customer: number): boolean;
  hasVerifiedEmail(customer: number): boolean;
}

/** Traits of generated profiles, stable and apart from everything else: functions of the position. */
export const GENERATED_TRAITS: CustomerTraits = {
  state: (customer) =>
    customer % 5 === 0 ? "ENABLED" : customer % 37 === 3 ? "INVITED" : "DISABLED",
  marketing(customer) {
    if (customer % 3 === 0) return "SUBSCRIBED";
    return customer % 23 === 1 ? "UNSUBSCRIBED" : "NOT_SUBSCRIBED";
  },
  acceptsMarketing: (customer) => customer % 3 === 0,
  tags(customer, orders) {
    const tags: string[] = [];
    if (customer % 3 === 0) tags.push("newsletter");
    if (orders() >= 6) tags.push("vip");
    if (customer % 53 === 7) tags.push("wholesale");
    return tags;
  },
  hasOptedOutOfSale: (customer) => customer % 29 === 0,
  hasVerifiedEmail: (customer) => customer % 11 !== 0,
};

export function lifetime(ms: number): string {
  const days = Math.max(0, Math.floor(ms / DAY_MS));
  if (days < 31) return `${days} days`;
  const months = Math.floor(days / 30.44);
  if (months < 12) return `about ${months} month${months === 1 ? "" : "s"}`;
  const years = Math.floor(months / 12);
  return `about ${years} year${years === 1 ? "" : "s"}`;
}
