import { shopTime } from "../world/shop-time";

const HALF_HOUR_MS = 1_800_000;
/** Instants each zone is asked about before its whole calendar is read. */
const MOST_PROBES = 24;

/** A shop's offset from UTC at an instant (epoch ms). */
export interface OffsetSample {
  at: number;
  offsetMinutes: number;
}

export interface ZoneChoice {
  timezone: string;
  /** Samples that have another offset in that zone. */
  misfits: number;
  /** Where it fits all samples: the other zones that do, the likeliest first. */
  others: string[];
}

/** Where most shops are, in that order: of several zones that fit, the likelier one. */
const COMMON = [
  "America/New_York",
  "America/Los_Angeles",
  "America/Chicago",
  "America/Denver",
  "Europe/London",
  "Europe/Berlin",
  "Europe/Paris",
  "America/Toronto",
  "Australia/Sydney",
  "Europe/Amsterdam",
  "Europe/Madrid",
  "Europe/Rome",
  "America/Phoenix",
  "America/Vancouver",
  "Australia/Melbourne",
  "Australia/Brisbane",
  "Australia/Perth",
  "Australia/Adelaide",
  "Pacific/Auckland",
  "Asia/Tokyo",
  "Asia/Kolkata",
  "Asia/Singapore",
  "Asia/Hong_Kong",
  "Asia/Shanghai",
  "Asia/Dubai",
  "Asia/Jerusalem",
  "America/Sao_Paulo",
  "America/Mexico_City",
  "America/Bogota",
  "America/Lima",
  "America/Santiago",
  "America/Argentina/Buenos_Aires",
  "Europe/Dublin",
  "Europe/Lisbon",
  "Europe/Stockholm",
  "Europe/Athens",
  "Europe/Helsinki",
  "Europe/Istanbul",
  "Europe/Moscow",
  "Africa/Johannesburg",
  "Africa/Cairo",
  "Africa/Lagos",
  "Asia/Karachi",
  "Asia/Dhaka",
  "Asia/Kathmandu",
  "Asia/Bangkok",
  "Asia/Jakarta",
  "Asia/Manila",
  "Asia/Seoul",
  "Asia/Taipei",
  "America/Halifax",
  "America/St_Johns",
  "America/Anchorage",
  "Pacific/Honolulu",
  "America/Puerto_Rico",
  "UTC",
];

/**
 * The IANA zone whose offsets are those of the samples: the country's own zones first, then the
 * common ones. Where no zone fits all, the one that fits most of them; null without samples.
 */
export function inferZone(
  samples: readonly OffsetSample[],
  countryCode: string | null,
): ZoneChoice | null {
  const buckets = bucketOf(samples);
  if (buckets.length === 0) return null;
  const ranked = rankZones(countryCode);
  const probes = pickProbes(buckets);
  const [first, ...others] = ranked.filter(
    (zone) => fitsProbes(zone, probes) && countMisfits(zone, buckets, 0) === 0,
  );
  if (first !== undefined) return { timezone: first, misfits: 0, others };
  let best: ZoneChoice | null = null;
  for (const timezone of ranked.slice(0, COMMON.length + 30)) {
    const misfits = countMisfits(timezone, buckets, best?.misfits ?? Infinity);
    if (best === null || misfits < best.misfits) best = { timezone, misfits, others: [] };
  }
  return best;
}

/** How many samples have another offset in that zone. */
export function countOffsetMisfits(samples: readonly OffsetSample[], timezone: string): number {
  return countMisfits(timezone, bucketOf(samples), Infinity);
}

interface Bucket {
  at: number;
  offset: number;
  count: number;
}

// Clocks change on full or half hours, so all samples of one half hour and offset fit or none do.
function bucketOf(samples: readonly OffsetSample[]): Bucket[] {
  const buckets = new Map<string, Bucket>();
  for (const { at, offsetMinutes } of samples) {
    const start = Math.floor(at / HALF_HOUR_MS) * HALF_HOUR_MS;
    const key = `${start} ${offsetMinutes}`;
    const known = buckets.get(key);
    if (known) known.count += 1;
    else buckets.set(key, { at: start, offset: offsetMinutes * 60_000, count: 1 });
  }
  return [...buckets.values()].sort((a, b) => a.at - b.at);
}

function countMisfits(zone: string, buckets: readonly Bucket[], limit: number): number {
  const time = shopTime(zone);
  let misfits = 0;
  for (const { at, offset, count } of buckets) {
    if (time.offsetAt(at) === offset) continue;
    misfits += count;
    if (misfits > limit) break;
  }
  return misfits;
}

/** The ends of every stretch of one offset, then some in between. */
function pickProbes(buckets: readonly Bucket[]): Bucket[] {
  const edges = buckets.filter(
    ({ offset }, i) => offset !== buckets[i - 1]?.offset || offset !== buckets[i + 1]?.offset,
  );
  const step = Math.max(1, Math.floor(buckets.length / MOST_PROBES));
  const between = buckets.filter((_, i) => i % step === 0);
  return [...edges.slice(0, MOST_PROBES), ...between.slice(0, MOST_PROBES)];
}

/** Asks the zone directly, which is far quicker than to read its calendar of thirty years. */
function fitsProbes(zone: string, probes: readonly Bucket[]): boolean {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  return probes.every(({ at, offset }) => {
    const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign, hours, minutes] = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name) ?? [];
    const found = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
    return (sign === "-" ? -found : found) === offset;
  });
}

/** All zones, the likeliest first; each by the name that is in use. */
function rankZones(countryCode: string | null): string[] {
  const own = countryCode === null ? [] : zonesOf(countryCode);
  const rank = (zone: string) => (COMMON.includes(zone) ? COMMON.indexOf(zone) : COMMON.length);
  const ranked = [...own].sort((a, b) => rank(a) - rank(b));
  return [...new Set([...ranked, ...COMMON, ...Intl.supportedValuesOf("timeZone").map(nameInUse)])];
}

/** Zones that the country has, by the data of the runtime. */
function zonesOf(countryCode: string): string[] {
  if (!/^[A-Z]{2}$/.test(countryCode)) return [];
  // Not in the library's types yet.
  const locale = new Intl.Locale(`und-${countryCode}`) as Intl.Locale & {
    timeZones?: readonly string[];
    getTimeZones?: () => readonly string[];
  };
  return [...(locale.timeZones ?? locale.getTimeZones?.() ?? [])].map(nameInUse);
}

// The runtime lists a few zones by names that are out of use.
const RENAMED: Readonly<Record<string, string>> = {
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Asia/Rangoon": "Asia/Yangon",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "Europe/Kiev": "Europe/Kyiv",
};

function nameInUse(zone: string): string {
  return RENAMED[zone] ?? zone;
}
