import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useConversionTexts } from "./use-conversion-texts";
import type { ReadyConversion } from "./view";

type Answer = { kind: "on" | "off" | "missingScope" } | { kind: "refused"; message: string };

/** Whether the storefront pixel is on, what it does, and how to turn it on and off. */
export function PixelCard({ view }: { view: ReadyConversion }) {
  const { t, formats } = useConversionTexts();
  const { pixel, timezone } = view;
  const { isBusy, problem, turn } = usePixelSwitch(pixel.missingScopes);
  const at = (instant: string) => formats.instant(instant, timezone);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("conversion.pixel.title")}
        </Text>
        {problem ? (
          <Banner tone="critical">
            <Text as="p">{problem}</Text>
          </Banner>
        ) : null}
        <Box maxWidth="70ch">
          <BlockStack gap="200">
            <Text as="p">{t("conversion.pixel.text")}</Text>
            <Text as="p" tone="subdued">
              {t("conversion.pixel.privacy")}
            </Text>
            {pixel.isOn && pixel.turnedOnAt ? (
              <Text as="p">
                {t("conversion.pixel.onSince", { at: at(pixel.turnedOnAt) })}{" "}
                {pixel.lastEventAt
                  ? t("conversion.pixel.lastEvent", { at: at(pixel.lastEventAt) })
                  : t("conversion.pixel.noEvent")}
              </Text>
            ) : null}
          </BlockStack>
        </Box>
        <InlineStack>
          <Button
            loading={isBusy}
            tone={pixel.isOn ? "critical" : undefined}
            onClick={() => void turn(pixel.isOn ? "turnPixelOff" : "turnPixelOn")}
          >
            {t(pixel.isOn ? "conversion.pixel.turnOff" : "conversion.pixel.turnOn")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

/** Asks for the scopes first where they are missing, in Shopify's own dialog. */
function usePixelSwitch(missingScopes: readonly string[]) {
  const { t } = useConversionTexts();
  const shopify = useAppBridge();
  const fetcher = useFetcher<Answer>();
  const [isAsking, setIsAsking] = useState(false);
  const { data } = fetcher;

  const turn = async (intent: "turnPixelOn" | "turnPixelOff") => {
    if (intent === "turnPixelOn" && missingScopes.length > 0) {
      setIsAsking(true);
      try {
        const { result } = await shopify.scopes.request([...missingScopes]);
        if (result !== "granted-all") return shopify.toast.show(t("grant.declined"));
      } catch {
        return shopify.toast.show(t("grant.failed"), { isError: true });
      } finally {
        setIsAsking(false);
      }
    }
    fetcher.submit({ intent }, { method: "post" });
  };

  const problem =
    data?.kind === "refused"
      ? t("conversion.pixel.refused", { message: data.message })
      : data?.kind === "missingScope"
        ? t("conversion.pixel.missingScope")
        : null;
  return { isBusy: isAsking || fetcher.state !== "idle", problem, turn };
}
