import { useFetcher, useNavigate } from "@remix-run/react";
import { Button, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { LivePart } from "../../../components/live-part";
import { useKeyboardPlace } from "../../../components/use-keyboard-place";

/** What came of asking for a fix. */
type Asked = { kind: "made"; batchId: number } | { kind: "nothing" };

/** Has changes proposed, and goes to where they are looked at. */
export function FixButton({
  id,
  fields,
  text,
  label,
  variant,
  onMade,
}: {
  id?: string;
  /** Which products and rules: as the list's address names them, or `products` by their ids. */
  fields: Record<string, string>;
  text: string;
  /** For those who do not see what the button belongs to. */
  label?: string;
  variant?: "primary";
  /** Before it goes there: what was sent, and what came of it. */
  onMade?(sent: Record<string, string>, batchId: number): void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const fetcher = useFetcher<Asked>();
  const isBusy = fetcher.state !== "idle";
  const made = fetcher.data?.kind === "made" ? fetcher.data.batchId : null;
  const keyboard = useKeyboardPlace(isBusy);
  const tell = useRef(onMade);
  const sent = useRef(fields);
  useEffect(() => {
    tell.current = onMade;
  }, [onMade]);
  useEffect(() => {
    if (made === null || isBusy) return;
    tell.current?.(sent.current, made);
    navigate(`/app/quality/fixes/${made}`);
  }, [made, isBusy, navigate]);
  return (
    <InlineStack gap="200" blockAlign="center">
      <Button
        loading={isBusy}
        {...(id ? { id } : {})}
        {...(label ? { accessibilityLabel: label } : {})}
        {...(variant ? { variant } : {})}
        onClick={() => {
          keyboard.mark();
          sent.current = fields;
          fetcher.submit(fields, { method: "post", action: "/app/quality/fixes?index" });
        }}
      >
        {text}
      </Button>
      <LivePart>
        {fetcher.data?.kind === "nothing" && !isBusy ? (
          <Text as="span" tone="subdued">
            {t("quality.fix.nothingToFix")}
          </Text>
        ) : null}
      </LivePart>
    </InlineStack>
  );
}
