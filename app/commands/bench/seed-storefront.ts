/** What Shopify told of the storefront's visits, day by day, and of checkouts; and that prices were looked at every day. */
export function storefrontOf(
  shopId: number,
  { orders, lastDay, days }: { orders: number; lastDay: string; days: number },
): [sql: string, values: unknown[]][] {
  const range = [shopId, lastDay, days];
  // One of forty visits orders.
  const visits = [...range, Math.max(1, Math.round((orders * 40) / days))];
  return [
    [snapshotRuns, range],
    [reports, [shopId]],
    [sessionDays, visits],
    [sessionParts, visits],
    [checkouts, [...range, Math.ceil(orders / 3)]],
  ];
}

const eachDay = "generate_series($2::date - $3::int + 1, $2::date, interval '1 day') day";

const snapshotRuns = `
  insert into snapshot_run (shop_id, kind, shop_day, finished_at)
  select $1::int, 'products', day::date, day from ${eachDay}`;

const reports = `
  insert into shopify_report (shop_id, report, requested_at, tried_at, checked_at, whole_checked_at, is_detailed)
  values ($1, 'sessions', now(), now(), now(), now(), true)`;

const funnel = (of: string) => `${of}, ${of} / 12, ${of} / 20, ${of} / 40`;

const sessionDays = `
  insert into shopify_sessions_day (shop_id, shop_day, sessions, cart_additions, reached_checkout,
    completed_checkout, is_human_only, has_landing_pages, checked_at)
  select $1::int, day::date, ${funnel("$4::int")}, true, true, now() from ${eachDay}`;

// Three devices, twenty referrers and fifty landing pages a day.
const sessionParts = `
  insert into shopify_sessions_part (shop_id, shop_day, dimension, value, sessions, cart_additions,
    reached_checkout, completed_checkout)
  select $1::int, day::date, dimension, dimension || ' ' || n, ${funnel("($4::int / most)")}
  from ${eachDay}
  cross join (values ('device', 3), ('referrer', 20), ('landing_page', 50)) of_day(dimension, most)
  cross join lateral generate_series(1, most) n`;

const checkouts = `
  insert into abandoned_checkout (shop_id, id, created_at, updated_at, completed_at, customer_id,
    total_minor, subtotal_minor)
  select $1::int, i, at, at, case when i % 9 = 0 then at + interval '1 day' end, i, 5000, 4500
  from generate_series(1, $4::int) i
  cross join lateral (select $2::date - make_interval(secs => (i * 7919.0) % ($3::int * 86400))) c(at)`;
