import { useTranslation } from "react-i18next";

/** An address that leads nowhere, outside the admin: where to find the app. */
export function OutsidePanel() {
  const { t } = useTranslation();
  return (
    <main style={{ maxWidth: "34rem", margin: "4rem auto", padding: "0 1rem" }}>
      <h1 style={{ fontSize: "1.25rem", lineHeight: 1.4 }}>{t("errors.not_found")}</h1>
      <p style={{ margin: "1rem 0" }}>{t("errors.outsideText")}</p>
    </main>
  );
}
