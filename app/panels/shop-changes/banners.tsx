import { useFetcher } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import type { TextKey } from "../../i18n/text-key";
import type { ShopChangeKind } from "../../store/shop-change";
import type { ShopChangeView } from "./view";

const titles: Record<ShopChangeKind, TextKey> = {
  timezone: "shopChanges.timezone",
  currency: "shopChanges.currency",
};
const underWay: Record<ShopChangeKind, TextKey> = {
  timezone: "shopChanges.timezoneUnderWay",
  currency: "shopChanges.currencyUnderWay",
};
const done: Record<ShopChangeKind, TextKey> = {
  timezone: "shopChanges.timezoneDone",
  currency: "shopChanges.currencyDone",
};

/** Says that the shop changed its zone or currency, and what that does to the figures. */
export function ShopChangeBanners({ changes }: { changes: readonly ShopChangeView[] }) {
  return changes.map((change) => <ShopChangeBanner key={change.id} change={change} />);
}

function ShopChangeBanner({ change }: { change: ShopChangeView }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const fetcher = useFetcher();
  const { id, kind, before, after, isUnderWay } = change;
  if (fetcher.state !== "idle") return null;
  return (
    <Banner
      tone="info"
      title={t(titles[kind], { before, after, day: day(change.day) })}
      onDismiss={() =>
        fetcher.submit({ id: String(id) }, { method: "post", action: "/app/shop-changes" })
      }
    >
      <p>{t((isUnderWay ? underWay : done)[kind])}</p>
      {kind === "currency" ? <p>{t("shopChanges.currencyEntered")}</p> : null}
    </Banner>
  );
}
