import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// Where no run has said how long each file takes, as on a fresh clone, the largest would begin, and these would
// end last, one core idle beside them: they take from 30 seconds to minutes. In their order.
const slow = [
  "tests/e2e/kill.test.ts",
  "tests/e2e/report.test.ts",
  "tests/e2e/pixel.test.ts",
  "tests/e2e/fixes.test.ts",
  "tests/e2e/customers.test.ts",
  "tests/e2e/app.test.ts",
  "tests/integration/home/equals-shopifyql.test.ts",
  "tests/integration/faults/connector-bugs.test.ts",
  "tests/integration/quality/days.test.ts",
  "tests/integration/sync/reconcile.test.ts",
  "tests/integration/sync/countries.test.ts",
  "tests/integration/rollup/property.test.ts",
  "tests/integration/report/equals-shopifyql.test.ts",
  "tests/integration/notifications/kill.test.ts",
  "tests/integration/sync/shop-changes.test.ts",
  "tests/integration/sync/results.test.ts",
  "tests/integration/sync/resume.test.ts",
  "tests/integration/faults/webhooks.test.ts",
  "tests/integration/store/staging.test.ts",
  "app/alerts/incidents.test.ts",
  "app/alerts/default-alarms.test.ts",
  "app/quality/changes-on.test.ts",
  "app/quality/fixes/every-fix.test.ts",
];

/** Within each project, files that are known to be slow begin. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification) => {
      const rank = slow.indexOf(relative(this.ctx.config.root, moduleId));
      return rank < 0 ? slow.length : rank;
    };
    const sorted = await super.sort(files);
    // Projects keep their order, and so does what is not slow.
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return projects.flatMap((project) =>
      sorted.filter((file) => file.project === project).sort((a, b) => rankOf(a) - rankOf(b)),
    );
  }
}
