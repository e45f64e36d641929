import { useTranslation } from "react-i18next";

/** Where a visit lands that does not come from the admin: says how to get in. */
export default function Login() {
  const { t } = useTranslation();
  return (
    <main style={{ maxWidth: "34rem", margin: "4rem auto", padding: "0 1rem" }}>
      <h1>{t("login.title")}</h1>
      <p>{t("login.text")}</p>
    </main>
  );
}
