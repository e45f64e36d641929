import type { StoreSettings } from "../../world/types";
import { createRng } from "../../world/rng";
import type { Rng } from "../../world/rng";
import type { SalesChannel } from "../log/events";
import type { Calendar } from "./calendar";

const DAY_MS = 86_400_000;
export const CHANNELS: readonly SalesChannel[] = ["online", "pos", "draft", "subscription"];

// Who buys: chances per newcomer, tuned so that the shares of orders come out as commented.
const GUEST = 0.105; // about 6 % of orders
const SUBSCRIBER = 0.0135; // about 5 % of orders
const PROSPECT = 0.08; // a profile that never bought
const POS = 0.085;
const DRAFT = 0.022;

// Beta-geometric / negative binomial, as real customers repeat: rates differ between customers
// (gamma), and after each order one may be gone for good (beta).
const RATE_SHAPE = 0.7;
const RATE_PER_DAY = 1 / 105;
const DROPOUT_A = 1.1;
const DROPOUT_B = 2.4;

/** Who bought when: the whole history in a few numbers per order (about 20 bytes). */
export interface Population {
  orderCount: number;
  /** Epoch ms, ascending. */
  orderedAt: Float64Array;
  /** Customer of each order; -1 = guest. */
  orderCustomer: Int32Array;
  /** Index into CHANNELS. */
  orderChannel: Uint8Array;
  customerCount: number;
  /** Epoch ms, ascending. */
  customerSince: Float64Array;
  /** Orders of customer c: customerOrders[offsets[c] .. offsets[c + 1]), ascending. */
  offsets: Int32Array;
  customerOrders: Int32Array;
}

/** Draws customers and their order times until the store has as many orders as it should. */
export function createPopulation(settings: StoreSettings, calendar: Calendar): Population {
  const start = calendar.time.startOfDay(calendar.firstDay);
  const people: number[] = [];
  const seconds: number[] = [];
  const buyers: number[] = [];
  const channels: number[] = [];

  for (let n = 0; seconds.length < settings.orders; n++) {
    const rng = createRng(settings.seed, "newcomer", n);
    const day = calendar.drawDay(rng);
    const first = calendar.drawTime(day, rng);
    if (first > settings.until) continue;
    const kind = rng.next();
    if (kind < GUEST) {
      add(first, -1, rng.chance(POS) ? 1 : 0);
      continue;
    }
    // Some sign up (newsletter, account) a while before they buy.
    const lead = rng.chance(0.22) ? Math.floor(rng.next() * 30 * 86_400) * 1000 : 0;
    const person = people.push(Math.max(start, first - lead)) - 1;
    if (rng.chance(PROSPECT)) continue;
    add(first, person, channelOf(rng));
    if (kind < GUEST + SUBSCRIBER) subscribe(first, person, rng);
    else repeat(first, person, rng);
  }

  function add(at: number, person: number, channel: number): void {
    if (seconds.length >= settings.orders) return;
    seconds.push(Math.round((at - start) / 1000));
    buyers.push(person);
    channels.push(channel);
  }

  function repeat(first: number, person: number, rng: Rng): void {
    const rate = gamma(RATE_SHAPE, rng) * (RATE_PER_DAY / RATE_SHAPE);
    const x = gamma(DROPOUT_A, rng);
    const dropout = x / (x + gamma(DROPOUT_B, rng));
    let at = first;
    while (!rng.chance(dropout)) {
      at += Math.max(0.02, -Math.log(1 - rng.next()) / Math.max(rate, 1e-6)) * DAY_MS;
      if (at > settings.until) return;
      at = moveToDemand(at, first, rng);
      if (at > settings.until) return;
      add(at, person, channelOf(rng));
    }
  }

  function subscribe(first: number, person: number, rng: Rng): void {
    let day = calendar.time.dayOf(first);
    const hour = calendar.time.timeOfDay(first);
    for (let month = 0; month < 30 && !rng.chance(0.085); month++) {
      day += rng.chance(0.5) ? 30 : 31;
      // Renewals run in the small hours.
      const at = calendar.time.at(day, Math.floor(hour / 8 / 1000) * 1000);
      if (at > settings.until) return;
      add(at, person, 3);
    }
  }

  // People come back when the shop is busy anyway: of three days around, a likely one.
  function moveToDemand(at: number, first: number, rng: Rng): number {
    const day = calendar.time.dayOf(at);
    const chosen = rng.weighted(
      [day, day + 1, day + 2, day + 3],
      (d) => calendar.demand(d) ** 2 + 1e-9,
    );
    return Math.max(calendar.drawTime(chosen, rng), first + 1000, at - DAY_MS);
  }

  return index(start, people, seconds, buyers, channels);
}

function channelOf(rng: Rng): number {
  const draw = rng.next();
  return draw < POS ? 1 : draw < POS + DRAFT ? 2 : 0;
}

/** Numbers orders and customers by time. */
function index(
  start: number,
  people: readonly number[],
  seconds: readonly number[],
  buyers: readonly number[],
  channels: readonly number[],
): Population {
  const personRank = ranksOf(people.map((at) => Math.floor((at - start) / 1000)));
  const customerSince = Float64Array.from(people).sort();
  const orderCount = seconds.length;
  const sequence = sequenceOf(seconds);
  const orderedAt = new Float64Array(orderCount);
  const orderCustomer = new Int32Array(orderCount);
  const orderChannel = new Uint8Array(orderCount);
  const offsets = new Int32Array(people.length + 1);
  for (let i = 0; i < orderCount; i++) {
    const source = sequence[i] as number;
    const buyer = buyers[source] as number;
    const customer = buyer < 0 ? -1 : (personRank[buyer] as number);
    orderedAt[i] = start + (seconds[source] as number) * 1000;
    orderCustomer[i] = customer;
    orderChannel[i] = channels[source] as number;
    if (customer >= 0) offsets[customer + 1] = (offsets[customer + 1] as number) + 1;
  }
  for (let c = 0; c < people.length; c++) {
    offsets[c + 1] = (offsets[c + 1] as number) + (offsets[c] as number);
  }
  const next = offsets.slice();
  const customerOrders = new Int32Array(offsets[people.length] as number);
  for (let i = 0; i < orderCount; i++) {
    const customer = orderCustomer[i] as number;
    if (customer < 0) continue;
    const place = next[customer] as number;
    customerOrders[place] = i;
    next[customer] = place + 1;
  }
  return {
    orderCount,
    orderedAt,
    orderCustomer,
    orderChannel,
    customerCount: people.length,
    customerSince,
    offsets,
    customerOrders,
  };
}

// Sorting pairs packed into one double is far faster than a comparator: seconds of decades need
// under 31 bits, which leaves 22 for the position.
const POSITIONS = 2 ** 22;

/** Positions in ascending order of their seconds; equal ones keep their order. */
function sequenceOf(seconds: readonly number[]): Int32Array {
  const packed = Float64Array.from(seconds, (second, i) => second * POSITIONS + i).sort();
  return Int32Array.from(packed, (value) => value % POSITIONS);
}

function ranksOf(seconds: readonly number[]): Int32Array {
  const ranks = new Int32Array(seconds.length);
  sequenceOf(seconds).forEach((position, rank) => (ranks[position] = rank));
  return ranks;
}

/** Gamma with scale 1 (Marsaglia and Tsang 2000; shapes below 1 by their power trick). */
export function gamma(shape: number, rng: Rng): number {
  if (shape < 1) return gamma(shape + 1, rng) * Math.max(rng.next(), 1e-12) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = rng.normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = Math.max(rng.next(), 1e-12);
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
