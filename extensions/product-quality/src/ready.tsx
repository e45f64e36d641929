import type { Api } from "@shopify/ui-extensions/admin.product-details.block.render";
import type { ProductBlockReady } from "../../../app/panels/extension/product/view";
import { appLink } from "../../shared/call-app";
import { sayMoney, sayPercent } from "../../shared/formats";
import { Suggestion } from "./suggestion";

export interface BlockProps {
  block: ProductBlockReady;
  productId: number;
  shopify: Api;
  t: (key: string, values?: Record<string, string | number>) => string;
  reload: () => Promise<void>;
}

// A block is a part of a page: the rest stands in the app.
const mostFindings = 5;

const tones = { error: "critical", warning: "warning", hint: "info" } as const;
const scoreTones = { A: "success", B: "success", C: "warning" } as const;

export function Ready(props: BlockProps) {
  const { block, shopify, t } = props;
  const { score, findings } = block;
  const count = (severity: string) => findings.filter((each) => each.severity === severity).length;
  const counts = {
    errors: t("errors", { count: count("error") }),
    warnings: t("warnings", { count: count("warning") }),
    hints: t("hints", { count: count("hint") }),
  };
  const tone = scoreTones[score?.grade as keyof typeof scoreTones] ?? "critical";
  return (
    <s-stack gap="base">
      <s-stack direction="inline" gap="base" alignItems="center">
        <s-badge tone={score ? tone : "neutral"}>
          {score
            ? t("score", { score: Math.floor(score.value), grade: score.grade })
            : t("noScore")}
        </s-badge>
        <s-text>{findings.length > 0 ? t("counts", counts) : t("nothingFound")}</s-text>
      </s-stack>
      <Sales {...props} />
      {findings.slice(0, mostFindings).map(({ id, severity, title }) => (
        <s-stack key={id} direction="inline" gap="small" alignItems="center">
          <s-badge tone={tones[severity]}>{t(`severity.${severity}`)}</s-badge>
          <s-text>{title}</s-text>
        </s-stack>
      ))}
      {findings.length > mostFindings ? (
        <s-text color="subdued">{t("more", { count: findings.length - mostFindings })}</s-text>
      ) : null}
      <Suggestion {...props} />
      <s-stack direction="inline" gap="base" alignItems="center">
        {block.fixable > 0 ? (
          <s-button onClick={() => shopify.navigation.navigate("extension://product-fix")}>
            {t("fix")}
          </s-button>
        ) : null}
        <s-link href={appLink(block.appPath)}>{t("open")}</s-link>
      </s-stack>
    </s-stack>
  );
}

function Sales({ block, shopify: { i18n }, t }: BlockProps) {
  const { sales, atStakeMinor, currency } = block;
  if (!sales) return <s-text color="subdued">{t("salesUnknown")}</s-text>;
  const { netMinor, units, returnRate } = sales;
  const amount = sayMoney(i18n, netMinor, currency);
  return (
    <s-stack gap="small-300">
      {atStakeMinor ? (
        <s-text>{t("atStake", { amount: sayMoney(i18n, atStakeMinor, currency) })}</s-text>
      ) : null}
      <s-text>{t("sales", { amount, count: units, units: i18n.formatNumber(units) })}</s-text>
      <s-text>
        {returnRate === null
          ? t("noReturnRate")
          : t("returnRate", { rate: sayPercent(i18n, returnRate) })}
      </s-text>
    </s-stack>
  );
}
