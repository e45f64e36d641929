import { Kind, specifiedRules, validate } from "graphql";
import type {
  GraphQLError,
  ASTNode,
  DocumentNode,
  FieldNode,
  GraphQLSchema,
  ValidationRule,
} from "graphql";

export interface ShopifyError {
  message: string;
  locations?: readonly { line: number; column: number }[];
  path?: readonly (string | number)[];
  extensions?: Record<string, unknown>;
}

/** Validates against the schema; errors come in the words and shape of Shopify's server. */
export function validateDocument(schema: GraphQLSchema, document: DocumentNode): ShopifyError[] {
  const ruleOf = new Map<GraphQLError, string>();
  const rules = specifiedRules.map((rule): ValidationRule => (context) => {
    const tagged = Object.create(context) as typeof context;
    tagged.reportError = (error) => {
      ruleOf.set(error, rule.name);
      context.reportError(error);
    };
    return rule(tagged);
  });
  const errors = validate(schema, document, rules);
  return errors.map((error) => toShopifyError(error, ruleOf.get(error) ?? "", document));
}

/** A syntax error has no path and no code. */
export function syntaxError(error: GraphQLError): ShopifyError {
  return {
    message: error.message.replace(/^Syntax Error: /, "syntax error, "),
    locations: error.locations ?? [],
  };
}

function toShopifyError(error: GraphQLError, rule: string, document: DocumentNode): ShopifyError {
  const words = rephrase(error, rule);
  const node = error.nodes?.[0];
  return {
    message: words.message,
    locations: error.locations ?? [],
    path: node ? pathOf(document, node) : [],
    extensions: words.extensions,
  };
}

/**
 * The frequent refusals in Shopify's wording with its extensions; what is rarer keeps graphql-js'
 * words and gets the rule's name as its code.
 */
function rephrase(
  error: GraphQLError,
  rule: string,
): { message: string; extensions: Record<string, unknown> } {
  const quoted = [...error.message.matchAll(/"([^"]*)"/g)].map((match) => match[1]!);
  const [first = "", second = "", third = ""] = quoted;
  switch (rule) {
    case "FieldsOnCorrectTypeRule":
      return {
        message: `Field '${first}' doesn't exist on type '${second}'`,
        extensions: { code: "undefinedField", typeName: second, fieldName: first },
      };
    case "KnownArgumentNamesRule": {
      const [type = "", field = ""] = second.split(".");
      return {
        message: `Field '${field || second}' doesn't accept argument '${first}'`,
        extensions: {
          code: "argumentNotAccepted",
          name: field || second,
          typeName: field ? "Field" : type,
          argumentName: first,
        },
      };
    }
    case "ProvidedRequiredArgumentsRule":
      return {
        message: `Field '${first}' is missing required arguments: ${second}`,
        extensions: {
          code: "missingRequiredArguments",
          className: "Field",
          name: first,
          arguments: second,
        },
      };
    case "ScalarLeafsRule":
      return {
        message: error.message.includes("must have a selection")
          ? `Field must have selections (field '${first}' returns ${second} but has no selections. Did you mean '${first} { ... }'?)`
          : `Selections can't be made on scalars (field '${first}' returns ${second} but has selections)`,
        extensions: { code: "selectionMismatch", nodeName: `field '${first}'`, typeName: second },
      };
    case "KnownTypeNamesRule":
      return {
        message: `No such type ${first}, so it can't be a fragment condition`,
        extensions: { code: "undefinedType", typeName: first },
      };
    case "KnownFragmentNamesRule":
      return {
        message: `Fragment ${first} was used, but not defined`,
        extensions: { code: "useAndDefineFragment", fragmentName: first },
      };
    case "NoUnusedFragmentsRule":
      return {
        message: `Fragment ${first} was defined, but not used`,
        extensions: { code: "useAndDefineFragment", fragmentName: first },
      };
    case "NoUndefinedVariablesRule": {
      const name = first.replace(/^\$/, "");
      return {
        message: `Variable $${name} is used by ${second || "anonymous query"} but not declared`,
        extensions: { code: "variableNotDefined", variableName: name },
      };
    }
    case "NoUnusedVariablesRule": {
      const name = first.replace(/^\$/, "");
      return {
        message: `Variable $${name} is declared by ${second || "anonymous query"} but not used`,
        extensions: { code: "variableNotUsed", variableName: name },
      };
    }
    case "VariablesInAllowedPositionRule": {
      const name = first.replace(/^\$/, "");
      return {
        message: `Type mismatch on variable $${name} (${second} / ${third})`,
        extensions: {
          code: "variableMismatch",
          variableName: name,
          typeName: second,
          argumentName: "",
          errorMessage: "Type mismatch",
        },
      };
    }
    case "ValuesOfCorrectTypeRule":
      return {
        message: error.message,
        extensions: { code: "argumentLiteralsIncompatible", typeName: "CoercionError" },
      };
    case "OverlappingFieldsCanBeMergedRule":
      return {
        message: error.message,
        extensions: { code: "fieldConflict", conflicts: first, fieldName: first },
      };
    default:
      return {
        message: error.message,
        extensions: { code: rule.replace(/Rule$/, "").replace(/^./, (c) => c.toLowerCase()) },
      };
  }
}

/** ["query Name", "orders", "edges"] as Shopify writes the way to a node of the document. */
function pathOf(document: DocumentNode, target: ASTNode): string[] {
  const walk = (node: ASTNode, path: string[]): string[] | null => {
    const label = labelOf(node);
    const here = label === null ? path : [...path, label];
    if (node === target) return here;
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (child && typeof child === "object" && "kind" in child && child.kind !== undefined) {
          const found = walk(child as ASTNode, here);
          if (found) return found;
        }
      }
    }
    return null;
  };
  return walk(document, []) ?? [];
}

function labelOf(node: ASTNode): string | null {
  switch (node.kind) {
    case Kind.OPERATION_DEFINITION:
      return node.name ? `${node.operation} ${node.name.value}` : node.operation;
    case Kind.FRAGMENT_DEFINITION:
      return `fragment ${node.name.value}`;
    case Kind.INLINE_FRAGMENT:
      return `... on ${node.typeCondition?.name.value ?? ""}`.trim();
    case Kind.FRAGMENT_SPREAD:
      return `... ${node.name.value}`;
    case Kind.FIELD:
      return (node as FieldNode).alias?.value ?? node.name.value;
    case Kind.ARGUMENT:
      return node.name.value;
    default:
      return null;
  }
}
