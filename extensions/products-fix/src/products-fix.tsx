import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/admin.product-index.selection-action.render";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { FixAsked, FixPreview } from "../../../app/panels/extension/fix/view";
import { appLink, callApp, numberOf } from "../../shared/call-app";
import { watchFix } from "../../shared/watch-fix";

declare const shopify: Api;
const t = (key: string, values?: Record<string, string | number>) =>
  shopify.i18n.translate(key, values);

export default function showAction() {
  render(<Action />, document.body);
}

interface Shown {
  preview: FixPreview | null;
  said: string | null;
}

async function propose(): Promise<Shown> {
  const say = (said: string): Shown => ({ preview: null, said });
  const productIds = shopify.data.selected.map(({ id }) => numberOf(id));
  const asked = await callApp<FixAsked>("/fixes", { productIds });
  if (asked.kind === "failed") return say(t(`failures.${asked.why}`));
  if (asked.data.kind === "nothing") return say(asked.data.why);
  const watched = await watchFix(asked.data.batchId, ["preparing"]);
  if (watched.kind === "failed") return say(t(`failures.${watched.why}`));
  return { preview: watched.data, said: null };
}

/** Has changes of the selected products proposed, and leads to where they are looked at. */
function Action() {
  const [{ preview, said }, setShown] = useState<Shown>({ preview: null, said: null });
  useEffect(() => void propose().then(setShown), []);

  return (
    <s-admin-action heading={t("heading")} loading={preview === null && said === null}>
      <s-stack gap="base">
        {said ? <s-text>{said}</s-text> : null}
        {preview ? <Proposed preview={preview} /> : null}
      </s-stack>
      {preview && preview.all > 0 ? (
        <s-button slot="primary-action" variant="primary" href={appLink(preview.appPath)}>
          {t("look")}
        </s-button>
      ) : null}
      <s-button slot="secondary-actions" onClick={() => shopify.close()}>
        {t("close")}
      </s-button>
    </s-admin-action>
  );
}

function Proposed({ preview }: { preview: FixPreview }) {
  const { all, products, state } = preview;
  const counts = {
    changes: t("changes", { count: all }),
    products: t("products", { count: products }),
  };
  return (
    <s-stack gap="base">
      <s-text>{all > 0 ? t("proposed", counts) : t("none")}</s-text>
      {state === "preparing" ? <s-text>{t("preparing")}</s-text> : null}
      {all > 0 ? <s-text>{t("notYet")}</s-text> : null}
    </s-stack>
  );
}
