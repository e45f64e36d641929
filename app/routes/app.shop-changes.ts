import { json, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { guard } from "../panels/error/guard.server";
import { dismissChange } from "../panels/shop-changes/dismiss.server";
import { requireShop } from "../require-shop.server";

const form = z.object({ id: z.coerce.number().int().positive() });

/** A notice of a change of the shop was read: the only thing that is asked of it. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await guard(requireShop(request));
  const parsed = form.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) return json({ isDismissed: false }, { status: 400 });
  await guard(dismissChange(shop, parsed.data.id, new Date()));
  return json({ isDismissed: true });
}
