import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { LinkView } from "../../alerts/follow-link.server";

const titles = {
  confirm: {
    asks: "signedLink.confirm.asks",
    done: "signedLink.confirm.done",
    over: "signedLink.confirm.over",
    invalid: "signedLink.confirm.invalid",
  },
  stop: {
    asks: "signedLink.stop.asks",
    done: "signedLink.stop.done",
    over: "signedLink.stop.over",
    invalid: "signedLink.stop.invalid",
  },
} as const;

/**
 * The address of such a page is its key: neither kept nor told to others. Without any referrer the button would be
 * refused, as one of a foreign page.
 */
export const linkHeaders = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "same-origin",
  "X-Robots-Tag": "noindex",
} as const;

/** Behind a link in a message, outside the admin: one question and one button. */
export function SignedLinkPanel({ view }: { view: LinkView }) {
  const { t } = useTranslation();
  const { does, state, address, shop } = view;
  const action =
    does === "confirm"
      ? t("signedLink.confirm.button")
      : view.schedule?.kind === "report"
        ? t("signedLink.stop.buttonReport", { name: view.schedule.name })
        : t(view.schedule ? "signedLink.stop.buttonDigest" : "signedLink.stop.button");
  return (
    <main style={{ maxWidth: "34rem", margin: "4rem auto", padding: "0 1rem" }}>
      <h1 style={{ fontSize: "1.25rem", lineHeight: 1.4 }}>{t(titles[does][state])}</h1>
      {address !== null && shop !== null && state !== "invalid" ? (
        <p style={{ margin: "1rem 0" }}>{t("signedLink.about", { address, shop })}</p>
      ) : null}
      {state === "asks" ? (
        <Form method="post" reloadDocument>
          <button type="submit" style={{ padding: "0.6rem 1rem", cursor: "pointer" }}>
            {action}
          </button>
        </Form>
      ) : null}
    </main>
  );
}
