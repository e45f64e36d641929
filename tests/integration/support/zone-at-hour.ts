/** A time zone without daylight saving in which it is such an hour (0-23) at an instant. */
export function zoneAtHour(hour: number, at: Date): string {
  const ahead = (hour - at.getUTCHours() + 35) % 24;
  // From 11 hours behind UTC to 12 ahead of it; the names count the other way round.
  const offset = ahead - 11;
  return offset === 0 ? "UTC" : `Etc/GMT${offset > 0 ? "-" : "+"}${Math.abs(offset)}`;
}
