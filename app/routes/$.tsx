import { json, type MetaFunction } from "@remix-run/node";
import { OutsidePanel } from "../panels/outside/panel";

/** Every address outside the app's frame that is no other page's. */
export function loader() {
  return json(null, { status: 404 });
}

export const meta: MetaFunction = () => [{ name: "robots", content: "noindex" }];

export default function OutsidePage() {
  return <OutsidePanel />;
}
