import type { ShopRow } from "../store/shops.server";
import {
  addCampaign,
  changeCampaign,
  deleteCampaign,
  lockCampaigns,
} from "../store/spend/campaigns.server";
import { withShop } from "../store/with-shop.server";
import { clashErrors, parseCampaignForm, type CampaignForm } from "./campaigns/forms";
import type { FieldErrors } from "./form-fields";
import type { Message } from "./message";

/** What became of a form of the page of campaigns. */
export type CampaignsAnswer =
  | { kind: "done"; done: Message }
  | { kind: "refused"; reason: Message }
  | { kind: "invalid"; errors: FieldErrors };

/** Enters, changes or removes a campaign. */
export async function changeCampaigns(
  shop: ShopRow,
  form: FormData,
  now: Date,
): Promise<CampaignsAnswer> {
  const { currency } = shop;
  if (!currency) return { kind: "refused", reason: { text: "imports.notReady" } };
  const parsed = parseCampaignForm(form, currency);
  if (!parsed.success) return { kind: "invalid", errors: parsed.errors };
  if (parsed.data.intent === "save") return saveCampaign(shop, parsed.data, now);
  await deleteCampaign(shop, parsed.data.id);
  return { kind: "done", done: { text: "campaigns.done.deleted" } };
}

async function saveCampaign(
  shop: ShopRow,
  { id, campaign }: Extract<CampaignForm, { intent: "save" }>,
  now: Date,
): Promise<CampaignsAnswer> {
  return withShop(shop, async (tx) => {
    const others = (await lockCampaigns(tx, shop)).filter((other) => other.id !== id);
    const errors = clashErrors(campaign, others);
    if (errors) return { kind: "invalid", errors };
    if (id === null) {
      await addCampaign(tx, shop, campaign, now);
      return { kind: "done", done: { text: "campaigns.done.added" } };
    }
    return (await changeCampaign(tx, shop, id, campaign))
      ? { kind: "done", done: { text: "campaigns.done.changed" } }
      : { kind: "refused", reason: { text: "campaigns.invalid.gone" } };
  });
}
