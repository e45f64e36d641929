import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/admin.product-details.action.render";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { FixAnswer, FixAsked, FixPreview } from "../../../app/panels/extension/fix/view";
import { appLink, callApp, numberOf } from "../../shared/call-app";
import { watchFix } from "../../shared/watch-fix";
import { Preview } from "./preview";

declare const shopify: Api;
const t = (key: string, values?: Record<string, string | number>) =>
  shopify.i18n.translate(key, values);

export default function showAction() {
  render(<Action />, document.body);
}

type States = readonly FixPreview["state"][];
const untilProposed: States = ["preparing"];
const untilWritten: States = ["open", "applying"];

/** What there is to show: the batch, or why there is none. */
interface Shown {
  preview: FixPreview | null;
  said: string | null;
}

async function watch(batchId: number, through: States): Promise<Shown> {
  const watched = await watchFix(batchId, through);
  return watched.kind === "failed"
    ? { preview: null, said: t(`failures.${watched.why}`) }
    : { preview: watched.data, said: null };
}

async function propose(): Promise<Shown> {
  const productIds = [numberOf(shopify.data.selected[0]?.id)];
  const asked = await callApp<FixAsked>("/fixes", { productIds });
  if (asked.kind === "failed") return { preview: null, said: t(`failures.${asked.why}`) };
  if (asked.data.kind === "nothing") return { preview: null, said: asked.data.why };
  return watch(asked.data.batchId, untilProposed);
}

/** Changes of the product, to be looked at, accepted and watched. */
function Action() {
  const [{ preview, said }, setShown] = useState<Shown>({ preview: null, said: null });
  const [isBusy, setIsBusy] = useState(true);
  useEffect(() => {
    void propose().then((shown) => {
      setShown(shown);
      setIsBusy(false);
    });
  }, []);

  /** Tells the app a wish, and shows what has come of it. */
  const wish = async (body: object, through: States) => {
    if (!preview) return;
    setIsBusy(true);
    const answered = await callApp<FixAnswer>(`/fixes/${preview.batchId}`, body);
    const why =
      answered.kind === "failed"
        ? t(`failures.${answered.why}`)
        : answered.data.kind === "refused"
          ? answered.data.reason
          : null;
    // What was refused stays as it is; what was accepted is on its way.
    const shown = await watch(preview.batchId, why === null ? through : untilProposed);
    setShown({ preview: shown.preview ?? preview, said: why ?? shown.said });
    setIsBusy(false);
  };
  const cancel = async () => {
    if (preview?.state === "open") {
      await callApp<FixAnswer>(`/fixes/${preview.batchId}`, { intent: "discard" });
    }
    shopify.close();
  };

  const isOpen = preview?.state === "open";
  // What has not been seen is not accepted.
  const isAllShown = isOpen && preview.rows.length === preview.all;
  const mayAccept = isAllShown && preview.chosen > 0 && preview.missingScopes.length === 0;
  return (
    <s-admin-action heading={t("heading")} loading={preview === null && said === null}>
      <s-stack gap="base">
        {said ? <s-banner tone="warning">{said}</s-banner> : null}
        {preview ? (
          <Preview
            preview={preview}
            t={t}
            isBusy={isBusy}
            choose={(changeNo, isChosen) =>
              void wish({ intent: "choose", changeNo, isChosen }, untilProposed)
            }
          />
        ) : null}
        {preview ? <s-link href={appLink(preview.appPath)}>{t("open")}</s-link> : null}
      </s-stack>
      {isOpen ? (
        <s-button
          slot="primary-action"
          variant="primary"
          disabled={!mayAccept || isBusy}
          onClick={() => void wish({ intent: "accept" }, untilWritten)}
        >
          {t("accept", { count: preview.chosen })}
        </s-button>
      ) : null}
      <s-button slot="secondary-actions" onClick={() => void cancel()}>
        {t(isOpen ? "cancel" : "close")}
      </s-button>
    </s-admin-action>
  );
}
