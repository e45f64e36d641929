import { Text } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon } from "@shopify/polaris-icons";
import styles from "./change-text.module.css";

export interface ChangeTextProps {
  /** The change in words; says "more" or "less" itself. */
  text: string;
  direction: "up" | "down" | null;
  /** Better is green; worse is plain text, because red is for errors. */
  isBetter: boolean;
}

/** A change: an arrow and words, never colour alone. */
export function ChangeText({ text, direction, isBetter }: ChangeTextProps) {
  const Arrow = direction === "up" ? ArrowUpIcon : ArrowDownIcon;
  return (
    <Text as="p" variant="bodySm" tone={isBetter ? "success" : "subdued"}>
      {direction ? <Arrow className={styles.arrow} aria-hidden="true" /> : null}
      {text}
    </Text>
  );
}
