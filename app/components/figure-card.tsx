import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import styles from "./figure-card.module.css";
import { Sparkline } from "./sparkline";

export interface FigureCardProps {
  /** The label, usually a DefinitionPopover. */
  label: ReactNode;
  /** Formatted, with its unit; null where there is no such figure. */
  value: string | null;
  /** Exact value, where `value` is rounded: shown on hover. */
  exact?: string;
  /** Stands in for a value. */
  emptyText: string;
  change: ReactNode;
  trend: readonly (number | null)[];
  note?: string | null;
}

/** One figure: label, value, change in words, and the shape of its days. */
export function FigureCard(props: FigureCardProps) {
  // Without a change and a shape there is nothing to keep room for.
  const isPlain = props.change === null && props.trend.length === 0;
  return (
    <Card padding="400">
      <div className={isPlain ? `${styles.card} ${styles.plain}` : styles.card}>
        <BlockStack gap="100">
          {props.label}
          <div className={styles.value} title={props.exact}>
            {props.value === null ? (
              <Text as="p" tone="subdued">
                {props.emptyText}
              </Text>
            ) : (
              <Text as="p" variant="headingLg" numeric>
                {props.value}
              </Text>
            )}
          </div>
          {isPlain ? null : <div className={styles.change}>{props.change}</div>}
        </BlockStack>
        <BlockStack gap="100">
          {props.trend.length > 0 ? <Sparkline values={props.trend} /> : null}
          {props.note ? (
            <Text as="p" variant="bodyXs" tone="subdued">
              {props.note}
            </Text>
          ) : null}
        </BlockStack>
      </div>
    </Card>
  );
}

/** Five cards side by side; fewer in a row where there is less room. */
export function FigureRow({ children, busy = false }: { children: ReactNode; busy?: boolean }) {
  return (
    <div className={styles.row} aria-busy={busy || undefined}>
      {children}
    </div>
  );
}
