import { Badge } from "@shopify/polaris";

/** A word in the colour of how much it weighs. */
export function ToneBadge({ tone, text }: { tone: "critical" | "warning" | "info"; text: string }) {
  return (
    // Its tone says no more than its text: told once is enough.
    <Badge tone={tone} toneAndProgressLabelOverride=" ">
      {text}
    </Badge>
  );
}
