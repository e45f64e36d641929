const hourMs = 60 * 60_000;
// At night few orders come in; until six, so that a shop whose turn is late is not left out.
const nightFrom = 2;
const nightTo = 6;
// More than a night, less than a day: clocks are put forward and back.
const sinceLastMs = 20 * hourMs;
/** Who is off at night (a laptop) is compared by day, once two nights were missed. */
const longestMs = 48 * hourMs;

/** Whether everything has been compared this night. */
export function isComparedTonight(last: Date | null, now: Date): boolean {
  return last !== null && now.getTime() - last.getTime() < sinceLastMs;
}

/** Whether everything is to be compared: at night in the shop's zone, or as soon as it can be. */
export function isNightlyDue(last: Date | null, now: Date, zone: string): boolean {
  if (isComparedTonight(last, now)) return false;
  const hour = hourIn(zone, now);
  const isNight = hour >= nightFrom && hour < nightTo;
  return isNight || (last !== null && now.getTime() - last.getTime() >= longestMs);
}

function hourIn(zone: string, now: Date): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hour: "numeric",
    hourCycle: "h23",
  });
  return Number(format.format(now));
}
