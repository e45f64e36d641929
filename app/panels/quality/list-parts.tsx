import { Button, InlineStack, Link, List, Pagination, Text } from "@shopify/polaris";
import { useState } from "react";
import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { downloadText } from "../../components/download";
import { useFormats } from "../../components/formats-context";
import { ListFilters } from "../../components/list-filters";
import { ToneBadge } from "../../components/tone-badge";
import { MailTableButton } from "../notifications/mail-table-button";
import { useAddress } from "../products/use-address";
import { severityTexts } from "./words";
import type { EvidenceView, FilterView, PagingView, RuleWords, SeverityWord } from "./view";

const tones = { error: "critical", warning: "warning", hint: "info" } as const;

export function SeverityBadge({ severity }: { severity: SeverityWord }) {
  const { t } = useTranslation();
  return <ToneBadge tone={tones[severity]} text={t(severityTexts[severity])} />;
}

/** How much a rule weighs, why it matters, where it is from, and what to do by hand. */
export function RuleNote({ rule }: { rule: RuleWords & { severity: SeverityWord } }) {
  const { t } = useTranslation();
  const { name, url } = rule.source;
  const source = t("quality.source", { name });
  return (
    <InlineStack gap="200" blockAlign="center">
      <SeverityBadge severity={rule.severity} />
      <Text as="p" tone="subdued">
        {t(rule.why)}{" "}
        {url === null ? (
          source
        ) : (
          <Link url={url} target="_blank">
            {source}
          </Link>
        )}
      </Text>
      {rule.guide === null ? null : <Text as="p">{t(rule.guide)}</Text>}
    </InlineStack>
  );
}

/** The choices of a list, kept in the address. */
export function FilterBar({
  filters,
  search,
}: {
  filters: readonly FilterView[];
  /** Undefined: nothing to search by. */
  search?: string;
}) {
  const { t } = useTranslation();
  const { change } = useAddress();
  return (
    <ListFilters
      filters={filters}
      {...(search === undefined ? {} : { search: { label: t("quality.search"), value: search } })}
      allOf={(what) => t("quality.filters.all", { what })}
      onChange={(param, value) => change({ [param]: value, page: null })}
    />
  );
}

/** Which rows these are, and the way to the others. */
export function ListFoot({
  paging,
  text = "quality.shown",
}: {
  paging: PagingView;
  text?: "quality.shown" | "quality.shownPlaces";
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { change } = useAddress();
  const { page, pageCount, found, onPage } = paging;
  if (found === 0) return null;
  const first = (page - 1) * onPage + 1;
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <Text as="p" variant="bodySm" tone="subdued">
        {t(text, {
          from: formats.count(first),
          to: formats.count(Math.min(found, first + onPage - 1)),
          all: formats.count(found),
        })}
      </Text>
      {pageCount > 1 ? (
        <Pagination
          label={t("breakdown.page", {
            page: formats.count(page),
            pages: formats.count(pageCount),
          })}
          hasPrevious={page > 1}
          previousTooltip={t("breakdown.previousPage")}
          onPrevious={() => change({ page: String(page - 1) })}
          hasNext={page < pageCount}
          nextTooltip={t("breakdown.nextPage")}
          onNext={() => change({ page: String(page + 1) })}
        />
      ) : null}
    </InlineStack>
  );
}

/** The whole table as a file, with the choices of the address: at once, or by mail at an hour of the shop's. */
export function DownloadButton({
  table,
  rule,
  batch,
}: {
  table: "rules" | "products" | "changes" | "batches";
  rule?: string;
  /** Whose changes. */
  batch?: number;
}) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const [hasFailed, setHasFailed] = useState(false);
  const query = new URLSearchParams(params);
  query.set("table", table);
  if (rule) query.set("rule", rule);
  const download = async () => {
    setHasFailed(false);
    try {
      if (batch !== undefined) query.set("batch", String(batch));
      const response = await fetch(`/app/quality/csv?${query.toString()}`);
      if (!response.ok) throw new Error(String(response.status));
      const name = `shelfwise-quality-${rule ?? [table, batch].filter(Boolean).join("-")}.csv`;
      downloadText(name, "text/csv", await response.text());
    } catch {
      setHasFailed(true);
    }
  };
  return (
    <InlineStack gap="200" blockAlign="center">
      {hasFailed ? (
        <Text as="p" tone="critical">
          {t("breakdown.downloadFailed")}
        </Text>
      ) : null}
      <Button onClick={() => void download()}>{t("breakdown.download")}</Button>
      <MailTableButton table="quality" query={query} />
    </InlineStack>
  );
}

/** Where something is wrong, in words; the first places, and how many more there are. */
export function EvidenceList({
  evidence,
  places,
  write,
  shown = evidence.length,
}: {
  evidence: readonly EvidenceView[];
  places: number;
  write(view: EvidenceView): string;
  shown?: number;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const first = evidence.slice(0, shown);
  const more = places - first.length;
  if (first.length === 1 && more === 0 && first[0]) return <span>{write(first[0])}</span>;
  return (
    <List>
      {first.map((view, index) => (
        <List.Item key={index}>{write(view)}</List.Item>
      ))}
      {more > 0 ? (
        <List.Item>
          {t("quality.morePlaces", { count: more, number: formats.count(more) })}
        </List.Item>
      ) : null}
    </List>
  );
}
