import { readSeverity } from "../../quality/rules/active-checks";
import { subjects } from "../../quality/rules/check";
import { checks, shopChecks } from "../../quality/registry";
import { listThresholds } from "../../quality/rules/thresholds";
import { mostImagesADay, mostMegabytesADay } from "../../quality/images/image-run.server";
import type { Queryable } from "../../store/database.server";
import { countImages, readImageSetting } from "../../store/quality/images.server";
import { readQualitySettings } from "../../store/quality/settings.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { wordsOf } from "../quality/rule-words";
import { subjectTexts } from "../quality/words";
import { thresholdTexts } from "./threshold-words";
import type { ImagesView, QualitySettingsView, RuleSettingView } from "./view";

const all = [...checks, ...shopChecks];

/** Every rule with what holds in this shop. */
export async function loadQualitySettings(
  shop: ShopRow,
  now: Date = new Date(),
): Promise<QualitySettingsView> {
  const { stored, images } = await withShop(shop, async (tx) => ({
    stored: await readQualitySettings(tx, shop),
    images: await loadImages(tx, shop, now),
  }));
  const byId = new Map(stored.map((setting) => [setting.checkId, setting]));
  const toView = (check: (typeof all)[number]): RuleSettingView => {
    const setting = byId.get(check.id);
    return {
      words: wordsOf(check),
      isOn: setting?.isOn ?? true,
      severity: readSeverity(setting?.severity ?? null) ?? "",
      ownSeverity: check.severity,
      thresholds: listThresholds(check, setting?.thresholds).flatMap((threshold) => {
        const label = thresholdTexts[threshold.name];
        return label ? { ...threshold, label } : [];
      }),
      isChanged: setting !== undefined,
    };
  };
  return {
    dataVersion: shop.dataVersion,
    images,
    subjects: subjects.flatMap((subject) => {
      const rules = all.filter((check) => check.subject === subject).map(toView);
      return rules.length === 0 ? [] : { subject, label: subjectTexts[subject], rules };
    }),
  };
}

async function loadImages(tx: Queryable, shop: ShopRow, now: Date): Promise<ImagesView> {
  const isOn = (await readImageSetting(tx, shop))?.isOn ?? false;
  const counts = isOn ? await countImages(tx, shop, now) : { seen: 0, left: 0 };
  return { isOn, ...counts, mostImages: mostImagesADay, mostMegabytes: mostMegabytesADay };
}
