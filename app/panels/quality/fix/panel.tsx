import { useNavigate } from "@remix-run/react";
import { BlockStack, Box, Button, Card, InlineStack, Link, Select, Text } from "@shopify/polaris";
import { useEffect, useId } from "react";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../../components/answer-banner";
import { useFormats } from "../../../components/formats-context";
import { KeyedList } from "../../../components/keyed-list";
import { LivePart } from "../../../components/live-part";
import { ProgressLine } from "../../../components/progress-line";
import { useEntryForm, type EntryForm } from "../../../components/use-entry-form";
import { useAddress } from "../../products/use-address";
import { DownloadButton, ListFoot } from "../list-parts";
import { useDropPicks } from "../products/use-picks";
import { QualityAnswer, QualityPage } from "../quality-page";
import { usePolling } from "../use-polling";
import { useQualityTexts } from "../use-quality-texts";
import type { QualityReadyView } from "../view";
import { Actions } from "./actions";
import { ChangeTable, nameOfChange } from "./change-table";
import { FillCard } from "./fill-card";
import { EnteredNotes, ValuesCard } from "./values-card";
import type { FixContent, FixView } from "./view";

type Ready = QualityReadyView<FixContent>;

/** Quality: changes at Shopify, from the proposal to what came of them. */
export function FixPanel({ view }: { view: FixView }) {
  const { t } = useTranslation();
  const content = view.state === "ready" ? view.content : null;
  const rule = content?.rule ?? null;
  const title =
    content?.kind === "undo"
      ? t("quality.fix.undoTitle")
      : rule === null
        ? t("quality.fix.title")
        : t("quality.fix.titleOf", { rule: t(rule) });
  return (
    <QualityPage view={view} title={title} backUrl="/app/quality/fixes">
      {(ready) => <ReadyFix key={ready.content.batchId} view={ready} />}
    </QualityPage>
  );
}

function ReadyFix({ view }: { view: Ready }) {
  const form = useEntryForm();
  const { batchId, acceptedAt, state, undoOf, notes, rows, paging, fills, valueFields, entered } =
    view.content;
  const { t } = useQualityTexts(view.currency, view.timezone);
  const { change } = useAddress();
  const sayWho = useWho(view);
  const isBusy = state === "preparing" || state === "applying";
  usePolling(isBusy);
  useUndo(form);
  useDropPicks(view.shop, batchId, acceptedAt !== null);
  return (
    <>
      <AnswerBanner form={form} />
      <QualityAnswer text={useSentence(view)} isBusy={isBusy}>
        {[
          ...notes.map((note) => t(note)),
          ...(state === "open" ? [t("quality.fix.guide")] : []),
        ].map((text) => (
          <Text key={text} as="p" tone="subdued">
            {text}
          </Text>
        ))}
        <Text as="p" tone="subdued">
          {sayWho(view.content)}
        </Text>
        {undoOf === null ? null : (
          <Text as="p" tone="subdued">
            <Link url={`/app/quality/fixes/${undoOf}`}>
              {t("quality.fix.history.of", { number: String(undoOf) })}
            </Link>
          </Text>
        )}
      </QualityAnswer>
      <Progress content={view.content} />
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <Actions view={view} form={form} />
      </Box>
      {entered && state === "open" ? <EnteredNotes entered={entered} say={form.say} /> : null}
      {fills.length > 0 ? <FillCard view={view} fills={fills} /> : null}
      {valueFields.length > 0 ? <ValuesCard key={valueFields.join()} fields={valueFields} /> : null}
      {state === "preparing" || paging.found + rows.length > 0 || view.content.counts.all > 0 ? (
        <KeyedList
          rows={rows.map((row) => ({ key: String(row.no), name: nameOfChange(t, row) }))}
          paging={paging}
          turnTo={(page) => change({ page: String(page) })}
          canPick={state === "open"}
          canSearch={false}
        >
          <Card padding="0">
            <Box padding="400">
              <ShowSelect view={view} form={form} />
            </Box>
            <Box paddingInline="400">
              {rows.length > 0 ? <ChangeTable view={view} form={form} /> : null}
            </Box>
            <Box padding="400">
              <ListFoot paging={paging} />
            </Box>
          </Card>
        </KeyedList>
      ) : null}
    </>
  );
}

/** An undo is a batch of its own, to be looked at too. */
function useUndo({ answer }: EntryForm) {
  const navigate = useNavigate();
  const batchId = answer && "batchId" in answer ? Number(answer.batchId) : null;
  useEffect(() => {
    if (batchId !== null) navigate(`/app/quality/fixes/${batchId}`);
  }, [batchId, navigate]);
}

/** Who has asked for a batch, and who has accepted it, with when. */
function useWho({ currency, timezone }: Ready) {
  const { t, instant } = useQualityTexts(currency, timezone);
  const staff = (id: string | null) =>
    id === null
      ? t("quality.fix.history.unknownStaff")
      : t("quality.fix.history.oneOfStaff", { id });
  return ({ madeBy, madeAt, acceptedBy, acceptedAt }: FixContent) =>
    [
      t("quality.fix.history.madeBy", { who: staff(madeBy), instant: instant(madeAt) }),
      ...(acceptedAt === null
        ? []
        : [
            t("quality.fix.history.acceptedWho", {
              who: staff(acceptedBy),
              instant: instant(acceptedAt),
            }),
          ]),
    ].join(" ");
}

function useSentence({ content, currency, timezone }: Ready): string {
  const { t, formats } = useQualityTexts(currency, timezone);
  const { state, counts, looked, total } = content;
  const number = (count: number) => ({ count, number: formats.count(count) });
  const done = { done: formats.count(counts.settled), total: formats.count(counts.accepted) };
  switch (state) {
    case "preparing":
      return t("quality.fix.preparing", {
        done: formats.count(Math.min(looked, total)),
        total: formats.count(total),
      });
    case "open":
      return counts.all === 0
        ? t("quality.fix.nothingToFix")
        : t("quality.fix.sentence.open", {
            changes: t("quality.fix.changes", number(counts.all)),
            ...number(counts.products),
          });
    case "applying":
      return t("quality.fix.sentence.applying", done);
    case "stopped":
      return t("quality.fix.sentence.stopped", done);
    case "done": {
      const leftOut = counts.all - counts.accepted;
      const sentence = t("quality.fix.sentence.done", number(counts.written));
      if (leftOut === 0) return sentence;
      return `${sentence} ${t("quality.fix.sentence.leftOut", number(leftOut))}`;
    }
    case "discarded":
      return t("quality.fix.sentence.discarded");
  }
}

/** How far it is: drawn, and told by quarters to those who do not see it. */
function Progress({ content }: { content: FixContent }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const textId = useId();
  const { state, counts, looked, total } = content;
  const isBusy = state === "preparing" || state === "applying";
  const [done, all] = state === "preparing" ? [looked, total] : [counts.settled, counts.accepted];
  const share = all === 0 ? 0 : Math.min(done / all, 1);
  const what = isBusy ? t(`quality.fix.history.states.${state}`) : "";
  return (
    <>
      <LivePart>
        {isBusy ? (
          <Text as="span" visuallyHidden>
            {t("quality.fix.progress", {
              what,
              percent: formats.percent(Math.floor(share * 4) / 4),
            })}
          </Text>
        ) : null}
      </LivePart>
      {isBusy ? (
        <Card padding="300">
          <BlockStack gap="100">
            <span id={textId} hidden>
              {what}
            </span>
            <ProgressLine share={share} labelledBy={textId} />
          </BlockStack>
        </Card>
      ) : null}
    </>
  );
}

function ShowSelect({ view, form }: { view: Ready; form: EntryForm }) {
  const { t, formats } = useQualityTexts(view.currency, view.timezone);
  const { change } = useAddress();
  const { show, shows, state, counts } = view.content;
  const tick = (isChosen: "yes" | "no") => () => form.send({ intent: "choose", isChosen, show });
  return (
    <InlineStack gap="300" align="space-between" blockAlign="center">
      <InlineStack gap="300" blockAlign="center">
        <Select
          label={t("quality.fix.show")}
          labelInline
          value={show}
          options={shows.map(({ value, label, count }) => ({
            value,
            label: `${t(label)} (${formats.count(count)})`,
          }))}
          onChange={(value) => change({ show: value === "all" ? null : value, page: null })}
        />
        {state === "open" ? (
          <Text as="span" tone="subdued">
            {t("quality.fix.chosen", {
              chosen: formats.count(counts.chosen),
              all: formats.count(counts.all),
            })}
          </Text>
        ) : null}
      </InlineStack>
      <InlineStack gap="200">
        {state === "open" ? (
          <>
            <Button disabled={form.isBusy} onClick={tick("yes")}>
              {t("quality.fix.tickAll")}
            </Button>
            <Button disabled={form.isBusy} onClick={tick("no")}>
              {t("quality.fix.untickAll")}
            </Button>
          </>
        ) : null}
        <DownloadButton table="changes" batch={view.content.batchId} />
      </InlineStack>
    </InlineStack>
  );
}
