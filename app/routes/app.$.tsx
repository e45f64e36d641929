import { json, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { guard } from "../panels/error/guard.server";
import { NotFoundPanel } from "../panels/error/not-found";
import { requireShop } from "../require-shop.server";

/** Every address that is no other page's. Answered, not thrown: it is nobody's failure. */
export async function loader({ request }: LoaderFunctionArgs) {
  await guard(requireShop(request));
  return json(null, { status: 404 });
}

export default function NotFoundPage() {
  return <NotFoundPanel />;
}

export { PageError as ErrorBoundary } from "../panels/error/panel";
export const headers: HeadersFunction = (args) => boundary.headers(args);
