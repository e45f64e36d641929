import type { NextFunction, Request, RequestHandler, Response } from "express";
import { z } from "zod";
import type { DevStore, Platform } from "../platform/types";
import type { UserError, World } from "../world/types";
import { renderPage } from "./layout";
import type { Section } from "./layout";
import { html } from "./html";
import type { Html } from "./html";

/** What every page needs: one shop's parts and the way the request came in. */
export interface AdminPage {
  devStore: DevStore;
  world: World;
  platform: Platform;
  shop: string;
  /** First label of the shop's domain, as in /store/<store>/... */
  store: string;
  /** "/store/<store>" */
  base: string;
  request: Request;
  response: Response;
}

export interface View {
  title: string;
  section: Section;
  body: Html;
  errors?: readonly string[];
  isBare?: boolean;
}

export type PageHandler = (admin: AdminPage) => View | void | Promise<View | void>;

/**
 * Wraps a page: finds the shop (404 page where there is none), renders the view it returns (422 with
 * errors), and turns what it throws into a page. A handler that answers itself returns nothing.
 */
export function page(devStore: DevStore, handler: PageHandler): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const store = String(request.params.store);
    const shop = devStore.shops.find((domain) => domain === `${store}.myshopify.com`);
    if (!shop) {
      response.status(404).type("text").send(`There is no store "${store}" here.`);
      return;
    }
    const admin: AdminPage = {
      devStore,
      world: devStore.world(shop),
      platform: devStore.platform(shop),
      shop,
      store,
      base: `/store/${store}`,
      request,
      response,
    };
    Promise.resolve()
      .then(() => handler(admin))
      .then((view) => {
        if (!view) return;
        if (view.errors?.length) response.status(422);
        const flash = z.string().max(200).optional().catch(undefined).parse(request.query.flash);
        response.type("html").send(renderPage(admin, { ...view, flash }));
      })
      .catch(next);
  };
}

/** The page for something that is not (or no longer) there; sets the status. */
export function notFound(admin: AdminPage, section: Section, what: string): View {
  admin.response.status(404);
  return {
    title: "Not found",
    section,
    body: html`<section class="card empty">
      <h1>${what} not found</h1>
      <p class="subdued">It was deleted, or the address is wrong.</p>
    </section>`,
  };
}

/** Back to a page of this store (303, so that reload does not send the form again). */
export function redirectWithFlash(admin: AdminPage, path: string, flash: string): void {
  const query = new URLSearchParams({ flash });
  admin.response.redirect(303, `${admin.base}${path}?${query.toString()}`);
}

export function describeErrors(errors: readonly UserError[]): string[] {
  return errors.map((error) => error.message);
}

/** The numeric id in the address; NaN (which no resource has) when it is not one. */
export function idParameter(admin: AdminPage): number {
  const text = String(admin.request.params.id);
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

const listQuery = z.object({
  q: z.string().trim().max(200).catch(""),
  query: z.string().trim().max(4_000).catch(""),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  status: z.enum(["", "ACTIVE", "DRAFT", "ARCHIVED", "UNLISTED"]).catch(""),
});

/** Search text, search query as apps link to it, page and status filter of a list page; nonsense is ignored. */
export function readListQuery(
  request: Request,
): z.infer<typeof listQuery> & { raw: URLSearchParams } {
  const parsed = listQuery.parse(request.query);
  const raw = new URLSearchParams();
  if (parsed.q) raw.set("q", parsed.q);
  if (parsed.query) raw.set("query", parsed.query);
  if (parsed.status) raw.set("status", parsed.status);
  return { ...parsed, raw };
}

export const PAGE_SIZE = 25;

/** One page of the ids that `matches`, newest (highest id) first, and whether more follow. */
export function pageOfIds(
  ids: ArrayLike<number>,
  page: number,
  matches: ((id: number) => boolean) | null,
): { ids: number[]; hasNext: boolean } {
  const found: number[] = [];
  const from = (page - 1) * PAGE_SIZE;
  if (!matches) {
    for (let i = ids.length - 1 - from; i >= 0 && found.length < PAGE_SIZE; i -= 1) {
      found.push(ids[i] ?? 0);
    }
    return { ids: found, hasNext: ids.length > from + PAGE_SIZE };
  }
  let seen = 0;
  for (let i = ids.length - 1; i >= 0; i -= 1) {
    const id = ids[i] ?? 0;
    if (!matches(id)) continue;
    seen += 1;
    if (seen > from + PAGE_SIZE) return { ids: found, hasNext: true };
    if (seen > from) found.push(id);
  }
  return { ids: found, hasNext: false };
}
