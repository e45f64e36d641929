import express, { Router, type ErrorRequestHandler, type Request, type Response } from "express";
import { maxBytes } from "./pixel/post";
import { receivePixelPost } from "./pixel/receive.server";

/**
 * Storefront pixels post here what visitors do. Anybody can, so it counts as an estimate. Not a route of
 * Remix, whose way through a request costs several times what there is to do for an event.
 */
export function createPixelRouter({ proxies }: { proxies: number }): Router {
  const router = Router();
  const readText = express.text({ type: () => true, limit: maxBytes });
  router.use("/api/pixel", (_request, response, next) => {
    // A pixel runs in a sandbox without an origin, and sends no cookies.
    response.set({ "Access-Control-Allow-Origin": "*", "Cache-Control": "no-store" });
    next();
  });
  router.options("/api/pixel", (_request, response) => {
    response.set({
      "Access-Control-Allow-Methods": "POST",
      "Access-Control-Allow-Headers": "content-type",
      "Access-Control-Max-Age": "86400",
    });
    response.status(204).end();
  });
  router.post("/api/pixel", readText, (request: Request, response: Response, next) => {
    const text = typeof request.body === "string" ? request.body : "";
    receivePixelPost(text, addressOf(request, proxies), new Date())
      .then((status) => response.status(status).end())
      .catch(next);
  });
  router.all("/api/pixel", (_request, response) => {
    response.set("Allow", "POST, OPTIONS").status(405).end();
  });
  router.use("/api/pixel", refuseUnread);
  return router;
}

/** What could not be read: too long, cut off, or in a character set that nobody uses. */
const refuseUnread: ErrorRequestHandler = (error, _request, response, next) => {
  const { status } = error as { status?: unknown };
  if (typeof status !== "number" || status >= 500 || response.headersSent) return next(error);
  // What was not read is still to come over the same connection.
  response.set("Connection", "close").status(status).end();
};

/** Who sends a request, as the outermost of our own proxies saw it: what is told before that may be made up. */
export function addressOf(request: Request, proxies: number): string {
  const told = String(request.headers["x-forwarded-for"] ?? "").split(",");
  const seen = proxies > 0 ? told.map((part) => part.trim()).filter(Boolean) : [];
  return seen.at(-proxies) ?? seen[0] ?? request.socket.remoteAddress ?? "";
}
