import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import { useEntryForm } from "../../components/use-entry-form";
import type { ImagesView } from "./view";

/** Says what is downloaded of images, and turns it on and off. */
export function ImagesCard({ images }: { images: ImagesView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const form = useEntryForm();
  const { isOn, seen, left, mostImages, mostMegabytes } = images;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h3" variant="headingMd">
          {t("quality.settings.images.title")}
        </Text>
        <Text as="p">
          {t("quality.settings.images.text", {
            images: formats.count(mostImages),
            megabytes: formats.count(mostMegabytes),
          })}
        </Text>
        <Text as="p" tone="subdued">
          {isOn
            ? t("quality.settings.images.progress", { count: left, seen: formats.count(seen) })
            : t("quality.settings.images.off")}
        </Text>
        <InlineStack gap="200" blockAlign="center">
          <Button
            loading={form.sending === "switchImages"}
            disabled={form.isBusy}
            onClick={() => form.send({ intent: "switchImages", isOn: isOn ? "off" : "on" })}
          >
            {isOn ? t("quality.settings.images.turnOff") : t("quality.settings.images.turnOn")}
          </Button>
          {form.answer?.done ? <Text as="p">{form.say(form.answer.done)}</Text> : null}
          {form.answer?.reason ? <Text as="p">{form.say(form.answer.reason)}</Text> : null}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
