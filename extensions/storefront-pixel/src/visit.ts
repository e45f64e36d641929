import { isMarketingChannel } from "../../../app/lib/marketing-channel";
import { arrivalOf, type Arrival, type Page } from "./arrival";

/** A visit: it ends where nothing is done for half an hour. */
export interface Visit extends Arrival {
  /** Random; says nothing of the visitor, and another visit has another one. */
  session: string;
  /** ms */
  seenAt: number;
}

/** Where a visit is remembered: a part of what Shopify gives a pixel. */
export interface VisitStorage {
  cookie: {
    get(name: string): Promise<string>;
    set(cookie: string): Promise<string>;
  };
  sessionStorage: {
    getItem(name: string): Promise<string | null>;
    setItem(name: string, value: string): Promise<void>;
    removeItem(name: string): Promise<void>;
  };
}

const name = "_shelfwise_visit";
export const inactivityMs = 30 * 60_000;

/** The visit under way, or a new one that begins on this page; remembered as seen now. */
export async function renewVisit(storage: VisitStorage, page: Page, now: number): Promise<Visit> {
  const known = parseVisit(await read(storage));
  const isGoingOn = known !== null && Math.abs(now - known.seenAt) < inactivityMs;
  const visit = isGoingOn
    ? { ...known, seenAt: now }
    : { ...arrivalOf(page), session: randomId(), seenAt: now };
  await write(storage, formatVisit(visit));
  return visit;
}

/** Nothing of a visitor who does not want to be counted (any more) stays with them. */
export async function forgetVisit(storage: VisitStorage): Promise<void> {
  await storage.cookie.set(`${name}=; Path=/; Max-Age=0`).catch(() => "");
  await storage.sessionStorage.removeItem(name).catch(() => {});
}

// A cookie is the same in all tabs of a visit; where cookies are refused each tab is a visit.
async function read({ cookie, sessionStorage }: VisitStorage): Promise<string> {
  const found = await cookie.get(name).catch(() => "");
  return found || ((await sessionStorage.getItem(name).catch(() => null)) ?? "");
}

async function write({ cookie, sessionStorage }: VisitStorage, value: string): Promise<void> {
  const maxAge = inactivityMs / 1000;
  const set = `${name}=${value}; Path=/; Max-Age=${maxAge}; SameSite=Lax; Secure`;
  await cookie.set(set).catch(() => "");
  await sessionStorage.setItem(name, value).catch(() => {});
}

const formatVisit = ({ session, seenAt, channel, page }: Visit) =>
  [session, seenAt, channel, encodeURIComponent(page)].join("~");

function parseVisit(text: string): Visit | null {
  const [session = "", seenAt = "", channel = "", page = ""] = text.split("~");
  if (!/^[0-9a-f]{32}$/.test(session) || !/^\d{13}$/.test(seenAt)) return null;
  if (!isMarketingChannel(channel)) return null;
  try {
    return { session, seenAt: Number(seenAt), channel, page: decodeURIComponent(page) };
  } catch {
    return null;
  }
}

function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
