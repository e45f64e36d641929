import {
  Badge,
  BlockStack,
  Button,
  Checkbox,
  InlineStack,
  Link,
  Text,
  Thumbnail,
} from "@shopify/polaris";
import type { TFunction } from "i18next";
import { useState, type ReactNode } from "react";
import { EntryTable } from "../../../components/entry-table";
import { useEntryForm, type EntryForm } from "../../../components/use-entry-form";
import { useKeyboardSwap } from "../../../components/use-keyboard-place";
import { useQualityTexts } from "../use-quality-texts";
import type { QualityReadyView } from "../view";
import { excerptOf } from "./excerpt";
import styles from "./fix.module.css";
import { ValueField } from "./value-field";
import type { ChangeView, FixContent, ValueView } from "./view";

type Ready = QualityReadyView<FixContent>;

/** The changes of a batch: to be ticked and edited while it is open, then what became of each. */
export function ChangeTable({ view, form }: { view: Ready; form: EntryForm }) {
  const { t } = useQualityTexts(view.currency, view.timezone);
  const { state, rows } = view.content;
  const isOpen = state === "open";
  const head = [
    t("quality.fix.columns.product"),
    t("quality.fix.columns.field"),
    t("quality.fix.columns.before"),
    t("quality.fix.columns.after"),
  ];
  const headings = isOpen ? head : [...head, t("quality.fix.columns.state")];
  return (
    <EntryTable
      caption={t("quality.pages.fixes")}
      isCaptionShown={false}
      numbersFrom={headings.length}
      {...(isOpen ? { pickAll: null } : {})}
      headings={headings}
      rows={rows.map((row) => {
        const shared = [
          <Product key="product" view={view} row={row} />,
          <Field key="field" view={view} row={row} />,
          <Value key="before" view={view} value={row.before} other={row.after} />,
        ];
        return {
          key: String(row.no),
          name: nameOfChange(t, row),
          isTicked: isOpen && row.isChosen && row.after !== null,
          pick: isOpen ? <Tick view={view} row={row} /> : null,
          cells: isOpen
            ? [
                ...shared,
                <div key={`after ${row.entered}`} className={styles.after}>
                  <After view={view} row={row} />
                </div>,
              ]
            : [
                ...shared,
                <Value key="after" view={view} value={row.after ?? ""} other={row.before} />,
                <State key="state" view={view} row={row} form={form} />,
              ],
        };
      })}
    />
  );
}

interface CellProps {
  view: Ready;
  row: ChangeView;
}

function namesOf(t: TFunction, row: ChangeView) {
  const product = row.title ?? t("quality.fix.goneProduct");
  return { product: product || t("quality.untitled"), field: t(row.field.label) };
}

/** What a change is called: the field and the product. */
export function nameOfChange(t: TFunction, row: ChangeView): string {
  return t("quality.fix.enter", namesOf(t, row));
}

function useNames({ view, row }: CellProps) {
  const { t } = useQualityTexts(view.currency, view.timezone);
  return { t, names: namesOf(t, row) };
}

function Tick({ view, row }: CellProps) {
  const form = useEntryForm();
  const { t, names } = useNames({ view, row });
  // What was clicked is shown before the answer is here.
  const [asked, setAsked] = useState<boolean | null>(null);
  const isChosen = form.isBusy && asked !== null ? asked : row.isChosen;
  return (
    <Checkbox
      label={t("quality.fix.tick", names)}
      labelHidden
      checked={isChosen && row.after !== null}
      disabled={row.after === null}
      onChange={(checked) => {
        setAsked(checked);
        const isChosen = checked ? "yes" : "no";
        form.send({ intent: "choose", changeNo: String(row.no), isChosen });
      }}
    />
  );
}

function Product({ view, row }: CellProps) {
  const { names } = useNames({ view, row });
  if (row.title === null) return <Text as="span">{names.product}</Text>;
  return (
    <InlineStack gap="200" blockAlign="center" wrap={false}>
      {row.imageUrl ? <Thumbnail source={row.imageUrl} alt="" size="extraSmall" /> : null}
      <Link url={`/app/quality/products/${row.productId}`} removeUnderline>
        {names.product}
      </Link>
    </InlineStack>
  );
}

function Field({ view, row }: CellProps) {
  const { names } = useNames({ view, row });
  return (
    <BlockStack>
      <Text as="span">{names.field}</Text>
      {row.place === null ? null : (
        <Text as="span" variant="bodySm" tone="subdued">
          {row.place}
        </Text>
      )}
    </BlockStack>
  );
}

/** A value; of a long text the part that is changed, or all where that is asked for. */
function Value({ view, value, other }: { view: Ready; value: ValueView; other: ValueView }) {
  const { t } = useQualityTexts(view.currency, view.timezone);
  const [isWhole, setIsWhole] = useState(false);
  if (typeof value === "boolean") return <>{t(value ? "quality.fix.yes" : "quality.fix.no")}</>;
  if (value === null || value === "") {
    return (
      <Text as="span" tone="subdued">
        {t("quality.fix.none")}
      </Text>
    );
  }
  const excerpt = excerptOf(value, typeof other === "string" ? other : "");
  if (excerpt === value) return <span className={styles.value}>{value}</span>;
  return (
    <BlockStack gap="100" inlineAlign="start">
      <span className={styles.value}>{isWhole ? value : excerpt}</span>
      <Button variant="plain" ariaExpanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
        {t(isWhole ? "quality.fix.showPart" : "quality.fix.showAll")}
      </Button>
    </BlockStack>
  );
}

function After({ view, row }: CellProps) {
  const { t, names } = useNames({ view, row });
  const formats = useQualityTexts(view.currency, view.timezone).formats;
  const [isEditing, setIsEditing] = useState(false);
  const box = useKeyboardSwap<HTMLDivElement>(isEditing);
  if (isEditing || row.after === null) {
    return (
      <div ref={box}>
        <Editor view={view} row={row} onEnd={() => setIsEditing(false)} />
      </div>
    );
  }
  const notes: ReactNode[] = [];
  if (row.isEdited) notes.push(<Badge key="edited">{t("quality.fix.edited")}</Badge>);
  else if (row.confidence !== null) {
    const percent = formats.percent(row.confidence);
    notes.push(<Badge key="sure">{t("quality.fix.sure", { percent })}</Badge>);
  }
  return (
    <BlockStack gap="100" inlineAlign="start">
      <Value view={view} value={row.after} other={row.before} />
      <InlineStack gap="200" blockAlign="center">
        {notes}
        {row.field.input === "fixed" ? null : (
          <div ref={box}>
            <Button
              variant="plain"
              accessibilityLabel={t("quality.fix.editOf", names)}
              onClick={() => setIsEditing(true)}
            >
              {t("quality.fix.edit")}
            </Button>
          </div>
        )}
      </InlineStack>
    </BlockStack>
  );
}

function Editor({ view, row, onEnd }: CellProps & { onEnd(): void }) {
  const { t, names } = useNames({ view, row });
  const form = useEntryForm();
  const [value, setValue] = useState(row.entered);
  const { content, currency } = view;
  const isCategory = row.field.input === "category";
  return (
    <BlockStack gap="100">
      <ValueField
        label={t("quality.fix.enter", names)}
        input={row.field.input}
        value={value}
        onChange={setValue}
        error={form.errorOf("value")}
        currency={currency}
        collections={content.collections}
        shown={typeof row.after === "string" ? row.after : ""}
      />
      <InlineStack gap="200">
        <Button
          size="slim"
          loading={form.isBusy}
          disabled={isCategory && (value === "" || value === row.entered)}
          accessibilityLabel={`${t("quality.fix.save")}: ${names.field}, ${names.product}`}
          onClick={() => form.send({ intent: "edit", changeNo: String(row.no), value })}
        >
          {t("quality.fix.save")}
        </Button>
        {row.after === null ? null : (
          <Button size="slim" onClick={onEnd}>
            {t("quality.fix.cancel")}
          </Button>
        )}
      </InlineStack>
    </BlockStack>
  );
}

const tones = {
  open: undefined,
  waiting: "info",
  trying: "info",
  written: "success",
  same: undefined,
  changed: "warning",
  priceMoved: "warning",
  gone: "warning",
  refused: "critical",
  undone: undefined,
} as const;

function State({ view, row, form }: CellProps & { form: EntryForm }) {
  const { t, names } = useNames({ view, row });
  const put = t as (key: string, values: Record<string, string>) => string;
  const value = row.detail ?? "";
  const text = put(row.stateText, { value: value || t("quality.fix.none"), reason: value });
  const tone = tones[row.state];
  const isUndoable = row.state === "written" && view.content.state === "done";
  return (
    <InlineStack gap="200" blockAlign="center">
      <Badge {...(tone ? { tone } : {})}>{text}</Badge>
      {isUndoable && view.content.kind === "fix" ? (
        <Button
          variant="plain"
          disabled={form.isBusy}
          accessibilityLabel={t("quality.fix.undoProductOf", names)}
          onClick={() => form.send({ intent: "undo", productId: String(row.productId) })}
        >
          {t("quality.fix.undoProduct")}
        </Button>
      ) : null}
    </InlineStack>
  );
}
