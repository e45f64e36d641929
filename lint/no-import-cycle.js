import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";

// eslint-plugin-import's rule of this name took longer than all other rules together: it asks for every
// import of every file what the whole configuration is. This one reads each file once.

const endings = ["", ".ts", ".tsx", ".js", "/index.ts", "/index.tsx", "/index.js"];
const known = new Map();

/** Our own files that a file imports values of, statically or not, as absolute paths. */
function importsOf(file) {
  const { mtimeMs } = statSync(file);
  const cached = known.get(file);
  if (cached?.mtimeMs === mtimeMs) return cached.imports;
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  const imports = new Set();
  const visit = (node) => {
    const text = valueSource(node);
    const path = text === null ? null : find(file, text);
    if (path !== null) imports.add(path);
    ts.forEachChild(node, visit);
  };
  visit(source);
  known.set(file, { mtimeMs, imports });
  return imports;
}

/** What stands between the quotation marks, unless only types come from there. */
function valueSource(node) {
  if (ts.isImportDeclaration(node)) {
    const { importClause: clause, moduleSpecifier } = node;
    const names = clause?.namedBindings;
    const isTypeOnly =
      clause?.isTypeOnly ||
      (clause && !clause.name && names && ts.isNamedImports(names) && areTypes(names.elements));
    return isTypeOnly ? null : moduleSpecifier.text;
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    const { exportClause: clause } = node;
    const isTypeOnly =
      node.isTypeOnly || (clause && ts.isNamedExports(clause) && areTypes(clause.elements));
    return isTypeOnly ? null : node.moduleSpecifier.text;
  }
  const isDynamic =
    ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const [argument] = isDynamic ? node.arguments : [];
  return argument && ts.isStringLiteralLike(argument) ? argument.text : null;
}

const areTypes = (elements) => elements.length > 0 && elements.every((each) => each.isTypeOnly);

function find(from, text) {
  if (!text.startsWith(".")) return null;
  const path = resolve(dirname(from), text.replace(/\?.*$/, ""));
  const found = endings.map((ending) => path + ending).find((each) => isFile(each));
  return found && /\.(ts|tsx|js)$/.test(found) ? found : null;
}

const isFile = (path) => existsSync(path) && statSync(path).isFile();

/** The shortest way over imports from one of these files to another; null where there is none. */
function findWay(starts, to) {
  const before = new Map([...starts].map((start) => [start, null]));
  for (const file of before.keys()) {
    if (file === to) {
      const way = [];
      for (let at = file; at !== null; at = before.get(at)) way.unshift(at);
      return way;
    }
    for (const next of importsOf(file)) if (!before.has(next)) before.set(next, file);
  }
  return null;
}

/** A file may not import values of one that, in however many steps, imports values of it. */
export const noImportCycle = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const file = context.physicalFilename;
    if (!existsSync(file) || findWay(importsOf(file), file) === null) return {};
    const check = (node) => {
      const isTypeOnly =
        (node.importKind ?? node.exportKind) === "type" ||
        (node.specifiers?.length > 0 &&
          node.specifiers.every((each) => (each.importKind ?? each.exportKind) === "type"));
      if (isTypeOnly || typeof node.source?.value !== "string") return;
      const imported = find(file, node.source.value);
      const way = imported === null ? null : findWay([imported], file);
      if (way === null) return;
      const names = way.map((each) => each.replace(join(context.cwd, "/"), "")).join(" -> ");
      context.report({ node, message: `Imports go in a circle: ${names}` });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};
